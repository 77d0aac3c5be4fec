import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { VERSION, parse } from "../../assets/web/memory/stored.js";

const broken = JSON.parse(readFileSync(new URL("../core/progress/broken.json", import.meta.url)));
const stored = (...events) => JSON.stringify({ version: VERSION, events });

for (const text of [...broken.texts, "[".repeat(100_000)]) {
  test(`the stored text ${text.slice(0, 40)} has no rows`, () => {
    assert.deepEqual(parse(text), { rows: [], whole: false });
  });
}

for (const row of broken.rows) {
  test(`the row ${JSON.stringify(row).slice(0, 60)} is left out, its neighbours stay`, () => {
    assert.deepEqual(parse(stored(row, broken.valid_row)), { rows: [broken.valid_row], whole: false });
  });
}

test("an empty storage is a whole record without rows", () => {
  assert.deepEqual(parse(""), { rows: [], whole: true });
});

test("the section that older versions kept is a visit", () => {
  assert.deepEqual(parse("elu"), { rows: [["visit", "elu", 0, "", "", ""]], whole: true });
});

test("a record of version 1 and a moved chart are read", () => {
  const row = ["measure", "stack-relu", 5, "", "", ""];
  assert.deepEqual(parse(JSON.stringify({ version: 1, events: [broken.valid_row] })), { rows: [broken.valid_row], whole: true });
  assert.deepEqual(parse(stored(row)), { rows: [row], whole: true });
});
