import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { border, layout, towards } from "../../assets/web/glass/layout.js";
import { long, short, symbol } from "../../assets/web/glass/names.js";
import { FUNCTIONS, LOSSES, WEIGHTS, chain, descend, forward, gradients, killer } from "../../assets/web/glass/network.js";

// Settings with their numbers by core/: written by tests/web/test_scripts.py.
const { GLASS } = process.env;
const cases = GLASS ? JSON.parse(readFileSync(GLASS, "utf-8")) : [];

const near = (found, wanted, about) => assert.ok(Math.abs(found - wanted) <= 1e-12 + 1e-10 * Math.abs(wanted), `${about}: ${found} is not ${wanted}`);

for (const f of Object.keys(FUNCTIONS)) {
  for (const loss of LOSSES) {
    test(`with ${f} and ${loss} all numbers are those of core/`, { skip: !GLASS }, () => {
      const own = cases.filter(({ state }) => state.f === f && state.loss === loss);
      assert.ok(own.length > 5);
      for (const { state, values, gradients: wanted } of own) {
        const [seen, slopes] = [forward(state), gradients(state)];
        for (const [name, value] of Object.entries(values)) near(seen[name], value, name);
        for (const name of WEIGHTS) near(slopes[name], wanted[name], `gradient for ${name}`);
      }
    });
  }
}

const start = { f: "tanh", loss: "squared", x1: 1, x2: 0.5, y: 1, rate: 0.5, weights: { w11: 0.8, w12: -0.6, w21: -1.2, w22: 0.9, b1: 0.1, b2: 0.9, v1: -1.4, v2: 0.7, c: -0.3 } };

test("a chain leads from the loss to its weight, and cross-entropy leaves out one slope", () => {
  assert.deepEqual(chain("w12", "squared"), ["error", "s3", "v1", "s1", "x2"]);
  assert.deepEqual(chain("w12", "cross_entropy"), ["error", "v1", "s1", "x2"]);
  assert.deepEqual(chain("b2", "squared"), ["error", "s3", "v2", "s2"]);
  assert.deepEqual(chain("v2", "squared"), ["error", "s3", "a2"]);
  assert.deepEqual(chain("c", "cross_entropy"), ["error"]);
});

test("a step moves every weight against its gradient and leaves the old state", () => {
  const [slopes, next] = [gradients(start), descend(start)];
  for (const name of WEIGHTS) assert.equal(next.weights[name], start.weights[name] - 0.5 * slopes[name]);
  assert.equal(start.weights.w11, 0.8);
  assert.ok(forward(next).L < forward(start).L);
});

test("the smallest factor kills a product if it is below 0.1, and none does otherwise", () => {
  assert.equal(killer([-0.6, 0.05, 0, 2]), 2);
  assert.equal(killer([0, 0]), 0);
  assert.equal(killer([0.1, -4]), -1);
});

test("a loss stays finite where the answer is as wrong as can be", () => {
  const wrong = { ...start, loss: "cross_entropy", weights: { ...start.weights, c: -800 } };
  assert.ok(forward(wrong).L > 700 && Number.isFinite(forward(wrong).L));
});

test("exactly 0 is told from what only rounds to 0", () => {
  assert.deepEqual([0, 0.25, -1.5].map(short), ["0", "0.25", "−1.50"]);
  assert.deepEqual([0.00038, -0.0012].map(short), ["4×10⁻⁴", "−0.001"]);
  assert.deepEqual([long(0), long(-0.25)], ["0", "−0.250"]);
});

test("names are set as in formulas", () => {
  const names = ["w12", "s1", "s3", "c"].map((name) => symbol(name, "squared"));
  assert.deepEqual(names, ["w₁₂", "f′(z₁)", "σ′(z₃)", "c"]);
  assert.deepEqual(["squared", "cross_entropy"].map((loss) => symbol("error", loss)), ["2(p − y)", "p − y"]);
});

for (const wide of [true, false]) {
  const { width, height, nodes, chips } = layout(wide);
  const boxes = Object.entries({ ...nodes, ...chips });

  test(`arrow keys reach every weight in the ${wide ? "wide" : "narrow"} picture`, () => {
    const reached = new Set(["w11"]);
    for (const name of reached) for (const way of ["Left", "Right", "Up", "Down"]) reached.add(towards(chips, name, `Arrow${way}`));
    assert.deepEqual([...reached].sort(), [...WEIGHTS].sort());
    assert.equal(towards(chips, "c", "Enter"), "c");
  });

  test(`no box overlaps another or leaves the ${wide ? "wide" : "narrow"} picture`, () => {
    boxes.forEach(([name, { at, size }], k) => {
      assert.ok([0, 1].every((d) => at[d] - size[d] / 2 >= 0 && at[d] + size[d] / 2 <= [width, height][d]), name);
      for (const [other, { at: place, size: room }] of boxes.slice(k + 1)) {
        assert.ok([0, 1].some((d) => Math.abs(at[d] - place[d]) >= (size[d] + room[d]) / 2), `${name} lies on ${other}`);
      }
    });
  });
}

test("a line meets a box at its border", () => {
  assert.deepEqual(border({ at: [0, 0], size: [20, 10] }, [40, 0]).map(Math.round), [10, 0]);
  assert.deepEqual(border({ at: [0, 0], size: [20, 10] }, [0, -40]).map(Math.round), [0, -5]);
});
