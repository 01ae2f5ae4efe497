"use strict";
/*
 * Lets a reader walk the points of a chart with the keyboard: Tab to the chart, an arrow key to enter, arrows from point
 * to point, Home and End, Escape to leave. Without this script a chart is one image with a table beside it.
 */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const PAD = 4;
  const FORWARD = new Set(["ArrowRight", "Enter", " "]);

  const made = (name, kind) => {
    const element = document.createElementNS(SVG, name);
    if (kind) {
      element.setAttribute("class", kind);
    }
    return element;
  };
  const placed = (element, places) => {
    Object.entries(places).forEach(([name, value]) => element.setAttribute(name, String(value)));
    return element;
  };
  const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

  class Walk {
    constructor(svg, points) {
      this.svg = svg;
      this.points = points;
      this.overlay = made("g");
      this.overlay.setAttribute("aria-hidden", "true");
      svg.append(this.overlay);
      svg.setAttribute("role", "group");
      svg.setAttribute("aria-roledescription", "chart");
      svg.setAttribute("tabindex", "0");
      points.forEach((point) => this.named(point));
      svg.addEventListener("keydown", (event) => this.key(event));
      svg.addEventListener("focusin", (event) => this.entered(event));
      svg.addEventListener("focusout", () => this.overlay.replaceChildren());
    }

    named(point) {
      const title = point.querySelector("title");
      point.setAttribute("role", "img");
      point.setAttribute("tabindex", "-1");
      point.setAttribute("aria-label", title ? title.textContent : "");
    }

    here() {
      return this.points.indexOf(this.svg.ownerDocument.activeElement);
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const here = this.here();
      const next = this.next(event.key, here);
      if (event.key === "Escape" && here >= 0) {
        this.svg.focus();
      } else if (next) {
        next.focus({ preventScroll: true });
      } else if (here < 0 || !event.key.startsWith("Arrow")) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }

    next(key, here) {
      const { points } = this;
      if (key === "Home" || (here < 0 && (FORWARD.has(key) || key === "ArrowDown"))) {
        return points[0];
      }
      if (key === "End" || (here < 0 && (key === "ArrowLeft" || key === "ArrowUp"))) {
        return points[points.length - 1];
      }
      if (here < 0) {
        return null;
      }
      switch (key) {
        case "ArrowRight":
          return points[here + 1];
        case "ArrowLeft":
          return points[here - 1];
        case "ArrowDown":
          return this.across(here, 1);
        case "ArrowUp":
          return this.across(here, -1);
        default:
          return null;
      }
    }

    /* The nearest point above or below; staying in the column matters more than the way. */
    across(here, direction) {
      const from = this.middle(this.points[here]);
      const far = (point) => {
        const to = this.middle(point);
        const way = (to.y - from.y) * direction;
        return way > 0.5 ? way + 4 * Math.abs(to.x - from.x) : Infinity;
      };
      const [nearest, way] = this.points
        .map((point) => [point, far(point)])
        .reduce((best, one) => (one[1] < best[1] ? one : best), [null, Infinity]);
      return way < Infinity ? nearest : null;
    }

    middle(point) {
      const box = point.getBBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }

    entered(event) {
      this.overlay.replaceChildren();
      if (this.points.includes(event.target)) {
        this.show(event.target);
      }
    }

    show(point) {
      const box = point.getBBox();
      const ring = placed(made("rect", "ring"), {
        x: box.x - PAD, y: box.y - PAD, width: box.width + 2 * PAD, height: box.height + 2 * PAD, rx: 3,
      });
      const readout = made("g", "readout");
      const frame = made("rect");
      const words = made("text");
      words.textContent = point.getAttribute("aria-label");
      readout.append(frame, words);
      this.overlay.append(ring, readout);
      this.place(box, frame, words);
    }

    /* Above the point where there is room, else below; never outside of the drawing. */
    place(box, frame, words) {
      const view = this.svg.viewBox.baseVal;
      placed(words, { x: 0, y: 0 });
      let size = words.getBBox();
      const room = view.width - 6 * PAD;
      if (size.width > room) {
        placed(words, { textLength: room, lengthAdjust: "spacingAndGlyphs" });
        size = words.getBBox();
      }
      const width = size.width + 4 * PAD;
      const height = size.height + 2 * PAD;
      const above = box.y - height - 3 * PAD;
      const below = box.y + box.height + 3 * PAD;
      const x = clamp(box.x + box.width / 2 - width / 2, 2, view.width - width - 2);
      const y = clamp(above >= 2 ? above : below, 2, view.height - height - 2);
      placed(frame, { x, y, width, height, rx: 4 });
      placed(words, { x: x + 2 * PAD, y: y + PAD - size.y });
    }
  }

  const start = (root) => {
    root.querySelectorAll("svg.chart[role=img]").forEach((svg) => {
      const points = [...svg.querySelectorAll(".pt")];
      if (points.length > 0) {
        new Walk(svg, points);
      }
    });
  };
  start(document);
  /* Parts of a page that arrive later. */
  document.addEventListener("htmx:load", (event) => start(event.detail.elt));
})();
