import assert from "node:assert/strict";
import { test } from "node:test";

import { deeds, steps } from "../../assets/web/shared/ring.js";

const ELU = { id: "elu", questions: ["bet", "limit"], claims: ["claim-e20"], recalled: ["limit"] };
const visit = ["visit", "elu", 5, "", "", ""];
const done = (section, ...rows) => steps(section, deeds(rows)).map(([, reached]) => reached);

test("a section is opened, guessed and remembered", () => {
  assert.deepEqual(done(ELU), [false, false, false]);
  assert.deepEqual(done(ELU, visit), [true, false, false]);
  assert.deepEqual(done(ELU, visit, ["answer", "limit", 6, "1", "wrong", ""]), [true, true, false]);
  assert.deepEqual(done(ELU, visit, ["answer", "limit", 6, "-a", "right_with_note", ""]), [true, true, true]);
});

test("a judged claim is a guess, a half-typed answer and a shown one are none", () => {
  assert.deepEqual(done(ELU, ["draft", "claim-e20", 6, "holds", "", ""]), [false, true, false]);
  assert.deepEqual(done(ELU, ["draft", "limit", 6, "-", "", ""], ["show", "limit", 7, "", "", ""]), [false, false, false]);
});

test("a wrong prediction is no gap", () => {
  const rows = [["answer", "bet", 6, "a", "wrong", ""], ["answer", "limit", 7, "-a", "right", ""]];
  assert.deepEqual(done(ELU, visit, ...rows), [true, true, true]);
});

test("a section without questions is complete once it is opened", () => {
  const glossary = { id: "elu", questions: [], claims: [], recalled: [] };
  assert.deepEqual(done(glossary), [false]);
  assert.deepEqual(done(glossary, visit), [true]);
});

test("the latest section is the one visited last, and never the cover", () => {
  const rows = [["visit", "tanh", 9, "", "", ""], visit, ["visit", "contents", 10, "", "", ""]];
  assert.equal(deeds(rows).latest, "tanh");
  assert.equal(deeds([]).latest, undefined);
});
