// Picture of the network: every number at its place, weights that can be chosen, the way of the chosen gradient.

import { set, svg, write } from "../shared/dom.js";
import { CONNECTIONS, border, layout, towards } from "./layout.js";
import { WEIGHTS, chain, product } from "./network.js";
import { short, symbol } from "./names.js";

const ROWS = {
  ...{ x1: ["x1"], x2: ["x2"], y: ["y"] },
  ...{ n1: ["z1", "a1", "s1"], n2: ["z2", "a2", "s2"], n3: ["z3", "p", "s3"], L: ["L", "error"] },
};
const LINE = 25; // height of a row
const COLOURS = { a: "f", p: "f", s: "df" };
const THICK = 9; // of the way where nothing of the gradient is lost

// Places that the gradient for a weight passes, from the loss.
function way(name) {
  if (name === "c") return ["L", "n3", "c"];
  const hidden = ["L", "n3", `n${name[1]}`];
  if (name[0] === "v") return hidden;
  return [...hidden, name[0] === "w" ? `x${name[2]}` : name];
}

// Factors that the gradient has met when it leaves a place.
const MET = { L: /error/, n3: /error|s3/ };

// Numeral of a factor, at the left edge of its row.
function badge(y) {
  const group = svg("g", { class: "glass-place", transform: `translate(0 ${y})` });
  group.append(svg("circle", { r: 8.5 }), svg("text"));
  return group;
}

export class Picture {
  constructor(root, choose) {
    this.box = root.querySelector(".glass-picture");
    this.choose = choose;
  }

  build(head, wide) {
    this.head = head;
    this.plan = layout(wide);
    const { width, height, nodes, chips } = this.plan;
    this.svg = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": head.words.alt });
    this.lines = CONNECTIONS.map(([, from, to]) => this.line("glass-line", nodes[from], nodes[to]));
    this.tie = [["b1", "n1"], ["b2", "n2"], ["c", "n3"]].map(([from, to]) => this.line("glass-line", chips[from], nodes[to]));
    this.ways = [0, 1, 2].map(() => svg("line", { class: "glass-way" }));
    this.spots = new Map();
    this.chips = new Map();
    this.svg.append(...this.lines, ...this.tie, ...this.ways);
    for (const [name, place] of Object.entries(nodes)) this.svg.append(this.node(name, place));
    for (const name of WEIGHTS) this.svg.append(this.chip(name, chips[name]));
    this.box.replaceChildren(this.svg);
  }

  line(look, from, to) {
    const [[x1, y1], [x2, y2]] = [border(from, to.at), border(to, from.at)];
    return svg("line", { class: look, x1, y1, x2, y2 });
  }

  node(name, { at: [x, y], size: [width, height] }) {
    const group = svg("g", { transform: `translate(${x - width / 2} ${y - height / 2})` });
    group.append(svg("rect", { class: "glass-box", width, height, rx: 10 }));
    const rows = ROWS[name];
    rows.forEach((row, k) => {
      const middle = height / 2 + (k - (rows.length - 1) / 2) * LINE;
      group.append(this.row(row, width, middle));
    });
    return group;
  }

  row(name, width, middle) {
    const group = svg("g", { class: `glass-spot glass-${COLOURS[name[0]] ?? "ink"}`, "data-factor": name });
    const ground = svg("rect", { x: 4, y: middle - 11.5, width: width - 8, height: 23, rx: 6 });
    const label = svg("text", { x: 13, y: middle, class: name === "error" ? "" : "glass-symbol" });
    const figure = svg("text", { x: width - 10, y: middle, "text-anchor": "end" });
    const place = badge(middle);
    group.append(ground, label, figure, place);
    this.spots.set(name, { group, label, figure, place });
    return group;
  }

  chip(name, { at: [x, y], size: [width, height] }) {
    const group = svg("g", { class: "glass-chip", transform: `translate(${x - width / 2} ${y - height / 2})`, role: "button", "data-factor": name });
    const label = svg("text", { x: 12, y: 13.5, class: "glass-symbol" }, symbol(name));
    const figure = svg("text", { x: width - 9, y: 13.5, "text-anchor": "end" });
    const slope = svg("text", { x: width - 9, y: 31, "text-anchor": "end", class: "glass-slope" });
    const place = badge(13.5);
    group.append(svg("rect", { width, height, rx: 8 }), label, figure, svg("text", { x: 12, y: 31, class: "glass-slope" }, "∂"), slope, place);
    group.onclick = () => this.choose(name);
    group.onkeydown = (event) => this.key(event, name);
    this.chips.set(name, { group, figure, slope });
    this.spots.set(name, { group, label, figure, place });
    return group;
  }

  key(event, name) {
    const pressed = event.key === "Enter" || event.key === " ";
    const next = pressed ? name : towards(this.plan.chips, name, event.key);
    if (!pressed && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    event.stopPropagation(); // arrow keys would turn the page
    this.choose(next);
    this.focus(next);
  }

  focus(name) {
    this.chips.get(name).group.focus();
  }

  show(state, values, slopes, chosen, dead) {
    const factors = chain(chosen, state.loss);
    for (const [name, { group, label, figure, place }] of this.spots) {
      write(figure, short(values[name]));
      const at = factors.indexOf(name);
      place.toggleAttribute("hidden", at < 0);
      if (at >= 0) write(place.lastChild, String(at + 1));
      group.toggleAttribute("data-on", at >= 0);
      group.toggleAttribute("data-dead", at >= 0 && at === dead);
      if (!this.chips.has(name)) write(label, this.label(name, state));
    }
    this.spots.get("s3").group.toggleAttribute("data-off", state.loss !== "squared");
    for (const [name, { group, slope }] of this.chips) {
      write(slope, short(slopes[name]));
      group.setAttribute("aria-pressed", String(name === chosen));
      group.setAttribute("tabindex", name === chosen ? "0" : "-1");
    }
    this.weigh(values);
    this.lead(factors, values, chosen);
  }

  // Marks the place of the factor at which the reader looks; none without a name.
  light(name) {
    for (const [key, { group }] of this.spots) group.toggleAttribute("data-lit", key === name);
  }

  label(name, { loss }) {
    if (name === "s3") return "σ′";
    if (name[0] === "s") return "f′";
    return symbol(name, loss);
  }

  // A line is as thick as its weight is large, and dashed if it is negative.
  weigh(values) {
    CONNECTIONS.forEach(([name], k) => {
      const size = name ? values[name] : 1;
      set(this.lines[k], { "stroke-width": (0.8 + Math.min(5, 2 * Math.abs(size))).toFixed(2), "stroke-dasharray": size < 0 ? "6 5" : "none" });
    });
  }

  // The way back from the loss: thinner where factors have made the product smaller, dotted where it is 0.
  lead(factors, values, chosen) {
    const stops = way(chosen);
    const places = { ...this.plan.nodes, ...this.plan.chips };
    this.ways.forEach((line, k) => {
      line.toggleAttribute("hidden", k + 1 >= stops.length);
      if (k + 1 >= stops.length) return;
      const [start, end] = [places[stops[k]], places[stops[k + 1]]];
      const [[x1, y1], [x2, y2]] = [border(start, end.at), border(end, start.at)];
      const met = factors.filter((name) => name[0] !== "x" && (MET[stops[k]] ?? /./).test(name));
      const size = Math.abs(product(met.map((name) => values[name])));
      const thick = 1.5 + (THICK - 1.5) * Math.sqrt(Math.min(1, size));
      set(line, { x1, y1, x2, y2, "stroke-width": thick.toFixed(2), "stroke-dasharray": size === 0 ? "1 8" : "none" });
    });
  }
}
