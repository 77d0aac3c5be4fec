// Native sliders: one row for each parameter, with play, an exact number, and reset.

import { decimals, nearest, number } from "./numbers.js";
import { element } from "../shared/dom.js";

export class Controls {
  // `move(slice, row)` is called during a drag; `commit(name, value)` once, on release.
  constructor(root, { move, commit }) {
    this.box = root.querySelector(".ex-sliders");
    this.move = move;
    this.commit = commit;
    this.rows = new Map();
    this.timer = null;
    this.held = null; // name of the slider being dragged, which new tables must not move
  }

  start(head) {
    this.head = head;
    const named = head.slices.filter((s) => s.name);
    const same = named.length === this.rows.size && named.every((s) => this.rows.has(s.name)) && this.language === head.words.play;
    if (!same) this.build();
    for (const slice of head.slices) this.place(slice, nearest(slice.values, head.at[slice.name]));
  }

  build() {
    this.stop();
    this.language = this.head.words.play;
    this.rows.clear();
    const named = this.head.slices.filter((slice) => slice.name);
    this.box.replaceChildren(...named.map((slice) => this.row(slice.name)));
  }

  slice(name) {
    return this.head.slices.find((s) => s.name === name);
  }

  row(name) {
    const { words } = this.head;
    const { symbol, label } = this.slice(name);
    const id = `ex-${this.head.id}-${name}`;
    const line = element("div", { class: "ex-row" });
    const long = symbol.length > 3 || /[가-힣]/.test(symbol) ? "ex-long" : ""; // a word, not a letter
    const text = element("label", { for: id, title: label, class: long }, symbol);
    const play = element("button", { type: "button", class: "ex-play", "aria-label": `${words.play}: ${label}`, "aria-pressed": "false", title: words.play }, "▶");
    const range = element("input", { type: "range", id, min: 0, step: 1, "aria-label": label });
    const exact = element("input", { type: "number", step: "any", class: "ex-exact", "aria-label": `${label}: ${words.exact}` });
    const reset = element("button", { type: "button", class: "ex-reset", "aria-label": `${words.reset}: ${label}`, title: words.reset }, "↺");
    play.onclick = () => this.play(name);
    range.oninput = () => {
      this.held = name;
      this.slide(name, +range.value);
    };
    range.onchange = () => this.release(name);
    exact.onchange = () => this.type(name, exact);
    reset.onclick = () => this.jump(name, this.head.defaults[name]);
    line.append(text, play, range, exact, reset);
    this.rows.set(name, { range, exact, play, at: 0 });
    return line;
  }

  place(slice, row) {
    const controls = this.rows.get(slice.name);
    if (!controls) return;
    const value = slice.values[row];
    const shown = slice.texts ? slice.texts[row] : number(value, Math.max(2, decimals(value)));
    controls.at = row;
    controls.range.max = slice.values.length - 1;
    controls.range.value = row;
    controls.range.setAttribute("aria-valuetext", `${slice.symbol} = ${shown}`);
    controls.range.style.setProperty("--share", `${(100 * row) / Math.max(1, slice.values.length - 1)}%`);
    if (document.activeElement !== controls.exact) controls.exact.value = +value.toFixed(4);
  }

  slide(name, row) {
    const slice = this.slice(name);
    const inside = Math.min(slice.values.length - 1, Math.max(0, row));
    this.place(slice, inside);
    this.move(slice, inside);
  }

  release(name) {
    this.held = null;
    const slice = this.slice(name);
    this.commit(name, slice.values[this.rows.get(name).at]);
  }

  // A typed number need not be a stop of the slider: it is clamped to the range and sent unchanged.
  type(name, exact) {
    const { values } = this.slice(name);
    const typed = Number.parseFloat(exact.value.replace("−", "-"));
    const clamped = Math.min(values.at(-1), Math.max(values[0], typed));
    const value = this.head.film && Number.isFinite(clamped) ? values[nearest(values, clamped)] : clamped;
    if (Number.isFinite(value)) exact.value = value;
    this.jump(name, Number.isFinite(value) ? value : values[this.rows.get(name).at]);
  }

  jump(name, value) {
    this.stop();
    const slice = this.slice(name);
    this.slide(name, nearest(slice.values, value));
    this.commit(name, value);
  }

  // Sweeps up, down, and back to the start, or plays once to the end; a second press stops at the current value.
  play(name) {
    if (this.timer) return this.stop(name);
    const slice = this.slice(name);
    const { at, play } = this.rows.get(name);
    const last = slice.values.length - 1;
    const once = this.head.film || slice.pace;
    const way = once ? run(at === last ? 0 : at, last) : [...run(at, last), ...run(last, 0), ...run(0, at)];
    play.textContent = "❚❚";
    play.setAttribute("aria-pressed", "true");
    this.timer = setInterval(() => {
      if (way.length) return this.slide(name, way.shift());
      this.stop(once ? name : undefined);
    }, slice.pace || 30);
    this.playing = play;
  }

  stop(name) {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.playing.textContent = "▶";
    this.playing.setAttribute("aria-pressed", "false");
    if (name) this.release(name);
  }
}

const run = (from, to) => Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => from + Math.sign(to - from) * k);
