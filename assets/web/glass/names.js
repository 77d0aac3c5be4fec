// Names and numbers as they are written in the picture and in the products.

import { number, value } from "../explorer/numbers.js";

const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

// "w₁₂", "f′(z₁)", "σ′(z₃)", "2(p − y)".
export function symbol(name, loss) {
  if (name === "error") return loss === "squared" ? "2(p − y)" : "p − y";
  const [letter, ...digits] = name;
  const lowered = digits.map((digit) => LOWERED[digit]).join("");
  if (letter === "s") return digits[0] === "3" ? "σ′(z₃)" : `f′(z${lowered})`;
  return `${letter}${lowered}`;
}

// Exactly 0 is "0"; what would only round to 0 keeps a power of ten.
export function short(v) {
  if (v === 0) return "0";
  if (Math.abs(v) >= 0.005) return number(v);
  return Math.abs(v) >= 0.0005 ? value(v) : value(Number(v.toExponential(0))).replace(".0×", "×");
}

export const long = (v) => (v === 0 ? "0" : value(v));

export const signed = (v, text) => (v < 0 ? `(${text})` : text);

// Kind of a factor: its colour, and the reason if it kills the product.
export function kind(name) {
  if (name === "error") return "error";
  return { s: "slope", a: "output", x: "input" }[name[0]] ?? "weight";
}
