// The layer above the chart: pointer, tangent, dots at jumps, shaded bands, grips and names.

import { solid, spread, torn } from "./numbers.js";
import { draw, set, write } from "../shared/dom.js";

const TANGENT = 1.6; // half its length, in units of x
const FLAT = 0.1; // |f'| below this is shaded as saturated

// Share of the chart before a value of an axis, which may have a part of the chart as its domain.
export const share = ({ range: [low, high], domain: [from, to] = [0, 1] }, value) =>
  from + ((value - low) / (high - low)) * (to - from);

export class Overlay {
  constructor(root) {
    this.layer = root.querySelector(".ex-layer");
  }

  clear() {
    this.layer.replaceChildren();
    this.marks = {
      flat: draw("g", { class: "ex-flat" }, this.layer),
      tangent: draw("line", { class: "ex-tangent" }, this.layer),
      dots: draw("g", {}, this.layer),
      rule: draw("line", { class: "ex-rule" }, this.layer),
      level: draw("line", { class: "ex-rule" }, this.layer),
      points: draw("g", {}, this.layer),
      grips: draw("g", {}, this.layer),
      names: draw("g", {}, this.layer),
    };
  }

  px(x) {
    return this.box.left + share(this.head.figure.layout.xaxis, x) * (this.box.right - this.box.left);
  }

  py(y) {
    return this.box.bottom - share(this.head.figure.layout.yaxis, y) * (this.box.bottom - this.box.top);
  }

  // Position of a pointer in the units of the axes, clamped to them.
  pick({ clientX, clientY }) {
    const { xaxis, yaxis } = this.head.figure.layout;
    const place = this.graph.getBoundingClientRect();
    const across = (clientX - place.left - this.box.left) / (this.box.right - this.box.left);
    const up = (this.box.bottom - (clientY - place.top)) / (this.box.bottom - this.box.top);
    const within = ([low, high], share) => low + Math.min(1, Math.max(0, share)) * (high - low);
    return [within(xaxis.range, across), within(yaxis.range, up)];
  }

  mark(slice, row) {
    [this.slice, this.row] = [slice, row];
    const { kind, names } = this.head;
    if (kind === "slope") {
      const [f, df] = slice.channels.map((table) => table[row]);
      this.shade(slice.x, df, f);
      this.dot(slice.jumps[row]);
      this.name(this.head.hidden.slope ? [["f", f]] : [["f", f], ["f′", df]]);
    }
    if (this.head.grips.length) this.grip(this.grips(slice, row));
    if (["curves", "named", "sketch"].includes(kind)) this.name(names.map((text, k) => [text, slice.channels[k][row]]));
    if (kind === "sketch" && this.ringed) this.ring(...this.ringed);
    if (this.head.pointer !== null) this.point(this.at);
  }

  point(at) {
    this.at = at;
    if (this.head.kind === "plane") return this.cross(...at);
    const { slice, row, marks } = this;
    const index = solid(slice, row, at);
    const x = slice.x[index];
    set(marks.rule, { x1: this.px(x), x2: this.px(x), y1: this.box.top, y2: this.box.bottom });
    const lines = this.head.kind === "slope" ? 2 : this.head.names.length;
    const heights = slice.channels.slice(0, lines).map((table) => table[row][index]);
    if (this.head.kind === "slope" && torn(slice, row, x)) heights[1] = NaN;
    marks.points.replaceChildren();
    heights.forEach((y, k) => this.spot(x, y, k));
    if (this.head.kind === "slope") this.touch(x, ...heights);
  }

  spot(x, y, colour) {
    if (!Number.isFinite(y)) return;
    const look = { class: `ex-point ex-c${colour + 1}`, r: colour ? "0.29rem" : "0.35rem" };
    draw("circle", { cx: this.px(x), cy: this.py(y), ...look }, this.marks.points);
  }

  // Grips are in the order of the sliders; the table has all their x, then all their y.
  grips(slice, row) {
    const spots = slice.channels[this.head.fields.indexOf("grip")][row];
    const half = spots.length / 2;
    return this.head.slices.map(({ name }, k) => ({ name, x: this.px(spots[k]), y: this.py(spots[half + k]) }));
  }

  grip(spots) {
    const { grips } = this.marks;
    if (!grips.childElementCount) spots.forEach(({ name }, k) => this.handle(name, k, grips));
    spots.forEach(({ x, y }, k) => {
      const [ring, text] = grips.children[k].children;
      set(ring, { cx: x, cy: y });
      set(text, { x, y });
    });
  }

  handle(name, k, parent) {
    const group = draw("g", {}, parent);
    const { motion, text } = this.head.grips[k];
    const look = { class: `ex-grip ex-grip-${motion}`, r: motion === "turn" ? "0.5rem" : "0.62rem" };
    draw("circle", { ...look, "data-slider": name, "data-grip": k }, group);
    this.write(text, 0, 0, group, { class: "ex-grip-name" });
  }

