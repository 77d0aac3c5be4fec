// The Explorer: shows rows of tables that NumPy has computed.
// This folder contains no formula of an activation.

import { Bet } from "./bet.js";
import { Controls } from "./controls.js";
import { decode } from "./decode.js";
import { save } from "./picture.js";
import { nearest, solid } from "./numbers.js";
import { PlainPlot } from "./plain_plot.js";
import { Readout } from "./readout.js";
import { fill, Sketch } from "./sketch.js";
import { Sound } from "./sound.js";

const ANSWER = 5000; // milliseconds within which the server answers a release
const ROUNDED = 1e-4; // the server keeps four decimals

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const alive = new WeakMap();
let plotly;
let drawn = Promise.resolve(); // all charts are laid out at once, but drawn one after another, from the top

const opened = (drawer) => new Promise((resolve) => drawer.addEventListener("toggle", resolve, { once: true }));

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
    this.bet = new Bet(root, () => this.begin());
    this.graph = root.querySelector(".ex-graph");
    this.layer = root.querySelector(".ex-layer");
    this.at = null;
    this.sent = null; // the setting sent last, until its tables arrive
  }

  // Tables that arrive after a release, a change of language or an answered quiz are shown in order.
  update(component, bytes) {
    this.component = component;
    if (this.updated) {
      this.updated = this.updated.catch(() => {}).then(() => this.lay(bytes)).then((redraw) => this.draw(redraw));
    } else {
      const laid = this.lay(bytes);
      const drawer = this.root.closest("details:not([open])"); // a chart in there is drawn once it is opened
      const turn = drawer ? opened(drawer) : drawn;
      this.updated = Promise.allSettled([turn, laid]).then(() => laid).then((redraw) => this.draw(redraw));
      if (!drawer) drawn = this.updated;
    }
    return this.updated;
  }

  // Lays out sliders, facts and heights; returns whether the figure must be drawn anew.
  async lay(bytes) {
    const head = await decode(bytes);
    const other = head.bet?.of !== this.head?.bet?.of; // another film starts anew
    if (this.head?.film && !other) head.at = this.head.at; // a recording stays at the learner's step
    if (this.overtaken(head) || this.sketch?.last) head.at = { ...this.head.at };
    if (this.controls.held) head.at[this.controls.held] = this.head.at[this.controls.held];
    const first = !this.head;
    this.plays = first && head.plays && !calm();
    if (this.plays) head.at[head.slices[0].name] = head.slices[0].values[0];
    const redraw = first || head.look !== this.head.look;
    const x = this.slice?.x?.[this.at];
    this.head = head;
    this.slice = head.slices.find((s) => s.name === this.slice?.name) ?? head.slices[0];
    if (head.drawn.length) fill(head, this.slice);
    if (other) this.controls.stop();
    this.controls.start(head);
    this.readout.start(head);
    this.bet.open(head.bet, other);
    this.root.querySelector(".ex-alt").textContent = head.alt;
    this.row = this.controls.rows.get(this.slice.name)?.at ?? 0;
    if (head.quiet && head.pointer !== this.pointer) this.at = null;
    this.pointer = head.pointer;
    if (head.pointer !== null) this.at ??= head.kind === "plane" ? head.pointer : nearest(this.slice.x, head.pointer);
    if (x !== undefined) this.at = nearest(this.slice.x, x);
    head.colours.forEach((name, k) => this.root.style.setProperty(`--c${k + 1}`, `var(--${name})`));
    head.figure.data.forEach(({ line }, k) => this.root.style.setProperty(`--w${k + 1}`, `${(line?.width ?? 3.2) / 16}rem`));
    this.root.dataset.kind = head.kind;
    const grips = head.grips.length > 0;
    if (head.kind === "named" || (grips && head.pointer === null)) this.still();
    this.root.toggleAttribute("data-grips", grips);
    if (head.height) this.root.style.setProperty("--ex-height", head.height);
    this.root.classList.toggle("ex-no-slope", Boolean(head.hidden.slope));
    this.root.classList.toggle("ex-still", head.pointer === null);
    this.offer();
    if (head.kind === "slope" && head.pointer !== null) this.sound ??= new Sound(this.root);
    this.sound?.update(head);
    if (first) this.read();
    this.root.dataset.laid = "yes";
    return redraw;
  }

  async draw(redraw) {
    const { head } = this;
    if (!this.plot) {
      this.plot = await this.plotter();
      this.listen();
    }
    this.plot.at = this.at;
    this.plot.head = head;
    await (redraw ? this.plot.start(head, this.slice, this.row) : this.plot.show(this.slice, this.row));
    this.read();
    if (this.plays) this.controls.play(this.slice.name);
    this.plays = false;
    this.root.dataset.ready = "yes";
  }

  // The first view draws without Plotly, and does not fetch what belongs to it.
  async plotter() {
    if (this.component.plain) return new PlainPlot(this.root);
    const [{ Plot }, plotly] = await Promise.all([import("./plot.js"), load(this.component.plotlyUrl)]);
    return new Plot(this.root, plotly);
  }

  // After three quick steps the first two answers are outdated and must not move the slider back.
  overtaken(head) {
    const waiting = this.sent && head.look === this.head.look && performance.now() < this.sent.until;
    if (waiting && Object.keys(head.at).some((name) => Math.abs(head.at[name] - this.sent.at[name]) > ROUNDED)) return true;
    this.sent = null;
    return false;
  }

  // Without a pointer the layer is not a slider for screen readers and the Tab key.
  still() {
    this.layer.setAttribute("aria-hidden", "true");
    this.layer.removeAttribute("tabindex");
  }

  // Adds a button that saves the chart as a picture, if the header names a file.
  offer() {
    this.root.querySelector(".ex-save")?.remove();
    if (!this.head.picture) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ex-save" });
    button.textContent = this.head.words.picture;
    if (this.component.plain) button.dataset.wait = ""; // the live page saves it
    else button.onclick = () => save(this.plot, this.root, this.head.picture);
    this.root.querySelector("figcaption").after(button);
  }

  move(slice, row) {
    [this.slice, this.row] = [slice, row];
    this.head.at[slice.name] = slice.values[row];
    this.plot?.show(slice, row);
    this.read();
    this.sound?.hear(slice, row, this.at);
  }

  commit(name, v) {
    this.head.at[name] = v;
    if (this.head.film) return;
    this.sent = { at: { ...this.head.at }, until: performance.now() + ANSWER };
    this.component.setStateValue("settings", { ...this.head.at });
  }

  // Sends the position of the point, for a question that is answered on the chart.
  report() {
    if (this.head.quiet && this.slice.x) this.commit("x", Number(this.slice.x[this.at].toFixed(3)));
  }

  // Plays the film from its first step, with the bet at the top of the window if it is not all in sight.
  begin() {
    this.controls.stop();
    const behavior = calm() ? "auto" : "smooth";
    if (this.graph.getBoundingClientRect().bottom > innerHeight) this.bet.box.scrollIntoView({ behavior });
    this.controls.slide(this.slice.name, 0);
    if (!calm()) this.controls.play(this.slice.name);
  }

  read() {
    const { slice, row, head } = this;
    if (this.sketch) this.sketch.read();
    this.bet.tell(row, slice.values.length - 1, calm());
    if (head.pointer === null || head.kind === "plane") return this.describe(this.readout.show(slice, row, this.at));
    this.describe(this.readout.show(slice, row, solid(slice, row, this.at)));
  }

  // Describes the pointer for screen readers.
  describe(text) {
    if (this.head.pointer === null) return;
    const plane = this.head.kind === "plane";
    const xs = plane ? this.head.figure.data[0].x : this.slice.x;
    const x = plane ? this.at[0] : xs[this.at];
    this.layer.setAttribute("aria-valuemin", xs[0].toFixed(2));
    this.layer.setAttribute("aria-valuemax", xs[xs.length - 1].toFixed(2));
    this.layer.setAttribute("aria-valuenow", x.toFixed(2));
    this.layer.setAttribute("aria-valuetext", text);
  }

  listen() {
    new ResizeObserver(() => this.plot.resize()).observe(this.graph);
    this.layer.onpointerdown = (event) => event.target.dataset.slider && this.grab(event, event.target.dataset, null);
    if (this.head.drawn.length) this.sketch = new Sketch(this);
    if (this.head.pointer === null) return;
    this.sound?.hear(this.slice, this.row, this.at);
    this.layer.tabIndex = 0; // only now that its keys are handled: before, arrow keys would turn the page
    const follow = (event) => this.point(this.place(this.plot.pick(event)));
    const move = (event) => ((this.head.kind !== "plane" && !this.head.quiet) || event.buttons) && follow(event);
    this.layer.onpointerup = this.layer.onkeyup = () => this.report();
    this.layer.onpointerdown = (event) => (event.target.dataset.slider ? this.grab(event, event.target.dataset, move) : follow(event));
    this.layer.onpointermove = move;
    this.layer.onkeydown = (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageDown: [-5, 0], PageUp: [5, 0] }[event.key];
      if (!way || (this.head.kind !== "plane" && !way[0])) return;
      event.preventDefault();
      event.stopPropagation();
      const far = event.shiftKey ? 2.5 : 1;
      this.point(this.head.kind === "plane" ? this.near(way, far) : this.at + 4 * far * way[0]);
    };
  }

  // A grip moves with its slider, which takes the row that brings the grip closest to the pointer.
  grab(event, { slider, grip }, afterwards) {
    event.preventDefault();
    this.controls.stop();
    this.controls.held = slider;
    this.layer.setPointerCapture(event.pointerId);
    this.layer.onpointermove = (to) => this.controls.slide(slider, this.plot.closest(this.controls.slice(slider), +grip, to));
    this.layer.onpointerup = this.layer.onpointercancel = () => {
      this.layer.onpointerup = this.layer.onpointercancel = null;
      this.layer.onpointermove = afterwards;
      this.controls.release(slider);
    };
  }

  place([x, y]) {
    return this.head.kind === "plane" ? this.near([0, 0], 0, [x, y]) : nearest(this.slice.x, x);
  }

  // Node of the plane's grid nearest to `from`, or `far` steps from there.
  near([across, up], far, from = this.at) {
    const { x, y } = this.head.figure.data[0];
    const step = (grid, v, by) => grid[Math.min(grid.length - 1, Math.max(0, nearest(grid, v) + by))];
    return [step(x, from[0], Math.round(across * far)), step(y, from[1], Math.round(up * far))];
  }

  point(at) {
    this.at = this.head.kind === "plane" ? at : Math.min(this.slice.x.length - 1, Math.max(0, at));
    this.plot.point(this.at);
    this.read();
    this.sound?.hear(this.slice, this.row, this.at);
  }
}

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
