import assert from "node:assert/strict";
import { test } from "node:test";

import { runs } from "../../assets/web/shared/dom.js";

test("raised and lowered digits become runs of ordinary ones", () => {
  assert.deepEqual(runs("6.9×10⁻⁷"), [["", "6.9×10"], ["sup", "−7"]]);
  assert.deepEqual(runs("x₀"), [["", "x"], ["sub", "0"]]);
  assert.deepEqual(runs("10³⁰⁸ (p₁₂)"), [["", "10"], ["sup", "308"], ["", " (p"], ["sub", "12"], ["", ")"]]);
  assert.deepEqual(runs("w₁ᵀx + e⁻ˣ"), [["", "w"], ["sub", "1"], ["sup", "T"], ["", "x + e"], ["sup", "−x"]]);
});

test("a text without them is one run, and markup stays text", () => {
  assert.deepEqual(runs("f′(x) = 0.25"), [["", "f′(x) = 0.25"]]);
  assert.deepEqual(runs("<sup>2</sup>"), [["", "<sup>2</sup>"]]);
  assert.deepEqual(runs(""), []);
});
