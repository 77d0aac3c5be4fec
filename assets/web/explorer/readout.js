// Numbers at the pointer: the formula filled in, the slope, and the facts of this setting.

import { number, torn, value } from "./numbers.js";
import { element, spoken, write } from "../shared/dom.js";

const DRAG = 5; // pixels of a horizontal drag for one step of a parameter

const span = (text, name = "") => element("span", name ? { class: name } : {}, text);

export class Readout {
  constructor(root, controls) {
    this.line = root.querySelector(".ex-worked");
    this.slope = root.querySelector(".ex-slope");
    this.table = root.querySelector(".ex-facts");
    this.controls = controls;
  }

  start(head) {
    this.head = head;
    this.list(head.facts);
    if (!this.controls.held) this.piece = null;
    if (head.pointer !== null) return;
    this.line.replaceChildren();
    write(this.slope, "");
  }

  // Facts with unchanged labels keep their values until the chart has changed, so that none is blank.
  list(labels) {
    if (`${labels}` === this.labels) return;
    this.labels = `${labels}`;
    this.facts = labels.map(() => document.createElement("dd"));
    this.table.replaceChildren(...this.facts.map((detail, k) => fact(labels[k], detail)));
  }

  // Returns the shown text as one sentence.
  show(slice, row, at) {
    this.facts.forEach((detail, k) => {
      write(detail, slice.facts[row][k] ?? "");
      const sign = slice.facts[row][k]?.[0];
      if (["✓", "◐", "✕"].includes(sign)) detail.dataset.sign = sign;
      else delete detail.dataset.sign;
    });
    const fill = { slope: this.slopes, curves: this.heights, plane: this.node, template: this.fillTemplate };
    fill[this.head.kind]?.call(this, slice, row, at);
    return `${spoken(this.line)} ${spoken(this.slope)}`.trim();
  }

  slopes(slice, row, index) {
    const [f, df] = slice.channels.map((table) => table[row][index]);
    const x = slice.x[index];
    const piece = this.head.hidden.formula ? 0 : slice.kinks[row].filter((k) => x > k || (x === k && slice.closed[row])).length;
    if (piece !== this.piece) this.write(piece);
    this.put({ x });
    write(this.result, value(f));
    write(this.slope, this.head.hidden.slope ? `${this.head.words.slope} ?` : `${this.head.words.slope} f′(x) = ${value(torn(slice, row, x) ? NaN : df)}`);
  }

  heights(slice, row, index) {
    if (this.head.pointer === null) return;
    const parts = [[this.along(slice.x, index), ""]];
    if (!this.head.quiet) this.head.names.forEach((name, k) => parts.push([`${name} ${value(slice.channels[k][row][index])}`, `ex-value ex-c${k + 1}`]));
    this.line.replaceChildren(...parts.flatMap(([text, look]) => [span(text, look), " "]));
  }

  // Steps and layers are integers, named by the title of their axis.
  along(x, index) {
    const title = this.head.figure.layout.xaxis.title?.text;
    return title && x.every(Number.isInteger) ? `${title} ${x[index]}` : `x = ${number(x[index])}`;
  }

  // On a plane the tables are read at the node of the handle.
  node(slice, row, [x, y]) {
    const grid = this.head.figure.data[0];
    const index = grid.y.indexOf(y) * grid.x.length + grid.x.indexOf(x);
    const parts = [[`${this.head.names[0]} ${number(x)}`, ""], [`${this.head.names[1]} ${number(y)}`, ""]];
    this.head.names.slice(2).forEach((name, k) => parts.push([`${name} ${value(slice.channels[k][row][index])}`, `ex-value ex-c${k + 1}`]));
    this.line.replaceChildren(...parts.flatMap(([text, look]) => [span(text, look), " "]));
  }

  // Line of text with the parameters and numbers computed from them; each parameter can be dragged.
  fillTemplate(slice, row) {
    if (this.piece === null) this.write(0);
    this.put(slice.numbers[row]);
  }

  put(known) {
    for (const [name, node] of this.numbers) {
      const v = name in known ? known[name] : this.head.at[name];
      write(node, typeof v === "string" ? v : wrap(number(v, name === "x" ? 2 : places(v)), v, node.dataset.bare));
    }
  }

  // `{x}` and `{beta}` become numbers, `^[...]` a superscript; the number of a parameter can be dragged.
  write(piece) {
    this.piece = piece;
    this.numbers = [];
    if (["template", "sketch"].includes(this.head.kind)) return this.line.replaceChildren(...this.parse(this.head.worked[piece]));
    const line = [span(this.head.label), span("("), this.cell("x", true), span(") = ")];
    if (!this.head.hidden.formula && this.head.worked[piece].includes("{")) line.push(...this.parse(this.head.worked[piece]), span(" = "));
    this.result = span("", "ex-f");
    this.line.replaceChildren(...line, this.result);
  }

  parse(text) {
    const parts = text.split(/(\^\[[^\]]*\]|\{\w+\})/);
    return parts.filter(Boolean).map((part, k) => {
      if (part.startsWith("^[")) {
        const raised = document.createElement("sup");
        raised.append(...this.parse(part.slice(2, -1)));
        return raised;
      }
      if (part.startsWith("{")) return this.cell(part.slice(1, -1), !/[·−+*/]\s*$/.test(parts[k - 1] ?? ""));
      return span(part);
    });
  }

  cell(name, bare) {
    const free = name in this.head.at;
    const node = span("", free ? "ex-scrub" : "ex-x");
    if (bare) node.dataset.bare = "yes";
    if (free) this.scrub(node, name);
    this.numbers.push([name, node]);
    return node;
  }

  scrub(node, name) {
    node.title = this.head.words.scrub;
    node.onpointerdown = (down) => {
      node.setPointerCapture(down.pointerId);
      this.controls.held = name;
      const start = this.controls.rows.get(name).at;
      node.onpointermove = (move) => this.controls.slide(name, start + Math.round((move.clientX - down.clientX) / DRAG));
      node.onpointerup = node.onpointercancel = () => {
        node.onpointermove = node.onpointerup = node.onpointercancel = null;
        this.controls.release(name);
      };
    };
  }
}

// Two decimals, or three where the third is not zero.
const places = (v) => (Number.isInteger(Math.round(v * 1e6) / 1e4) ? 2 : 3);
const wrap = (text, v, bare) => (v < 0 && !bare ? `(${text})` : text);

function fact(label, detail) {
  const box = element("div", { class: "ex-fact" });
  box.append(element("dt", {}, label), detail);
  return box;
}
