// What every page of the site has: language, theme, help. Runs ahead of the body, so that nothing flashes.
"use strict";

const root = document.documentElement;

// A browser may refuse to keep anything; the page then works without.
function kept(name) {
  try { return localStorage.getItem("tavoitteet-" + name); } catch { return null; }
}

function keep(name, value) {
  try { localStorage.setItem("tavoitteet-" + name, value); return true; } catch { return false; }
}

function language() {
  return kept("language") || (navigator.language.startsWith("fi") ? "fi" : "en");
}

function text(key) {
  return TEXTS[key][language() === "fi" ? 0 : 1];
}

function translate() {
  root.lang = language();
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = text(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", text(node.dataset.tLabel));
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = text(node.dataset.tPlaceholder);
  for (const node of document.querySelectorAll("[data-t-title]")) node.title = text(node.dataset.tTitle);
  for (const image of document.querySelectorAll(".sheet img")) image.alt = text("page") + " " + image.alt.split(" ").pop();
}

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

// Whether a key is meant for the page, and not typed into a field or said to a dialog.
function isForPage(event) {
  const busy = event.target.closest("input, select, textarea") || document.querySelector("dialog[open]");
  return !busy && !event.ctrlKey && !event.altKey && !event.metaKey;
}

if (kept("theme")) root.dataset.theme = kept("theme");

document.addEventListener("DOMContentLoaded", () => {
  translate();
  document.getElementById("language").addEventListener("click", () => {
    keep("language", language() === "fi" ? "en" : "fi");
    translate();
  });
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });
  const help = document.getElementById("help");
  document.getElementById("help-open").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    if (!isForPage(event)) return;
    if (event.key === "?") help.showModal();
    else if (event.key === "/") document.querySelector("input[type=search]").focus();
    else return;
    event.preventDefault();
  });
});
