// Pad on which a learner draws a data set: a tap places a point of the chosen class.

import { element, set, svg } from "../shared/dom.js";
import { read, STEPS, write } from "./code.js";

const MIDDLE = 128;
const STRIDE = 8;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const SHAPES = ["M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6", "M0-7.5L7.5 0 0 7.5-7.5 0Z", "M0-7.5L7 5.5H-7Z"];
const pads = new WeakMap();

const inside = (v) => Math.min(STEPS, Math.max(0, Math.round(v)));

class Pad {
  constructor(root) {
    this.root = root;
    this.kind = 0;
    this.cursor = [MIDDLE, MIDDLE];
    this.plane = svg("svg", { viewBox: `-8 -8 ${STEPS + 16} ${STEPS + 16}`, tabindex: 0, role: "application", class: "pad-plane" });
    this.cross = svg("path", { class: "pad-cursor", d: "M-9 0H9M0-9V9" });
    this.dots = svg("g");
    const axes = svg("path", { class: "pad-axes", d: `M0 ${STEPS / 2}H${STEPS}M${STEPS / 2} 0V${STEPS}` });
    this.plane.append(axes, this.dots, this.cross);
    this.tools = element("div", { class: "pad-tools" });
    this.count = element("output", { class: "pad-count" });
    root.replaceChildren(this.tools, this.plane, this.count);
    this.plane.onclick = (event) => this.place(this.under(event));
    this.plane.onkeydown = (event) => this.key(event);
  }

  update({ data, setStateValue }) {
    const { text, words, most } = data;
    Object.assign(this, { words, most, send: setStateValue });
    if (this.text !== text && this.sent === undefined) this.points = read(text);
    if (this.sent === text) this.sent = undefined;
    this.text = text;
    this.plane.setAttribute("aria-label", words.pad);
    this.label(words);
    this.draw();
  }

  // Buttons are made once for each language, so that the focus stays on them.
  label(words) {
    if (this.named === words.pad) return;
    this.named = words.pad;
    this.tools.replaceChildren(...words.classes.map((name, k) => this.pick(name, k)), ...this.edits());
  }

  pick(name, k) {
    const button = element("button", { type: "button", class: `pad-pick pad-${k}`, "aria-pressed": this.kind === k });
    const picture = svg("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    picture.append(svg("path", { d: SHAPES[k] }));
    button.append(picture, name);
    button.onclick = () => {
      this.kind = k;
      this.tools.querySelectorAll(".pad-pick").forEach((other, n) => other.setAttribute("aria-pressed", n === k));
    };
    return button;
  }

  edits() {
    const button = (name, change) => {
      const made = element("button", { type: "button" }, name);
      made.onclick = () => this.change(change(this.points));
      return made;
    };
    return [button(this.words.undo, (points) => points.slice(0, -1)), button(this.words.clear, () => [])];
  }

  // Place under a pointer; up is counted from the bottom.
  under({ clientX, clientY }) {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(this.plane.getScreenCTM().inverse());
    return [inside(x), inside(STEPS - y)];
  }

  place([across, up]) {
    this.cursor = [across, up];
    if (this.points.length < this.most) this.change([...this.points, [this.kind, across, up]]);
  }

  key(event) {
    const way = WAYS[event.key];
    if (!way && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (!way) return this.place(this.cursor);
    this.cursor = this.cursor.map((v, k) => inside(v + STRIDE * way[k]));
    this.draw();
  }

  change(points) {
    this.points = points;
    this.sent = write(points);
    this.draw();
    this.send("points", this.sent);
  }

  draw() {
    const at = ([across, up]) => `translate(${across} ${STEPS - up})`;
    const dot = ([k, ...place]) => svg("path", { d: SHAPES[k], class: `pad-${k}`, transform: at(place) });
    this.dots.replaceChildren(...this.points.map(dot));
    set(this.cross, { transform: at(this.cursor) });
    this.count.textContent = this.words.count.replace("{count}", this.points.length).replace("{most}", this.most);
  }
}

export function mount(component) {
  const root = component.parentElement.querySelector(".pad");
  if (!pads.has(root)) pads.set(root, new Pad(root));
  pads.get(root).update(component);
}
