// Ticks and numbers of a chart without Plotly.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, format, ticks } from "../../assets/web/explorer/ticks.js";

const texts = (axis) => ticks(axis).map(({ text }) => text);

test("about eight ticks have round distances, and no zeros at their ends", () => {
  assert.deepEqual(texts({ range: [0, 1.05], nticks: 8 }), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  assert.deepEqual(texts({ range: [-2, 4], nticks: 8 }), ["−2", "−1", "0", "1", "2", "3", "4"]);
});

test("a given distance and given places are kept", () => {
  assert.deepEqual(texts({ range: [-6, 6], dtick: 2 }), ["−6", "−4", "−2", "0", "2", "4", "6"]);
  assert.deepEqual(texts({ range: [0, 2], tickvals: [0, 1, 5], ticktext: ["a", "b", "c"] }), ["a", "b"]);
});

test("a logarithmic axis has powers of ten", () => {
  assert.deepEqual(texts({ range: [-2, 1], type: "log", dtick: 1 }), ["0.01", "0.1", "1", "10"]);
});

test("numbers follow their formats", () => {
  assert.equal(format(-0.5, "+.2~f"), "−0.5");
  assert.equal(format(1.234, "+.2~f"), "+1.23");
  assert.equal(format(0.25, ".0%"), "25%");
  assert.equal(filled("<b>%{customdata:.1f}</b> %{y}", { customdata: 2, y: 3 }), "<b>2.0</b> 3");
});
