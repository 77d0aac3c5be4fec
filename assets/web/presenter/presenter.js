// The projector in the browser: keys beside those that turn, progress, pointer, the presenter's window and the class.

import { element } from "../shared/dom.js";
import { Classroom } from "./classroom.js";
import { Numbers } from "./numbers.js";

const REST = 3000; // milliseconds after which a pointer that rests is hidden

const page = document.documentElement;
const channel = new BroadcastChannel("activation-lab-projector");
const projected = () => page.hasAttribute("data-present");
const typing = ({ target }) => target.matches?.("textarea, input:not([type='range'], [type='radio'], [type='checkbox'])");
const address = (path) => new URL(path, globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI).href;

let shown = null; // the data that the server sent last
let go = () => {};
let started = false;
let resting;
let lock = null;
const numbers = new Numbers();
const covered = () => document.querySelector(".wall-cover")?.dataset.name ?? "";
const room = new Classroom({ address, projected, turn, cover, covered, uncover });

// A dark or a written sheet over the wall; the next key takes it away.
function cover(name, ...inside) {
  if (uncover() === name) return;
  const sheet = element("div", { class: "wall-cover", "data-name": name });
  sheet.append(...inside);
  document.querySelector(".stApp").append(sheet);
}

// Takes the sheet away and returns its name, or only the sheet of this name.
function uncover(only = "") {
  const name = covered();
  if (only && name !== only) return "";
  document.querySelector(".wall-cover")?.remove();
  return name;
}

// Turns the slide as its key would.
function turn(way) {
  uncover();
  document.querySelector(`.st-key-turn-${way} button`)?.click();
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

const notes = () => open(address(`room?lang=${shown.language}`), "presenter", "popup,width=1000,height=900");

const ACTIONS = {
  b: () => cover("black"),
  ".": () => cover("black"),
  f: full,
  n: notes,
  r: () => room.invite(shown),
  "?": listKeys,
  Home: () => go(1),
  End: () => go(shown.slide.of),
};

function press(event) {
  if (!projected() || !shown || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event)) return;
  const act = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const number = numbers.press(event.key, performance.now());
  if (!act) uncover();
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
    if (data.hello) channel.postMessage({ slide: shown.slide });
    if (data.turn) turn(data.turn);
    if (data.go) go(data.go === "End" ? shown.slide.of : data.go);
    if (data.black) cover("black");
  };
}

export function mount({ data, setTriggerValue }) {
  shown = data;
  go = (to) => setTriggerValue("go", Math.min(Math.max(1, to), data.slide.of));
  if (!started) start();
  page.style.setProperty("--progress", data.slide.at / data.slide.of);
  channel.postMessage({ slide: data.slide });
  room.tell(data);
  keepAwake();
  move();
}
