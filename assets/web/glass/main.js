// The glass box: a network of nine weights with all of its numbers, forwards and backwards.

import { element, svg, whilePresent, write } from "../shared/dom.js";
import { long, short, symbol } from "./names.js";
import { LOSSES, descend, forward, gradients } from "./network.js";
import { Picture } from "./picture.js";
import { Product } from "./product.js";

const PACE = 150; // milliseconds for a step while it runs
const LAST = 400; // step at which it stops by itself
const NARROW = 640; // pixels
const [WIDE, HIGH] = [120, 36]; // of the curve of losses

const alive = new WeakMap();

class Glass {
  constructor(root) {
    this.root = root;
    this.picture = new Picture(root, (name) => this.choose(name));
    this.product = new Product(root, (name) => this.picture.light(name));
    this.settings = root.querySelector(".glass-settings");
    this.chosen = "w11";
    this.timer = null;
    new ResizeObserver(() => this.fit()).observe(root);
    whilePresent(root, ["visibilitychange"], () => document.hidden && this.stop(), () => this.stop());
  }

  update(head) {
    const sent = JSON.stringify(head);
    if (sent === this.sent) return;
    this.sent = sent;
    this.head = head;
    this.state ??= structuredClone(head.start);
    this.losses ??= [forward(this.state).L];
    this.wide = undefined;
    this.build();
    this.fit();
    this.root.dataset.ready = "yes";
  }

  fit() {
    if (!this.head || !this.root.clientWidth) return;
    const wide = this.root.clientWidth >= NARROW;
    if (wide === this.wide) return;
    this.wide = wide;
    const held = this.picture.box.contains(document.activeElement);
    this.picture.build(this.head, wide);
    this.show();
    if (held) this.picture.focus(this.chosen);
  }

  build() {
    const { words, functions } = this.head;
    this.sliders = new Map();
    this.groups = [];
    const losses = LOSSES.map((id) => ({ id, label: words[id] }));
    this.play = this.button("glass-run", () => (this.timer ? this.stop() : this.start()));
    this.count = element("span", { class: "glass-count" });
    this.curve = svg("path");
    const curve = svg("svg", { class: "glass-curve", viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    curve.append(this.curve);
    const buttons = element("div", { class: "glass-buttons" });
    buttons.append(this.button("glass-step", () => this.step(), words.step), this.play, this.button("glass-reset", () => this.reset(), `↺ ${words.reset}`));
    const seen = element("div", { class: "glass-seen" });
    seen.append(this.count, curve);
    const [left, right] = [element("div"), element("div")];
    left.append(buttons, seen, this.choice("f", words.function, functions));
    right.append(...["x1", "x2", "y", "weight", "rate"].map((name) => this.slider(name)), this.choice("loss", words.loss, losses));
    this.settings.replaceChildren(left, right);
  }

  button(name, press, label = "") {
    const node = element("button", { type: "button", class: name }, label);
    node.onclick = press;
    return node;
  }

  choice(name, label, options) {
    const group = element("div", { class: "glass-choice", role: "group", "aria-label": label });
    group.append(element("span", { class: "glass-label" }, label));
    for (const { id, label: text } of options) {
      const option = this.button("glass-option", () => this.change({ [name]: id }), text);
      group.append(option);
      this.groups.push({ option, name, id });
    }
    return group;
  }

  slider(name) {
    const [low, high, by] = this.head.ranges[name];
    const line = element("label", { class: "glass-slider" });
    const label = element("span", { class: "glass-label" });
    const range = element("input", { type: "range", min: low, max: high, step: by });
    const figure = element("output");
    range.oninput = () => this.slide(name, +range.value);
    line.append(label, range, figure);
    this.sliders.set(name, { label, range, figure });
    return line;
  }

  slide(name, value) {
    if (name === "weight") this.change({ weights: { ...this.state.weights, [this.chosen]: value } });
    else this.change({ [name]: value });
  }

  // The curve of losses begins anew with every change by hand.
  change(part) {
    this.state = { ...this.state, ...part };
    this.losses = [forward(this.state).L];
    this.show();
  }

  choose(name) {
    this.chosen = name;
    this.show();
  }

  step() {
    this.state = descend(this.state);
    this.losses.push(forward(this.state).L);
    if (this.losses.length > LAST) this.stop();
    this.show();
  }

  start() {
    if (this.losses.length > LAST) this.losses = this.losses.slice(-1);
    this.timer = setInterval(() => (this.root.isConnected ? this.step() : this.stop()), PACE);
    this.show();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.show();
  }

  reset() {
    this.state = structuredClone(this.head.start);
    this.losses = [forward(this.state).L];
    this.stop();
  }

  show() {
    const { state, chosen, head } = this;
    const values = forward(state);
    const running = this.timer !== null;
    const dead = this.product.show(head, state, values, chosen, running);
    this.picture.show(state, values, gradients(state), chosen, dead);
    for (const { option, name, id } of this.groups) option.setAttribute("aria-pressed", String(state[name] === id));
    for (const [name, controls] of this.sliders) this.place(name, controls);
    write(this.play, running ? `❚❚ ${head.words.stop}` : `▶ ${head.words.run}`);
    write(this.count, head.words.count.replace("{step}", this.losses.length - 1).replace("{loss}", long(values.L)));
    this.trace();
  }

  place(name, { label, range, figure }) {
    const value = name === "weight" ? this.state.weights[this.chosen] : this.state[name];
    const text = { weight: symbol(this.chosen), rate: this.head.words.rate, y: this.head.words.target }[name] ?? symbol(name);
    write(label, text);
    if (+range.value !== value) range.value = value;
    write(figure, short(value));
  }

  trace() {
    const high = Math.max(...this.losses, 1e-9);
    const last = Math.max(20, this.losses.length - 1);
    const points = this.losses.map((loss, k) => `${((k / last) * WIDE).toFixed(1)} ${(HIGH - (loss / high) * (HIGH - 3)).toFixed(1)}`);
    this.curve.setAttribute("d", points.length > 1 ? `M${points.join("L")}` : "");
  }
}

export function mount({ data, parentElement }) {
  const root = parentElement.querySelector(".glass");
  if (!alive.has(root)) alive.set(root, new Glass(root));
  alive.get(root).update(data);
}
