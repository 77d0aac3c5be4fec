import assert from "node:assert/strict";
import { test } from "node:test";

import { read, write } from "../../assets/web/pad/code.js";

test("points are written as the server reads them", () => {
  assert.equal(write([[0, 0, 0], [1, 255, 255], [2, 0, 0]]), "AAAf__gAA");
  assert.equal(write([]), "");
});

test("every point comes back", () => {
  const points = [];
  for (let k = 0; k < 3; k++) for (let v = 0; v < 256; v += 5) points.push([k, v, 255 - v]);
  assert.deepEqual(read(write(points)), points);
});

test("what is no point is left out", () => {
  assert.deepEqual(read("<b>"), []);
  assert.deepEqual(read("___AAA"), [[0, 0, 0]]);
});
