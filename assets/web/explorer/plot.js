// The chart: Plotly draws axes and curves; one SVG layer above draws what follows the pointer.

import { flat, movable, move } from "./lines.js";

const SVG = "http://www.w3.org/2000/svg";
const TANGENT = 1.6; // half its length, in units of x
const FLAT = 0.1; // |f'| below this is shaded as saturated
const STILL = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };

// Sizes are read once and kept until the chart is resized: asking the page during a drag costs a layout.
function measure(graph, head) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [left, right] = head.margins;
  const margin = { l: left * rem, r: right * rem, t: 0.6 * rem, b: (head.figure.layout.xaxis.title ? 3.2 : 1.9) * rem };
  const [width, height] = [graph.clientWidth, graph.clientHeight];
  return { rem, margin, width, height, left: margin.l, right: width - margin.r, top: margin.t, bottom: height - margin.b };
}

const draw = (name, attributes, parent) => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  parent?.append(node);
  return node;
};

export class Plot {
  constructor(root, plotly) {
    this.plotly = plotly;
    this.graph = root.querySelector(".ex-graph");
    this.layer = root.querySelector(".ex-layer");
    this.turn = Promise.resolve();
    this.painting = null;
    this.wanted = null;
  }

  // Plotly draws, sizes and repaints one after another: begun side by side, the last to end could leave an old size or row.
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

  // One repaint at a time, always of the newest row that was asked for.
  show(slice, row) {
    this.wanted = [slice, row];
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
    this.layer.replaceChildren();
    this.marks = {
      flat: draw("g", { class: "ex-flat" }, this.layer),
      tangent: draw("line", { class: "ex-tangent" }, this.layer),
      dots: draw("g", {}, this.layer),
      rule: draw("line", { class: "ex-rule" }, this.layer),
      level: draw("line", { class: "ex-rule" }, this.layer),
      points: draw("g", {}, this.layer),
      grips: draw("g", {}, this.layer),
      names: draw("g", {}, this.layer),
    };
    this.box = measure(this.graph, head);
    const { width, height, margin } = this.box;
    const layout = { ...head.figure.layout, margin, width, height };
    const shown = (trace, c) => (this.moved.includes(c) ? flat(trace, layout) : this.values(slice, row, c));
    this.traces = head.figure.data.map((trace, c) => ({ ...trace, uid: `t${c}`, ...shown(trace, c) }));
    await this.plotly.newPlot(this.graph, this.drawn.map((c) => this.traces[c]), layout, { staticPlot: true });
    await this.behind(this.still.map((c) => this.traces[c]), { ...layout, annotations: [] });
    this.wide = true;
    await this.settle();
    this.mark(slice, row);
    this.paint(slice, row);
  }

