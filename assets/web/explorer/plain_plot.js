// A chart without Plotly: the same figure, drawn as SVG, for the time before Plotly.

import { shades, paint } from "./heatmap.js";
import { measure, values } from "./figure.js";
import { FAR, axis as axisOf, path } from "./lines.js";
import { Overlay, share } from "./overlay.js";
import { draw, svg } from "../shared/dom.js";
import { filled, rich, ticks } from "./ticks.js";

const STANDS = 0.26; // em by which a text drawn at its middle lies lower than its baseline
const ANCHOR = { left: "start", center: "middle", right: "end" };

export class PlainPlot extends Overlay {
  constructor(root) {
    super(root);
    this.graph = root.querySelector(".ex-graph");
  }

  async start(head, slice, row) {
    this.head = head;
    this.clear();
    this.lay();
    this.show(slice, row);
  }

  // Axes, shapes, notes and the nodes of all traces, for the present size.
  lay() {
    const { head, graph } = this;
    this.box = measure(graph, head);
    const { width, height } = this.box;
    const small = window.matchMedia("(max-width: 640px)").matches;
    this.layout = arranged(head.figure.layout, head.places[small ? "narrow" : "wide"] ?? {});
    for (const name of Object.keys(this.layout)) if (this.layout[name]?.scaleanchor) this.square(name);
    this.picture = svg("svg", { class: "main-svg", width, height, viewBox: `0 0 ${width} ${height}` });
    graph.replaceChildren(this.picture);
    const below = draw("g", { class: "shapelayer" }, this.picture);
    for (const shape of this.layout.shapes ?? []) this.shape(shape, below);
    for (const name of Object.keys(this.layout)) if (/^[xy]axis/.test(name)) this.axis(name);
    this.traces = [];
    const groups = new Map();
    const [behind, front] = ["still", "drawn"].map((name) => draw("g", { class: name }, this.picture));
    head.figure.data.forEach((trace, c) => this.trace(trace, c, groups, c < head.fields.length ? front : behind));
    const notes = draw("g", { class: "infolayer" }, this.picture);
    for (const note of this.layout.annotations ?? []) this.note(note, notes);
    head.figure.data.forEach((trace, c) => c >= head.fields.length && this.traces[c] && this.fill(trace, c));
  }

  // Pixel of a value on an axis, "x", "y2" and so on.
  pixel(id, v) {
    const own = axisOf(this.layout, id);
    return this.part(id[0], share(own, own.type === "log" ? Math.log10(v) : v));
  }

  // Pixel of a part of the chart's width or height.
  part(way, v) {
    const { left, right, top, bottom } = this.box;
    return way === "x" ? left + v * (right - left) : bottom - v * (bottom - top);
  }

  // Axes of one scale: the one with room to spare gets a narrower domain, around its middle.
  square(name) {
    const one = this.layout[name];
    const other = axisOf(this.layout, one.scaleanchor);
    const { left, right, top, bottom } = this.box;
    const [wide, high] = [right - left, bottom - top];
    const pixels = (axis, all) => (((axis.domain ?? [0, 1])[1] - (axis.domain ?? [0, 1])[0]) * all) / Math.abs(axis.range[1] - axis.range[0]);
    const [a, b] = name[0] === "x" ? [wide, high] : [high, wide];
    const [mine, its] = [pixels(one, a), pixels(other, b)];
    narrow(mine > its ? one : other, Math.min(mine, its) / Math.max(mine, its));
  }

  axis(name) {
    const axis = this.layout[name];
    if (axis.visible === false) return;
    const across = name[0] === "x";
    const id = name.replace("axis", "");
    const mate = axis.anchor ?? (across ? "y" : "x");
    const ends = this.ends(mate);
    const grid = draw("g", { class: "gridlayer" }, this.picture);
    const zero = draw("g", { class: "zerolinelayer" }, this.picture);
    const texts = draw("g", { class: `${across ? "x" : "y"}axislayer-above` }, this.picture);
    const line = (v) => (across ? `M${v},${ends[0]}V${ends[1]}` : `M${ends[0]},${v}H${ends[1]}`);
    const names = this.names(id);
    const marks = names ? names.map((text, value) => ({ value, text })) : ticks(axis);
    for (const { value, text } of marks) {
      const v = this.pixel(id, value);
      const naught = value === 0 && axis.zeroline !== false;
      if (!names && (naught || axis.showgrid !== false)) draw("path", { d: line(v), "stroke-width": naught ? 1.2 : 1 }, naught ? zero : grid);
      if (axis.showticklabels !== false) this.tick(text, v, ends[0], across, texts);
    }
    if (axis.title) this.title(axis.title, id, ends[0], across);
  }

