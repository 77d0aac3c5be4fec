// The curve as a tone: its pitch is the value, its place between left and right is x, and it is rough below 0.

import { element, svg, whilePresent, write } from "../shared/dom.js";
import { solid, torn } from "./numbers.js";

const LOW = 110; // Hz at the lower edge of the chart
const OCTAVES = 3; // from the lower to the upper edge
const LOUD = 0.08; // of full scale
const GLIDE = 0.03; // seconds in which a tone follows the pointer
const REST = 600; // milliseconds after which a resting pointer falls silent

// Tone of a point on a chart with these ranges, or null where the curve has no value.
// Values beyond the chart sound like its edges.
export function tone(x, y, [left, right], [low, high]) {
  if (!Number.isFinite(y)) return null;
  const share = (v, from, to) => Math.min(1, Math.max(0, (v - from) / (to - from)));
  return { pitch: LOW * 2 ** (OCTAVES * share(y, low, high)), pan: 2 * share(x, left, right) - 1, rough: y < 0 };
}

// A soft triangle, and a sawtooth for the rough timbre.
class Voice {
  constructor() {
    this.context = new AudioContext();
    this.loud = new GainNode(this.context, { gain: 0 });
    this.pan = new StereoPannerNode(this.context);
    this.parts = ["triangle", "sawtooth"].map((type) => this.part(type));
    this.loud.connect(this.pan).connect(this.context.destination);
  }

  part(type) {
    const gain = new GainNode(this.context, { gain: 0 });
    const source = new OscillatorNode(this.context, { type, frequency: LOW });
    source.connect(gain).connect(this.loud);
    source.start();
    return { source, gain };
  }

  // Sounds until the pointer has rested for a moment.
  play(heard) {
    clearTimeout(this.timer);
    if (!heard) return this.hush();
    const glide = (param, v) => param.setTargetAtTime(v, this.context.currentTime, GLIDE);
    const [soft, rough] = this.parts;
    for (const { source } of this.parts) glide(source.frequency, heard.pitch);
    glide(soft.gain.gain, heard.rough ? 0 : 1);
    glide(rough.gain.gain, heard.rough ? 0.45 : 0);
    glide(this.pan.pan, heard.pan);
    glide(this.loud.gain, LOUD);
    this.timer = setTimeout(() => this.hush(), REST);
  }

  hush() {
    this.loud.gain.setTargetAtTime(0, this.context.currentTime, GLIDE);
  }

  close() {
    clearTimeout(this.timer);
    this.context.close();
  }
}

// Speaker button below a chart, and a button for the slope.  No voice exists before the first is pressed.
export class Sound {
  constructor(root) {
    this.line = element("p", { class: "ex-sound" });
    this.speaker = element("button", { type: "button", class: "ex-speaker", "aria-pressed": "false" });
    this.other = element("button", { type: "button", class: "ex-heard-slope", "aria-pressed": "false" }, "f′");
    this.name = element("span");
    this.hint = element("small", { "aria-live": "polite" });
    this.speaker.append(horn(), this.name);
    this.line.append(this.speaker, this.other, this.hint);
    this.speaker.onclick = () => (this.voice ? this.stop() : this.start());
    this.other.onclick = () => this.turn(!this.slope);
    root.querySelector("figcaption").after(this.line);
    whilePresent(root, ["visibilitychange", "keydown", "keyup"], (event) => this.handle(event), () => this.stop());
    this.slope = false;
  }

  update(head) {
    this.head = head;
    if (head.hidden.slope) this.slope = false;
    this.show();
  }

  show() {
    const { words, hidden } = this.head;
    write(this.name, this.voice ? words.hush : words.hear);
    write(this.hint, this.voice ? `${words.heard} ${hidden.slope ? "" : words.heard_slope}`.trim() : "");
    this.speaker.setAttribute("aria-pressed", String(Boolean(this.voice)));
    this.other.hidden = !this.voice || hidden.slope;
    this.other.setAttribute("aria-label", words.hear_slope);
    this.other.setAttribute("aria-pressed", String(this.slope));
  }

  start() {
    this.voice = new Voice();
    this.show();
    this.play();
  }

  stop() {
    this.voice?.close();
    this.voice = null;
    this.slope = false;
    this.show();
  }

  // A hidden tab is silent.  The key D, held down, is the slope; not while something is typed.
  handle(event) {
    if (event.type === "visibilitychange") return document.hidden && this.stop();
    if (event.code !== "KeyD" || !this.voice || event.repeat || event.ctrlKey || event.metaKey) return;
    if (!event.target.matches?.("input:not([type='range']), textarea")) this.turn(event.type === "keydown");
  }

  turn(slope) {
    if (this.head.hidden.slope) return;
    this.slope = slope;
    this.show();
    this.play();
  }

  hear(slice, row, at) {
    this.place = [slice, row, at];
    this.play();
  }

  play() {
    if (!this.voice || !this.place) return;
    const [slice, row, at] = this.place;
    const { xaxis, yaxis } = this.head.figure.layout;
    this.voice.play(heard(slice, row, at, this.slope, [xaxis.range, yaxis.range]));
  }
}

// Tone of f, or of its slope, at a place of a chart's tables.
export function heard(slice, row, at, slope, ranges) {
  const index = solid(slice, row, at);
  const x = slice.x[index];
  const y = slope && torn(slice, row, x) ? Number.NaN : slice.channels[slope ? 1 : 0][row][index];
  return tone(x, y, ...ranges);
}

function horn() {
  const picture = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  picture.append(svg("path", { d: "M3 8v4h3l4 4V4L6 8z" }), svg("path", { class: "ex-waves", d: "M13 7.5a3.5 3.5 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10" }));
  return picture;
}
