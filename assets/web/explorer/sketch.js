// Line that the learner draws: a sweep of the pointer, or the arrow keys, move its nodes, each of which is a setting.

import { set } from "../shared/dom.js";
import { nearest, number } from "./numbers.js";

const STEPS = 90; // of the whole axis; heights are rounded to them
const UP = { ArrowUp: 2, ArrowDown: -2 }; // steps
const FAR = 5; // times as many with the shift key
const ACROSS = { ArrowLeft: -1, ArrowRight: 1 };

// Nodes that a sweep passes, with the heights that it has there; a short one moves the nearest node.
export function swept(xs, [fromX, fromY], [toX, toY]) {
  const [low, high] = [Math.min(fromX, toX), Math.max(fromX, toX)];
  const height = (x) => (fromX === toX ? toY : fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY));
  const passed = xs.flatMap((x, k) => (low <= x && x <= high ? [[k, height(x)]] : []));
  const end = nearest(xs, toX);
  return [...passed.filter(([k]) => k !== end), [end, toY]];
}

// First nodes of the line that cannot be moved: it has more nodes than the chart has settings to draw.
const fixed = (head, table) => table.length / 2 - head.drawn.length;

// Takes the heights from the settings, which are newer than a table that arrives while somebody draws.
export function fill(head, { channels: [[table]] }) {
  const first = table.length / 2 + fixed(head, table);
  head.drawn.forEach((name, k) => (table[first + k] = head.at[name]));
}

export class Sketch {
  constructor(explorer) {
    this.explorer = explorer;
    this.node = this.xs.length - 1;
    this.last = null; // the pointer while it draws
    const { layer } = explorer;
    layer.tabIndex = 0;
    layer.onpointerdown = (event) => this.begin(event);
    layer.onpointermove = (event) => this.last && this.sweep(event);
    layer.onpointerup = layer.onpointercancel = () => this.end();
    layer.onkeydown = (event) => this.press(event);
    layer.onkeyup = ({ key }) => key in UP && this.send();
  }

  get xs() {
    const [[table]] = this.explorer.slice.channels;
    return Array.from(table.subarray(fixed(this.explorer.head, table), table.length / 2));
  }

  height(k) {
    return this.explorer.head.at[this.explorer.head.drawn[k]];
  }

  get axis() {
    const [low, high] = this.explorer.head.figure.layout.yaxis.range;
    return { low, high, step: (high - low) / STEPS };
  }

  begin(event) {
    event.preventDefault();
    this.explorer.layer.setPointerCapture(event.pointerId);
    this.sweep(event);
  }

  sweep(event) {
    const there = this.explorer.plot.pick(event);
    const moved = swept(this.xs, this.last ?? there, there);
    this.last = there;
    this.move(moved);
  }

  end() {
    if (!this.last) return;
    this.last = null;
    this.send();
  }

  press(event) {
    if (!(event.key in UP || event.key in ACROSS)) return;
    event.preventDefault();
    event.stopPropagation();
    const steps = UP[event.key] * (event.shiftKey ? FAR : 1);
    if (steps) return this.move([[this.node, this.height(this.node) + this.axis.step * steps]]);
    this.node = Math.min(this.xs.length - 1, Math.max(0, this.node + ACROSS[event.key]));
    this.read();
  }

  // Moves nodes to heights within the axis; the last of them is the one that keys move.
  move(nodes) {
    const { head, slice, plot } = this.explorer;
    const { low, high, step } = this.axis;
    const rounded = (y) => +(step * Math.round(Math.min(high, Math.max(low, y)) / step)).toFixed(4);
    for (const [k, y] of nodes) head.at[head.drawn[k]] = rounded(y);
    this.node = nodes.at(-1)[0];
    fill(head, slice);
    plot.show(slice, 0);
    this.read();
  }

  send() {
    const name = this.explorer.head.drawn[this.node];
    this.explorer.commit(name, this.explorer.head.at[name]);
  }

  // Shows the node in a ring, and its place and height in words.
  read() {
    const { plot, readout, layer, root } = this.explorer;
    const [x, y] = [this.xs[this.node], this.height(this.node)];
    plot.ring(x, y);
    readout.write(0);
    const { low, high, step } = this.axis;
    readout.put({ at: String(x), height: number(y, step < 0.05 ? 2 : +!Number.isInteger(y)) });
    set(layer, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": y, "aria-valuetext": root.querySelector(".ex-worked").textContent });
  }
}