  // Names along an axis of categories: those of the first trace that stands on it.
  names(id) {
    const way = id[0];
    const stands = (trace) => (trace[`${way}axis`] ?? way) === id && typeof trace[way]?.[0] === "string";
    return this.head.figure.data.find(stands)?.[way];
  }

  tick(text, v, edge, across, parent) {
    const { rem } = this.box;
    const place = across ? { x: v, y: edge + 0.93 * rem, "text-anchor": "middle" } : { x: edge - 0.1 * rem, y: v + STANDS * rem, "text-anchor": "end" };
    rich(draw("text", place, parent), text);
  }

  title({ text }, id, edge, across) {
    const middle = this.ends(id).reduce((a, b) => a + b) / 2;
    const { rem } = this.box;
    const place = across ? { x: middle, y: edge + 2.6 * rem } : { x: edge - 2 * rem, y: middle, transform: `rotate(-90 ${edge - 2 * rem} ${middle})` };
    rich(draw("text", { ...place, "text-anchor": "middle", class: `g-${id}title` }, this.picture), text);
  }

  // Traces of one pair of axes are children of one group, as the style sheet counts them; those that never
  // change lie behind the others, in groups of their own.
  trace(trace, c, groups, layer) {
    const pair = `${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`;
    if (trace.visible === false) return void this.traces.push(null);
    if (trace.type === "heatmap") return void this.traces.push(this.map(trace, layer));
    const kind = trace.type === "bar" ? "barlayer" : "scatterlayer";
    const name = `${layer.getAttribute("class")} ${pair} ${kind}`;
    if (!groups.has(name)) groups.set(name, draw("g", { class: `${kind} mlayer` }, draw("g", { class: `subplot ${pair}` }, layer)));
    const clip = trace.cliponaxis === false ? {} : { "clip-path": this.window(trace) };
    const node = draw("g", { class: `trace trace${c}`, ...clip }, groups.get(name));
    this.traces.push({ kind: trace.type, node });
  }

  // Clip of the area between the ends of a trace's axes.
  window({ xaxis = "x", yaxis = "y" }) {
    const id = `plain-${this.head.id}-${xaxis}${yaxis}`;
    if (!this.picture.querySelector(`[id="${id}"]`)) {
      const [[left, right], [low, high]] = [xaxis, yaxis].map((name) => this.ends(name));
      const clip = draw("clipPath", { id }, this.picture);
      draw("rect", { x: left, y: high, width: right - left, height: low - high }, clip);
    }
    return `url(#${id})`;
  }

  // Pixels of the two ends of an axis.
  ends(id) {
    const { range, type } = axisOf(this.layout, id);
    return range.map((v) => this.pixel(id, type === "log" ? 10 ** v : v));
  }

  shape({ type, x0, x1, y0, y1, xref = "x", yref = "y", fillcolor, line = {} }, parent) {
    const [left, right] = [x0, x1].map((v) => this.ref(xref, v, "x"));
    const [low, high] = [y0, y1].map((v) => this.ref(yref, v, "y"));
    const look = { stroke: line.color ?? "none", "stroke-width": line.width ?? 2, ...(line.dash && { "stroke-dasharray": "3 3" }) };
    if (type === "line") return draw("path", { d: `M${left},${low}L${right},${high}`, ...look }, parent);
    const size = { x: Math.min(left, right), y: Math.min(low, high), width: Math.abs(right - left), height: Math.abs(high - low) };
    return draw("rect", { ...size, fill: fillcolor ?? "none", ...look }, parent);
  }

  ref(id, v, way) {
    return id === "paper" ? this.part(way, v) : this.pixel(id, v);
  }

