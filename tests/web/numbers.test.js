import assert from "node:assert/strict";
import { test } from "node:test";

import { decimals, nearest, number, solid, spread, torn, value } from "../../assets/web/explorer/numbers.js";

test("a number has a real minus and no negative zero", () => {
  assert.equal(number(-1.005, 1), "−1.0");
  assert.equal(number(-0.001), "0.00");
  assert.equal(number(2), "2.00");
});

test("decimals are counted to the fourth", () => {
  assert.deepEqual([1, 0.5, 0.125, 1 / 3].map(decimals), [0, 1, 3, 4]);
});

test("a value that would round to zero is written with a power of ten", () => {
  assert.equal(value(0.25), "0.250");
  assert.equal(value(0), "0.000");
  assert.match(value(-0.00012), /^−1\.2×10/);
  assert.equal(value(Number.NaN), "—");
  assert.equal(value(Number.POSITIVE_INFINITY), "—");
});

test("the nearest place is the first of equals", () => {
  assert.equal(nearest([-1, 0, 1], 0.4), 1);
  assert.equal(nearest([-1, 1], 0), 0);
  assert.equal(nearest(new Float32Array([3, 2, 1]), -9), 2);
  assert.equal(nearest(undefined, 1), 0);
});

test("names of curves keep apart and tell by how much the last is too low", () => {
  const ends = [{ y: 10 }, { y: 0 }, { y: 11 }];
  assert.equal(spread(ends, 5, 12), 3);
  assert.deepEqual(ends.map(({ y }) => y), [0, 10, 15]);
  assert.equal(spread([], 5, 12), 0);
});

const jump = { x: [-1, 0, 0, 0, 1], channels: [[[1, 1, Number.NaN, 2, 2]]], closed: [true], jumps: [[[0, 1, false, "f", false]]] };

test("at a jump the pointer takes the side on which the function has its value", () => {
  assert.equal(solid(jump, 0, 1), 3);
  assert.equal(solid({ ...jump, closed: [false] }, 0, 1), 1);
  assert.equal(solid(jump, 0, 4), 4);
});

test("there is no slope where f itself jumps", () => {
  assert.equal(torn(jump, 0, 0), true);
  assert.equal(torn(jump, 0, 1), false);
  assert.equal(torn({ ...jump, jumps: [[[0, 1, false, "df", false]]] }, 0, 0), false);
});
