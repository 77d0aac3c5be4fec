import assert from "node:assert/strict";
import { test } from "node:test";

import { heard, tone } from "../../assets/web/explorer/sound.js";

const RANGES = [[-6, 6], [-1, 2]];

test("the pitch rises by octaves with the value, the place follows x", () => {
  const [low, middle, high] = [-1, 0, 2].map((y) => tone(0, y, ...RANGES));
  assert.equal(low.pitch, 110);
  assert.equal(middle.pitch, 220);
  assert.equal(high.pitch, 880);
  assert.deepEqual([-6, 0, 3].map((x) => tone(x, 1, ...RANGES).pan), [-1, 0, 0.5]);
});

test("only values below 0 are rough", () => {
  assert.deepEqual([-0.001, 0, 1].map((y) => tone(0, y, ...RANGES).rough), [true, false, false]);
});

test("values beyond the chart sound like its edges, and where there is none it is silent", () => {
  assert.equal(tone(0, 50, ...RANGES).pitch, 880);
  assert.equal(tone(99, -50, ...RANGES).pitch, 110);
  assert.equal(tone(99, 0, ...RANGES).pan, 1);
  assert.equal(tone(0, Number.NaN, ...RANGES), null);
  assert.equal(tone(0, Number.POSITIVE_INFINITY, ...RANGES), null);
});

test("f and its slope are heard from their own tables, and a jump has no slope", () => {
  const slice = { x: [-1, 0, 0, 0, 1], channels: [[[0, 0, Number.NaN, 1, 1]], [[0, 0, Number.NaN, 0, 0]]], closed: [true], jumps: [[[0, 1, true, "f", true]]] };
  assert.equal(heard(slice, 0, 4, false, RANGES).pitch, tone(1, 1, ...RANGES).pitch);
  assert.equal(heard(slice, 0, 4, true, RANGES).pitch, tone(1, 0, ...RANGES).pitch);
  assert.equal(heard(slice, 0, 1, false, RANGES).pitch, tone(0, 1, ...RANGES).pitch);
  assert.equal(heard(slice, 0, 1, true, RANGES), null);
});
