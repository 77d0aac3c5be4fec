// The projector in the browser: keys beside those that turn, progress, pointer, and the presenter's window.

import { element } from "../shared/dom.js";
import { Numbers } from "./numbers.js";

const REST = 3000; // milliseconds after which a pointer that rests is hidden

const page = document.documentElement;
const channel = new BroadcastChannel("activation-lab-projector");
const projected = () => page.hasAttribute("data-present");
const typing = ({ target }) => target.matches?.("textarea, input:not([type='range'], [type='radio'], [type='checkbox'])");
const turn = (key) => document.querySelector(`.st-key-turn-${key} button`)?.click();

let shown = null; // the data that the server sent last
let go = () => {};
let started = false;
let resting;
let lock = null;
const numbers = new Numbers();

// A dark or a written sheet over the wall; the next key takes it away.
function cover(name, ...inside) {
  const there = document.querySelector(".wall-cover");
  there?.remove();
  if (there?.dataset.name === name) return;
  const sheet = element("div", { class: "wall-cover", "data-name": name });
  sheet.append(...inside);
  document.querySelector(".stApp").append(sheet);
}

function listKeys() {
  const rows = shown.keys.flatMap(([key, does]) => [element("dt", {}, key), element("dd", {}, does)]);
  const list = element("dl");
  list.append(...rows);
  cover("keys", list);
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else page.requestFullscreen?.();
}

const notes = () => open(new URL(shown.address, globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI), "presenter", "popup,width=900,height=700");

const ACTIONS = {
  b: () => cover("black"),
  ".": () => cover("black"),
  f: full,
  n: notes,
  "?": listKeys,
  Home: () => go(1),
  End: () => go(shown.of),
};

function press(event) {
  if (!projected() || !shown || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event)) return;
  const act = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const number = numbers.press(event.key, performance.now());
  if (!act) document.querySelector(".wall-cover")?.remove();
  if (!act && !number) return;
  event.preventDefault();
  event.stopPropagation();
  if (act) act();
  else go(number);
}

function move() {
  page.removeAttribute("data-rests");
  clearTimeout(resting);
  resting = setTimeout(() => page.toggleAttribute("data-rests", projected()), REST);
}

// The screen stays on while the lesson is projected, where the browser allows it.
async function keepAwake() {
  if (!projected() || document.hidden || (lock && !lock.released) || !navigator.wakeLock) return;
  lock = await navigator.wakeLock.request("screen").catch(() => null); // refused on an empty battery
}

function start() {
  started = true;
  addEventListener("keydown", press, true);
  for (const kind of ["pointermove", "pointerdown"]) addEventListener(kind, move, { capture: true, passive: true });
  document.addEventListener("visibilitychange", keepAwake);
  channel.onmessage = ({ data }) => {
    if (!projected()) return;
    if (data.hello) channel.postMessage({ shown });
    if (data.turn) turn(data.turn);
    if (data.go) go(data.go === "End" ? shown.of : data.go);
    if (data.black) cover("black");
  };
}

export function mount({ data, setTriggerValue }) {
  shown = data;
  go = (to) => setTriggerValue("go", Math.min(Math.max(1, to), data.of));
  if (!started) start();
  page.style.setProperty("--progress", data.at / data.of);
  channel.postMessage({ shown });
  keepAwake();
  move();
}
