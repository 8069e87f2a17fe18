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