  // What Plotly need not move has a graph of its own: it would be drawn anew with every step.
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
    const box = measure(this.graph, this.head);
    if (!box.width || !box.height || (box.width === this.box.width && box.height === this.box.height)) return;
    this.box = box;
    const size = { width: box.width, height: box.height, margin: box.margin };
    for (const graph of this.graphs) await this.plotly.relayout(graph, size);
    await this.settle();
    this.mark(this.slice, this.row);
    this.paint(this.slice, this.row);
  }

  // The smooth heatmaps have one pixel for each node: painted here, since Plotly would draw the
  // whole figure anew for them.  So it would for the lines of a recording.
  paint(slice, row) {
    const images = this.painted.length ? this.back.querySelectorAll(".heatmaplayer image") : [];
    this.painted.forEach((c, k) => {
      const { x, y, zmin, zmax, colorscale } = this.head.figure.data[c];
      this.shades ??= shades(colorscale);
      images[k]?.setAttribute("href", picture(slice.channels[c][row], x.length, y.length, [zmin, zmax], this.shades));
    });
    for (const c of this.moved) move(this.graph, this.traces[c], slice.channels[c][row]);
  }

  // Figures of many charts have a second arrangement, for phones.
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

  // One row of a table as the fields of its trace: y, z (rows of a heatmap), or x and y together.
  values(slice, row, channel) {
    const data = slice.channels[channel]?.[row];
    if (!data) return {}; // a trace that never changes
    const field = this.head.fields[channel];
    if (field === "xy" || field === "grip") return { x: data.subarray(0, data.length / 2), y: data.subarray(data.length / 2) };
    if (field !== "z") return slice.x ? { x: slice.x, [field]: data } : { [field]: data };
    const across = this.head.figure.data[channel].x.length;
    return { z: Array.from({ length: data.length / across }, (_, k) => data.subarray(k * across, (k + 1) * across)) };
  }

  async repaint() {
    while (this.wanted) {
      const [nowSlice, nowRow] = this.wanted;
      this.wanted = null;
      this.mark(nowSlice, nowRow);
      this.paint(nowSlice, nowRow);
      if (this.moved.length) continue;
      const data = this.drawn.map((c) => this.values(nowSlice, nowRow, c));
      const mode = this.redraw ? { ...STILL, frame: { duration: 0, redraw: true } } : STILL;
      await this.plotly.animate(this.graph, { data }, mode);
    }
  }

  px(x) {
    const [low, high] = this.head.figure.layout.xaxis.range;
    return this.box.left + ((x - low) / (high - low)) * (this.box.right - this.box.left);
  }

  py(y) {
    const [low, high] = this.head.figure.layout.yaxis.range;
    return this.box.top + ((high - y) / (high - low)) * (this.box.bottom - this.box.top);
  }

  // Where in the chart's own units a pointer is, kept inside the axes.
  pick({ clientX, clientY }) {
    const { xaxis, yaxis } = this.head.figure.layout;
    const place = this.graph.getBoundingClientRect();
    const across = (clientX - place.left - this.box.left) / (this.box.right - this.box.left);
    const up = (this.box.bottom - (clientY - place.top)) / (this.box.bottom - this.box.top);
    const within = ([low, high], share) => low + Math.min(1, Math.max(0, share)) * (high - low);
    return [within(xaxis.range, across), within(yaxis.range, up)];
  }

  mark(slice, row) {
    [this.slice, this.row] = [slice, row];
    const { kind, names } = this.head;
    if (kind === "slope") {
      const [f, df] = slice.channels.map((table) => table[row]);
      this.shade(slice.x, df, f);
      this.dot(slice.jumps[row]);
      this.name(this.head.hidden.slope ? [["f", f]] : [["f", f], ["f′", df]]);
    }
    if (this.head.fields.includes("grip")) this.grip(this.grips(slice, row));
    if (kind === "curves" || kind === "named") this.name(names.map((text, k) => [text, slice.channels[k][row]]));
    if (this.head.pointer !== null) this.point(this.at);
  }

  point(wanted) {
    this.at = wanted;
    if (this.head.kind === "plane") return this.cross(...wanted);
    const { slice, row, marks } = this;
    const index = solid(slice, row, wanted);
    const x = slice.x[index];
    set(marks.rule, { x1: this.px(x), x2: this.px(x), y1: this.box.top, y2: this.box.bottom });
    const lines = this.head.kind === "slope" ? 2 : this.head.names.length;
    const heights = slice.channels.slice(0, lines).map((table) => table[row][index]);
    if (this.head.kind === "slope" && torn(slice, row, x)) heights[1] = NaN;
    marks.points.replaceChildren();
    heights.forEach((y, k) => this.spot(x, y, k));
    if (this.head.kind === "slope") this.touch(x, ...heights);
  }

  spot(x, y, colour) {
    if (!Number.isFinite(y)) return;
    const look = { class: `ex-point ex-c${colour + 1}`, r: colour ? "0.29rem" : "0.35rem" };
    draw("circle", { cx: this.px(x), cy: this.py(y), ...look }, this.marks.points);
  }

  // Grips stand in the order of the knobs; the table has all their x, then all their y.
  grips(slice, row) {
    const spots = slice.channels[this.head.fields.indexOf("grip")][row];
    const half = spots.length / 2;
    return this.head.slices.map(({ name }, k) => ({ name, x: this.px(spots[k]), y: this.py(spots[half + k]) }));
  }

  grip(spots) {
    const { grips } = this.marks;
    if (!grips.childElementCount) spots.forEach(({ name }, k) => this.handle(name, k, grips));
    spots.forEach(({ x, y }, k) => {
      const [ring, text] = grips.children[k].children;
      set(ring, { cx: x, cy: y });
      set(text, { x, y });
    });
  }

  // The number of the line stands on the grip that lifts it; the other one turns it.
  handle(name, k, parent) {
    const group = draw("g", {}, parent);
    const turns = name.startsWith("w");
    const look = { class: `ex-grip ${turns ? "ex-grip-turn" : "ex-grip-up"}`, r: turns ? "0.5rem" : "0.62rem" };
    draw("circle", { ...look, "data-knob": name, "data-grip": k }, group);
    this.write(turns ? "" : name.slice(1), 0, 0, group, { class: "ex-grip-name" });
  }

  // The row of a knob's slice in which its grip is nearest to a pointer.
  closest(slice, grip, { clientX, clientY }) {
    const place = this.graph.getBoundingClientRect();
    const apart = slice.values.map((_, row) => {
      const { x, y } = this.grips(slice, row)[grip];
      return Math.hypot(x + place.left - clientX, y + place.top - clientY);
    });
    return apart.indexOf(Math.min(...apart));
  }

  cross(x, y) {
    set(this.marks.rule, { x1: this.px(x), x2: this.px(x), y1: this.box.top, y2: this.box.bottom });
    set(this.marks.level, { y1: this.py(y), y2: this.py(y), x1: this.box.left, x2: this.box.right });
    this.marks.points.replaceChildren();
    const look = { class: "ex-point ex-handle", r: "0.5rem" };
    draw("circle", { cx: this.px(x), cy: this.py(y), ...look }, this.marks.points);
  }

  touch(x, f, df) {
    // A line without length would still show its round ends.
    if (!Number.isFinite(df)) return this.marks.tangent.removeAttribute("x1");
    const span = TANGENT / Math.hypot(1, df);
    const ends = { x1: this.px(x - span), y1: this.py(f - df * span), x2: this.px(x + span), y2: this.py(f + df * span) };
    set(this.marks.tangent, ends);
  }

  // The height of a band's name: at the top, or lower down where a curve or the axis is there.
  aside(x, curves, across) {
    const { top, bottom, rem } = this.box;
    const near = x.flatMap((v, k) => (Math.abs(this.px(v) - across) < 2.8 * rem ? [k] : []));
    const taken = [this.py(0), ...near.flatMap((k) => curves.map((y) => this.py(y[k])))];
    const heights = [0, 1, 2, 3, 4].map((part) => top + 1.1 * rem + (part / 4) * (bottom - top - 2.2 * rem));
    return heights.find((height) => taken.every((y) => !(Math.abs(y - height) < rem))) ?? heights[0];
  }

  // Bands where the slope is smaller than 0.1; hidden with the slope, or with where f ends.
  shade(x, df, f) {
    const { flat } = this.marks;
    flat.replaceChildren();
    if (this.head.hidden.slope || this.head.hidden.limit) return;
    const { top, bottom, rem } = this.box;
    let start = null;
    for (let k = 0; k <= df.length; k++) {
      const low = Math.abs(df[k]) < FLAT;
      if (low && start === null) start = k;
      if (!low && start !== null) {
        const [left, right] = [this.px(x[start]), this.px(x[k - 1])];
        if (right - left > 2) draw("rect", { x: left, y: top, width: right - left, height: bottom - top }, flat);
        const { saturated } = this.head.words;
        const said = right - left > 8.5 * rem ? saturated : saturated.split(": ").at(-1); // a narrow band has only "|f′| < 0.1"
        if (right - left > 5 * rem) this.write(said, (left + right) / 2, this.aside(Array.from(x), [f, df], (left + right) / 2), flat);
        start = null;
      }
    }
  }

  write(text, x, y, parent, attributes = {}) {
    draw("text", { x, y, "text-anchor": "middle", ...attributes }, parent).textContent = text;
  }

  // At a jump: a filled dot for the value that the function takes, an open one for the limit.
  dot(jumps) {
    this.marks.dots.replaceChildren();
    for (const [x, y, filled, curve] of jumps) {
      if (curve === "df" && this.head.hidden.slope) continue;
      const kind = `ex-dot-${curve} ${filled ? "ex-filled" : "ex-open"}`;
      draw("circle", { cx: this.px(x), cy: this.py(y), r: "0.28rem", class: kind }, this.marks.dots);
    }
  }

  // The curves' names stand at their right ends, or at the height of their last value, apart from each other.
  name(curves) {
    this.marks.names.replaceChildren();
    const { top, bottom, right, rem } = this.box;
    const inside = (y) => Math.min(bottom - 0.4 * rem, Math.max(top + 0.6 * rem, y));
    const ends = curves.map(([text, y], k) => ({ text, k, y: inside(this.py(y.findLast(Number.isFinite))) })).filter((end) => end.text && Number.isFinite(end.y));
    const over = spread(ends, 1.2 * rem, bottom - 0.4 * rem);
    for (const { text, k, y } of ends) {
      const look = { class: `ex-name ex-c${k + 1}`, "text-anchor": "start", "dominant-baseline": "middle" };
      this.write(text, right + 0.35 * rem, y - over, this.marks.names, look);
    }
  }
}

