// The list of documents: filtered by words and status, sorted by any column.
"use strict";

const table = document.getElementById("documents");
const body = table.tBodies[0];
const filter = document.getElementById("filter");
const status = document.getElementById("status");

function sift() {
  const words = filter.value.toLocaleLowerCase("fi").split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of body.rows) {
    const said = row.textContent.toLocaleLowerCase("fi");
    row.hidden = !(words.every((word) => said.includes(word)) && (!status.value || row.dataset.status === status.value));
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = shown;
}

function compare(one, other) {
  if (one.dataset.sort !== undefined) return one.dataset.sort - other.dataset.sort;
  return one.textContent.trim().localeCompare(other.textContent.trim(), "fi", { numeric: true });
}

function sort(heading) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const each of table.tHead.rows[0].cells) each.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const place = heading.cellIndex;
  const rows = [...body.rows].sort((one, other) => compare(one.cells[place], other.cells[place]));
  body.append(...(down ? rows.reverse() : rows));
}

filter.addEventListener("input", sift);
status.addEventListener("input", sift);
table.tHead.addEventListener("click", (event) => {
  const heading = event.target.closest("th");
  if (heading) sort(heading);
});
sift(); // a browser that goes back has kept what was typed
