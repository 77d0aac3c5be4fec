// The Explorer: NumPy computed the tables, this shows one row of them after another.
// No formula of an activation stands in this folder.

import { Controls } from "./controls.js";
import { decode } from "./decode.js";
import { Plot, solid } from "./plot.js";
import { Readout, value } from "./readout.js";

const alive = new WeakMap();
let plotly;

function load(url) {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      plotly = undefined;
      reject(new Error(`cannot load ${url}`));
    };
    document.head.append(script);
  });
  return plotly;
}

class Explorer {
  constructor(root, component) {
    this.root = root;
    this.component = component;
    this.controls = new Controls(root, { move: (slice, row) => this.move(slice, row), commit: (name, v) => this.commit(name, v) });
    this.readout = new Readout(root, this.controls);
    this.graph = root.querySelector(".ex-graph");
    this.layer = root.querySelector(".ex-layer");
    this.index = null;
  }

  // New tables come after a release, a new language or an answered quiz: one after another.
  update(component, bytes) {
    this.component = component;
    this.updated = (this.updated ?? Promise.resolve()).catch(() => {}).then(() => this.take(bytes));
    return this.updated;
  }

  async take(bytes) {
    const head = await decode(bytes);
    if (this.controls.held) head.at[this.controls.held] = this.head.at[this.controls.held];
    const first = !this.head;
    const redraw = first || head.look !== this.head.look;
    this.head = head;
    this.slice = head.slices.find((s) => s.name === this.slice?.name) ?? head.slices[0];
    this.controls.start(head);
    this.readout.start(head);
    this.root.querySelector(".ex-alt").textContent = head.alt;
    this.row = this.controls.rows.get(this.slice.name)?.at ?? 0;
    if (head.pointer !== null) this.index ??= nearest(this.slice.x, head.pointer);
    if (head.height) this.root.style.setProperty("--ex-height", head.height);
    this.root.classList.toggle("ex-no-slope", Boolean(head.hidden.slope));
    this.root.classList.toggle("ex-still", head.pointer === null);
    if (first) this.plot = new Plot(this.root, await load(this.component.plotlyUrl), head);
    if (first) this.listen();
    this.plot.at = this.index;
    this.plot.head = head;
    await (redraw ? this.plot.start(head, this.slice, this.row) : this.plot.show(this.slice, this.row));
    this.read();
    this.root.dataset.ready = "yes";
  }

  move(slice, row) {
    [this.slice, this.row] = [slice, row];
    this.head.at[slice.name] = slice.values[row];
    this.plot?.show(slice, row);
    this.read();
  }

  commit(name, v) {
    this.head.at[name] = v;
    if (this.head.film) return;
    this.component.setStateValue("settings", { ...this.head.at });
  }

  read() {
    const { slice, row } = this;
    if (this.head.pointer === null) return this.readout.show(slice, row, null);
    const index = solid(slice, row, this.index);
    this.readout.show(slice, row, index);
    const [x, f] = [slice.x[index], slice.channels[0][row][index]];
    this.layer.setAttribute("aria-valuenow", x.toFixed(2));
    this.layer.setAttribute("aria-valuetext", `x = ${x.toFixed(2)}, f = ${value(f)}`);
  }

  listen() {
    new ResizeObserver(() => this.plot.resize()).observe(this.graph);
    if (this.head.pointer === null) return;
    const follow = (event) => this.point(nearest(this.slice.x, this.plot.pick(event.clientX)));
    this.layer.onpointermove = follow;
    this.layer.onpointerdown = follow;
    this.layer.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -20, PageUp: 20 }[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      this.point(this.index + step * (event.shiftKey ? 10 : 4));
    };
  }

  point(index) {
    this.index = Math.min(this.slice.x.length - 1, Math.max(0, index));
    this.plot.point(this.index);
    this.read();
  }
}

const nearest = (xs, x) => {
  let best = 0;
  for (let k = 1; k < (xs?.length ?? 0); k++) if (Math.abs(xs[k] - x) < Math.abs(xs[best] - x)) best = k;
  return best;
};

export async function mount(component) {
  const root = component.parentElement.querySelector(".ex");
  if (!alive.has(root)) alive.set(root, new Explorer(root, component));
  try {
    await alive.get(root).update(component, component.data);
    root.classList.remove("ex-failed");
  } catch (error) {
    root.classList.add("ex-failed");
    const say = root.querySelector(".ex-error");
    say.textContent = say.dataset[document.documentElement.lang === "en" ? "en" : "ko"];
    console.warn("explorer:", error);
  }
}
