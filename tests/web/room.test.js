import assert from "node:assert/strict";
import { test } from "node:test";
import { height } from "../../assets/web/room/point.js";
import { place, watch } from "../../assets/web/room/stream.js";

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

// A phone whose streams and answers the test decides; time passes when the test says so.
function phone(t, state = { v: 1 }) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const page = { streams: [], asked: [], shown: [], lost: [], gone: 0, status: 200, state, listeners: {} };
  const listen = (name, act) => {
    page.listeners[name] = act;
  };
  class Stream {
    static CLOSED = 2;
    constructor() {
      this.readyState = 1;
      this.acts = {};
      page.streams.push(this);
    }
    addEventListener(name, act) {
      this.acts[name] = act;
    }
    close() {
      this.readyState = 2;
    }
  }
  const fetch = async (url) => {
    page.asked.push(url);
    if (!page.status) throw new TypeError("no connection");
    return { status: page.status, ok: page.status === 200, json: async () => page.state };
  };
  const document = { hidden: false, addEventListener: listen };
  Object.assign(globalThis, { document, EventSource: Stream, fetch, addEventListener: listen });
  watch("room", {
    show: (shown) => page.shown.push(shown.v),
    lost: (is) => page.lost.push(is),
    gone: () => page.gone++,
  });
  page.send = (v) => page.streams.at(-1).acts.message({ data: JSON.stringify({ v }) });
  page.wait = async (milliseconds) => {
    t.mock.timers.tick(milliseconds);
    for (let turn = 0; turn < 9; turn++) await null;
  };
  return page;
}

test("a stream that is silent for longer than its heartbeats is opened anew", async (t) => {
  const page = phone(t);
  page.send(1);
  for (let beat = 0; beat < 4; beat++) {
    await page.wait(15_000);
    page.streams[0].acts.beat();
  }
  assert.equal(page.streams.length, 1);
  await page.wait(60_000);
  assert.equal(page.streams[0].readyState, 2);
  assert.ok(page.streams.length > 1);
});

test("a stream that is held back is replaced by asking every two seconds", async (t) => {
  const page = phone(t, { v: 7 });
  await page.wait(3_000);
  await page.wait(2_000);
  assert.deepEqual(page.asked, ["room/state?v=", "room/state?v=7"]);
  page.send(8);
  await page.wait(10_000);
  assert.deepEqual([page.asked.length, page.shown], [2, [7, 7, 8]]);
});

test("a dropped stream is said, asked for and opened anew until the server is back", async (t) => {
  const page = phone(t, { v: 3 });
  page.send(2);
  page.status = 0;
  page.streams[0].readyState = 2;
  page.streams[0].acts.error();
  await page.wait(0);
  assert.deepEqual([page.lost.at(-1), page.shown], [true, [2]]);
  page.status = 200;
  await page.wait(2_000);
  assert.deepEqual([page.lost.at(-1), page.shown.at(-1), page.streams.length], [false, 3, 2]);
});

test("a room that is gone ends the asking", async (t) => {
  const page = phone(t);
  page.status = 410;
  page.streams[0].readyState = 2;
  page.streams[0].acts.error();
  await page.wait(0);
  await page.wait(60_000);
  assert.deepEqual([page.gone, page.asked.length, page.streams.length], [1, 1, 1]);
});

test("a phone that sleeps closes its stream, and opens another one awake", async (t) => {
  const page = phone(t);
  page.send(1);
  document.hidden = true;
  page.listeners.visibilitychange();
  await page.wait(60_000);
  assert.deepEqual([page.streams.length, page.streams[0].readyState, page.asked], [1, 2, []]);
  document.hidden = false;
  page.listeners.visibilitychange();
  assert.equal(page.streams.length, 2);
});
