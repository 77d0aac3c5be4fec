// Chart: Plotly draws axes and curves, an SVG layer above them what follows the pointer.

import { measure, values } from "./figure.js";
import { cover, paint, shades } from "./heatmap.js";
import { flat, movable, move } from "./lines.js";
import { Overlay } from "./overlay.js";

const STILL = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };

export class Plot extends Overlay {
  constructor(root, plotly) {
    super(root);
    this.plotly = plotly;
    this.graph = root.querySelector(".ex-graph");
    this.turn = Promise.resolve();
    this.painting = null;
    this.pending = null;
    this.canvases = [];
  }

  // Plotly draws, resizes and repaints one after another: in parallel an old size or row could win.
  inTurn(work) {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }

  start(head, slice, row) {
    return this.inTurn(() => this.begin(head, slice, row));
  }

  resize() {
    return this.inTurn(() => this.fit());
  }

  // One repaint at a time, always of the newest row.
  show(slice, row) {
    this.pending = [slice, row];
    this.painting ??= this.inTurn(() => this.repaint()).finally(() => (this.painting = null));
    return this.painting;
  }

  async begin(head, slice, row) {
    this.head = head;
    const all = head.figure.data.map((_, c) => c);
    this.painted = all.filter((c) => head.figure.data[c].zsmooth === "fast");
    this.drawn = all.filter((c) => c < head.fields.length && !this.painted.includes(c));
    this.still = all.filter((c) => !this.drawn.includes(c));
    const alone = head.film && this.drawn.every((c) => movable(head.figure.data[c], head.fields[c]));
    this.moved = alone ? this.drawn : [];
    this.redraw = this.drawn.some((c) => head.figure.data[c].type !== "scatter");
    this.shades = null; // another figure may have other colours
    this.clear();
    this.box = measure(this.graph, head);
    const { width, height, margin, font } = this.box;
    const layout = { ...structuredClone(head.figure.layout), margin, width, height, font };
    const shown = (trace, c) => (this.moved.includes(c) ? flat(trace, layout) : values(head, slice, row, c));
    this.traces = head.figure.data.map((trace, c) => ({ ...trace, uid: `t${c}`, ...shown(trace, c) }));
    await this.plotly.newPlot(this.graph, this.drawn.map((c) => this.traces[c]), layout, { staticPlot: true });
    await this.behind(this.still.map((c) => this.traces[c]), { ...layout, annotations: [] });
    this.wide = true;
    await this.settle();
    this.frame();
    this.mark(slice, row);
    this.paint(slice, row);
  }

  // Traces that do not move have a separate graph; Plotly would redraw them at each step.
  async behind(traces, layout) {
    this.graphs = [this.graph];
    this.back?.remove();
    if (!traces.length) return;
    this.back = Object.assign(document.createElement("div"), { className: "ex-graph" });
    this.graph.after(this.back);
    this.graphs.push(this.back);
    await this.plotly.newPlot(this.back, traces, layout, { staticPlot: true });
  }

  async fit() {
    if (window.matchMedia("print").matches) return; // the style sheet scales it
    const box = measure(this.graph, this.head);
    if (!box.width || !box.height || (box.width === this.box.width && box.height === this.box.height)) return;
    // Axes of one scale would keep what an earlier size left of them: Plotly writes that into the layout.
    if (this.head.figure.layout.yaxis.scaleanchor) return this.begin(this.head, this.slice, this.row);
    this.box = box;
    const size = { width: box.width, height: box.height, margin: box.margin, font: box.font };
    for (const graph of this.graphs) await this.plotly.relayout(graph, size);
    await this.settle();
    this.frame();
    this.mark(this.slice, this.row);
    this.paint(this.slice, this.row);
  }

  // Gives the pictures a viewBox, so that a style sheet can scale them in print without a redraw.
  frame() {
    const { width, height } = this.box;
    const stage = this.layer.parentElement;
    for (const picture of stage.querySelectorAll(".main-svg, .ex-layer")) picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    stage.style.setProperty("--drawn-width", `${width}px`);
    stage.style.setProperty("--drawn-ratio", `${width} / ${height}`);
  }

  // Smooth heatmaps and the lines of a recording are painted here, since Plotly would redraw the whole figure.
  paint(slice, row) {
    this.painted.forEach((c, k) => {
      const { x, y, zmin, zmax, colorscale } = this.head.figure.data[c];
      this.shades ??= shades(colorscale);
      paint(this.canvas(c, k), slice.channels[c][row], x.length, y.length, [zmin, zmax], this.shades);
    });
    for (const c of this.moved) move(this.graph, this.traces[c], slice.channels[c][row]);
    this.entitle(slice.titles?.[row] ?? []);
  }

  // Canvas of a heatmap; it is repositioned when the size or the arrangement of the chart changes.
  canvas(c, k) {
    const arrangement = `${this.box.width} ${this.box.height} ${this.wide}`;
    if (this.arrangement !== arrangement || !this.canvases[0]?.isConnected) {
      this.back.querySelectorAll(":scope > canvas").forEach((old) => old.remove());
      [this.canvases, this.arrangement] = [[], arrangement];
    }
    const image = this.back.querySelectorAll(".heatmaplayer image")[k];
    this.canvases[k] ??= cover(this.back, image, this.head.figure.data[c].opacity ?? 1);
    return this.canvases[k];
  }

  // Figures with several charts have a second arrangement, for phones.
  async settle() {
    const wide = !window.matchMedia("(max-width: 640px)").matches;
    if (wide === this.wide) return;
    this.wide = wide;
    const places = Object.entries(this.head.places[wide ? "wide" : "narrow"] ?? {});
    if (!places.length) return;
    await this.plotly.relayout(this.graph, Object.fromEntries(places));
    const axes = places.filter(([key]) => !key.startsWith("annotations"));
    if (this.back) await this.plotly.relayout(this.back, Object.fromEntries(axes));
  }

  async repaint() {
    while (this.pending) {
      const [nowSlice, nowRow] = this.pending;
      this.pending = null;
      this.mark(nowSlice, nowRow);
      this.paint(nowSlice, nowRow);
      if (this.moved.length) continue;
      const data = this.drawn.map((c) => values(this.head, nowSlice, nowRow, c));
      const mode = this.redraw ? { ...STILL, frame: { duration: 0, redraw: true } } : STILL;
      await this.plotly.animate(this.graph, { data }, mode);
    }
  }
}
