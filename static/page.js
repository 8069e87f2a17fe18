// What does the page do beyond links and forms? Everything here is a convenience: without it every state is still a link.
"use strict";

// A value is chosen or excluded, never both: the newest click wins. Runs before htmx collects the form.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked || !box.name) return;
  const opposite = box.name.startsWith("-") ? box.name.slice(1) : "-" + box.name;
  for (const other of document.getElementsByName(opposite)) {
    if (other.value === box.value) other.checked = false;
  }
}, true);

// After paging, reading goes on at the heading of the results; while typing, focus never moves.
document.addEventListener("htmx:afterSettle", (event) => {
  const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
  const target = asked && asked.dataset && asked.dataset.focus;
  if (!target) return;
  const heading = document.getElementById(target);
  if (heading) {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }
});

// A statement's address opens its evidence.
function openTarget() {
  const target = location.hash.startsWith("#s") && document.getElementById(location.hash.slice(1));
  const details = target && target.querySelector("details");
  if (details) {
    details.open = true;
    target.scrollIntoView({ block: "start" });
  }
}
window.addEventListener("hashchange", openTarget);
openTarget();

// Of which statement the evidence is open, its words are framed in the text, and what tells who speaks is underlaid.
document.addEventListener("toggle", (event) => {
  const proof = event.target.closest(".proof");
  if (!proof) return;
  const id = proof.dataset.proves;
  for (const one of document.querySelectorAll(`[data-quote="${id}"], [data-shows~="${id}"]`)) {
    one.classList.toggle("is-shown", event.target.open);
  }
}, true);

// What is to be copied gets a button.
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = text.dataset.copied;
  });
  text.after(button);
}

// Keys: a letter acts only outside of fields, and never together with Ctrl, Alt or Meta.
const found = (where) => [...document.querySelectorAll(where)].filter((one) => one.checkVisibility());

// The hits of a page, the marks in an article, or where nothing is marked its statements.
function stops() {
  const marked = found(".stop, .article mark");
  return marked.length ? marked : found(".proof summary");
}

function step(by) {
  const all = stops();
  const now = all.indexOf(document.querySelector(".is-at") || document.activeElement);
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1)];
  if (!next) return;
  for (const old of document.querySelectorAll(".is-at")) old.classList.remove("is-at");
  next.classList.add("is-at");
  if (next.matches("a, summary")) next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const keys = {
  "/": () => (document.getElementById("q") ? document.getElementById("q").select() : location.assign(document.querySelector(".brand").href)),
  "j": () => step(1),
  "k": () => step(-1),
  "o": () => document.activeElement.matches(".story a") && document.activeElement.click(),
  "f": () => {
    const unfold = document.getElementById("show-facets");
    if (unfold) unfold.checked = true;
    const first = document.querySelector("#facets input[type=checkbox]");
    if (first) first.focus();
  },
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".proof details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
  const field = event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
  if (event.ctrlKey || event.altKey || event.metaKey || field) return;
  const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (button) {
    event.preventDefault();
    button.click();
  }
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});
