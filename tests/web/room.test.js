import assert from "node:assert/strict";
import { test } from "node:test";
import { height } from "../../assets/web/room/point.js";
import { place } from "../../assets/web/room/stream.js";

test("a point lies on the line between two of its points, at both ends too", () => {
  const row = [0, 10, 30];
  assert.deepEqual([0, 0.25, 0.5, 0.75, 1].map((share) => height(row, share)), [0, 5, 10, 20, 30]);
});

test("a page is fetched anew for a new phase, round or question, not for a new count", () => {
  const state = { phase: "vote", round: 1, question: "q", answered: 3 };
  assert.equal(place(state), place({ ...state, answered: 4 }));
  for (const change of [{ phase: "reveal" }, { round: 2 }, { question: "p" }]) {
    assert.notEqual(place(state), place({ ...state, ...change }));
  }
  assert.equal(place({ ...state, phase: "next" }), "next-0-");
});
