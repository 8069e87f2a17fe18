// What may the query become while one types? A combobox after the ARIA Authoring Practices (list autocomplete, manual
// selection). Recent queries stay in this browser's storage. Without this file the box is a plain search field.
"use strict";

(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("completions");
  const told = document.getElementById("completions-status");
  if (!box || !list) return;

  const KEY = "searchapp.recent";
  const MOST_KEPT = 10;
  const PAUSE = 120; // ms without a key before the server is asked
  let timer = 0;
  let asked = null;
  let active = null;

  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "completions", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  // ---- recent queries: a browser may refuse to keep anything

  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((q) => typeof q === "string") : [];
    } catch { return []; }
  }

  function keep() {
    const q = box.value.trim();
    if (!q || q.length > 300) return;
    try {
      localStorage.setItem(KEY, JSON.stringify([q, ...recent().filter((old) => old !== q)].slice(0, MOST_KEPT)));
    } catch { /* then nothing is kept */ }
  }

  function forget() {
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    close();
    told.textContent = list.dataset.forgotten;
  }

  // ---- the list

  const options = () => [...list.querySelectorAll("[role=option]")];

  function open() {
    list.hidden = !options().length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    asked = null;
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    activate(null);
  }

  function activate(option) {
    if (active) active.setAttribute("aria-selected", "false");
    active = option;
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.append(text);
    return made;
  }

  function showRecent() {
    const kept = recent();
    activate(null);
    list.replaceChildren();
    if (!kept.length) return close();
    const group = element("div", { role: "group", "aria-labelledby": "completions-recent" });
    group.append(element("p", { id: "completions-recent", class: "what", role: "presentation" }, list.dataset.recent));
    kept.forEach((q, at) => {
      const option = element("div", { role: "option", id: "recent-" + at, "aria-selected": "false", "data-q": q });
      option.append(element("bdi", {}, q));
      group.append(option);
    });
    group.append(element("div", { role: "option", id: "recent-forget", class: "forget", "aria-selected": "false" }, list.dataset.forget));
    list.append(group);
    open();
  }

  async function ask() {
    if (asked) asked.abort();
    const q = box.value;
    if (!q.trim()) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(new URL("complete?q=" + encodeURIComponent(q), box.form.action), { signal: asked.signal });
      if (!answer.ok) return close();
      const html = await answer.text();
      if (box.value !== q || document.activeElement !== box) return;
      activate(null);
      list.innerHTML = html; // our own server's template, which escapes every name
      told.textContent = list.querySelector("#completions-told").textContent;
      open();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function choose(option) {
    if (option.classList.contains("forget")) return forget();
    box.value = option.dataset.q;
    close();
    box.focus();
    box.form.requestSubmit();
  }

  // ---- what one does

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (!box.value.trim()) return close();
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("click", () => { if (!box.value && list.hidden) showRecent(); });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", () => { keep(); close(); });
  document.addEventListener("click", (event) => { if (event.target.closest(".story a")) keep(); });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const all = list.hidden ? [] : options();
    const at = all.indexOf(active);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!all.length) return box.value.trim() ? ask() : showRecent();
      if (event.altKey && event.key === "ArrowUp") return close();
      const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
      activate(all[next] || null); // beyond either end lies the box itself
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && all.length) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End") && active) {
      activate(null);
    }
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
})();
