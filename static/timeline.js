// How does one choose a stretch of time? By dragging over the bars, or with Shift and the arrow keys. A single bar is a link.
"use strict";

(() => {
  const FAR = 5; // so many pixels make a click a drag
  let drag = null; // { figure, from, x, moved }
  let from = null; // the bar at which choosing by keyboard began
  let swallow = false; // the click that ends a drag

  const bars = (figure) => [...figure.querySelectorAll("[data-at]")];

  function barAt(figure, x) {
    // By what is drawn, since right-to-left pages mirror the bars; beyond either end lies the bar at that end.
    let best = null, least = Infinity;
    for (const bar of bars(figure)) {
      const box = bar.querySelector(".reach").getBoundingClientRect();
      const away = x < box.left ? box.left - x : x > box.right ? x - box.right : 0;
      if (away < least) [best, least] = [bar, away];
    }
    return best;
  }

  function between(figure, one, other) {
    const [first, last] = [+one.dataset.at, +other.dataset.at].sort((a, b) => a - b);
    return bars(figure).slice(first, last + 1);
  }

  function show(figure, one, other) {
    const chosen = between(figure, one, other), wide = +figure.dataset.wide;
    const band = figure.querySelector(".chosen");
    band.setAttribute("x", String(+chosen[0].dataset.at * wide));
    band.setAttribute("width", String(chosen.length * wide));
    const count = chosen.reduce((sum, bar) => sum + +bar.dataset.count, 0);
    const labels = [chosen[0].dataset.label, chosen[chosen.length - 1].dataset.label];
    figure.querySelector(".picked").textContent = [...new Set(labels)].join(" – ") + ": " + count.toLocaleString(document.documentElement.lang);
  }

  function clear(figure) {
    figure.querySelector(".chosen").setAttribute("width", "0");
    figure.querySelector(".picked").textContent = "";
    from = null;
  }

  function narrow(figure, one, other) {
    const chosen = between(figure, one, other);
    if (!chosen.some((bar) => +bar.dataset.count)) return clear(figure);
    const address = new URL(figure.querySelector("a").getAttribute("href"), location.href);
    address.searchParams.set("from", chosen[0].dataset.value);
    address.searchParams.set("to", chosen[chosen.length - 1].dataset.value);
    location.assign(address);
  }

  document.addEventListener("pointerdown", (event) => {
    const figure = event.button === 0 && event.target.closest && event.target.closest(".timeline .bars") ? event.target.closest(".timeline") : null;
    drag = figure && { figure, from: barAt(figure, event.clientX), x: event.clientX, moved: false };
    swallow = false;
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.moved = drag.moved || Math.abs(event.clientX - drag.x) > FAR;
    if (drag.moved) show(drag.figure, drag.from, barAt(drag.figure, event.clientX));
  });

  document.addEventListener("pointerup", (event) => {
    if (drag && drag.moved) {
      swallow = true;
      narrow(drag.figure, drag.from, barAt(drag.figure, event.clientX));
    }
    drag = null;
  });

  document.addEventListener("pointercancel", () => {
    if (drag) clear(drag.figure);
    drag = null;
  });

  document.addEventListener("click", (event) => {
    if (swallow && event.target.closest && event.target.closest(".timeline")) event.preventDefault();
    swallow = false;
  }, true);
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest && event.target.closest(".timeline")) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const bar = event.target.closest && event.target.closest(".timeline a");
    if (!bar || event.ctrlKey || event.altKey || event.metaKey) return;
    const figure = bar.closest(".timeline");
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      const forward = (event.key === "ArrowRight") === (getComputedStyle(figure).direction === "ltr");
      const links = [...figure.querySelectorAll("a")];
      const next = links[links.indexOf(bar) + (forward ? 1 : -1)];
      if (!next) return;
      const start = event.shiftKey ? from || bar : null;
      if (!event.shiftKey) clear(figure);
      next.focus();
      from = start;
      if (start) show(figure, start, next);
    } else if (event.key === "Enter" && from) {
      event.preventDefault();
      narrow(figure, from, bar);
    } else if (event.key === "Escape" && from) {
      clear(figure);
    }
  });

  document.addEventListener("focusout", (event) => {
    const figure = event.target.closest && event.target.closest(".timeline");
    if (figure && from && !(event.relatedTarget && figure.contains(event.relatedTarget))) clear(figure);
  });
})();
