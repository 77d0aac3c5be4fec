import assert from "node:assert/strict";
import { test } from "node:test";

import { fill, swept } from "../../assets/web/explorer/sketch.js";

test("a touch moves the nearest node", () => {
  assert.deepEqual(swept([2, 3, 4], [3.2, -1], [3.2, -1]), [[1, -1]]);
});

test("a quick sweep moves the nodes that it passes, on its way", () => {
  assert.deepEqual(swept([2, 3, 4, 5], [2.5, 0], [4.5, -4]), [[1, -1], [2, -4]]);
});

test("a sweep back to the left ends at its left node", () => {
  assert.deepEqual(swept([2, 3, 4], [4, 0], [2, -2]), [[1, -1], [2, 0], [0, -2]]);
});

test("heights come from the settings, and the first node stays", () => {
  const slice = { channels: [[new Float32Array([1, 2, 3, 0, 9, 9])]] };
  fill({ drawn: ["a", "b"], at: { a: -1, b: -2 } }, slice);
  assert.deepEqual([...slice.channels[0][0]], [1, 2, 3, 0, -1, -2]);
});
