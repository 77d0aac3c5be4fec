import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../assets/web/map/cursor.js";

const relu = { x: [-1, -0, 0, 0, 1], channels: [[[0, 0, 0, 0, 1]], [[0, 0, Number.NaN, 1, 1]]] };

test("the cursor reads f and its slope at the nearest place", () => {
  assert.deepEqual(read(relu, 0.9), [1, 1]);
  assert.deepEqual(read(relu, -3), [0, 0]);
});

test("at a kink there is a value, and no slope", () => {
  assert.deepEqual(read(relu, 0.01), [0, Number.NaN]);
});
