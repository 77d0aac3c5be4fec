import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { decode } from "../../assets/web/explorer/decode.js";

// Bytes that Python packed, and the same tables as JSON: written by tests/web/test_scripts.py.
const { PACKED, TABLES } = process.env;

test("tables arrive as Python packed them, to the last bit", { skip: !PACKED }, async () => {
  const { x, rows } = JSON.parse(readFileSync(TABLES, "utf-8"));
  const chart = await decode(readFileSync(PACKED));
  assert.equal(chart.look, "시그모이드");
  const [moved, still] = chart.slices;
  assert.deepEqual(Array.from(moved.x), x.map(Math.fround));
  assert.deepEqual(moved.channels[0].map((row) => Array.from(row)), rows.map((row) => row.map((v) => Math.fround(v ?? Number.NaN))));
  assert.equal(still.x, null);
});

test("bytes that are cut short are an error", { skip: !PACKED }, async () => {
  await assert.rejects(decode(readFileSync(PACKED).subarray(0, 60)));
});
