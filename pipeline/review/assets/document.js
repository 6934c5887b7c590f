// A document's page: pointing at a value lights its places, pointing at a place lights its values.
"use strict";

const pages = document.getElementById("pages");
const values = document.getElementById("values");
const doubts = [...document.querySelectorAll(".doubt")];
const SHOWS = ".value, .doubt";
let current = -1; // the finding that `j` and `k` count from

function named(names) {
  return names ? names.split(" ").map((name) => document.getElementById(name)) : [];
}

// All that belongs together, from either side.
function together(node) {
  const shown = node.matches(".box") ? named(node.dataset.shows) : [node];
  return [node, ...shown, ...shown.flatMap((each) => named(each.dataset.boxes))];
}

function light(node) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (node) for (const each of together(node)) each.classList.add("lit");
}

function scrollTo(node) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
}

function lead(node) {
  light(node);
  const [there] = node.matches(".box") ? named(node.dataset.shows) : named(node.dataset.boxes);
  if (!there) return;
  const folded = there.closest("details");
  if (folded) folded.open = true;
  const action = there.closest(".action[hidden]");
  if (action) action.hidden = false;
  scrollTo(there);
  if (node.matches(".box")) there.focus({ preventScroll: true });
}

function pointed(event) {
  return event.target.closest(`${SHOWS}, .box`);
}

function visit(step) {
  if (!doubts.length) return;
  current = current < 0 && step < 0 ? doubts.length - 1 : (current + step + doubts.length) % doubts.length;
  const doubt = doubts[current];
  doubt.closest("details").open = true;
  doubt.focus({ preventScroll: true });
  scrollTo(doubt);
  lead(doubt);
}

function search(words) {
  const wanted = words.toLocaleLowerCase("fi").trim();
  let hits = 0;
  for (const action of values.querySelectorAll(".action")) {
    let found = 0;
    for (const value of action.querySelectorAll(".value")) {
      const hit = wanted !== "" && value.textContent.toLocaleLowerCase("fi").includes(wanted);
      value.classList.toggle("hit", hit);
      found += hit;
    }
    action.hidden = wanted !== "" && !found;
    hits += found;
  }
  document.getElementById("hits").textContent = wanted ? hits : "";
  document.getElementById("hits-word").hidden = !wanted;
}

document.addEventListener("mouseover", (event) => light(pointed(event) || document.activeElement.closest(SHOWS)));
document.addEventListener("focusin", (event) => {
  light(event.target.closest(SHOWS));
  current = doubts.includes(event.target) ? doubts.indexOf(event.target) : current;
});
document.addEventListener("click", (event) => {
  const node = pointed(event);
  if (node && getSelection().isCollapsed) lead(node); // who marks a text to copy it does not want to go anywhere
});
document.addEventListener("keydown", (event) => {
  if (!isForPage(event)) return;
  if (event.key === "j") visit(1);
  else if (event.key === "k") visit(-1);
  else if ((event.key === "Enter" || event.key === " ") && event.target.matches(SHOWS)) lead(event.target);
  else return;
  event.preventDefault();
});
document.getElementById("search").addEventListener("input", (event) => search(event.target.value));
document.getElementById("search").addEventListener("keydown", (event) => {
  const hit = event.key === "Enter" && values.querySelector(".hit");
  if (!hit) return;
  hit.focus();
  scrollTo(hit);
  lead(hit);
});
search(document.getElementById("search").value);
