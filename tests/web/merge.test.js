import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { merge } from "../../assets/web/memory/merge.js";

const cases = JSON.parse(readFileSync(new URL("../core/progress/merge_cases.json", import.meta.url)));

for (const { fact, rows, kept, generated, merged } of cases) {
  test(`a merged record has ${fact}`, () => {
    assert.deepEqual(merge(rows, { kept, generated }), merged);
    assert.deepEqual(merge([...rows].reverse(), { kept, generated }), merged);
    assert.deepEqual(merge(merged, { kept, generated }), merged);
  });
}