// Moves names of curves down until they are apart; returns by how much the last is too low.
export function spread(ends, apart, lowest) {
  ends.sort((a, b) => a.y - b.y);
  for (let k = 1; k < ends.length; k++) ends[k].y = Math.max(ends[k].y, ends[k - 1].y + apart);
  return Math.max(0, (ends.at(-1)?.y ?? 0) - lowest);
}

// At a jump the tables have a gap; the function's own value is on one side of it.
// The points around it are so close that all of them have the same x here: look at each.
export function solid(slice, row, index) {
  const { x } = slice;
  let k = index;
  while (k > 0 && x[k - 1] === x[index]) k--;
  for (; x[k] === x[index]; k++) {
    const gap = slice.channels.some((table) => Number.isNaN(table[row][k]));
    if (gap) return Math.min(x.length - 1, Math.max(0, k + (slice.closed[row] ? 1 : -1)));
  }
  return index;
}

// Where f itself jumps there is no slope.
export function torn(slice, row, x) {
  return slice.jumps[row].some(([at, , , curve]) => curve === "f" && Math.fround(at) === x);
}

// 256 colours from one end of a colour scale to the other, four numbers each.
function shades(scale) {
  const context = Object.assign(document.createElement("canvas"), { width: 256, height: 1 }).getContext("2d");
  const gradient = context.createLinearGradient(0, 0, 256, 0);
  for (const [at, colour] of scale) gradient.addColorStop(at, colour);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 1);
  return context.getImageData(0, 0, 256, 1).data;
}

// One canvas for all images, kept in the memory that they are read back from.
const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// Rows of numbers, the lowest first, as an image.
function picture(numbers, width, height, [low, high], colours) {
  Object.assign(brush.canvas, { width, height });
  const image = brush.createImageData(width, height);
  numbers.forEach((v, k) => {
    const shade = Math.round(255 * Math.min(1, Math.max(0, (v - low) / (high - low))));
    const pixel = (height - 1 - Math.floor(k / width)) * width + (k % width);
    image.data.set(colours.subarray(4 * shade, 4 * shade + 4), 4 * pixel);
  });
  brush.putImageData(image, 0, 0);
  return brush.canvas.toDataURL();
}

function set(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
}
