// One cursor through all large tiles: x moves on one of them, and each reads its own f and f'.

import { nearest, number } from "../explorer/numbers.js";
import { element, set, svg } from "../shared/dom.js";

const [WIDE, HIGH] = [120, 60]; // the same box as the curves
const STEP = 0.1;
let last = 1; // where the cursor was left, also when the page is drawn anew
const FAR = 5; // steps of an arrow key with the shift key
const DRAG = 6; // pixels from which a press is a drag and opens nothing

// f and f' at the place nearest to `at`; f' is not a number where it jumps.
export function read({ x, channels: [[f], [df]] }, at) {
  const start = nearest(x, at); // the first of several
  let end = start + 1;
  while (x[end] === x[start]) end++;
  const [here, slopes] = [f, df].map((row) => row.slice(start, end));
  return [here.find((v) => !Number.isNaN(v)), slopes.some((v) => Number.isNaN(v)) ? Number.NaN : slopes[0]];
}

const shown = (v) => (Number.isNaN(v) ? "—" : number(v));

// Line, dots and numbers of one tile.
class Reading {
  constructor(tile, slice) {
    this.slice = slice;
    this.picture = tile.querySelector("svg");
    this.rule = svg("line", { class: "map-rule", y1: 0, y2: HIGH });
    this.dots = ["map-dot-df", "map-dot-f"].map((look) => svg("circle", { class: look, r: 2.4 }));
    this.picture.append(this.rule, ...this.dots);
    this.f = element("span", { class: "map-value-f" });
    this.df = element("span", { class: "map-value-df" });
    const line = element("span", { class: "map-reading" });
    line.append(this.f, this.df);
    this.picture.after(line);
  }

  show(at) {
    const { x, y: [low, high] } = this.slice;
    const [f, df] = read(this.slice, at);
    const across = ((at - x[0]) / (x.at(-1) - x[0])) * WIDE;
    set(this.rule, { x1: across, x2: across });
    [df, f].forEach((v, k) => {
      const inside = low <= v && v <= high;
      this.dots[k].style.display = inside ? "" : "none";
      if (inside) set(this.dots[k], { cx: across, cy: ((high - v) / (high - low)) * HIGH });
    });
    this.f.textContent = `f ${shown(f)}`;
    this.df.textContent = `f′ ${shown(df)}`;
  }

  // x below a pointer.
  pick({ clientX }) {
    const { left, width } = this.picture.getBoundingClientRect();
    const [from, to] = [this.slice.x[0], this.slice.x.at(-1)];
    return from + ((clientX - left) / width) * (to - from);
  }
}

export class Cursor {
  constructor(map, { slices, words }) {
    this.low = slices[0].x[0];
    this.high = slices[0].x.at(-1);
    this.range = element("input", { type: "range", min: this.low, max: this.high, step: STEP, "aria-label": words.cursor });
    this.text = element("output");
    const line = element("label", { class: "map-cursor" });
    line.append(this.text, this.range);
    map.prepend(line);
    this.range.oninput = () => this.move(+this.range.value);
    this.readings = [...map.querySelectorAll("li > *")].map((tile, k) => this.join(tile, slices[k]));
    map.onkeydown = (event) => this.press(event);
    this.move(last);
  }

  // A pointer over the picture moves the cursor; a press that became a drag does not open the page.
  join(tile, slice) {
    const reading = new Reading(tile, slice);
    let pressed = null;
    tile.draggable = false;
    reading.picture.onpointermove = (event) => this.move(reading.pick(event));
    reading.picture.onpointerdown = (event) => {
      pressed = event.clientX;
      this.move(reading.pick(event));
    };
    tile.addEventListener("click", (event) => pressed !== null && event.detail && Math.abs(event.clientX - pressed) > DRAG && event.preventDefault(), true);
    return reading;
  }

  press(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.stopPropagation();
    if (event.target === this.range) return;
    event.preventDefault();
    this.move(this.at + way * STEP * (event.shiftKey ? FAR : 1));
  }

  move(at) {
    this.at = Math.min(this.high, Math.max(this.low, Math.round(at / STEP) * STEP));
    last = this.at;
    this.range.value = this.at;
    const text = `x = ${number(this.at, 1)}`;
    this.text.textContent = text;
    this.range.setAttribute("aria-valuetext", text);
    for (const reading of this.readings) reading.show(this.at);
  }
}
