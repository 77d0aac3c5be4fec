// Ticks of an axis and numbers in texts, as Plotly writes them. Nothing here needs a chart.

import { svg } from "../shared/dom.js";
import { number } from "./numbers.js";

const STEPS = [2, 5, 10];
const DEFAULT = 8;

// Values and texts of the ticks within the range of an axis.
export function ticks({ range: [low, high], tickvals, ticktext, dtick, nticks = DEFAULT, ticksuffix = "", tickformat, type }) {
  const inside = (v) => v >= Math.min(low, high) - 1e-9 && v <= Math.max(low, high) + 1e-9;
  if (tickvals) return tickvals.map((value, k) => ({ value, text: String(ticktext?.[k] ?? value).replace(/^-/, "−") })).filter(({ value }) => inside(type === "log" ? Math.log10(value) : value));
  const step = dtick ?? nice(Math.abs(high - low) / nticks);
  const first = Math.ceil(Math.min(low, high) / step - 1e-9);
  const last = Math.floor(Math.max(low, high) / step + 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step).map((exact) => {
    const value = type === "log" ? 10 ** exact : +exact.toFixed(10);
    const text = tickformat ? format(value, tickformat) : type === "log" ? String(+value.toPrecision(3)) : tidy(value, decimals);
    return { value, text: text + ticksuffix };
  });
}

// Smallest of 2, 5 and 10 times a power of ten that is not below `rough`.
function nice(rough) {
  const base = 10 ** Math.floor(Math.log10(rough));
  return base * STEPS.find((step) => step >= rough / base - 1e-9);
}

const tidy = (value, decimals) => String(+value.toFixed(decimals)).replace("-", "−");

// Number by a format such as ".2f", "+.2~f", ".2~g" or ".0%"; `~` drops trailing zeros.
export function format(value, spec) {
  const [, sign, digits, trim, kind] = /^([+]?)\.?(\d*)(~?)([fg%]?)$/.exec(spec) ?? [];
  if (kind === undefined || !Number.isFinite(value)) return String(value);
  const share = kind === "%" ? 100 * value : value;
  let text = kind === "g" ? share.toPrecision(digits || 6).replace("-", "−") : number(share, +digits);
  if (trim && text.includes(".")) text = text.replace(/\.?0+$/, "");
  text = (sign && value > 0 ? "+" : "") + text;
  return kind === "%" ? `${text}%` : text;
}

// Template with `%{y:.2f}` and `%{customdata}` filled in.
export const filled = (template, given) =>
  template.replace(/%\{(\w+)(?::([^}]*))?\}/g, (_, name, spec) => (spec ? format(given[name], spec) : String(given[name] ?? "")));

// Writes a text with <b>, <i>, <sup> and <sub>, as Plotly's texts have them, into an SVG text.
export function rich(node, text) {
  const stack = [];
  let back = 0;
  for (const part of text.split(/(<\/?\w+>)/).filter(Boolean)) {
    const [, end, name] = /^<(\/?)(\w+)>$/.exec(part) ?? [];
    if (name && end) stack.splice(stack.lastIndexOf(name), 1);
    else if (name) stack.push(name);
    else back = run(node, part, stack, back);
  }
}

function run(node, text, stack, back) {
  const shift = stack.includes("sup") ? -0.4 : stack.includes("sub") ? 0.22 : 0;
  const small = shift !== 0;
  const look = {
    dy: `${(shift - back) / (small ? 0.7 : 1)}em`,
    ...(small && { "font-size": "0.7em", class: "script" }),
    ...(stack.includes("b") && { "font-weight": 700 }),
    ...(stack.includes("i") && { "font-style": "italic" }),
  };
  const part = svg("tspan", look);
  part.textContent = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  node.append(part);
  return shift;
}
