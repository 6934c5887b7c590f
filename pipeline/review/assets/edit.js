// Values are corrected in a dialog: a copy of what is printed, and what should stand there.
"use strict";

const main = document.querySelector("main");
const editor = document.getElementById("edit");
const opener = document.getElementById("edit-open");
const fields = Object.fromEntries(["corrected", "who", "why"].map((name) => [name, document.getElementById("edit-" + name)]));
const stored = new Map(); // what the tables hold, of values that show something else
let edited = null;

function cellOf(node) {
  return node.dataset.row + " " + node.dataset.column;
}

function shownText(node) {
  return node.querySelector(".empty") ? "" : node.textContent;
}

function storedText(node) {
  return stored.get(node) ?? shownText(node);
}

function printedText(node) {
  return node.dataset.printed ?? storedText(node);
}

// All values that show one printed text.
function alike(node) {
  return node.dataset.shared ? [...values.querySelectorAll(`[data-shared="${node.dataset.shared}"]`)] : [node];
}

// As the tables hold texts: single spaces, lines only for items.
function plain(said) {
  return said.normalize("NFC").replace(/\s+/g, (gap, at) => (/[\r\n]/.test(gap) && said.slice(at + gap.length).startsWith("- ") ? "\n" : " ")).trim();
}

function show(node, value) {
  const now = storedText(node);
  if (value === now) stored.delete(node);
  else stored.set(node, now);
  node.classList.toggle("changed", value !== now);
  node.replaceChildren(value ? value : shown(""));
  const differs = value !== printedText(node);
  node.classList.toggle("corrected", differs);
  if (node.nextElementSibling?.matches(".was")) node.nextElementSibling.remove();
  if (!differs) return;
  const was = element("span", "was", "");
  const label = element("span", "", text("printed"));
  label.dataset.t = "printed";
  was.append(label, ": ", shown(printedText(node), "s"));
  node.after(was);
}

// Shows what is corrected. A correction that the tables have by now is dropped.
function showCorrections() {
  const corrections = correctionsOf(main.dataset.document);
  const before = corrections.size;
  for (const node of values.querySelectorAll("[data-editable]")) {
    const own = corrections.get(cellOf(node));
    const fits = own && own.printed === printedText(node);
    if (fits && own.corrected === storedText(node)) corrections.delete(cellOf(node));
    const value = fits ? own.corrected : storedText(node);
    if (value !== shownText(node) || value !== printedText(node)) show(node, value);
  }
  if (corrections.size < before) keepCorrections(main.dataset.document, corrections);
}

function correct(node, value) {
  const corrections = correctionsOf(main.dataset.document);
  for (const each of alike(node)) {
    const printed = printedText(each);
    // What the tables have corrected is taken back by a correction to what is printed.
    if (value === storedText(each)) corrections.delete(cellOf(each));
    else corrections.set(cellOf(each), {
      document: main.dataset.source, row_id: each.dataset.row, column: each.dataset.column,
      printed, corrected: value, who: plain(fields.who.value), why: plain(fields.why.value),
    });
  }
  keepCorrections(main.dataset.document, corrections);
  document.dispatchEvent(new Event("corrections"));
}

function edit(node) {
  edited = node;
  const own = correctionsOf(main.dataset.document).get(cellOf(node));
  const rows = alike(node).length;
  document.getElementById("edit-column").replaceChildren(text(node.dataset.column));
  document.getElementById("edit-printed").replaceChildren(shown(printedText(node)));
  document.getElementById("edit-rows").hidden = rows === 1;
  document.querySelector("#edit-rows b").textContent = rows;
  document.getElementById("edit-undo").hidden = !node.matches(".corrected, .changed");
  fields.corrected.value = shownText(node);
  fields.who.value = own?.who || kept("who") || "";
  fields.why.value = own?.why || "";
  editor.returnValue = "";
  editor.showModal();
  fields.corrected.focus();
}

// One button for all values: it stands behind the one that is pointed at or focused.
function offer(node) {
  if (document.activeElement === opener || !node?.matches("[data-editable]")) return;
  opener.hidden = false;
  if (node.parentElement !== opener.parentElement) node.parentElement.append(opener);
}

document.addEventListener("mouseover", (event) => offer(event.target.closest(".value")));
document.addEventListener("focusin", (event) => offer(event.target.closest(".value")));
opener.addEventListener("click", () => edit(opener.parentElement.querySelector(".value")));
document.addEventListener("keydown", (event) => {
  if (!isForPage(event) || event.key !== "e" || !event.target.matches("[data-editable]")) return;
  edit(event.target);
  event.preventDefault();
});
editor.addEventListener("close", () => {
  if (editor.returnValue === "correct") {
    keep("who", fields.who.value.trim());
    correct(edited, plain(fields.corrected.value));
  } else if (editor.returnValue === "undo") {
    fields.who.value ||= kept("who") || "";
    correct(edited, edited.matches(".changed") ? storedText(edited) : printedText(edited));
  }
  edited.focus({ preventScroll: true });
});
document.addEventListener("corrections", showCorrections);
showCorrections();
listCorrections();
