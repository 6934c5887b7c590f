// Corrections: kept in the browser by document, listed, and saved as one CSV file. On every page of the site.
"use strict";

const COLUMNS = ["document", "row_id", "column", "printed", "corrected", "who", "why"];
const KEPT = "corrections-"; // and a document's id
const unkept = new Map(); // what a browser refuses to keep lasts as long as the page

// The corrections of a document, by row and column.
function correctionsOf(id) {
  try {
    const found = JSON.parse(unkept.get(id) ?? kept(KEPT + id)) || {};
    return new Map(Object.entries(found).filter(([, each]) => TEXTS[each.column] && COLUMNS.every((name) => typeof each[name] === "string")));
  } catch { return new Map(); }
}

function keepCorrections(id, corrections) {
  const said = JSON.stringify(Object.fromEntries(corrections));
  if (keep(KEPT + id, said)) unkept.delete(id);
  else unkept.set(id, said);
}

// Those of all documents, in the order of the file.
function allCorrections() {
  const ids = new Set(unkept.keys());
  const prefix = "tavoitteet-" + KEPT;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) ids.add(name.slice(prefix.length));
  } catch { /* nothing is kept */ }
  const found = [...ids].flatMap((id) => [...correctionsOf(id).values()].map((each) => ({ ...each, id })));
  const place = (each) => [each.document, each.row_id, each.column].join("\n");
  return found.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

// A Finnish Excel opens it with a double click; a space keeps it from taking a text for a formula.
function asCsv(corrections) {
  const cell = (value) => {
    const safe = /^[=+\-@]/.test(value) ? " " + value : value;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [COLUMNS, ...corrections.map((each) => COLUMNS.map((name) => each[name]))];
  return "\uFEFF" + lines.map((line) => line.map(cell).join(";") + "\r\n").join("");
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([asCsv(allCorrections())], { type: "text/csv" }));
  link.download = "corrections.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function element(name, kind, said) {
  const node = document.createElement(name);
  node.className = kind;
  if (said) node.textContent = said;
  return node;
}

// A text, or the word for none, in the reader's language.
function shown(value, name = "span") {
  const node = element(name, value ? "" : "empty", value || text("empty"));
  if (!value) node.dataset.t = "empty";
  return node;
}

function button(key, action) {
  const node = element("button", "", text(key));
  node.type = "button";
  node.dataset.t = key;
  node.addEventListener("click", action);
  return node;
}

function forget(correction) {
  const left = correctionsOf(correction.id);
  left.delete(correction.row_id + " " + correction.column);
  keepCorrections(correction.id, left);
  document.dispatchEvent(new Event("corrections"));
}

function entry(correction) {
  const node = document.createElement("li");
  const column = element("b", "", text(correction.column));
  column.dataset.t = correction.column;
  const what = element("div", "");
  what.lang = "fi";
  what.append(shown(correction.printed, "s"), " → ", shown(correction.corrected));
  const about = [correction.document, correction.row_id, correction.who, correction.why].filter(Boolean).join(" · ");
  node.append(column, " ", button("undo", () => forget(correction)), what, element("div", "quiet", about));
  return node;
}

function listCorrections() {
  const all = allCorrections();
  const list = document.getElementById("corrections");
  list.hidden = !all.length;
  document.getElementById("corrections-count").textContent = all.length;
  document.getElementById("corrections-lost").hidden = !unkept.size;
  list.querySelector("ol").replaceChildren(...all.map(entry));
}

document.getElementById("corrections-save").addEventListener("click", save);
document.addEventListener("corrections", listCorrections);
for (const change of ["storage", "pageshow"]) { // another page has corrected, or one comes back to this one
  addEventListener(change, () => document.dispatchEvent(new Event("corrections")));
}
addEventListener("beforeunload", (event) => { if (unkept.size) event.preventDefault(); });