  note({ text, x, y, xref = "x", yref = "y", xanchor, yanchor, xshift = 0, yshift = 0, textangle, font }, parent) {
    const { rem } = this.box;
    const [across, up] = [this.ref(xref, x, "x") + xshift, this.ref(yref, y, "y") - yshift];
    const lines = text.split("<br>");
    const size = font?.size ?? 0.82 * rem;
    const tall = 1.3 * size * (lines.length - 1);
    const side = xanchor ?? (xref === "paper" && x >= 2 / 3 ? "right" : xref === "paper" && x <= 1 / 3 ? "left" : "center");
    const rise = { top: 0.9 * size, bottom: -0.3 * size - tall }[yanchor] ?? 0.33 * size - tall / 2;
    const turn = textangle ? { transform: `rotate(${textangle} ${across} ${up})` } : {};
    const group = draw("g", { class: "annotation", ...turn }, parent);
    lines.forEach((part, k) => {
      const look = { class: "annotation-text", x: across, y: up + rise + 1.3 * size * k, "text-anchor": ANCHOR[side], ...(font?.color && { fill: font.color }) };
      rich(draw("text", look, group), part);
    });
  }

  // Heatmap on a canvas behind the lines, its numbers before them.
  map(trace, layer) {
    const numbers = trace.texttemplate && draw("g", { class: "heatmaplayer" }, layer);
    return { kind: "heat", canvas: this.canvas(trace), colours: shades(trace.colorscale), numbers };
  }

  // A map whose axis points down is turned over; cells that Plotly does not smooth have sharp edges.
  canvas(trace) {
    const node = document.createElement("canvas");
    this.graph.prepend(node);
    const { x, y, xaxis = "x", yaxis = "y" } = trace;
    const half = (list) => (list.length > 1 && typeof list[0] === "number" ? (list[1] - list[0]) / 2 : 0.5);
    const ends = (list) => (typeof list[0] === "number" ? [list[0] - half(list), list.at(-1) + half(list)] : [-0.5, list.length - 0.5]);
    const [[left, right], [low, high]] = [ends(x).map((v) => this.pixel(xaxis, v)), ends(y).map((v) => this.pixel(yaxis, v))];
    const { width, height } = this.box;
    const [top, foot] = [Math.min(low, high), Math.max(low, high)];
    const css = { left: left / width, top: top / height, width: (right - left) / width, height: (foot - top) / height };
    node.style.cssText = `position: absolute; opacity: ${trace.opacity ?? 1}; ${Object.entries(css).map(([k, v]) => `${k}: ${100 * v}%`).join("; ")}`;
    node.style.transform = high > low ? "scaleY(-1)" : "";
    node.style.imageRendering = trace.zsmooth ? "auto" : "pixelated";
    return node;
  }

  show(slice, row) {
    this.head.figure.data.forEach((trace, c) => {
      if (c < this.head.fields.length && this.traces[c]) this.fill({ ...trace, ...values(this.head, slice, row, c) }, c);
    });
    this.mark(slice, row);
    this.entitle(slice.titles?.[row] ?? []);
  }

  fill(trace, c) {
    const { kind, node } = this.traces[c];
    if (kind === "heat") return this.heat(trace, this.traces[c]);
    node.replaceChildren();
    if (kind === "bar") return this.bars(trace, node);
    const { xaxis = "x", yaxis = "y", mode = "lines" } = trace;
    const spots = Array.from(trace.x ?? [], (x, k) => [this.pixel(xaxis, x), Math.min(FAR, Math.max(-FAR, this.pixel(yaxis, trace.y[k])))]);
    if (trace.fill) draw("path", { class: "js-fill", d: this.area(trace, spots), ...(trace.fillcolor && { style: `fill: ${trace.fillcolor}` }) }, node);
    if (mode.includes("lines")) draw("path", { class: "js-line", d: path(spots), fill: "none", ...dashed(trace.line?.dash) }, node);
    if (mode.includes("markers")) this.points(trace, spots, node);
    if (mode.includes("text")) this.texts(trace, spots, node);
  }

  area({ fill, yaxis = "y" }, spots) {
    const solid = spots.filter((spot) => spot.every(Number.isFinite));
    if (!solid.length) return "";
    const floor = this.pixel(yaxis, 0);
    return fill === "tozeroy" ? `${path(spots)}L${solid.at(-1)[0]},${floor}L${solid[0][0]},${floor}Z` : `${path(spots)}Z`;
  }