  // Row of a slider's slice in which its grip is nearest to a pointer.
  closest(slice, grip, { clientX, clientY }) {
    const place = this.graph.getBoundingClientRect();
    const apart = slice.values.map((_, row) => {
      const { x, y } = this.grips(slice, row)[grip];
      return Math.hypot(x + place.left - clientX, y + place.top - clientY);
    });
    return apart.indexOf(Math.min(...apart));
  }

  // Ring around a node that is moved by hand.
  ring(x, y) {
    this.ringed = [x, y];
    this.marks.points.replaceChildren();
    draw("circle", { cx: this.px(x), cy: this.py(y), class: "ex-point ex-handle", r: "0.5rem" }, this.marks.points);
  }

  cross(x, y) {
    set(this.marks.rule, { x1: this.px(x), x2: this.px(x), y1: this.box.top, y2: this.box.bottom });
    set(this.marks.level, { y1: this.py(y), y2: this.py(y), x1: this.box.left, x2: this.box.right });
    this.ring(x, y);
  }

  touch(x, f, df) {
    // A line of length 0 would still show its round caps.
    if (!Number.isFinite(df)) return this.marks.tangent.removeAttribute("x1");
    const span = TANGENT / Math.hypot(1, df);
    const ends = { x1: this.px(x - span), y1: this.py(f - df * span), x2: this.px(x + span), y2: this.py(f + df * span) };
    set(this.marks.tangent, ends);
  }

  // Height of a band's name: at the top, or lower where a curve or the axis would cross it.
  aside(x, curves, across) {
    const { top, bottom, rem } = this.box;
    const near = x.flatMap((v, k) => (Math.abs(this.px(v) - across) < 2.8 * rem ? [k] : []));
    const taken = [this.py(0), ...near.flatMap((k) => curves.map((y) => this.py(y[k])))];
    const heights = [0, 1, 2, 3, 4].map((part) => top + 1.1 * rem + (part / 4) * (bottom - top - 2.2 * rem));
    return heights.find((height) => taken.every((y) => !(Math.abs(y - height) < rem))) ?? heights[0];
  }

  // Bands where |f'| < 0.1; hidden when a quiz hides the slope or the limit of f.
  shade(x, df, f) {
    const { flat } = this.marks;
    flat.replaceChildren();
    if (this.head.hidden.slope || this.head.hidden.limit) return;
    const { top, bottom, rem } = this.box;
    let start = null;
    for (let k = 0; k <= df.length; k++) {
      const low = Math.abs(df[k]) < FLAT;
      if (low && start === null) start = k;
      if (!low && start !== null) {
        const [left, right] = [this.px(x[start]), this.px(x[k - 1])];
        if (right - left > 2) draw("rect", { x: left, y: top, width: right - left, height: bottom - top }, flat);
        const { saturated } = this.head.words;
        const name = right - left > 8.5 * rem ? saturated : saturated.split(": ").at(-1); // a narrow band has only "|f′| < 0.1"
        if (right - left > 5 * rem) this.write(name, (left + right) / 2, this.aside(Array.from(x), [f, df], (left + right) / 2), flat);
        start = null;
      }
    }
  }

  // Titles that change with the row; Plotly writes its own again whenever it lays the chart out.
  entitle(titles) {
    const texts = this.graph.getElementsByClassName("annotation-text");
    titles.forEach((title, k) => {
      if (texts[k].textContent === title && texts[k].classList.contains(`ex-c${k + 1}`)) return;
      texts[k].textContent = title;
      texts[k].classList.add(`ex-c${k + 1}`);
    });
  }

  write(text, x, y, parent, attributes = {}) {
    write(draw("text", { x, y, "text-anchor": "middle", ...attributes }, parent), text);
  }

  // At a jump: a filled dot for the value of the function, an open one for the limit.
  dot(jumps) {
    this.marks.dots.replaceChildren();
    for (const [x, y, filled, curve] of jumps) {
      if (curve === "df" && this.head.hidden.slope) continue;
      const kind = `ex-dot-${curve} ${filled ? "ex-filled" : "ex-open"}`;
      draw("circle", { cx: this.px(x), cy: this.py(y), r: "0.28rem", class: kind }, this.marks.dots);
    }
  }

  // Names of the curves at their right ends, or at the height of their last value, without overlap.
  name(curves) {
    this.marks.names.replaceChildren();
    const { top, bottom, right, rem } = this.box;
    const inside = (y) => Math.min(bottom - 0.4 * rem, Math.max(top + 0.6 * rem, y));
    const ends = curves.map(([text, y], k) => ({ text, k, y: inside(this.py(y.findLast(Number.isFinite))) })).filter((end) => end.text && Number.isFinite(end.y));
    const over = spread(ends, 1.2 * rem, bottom - 0.4 * rem);
    for (const { text, k, y } of ends) {
      const word = /\p{L}{2}/u.test(text) ? "ex-word" : "";
      const look = { class: `ex-name ex-c${k + 1} ${word}`, "text-anchor": "start", "dominant-baseline": "middle" };
      this.write(text, right + 0.35 * rem, y - over, this.marks.names, look);
    }
  }
}
