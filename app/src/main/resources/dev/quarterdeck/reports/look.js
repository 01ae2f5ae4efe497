"use strict";
(() => {
  const keys = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const stops = [...document.querySelectorAll("main > section, .ledger > section")];
  let here = -1;
  keys.hidden = false;

  const targeted = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return id ? document.getElementById(id) : null;
  };
  const settle = () => {
    const target = targeted();
    if (target && (target.matches(".receipt") || target.dataset.figure)) {
      target.focus({ preventScroll: target.matches(".receipt") });
    }
  };
  const move = (step) => {
    const held = document.activeElement.closest("main > section, .ledger > section");
    here = held ? stops.indexOf(held) : here;
    here = Math.min(stops.length - 1, Math.max(0, here + step));
    stops[here].scrollIntoView({ block: "start" });
    stops[here].focus({ preventScroll: true });
  };
  const explain = () => {
    const active = document.activeElement;
    const scope = active.closest("section") || document.getElementById("main");
    const figure = active.dataset.figure ? active : scope.querySelector("[data-figure]");
    if (figure) {
      location.hash = "x-" + figure.dataset.figure;
    }
  };
  const close = () => {
    const open = document.querySelector(".receipt:target");
    if (keys.open) {
      keys.open = false;
    } else if (open) {
      open.querySelector(".close").click();
    }
  };

  addEventListener("hashchange", settle);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") return close();
    if (!keysOn.checked) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "e") explain();
    else if (event.key === "?") keys.open = !keys.open;
  });
})();