  points({ marker = {} }, spots, node) {
    const group = draw("g", { class: "points" }, node);
    spots.forEach(([cx, cy], k) => {
      const size = Array.isArray(marker.size) ? marker.size[k] : (marker.size ?? 6);
      if (Number.isFinite(cx) && Number.isFinite(cy)) draw("circle", { class: "point", cx, cy, r: size / 2 }, group);
    });
  }

  texts(trace, spots, node) {
    const { rem } = this.box;
    const [up, side] = (trace.textposition ?? "middle center").split(" ");
    const size = trace.textfont?.size ?? 0.82 * rem;
    spots.forEach(([x, y], k) => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) return;
      const text = trace.texttemplate ? filled(trace.texttemplate, { y: trace.y[k], customdata: trace.customdata?.[k] }) : (Array.isArray(trace.text) ? trace.text[k] : trace.text);
      const group = draw("g", { class: "textpoint" }, node);
      const rise = { top: -0.5 * size, bottom: 1.1 * size }[up] ?? 0.33 * size;
      const anchor = { left: "end", right: "start" }[side] ?? "middle";
      rich(draw("text", { x, y: y + rise, "text-anchor": anchor }, group), `${text ?? ""}`);
    });
  }

  bars(trace, node) {
    const { xaxis = "x", yaxis = "y" } = trace;
    const lying = trace.orientation === "h";
    const [base, up] = lying ? [yaxis, xaxis] : [xaxis, yaxis];
    const wide = trace.width ?? 1 - (this.layout.bargap ?? 0.2);
    const [places, heights] = lying ? [trace.y, trace.x] : [trace.x, trace.y];
    Array.from(heights).forEach((v, k) => {
      const at = typeof places[k] === "number" ? places[k] : k;
      const [a, b] = [this.pixel(base, at - wide / 2), this.pixel(base, at + wide / 2)];
      const [from, to] = [this.pixel(up, 0), this.pixel(up, v)];
      const d = lying ? `M${from},${a}H${to}V${b}H${from}Z` : `M${a},${from}V${to}H${b}V${from}Z`;
      const point = draw("g", { class: "point" }, node);
      draw("path", { d }, point);
      if (trace.texttemplate && trace.textposition !== "none" && !lying) {
        const text = draw("text", { x: (a + b) / 2, y: v < 0 ? to + 17 : to - 5, "text-anchor": "middle" }, point);
        rich(text, filled(trace.texttemplate, { y: v, customdata: trace.customdata?.[k] }));
      }
    });
  }

  heat({ z, x, y, zmin, zmax, texttemplate, xaxis = "x", yaxis = "y" }, { canvas, colours, numbers }) {
    paint(canvas, z.flatMap((line) => Array.from(line)), x.length, y.length, [zmin, zmax], colours);
    if (!numbers) return;
    numbers.replaceChildren();
    const at = (list, k) => (typeof list[k] === "number" ? list[k] : k);
    z.forEach((line, r) => line.forEach((v, k) => {
      const place = { x: this.pixel(xaxis, at(x, k)), y: this.pixel(yaxis, at(y, r)) + STANDS * this.box.rem, "text-anchor": "middle" };
      rich(draw("text", place, numbers), filled(texttemplate, { z: v }));
    }));
  }

  resize() {
    const { clientWidth, clientHeight } = this.graph;
    if (!clientWidth || (clientWidth === this.box.width && clientHeight === this.box.height)) return;
    this.lay();
    this.show(this.slice, this.row);
  }
}

// The figure's layout with the changes for a wide or a narrow screen: "xaxis.domain", "annotations[0].x".
function arranged(layout, places) {
  const copy = structuredClone(layout);
  for (const [path, value] of Object.entries(places)) {
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    const last = steps.pop();
    steps.reduce((part, step) => part[step], copy)[last] = value;
  }
  return copy;
}

function narrow(axis, part) {
  const [from, to] = axis.domain ?? [0, 1];
  const spare = (to - from) * (1 - part);
  const low = { top: spare, right: spare, bottom: 0, left: 0 }[axis.constraintoward] ?? spare / 2;
  axis.domain = [from + low, from + low + (to - from) * part];
}

const dashed = (dash) => (dash && dash !== "solid" ? { "stroke-dasharray": dash.replaceAll("px", "").replaceAll(",", " ") } : {});
