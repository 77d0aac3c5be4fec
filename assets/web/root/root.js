// Page as a whole: language, reading position, and keys that Streamlit does not handle.

import { listen } from "./card_keys.js";
import { Glossary } from "./glossary.js";
import { laidOut } from "../shared/laid_out.js";
import { Scroll } from "./scroll.js";

const PATIENCE = 1000; // milliseconds after which an incomplete page is shown

const page = document.documentElement;
let scroll;
let follower = null;
let shown = {}; // the data that the server sent last

const projected = () => page.hasAttribute("data-present");

// A clicker turns the page at the projector, regardless of the focus.
function turn(event) {
  if (!projected() || !["PageUp", "PageDown"].includes(event.key) || !event.target.matches?.("input, textarea")) return;
  const button = document.querySelector(`.st-key-turn-${event.key} button`);
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.blur();
  button.click();
}

// A slider dragged with the pointer releases the arrow keys; one reached by Tab keeps them.
function release({ target }) {
  if (projected() && target.matches?.("input[type='range']")) target.blur();
}

const STAGE = ".st-key-slide-stage"; // of a slide, which has the size of the wall
const PARTS = `${STAGE} > *, ${STAGE} :is(.ex-sliders, .ex-facts)`; // whose growth may need a smaller type

// A projected block is scaled down until it fits; one that would become too small scrolls.
const SIZES = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55];

function fit() {
  const main = document.querySelector(STAGE) ?? document.querySelector(".stMain");
  const fits = (size) => {
    page.style.setProperty("--fit", size);
    return main.scrollHeight <= main.clientHeight + 1;
  };
  if (projected() && !SIZES.some(fits)) fits(0.85);
}

// The first page is shown once it is complete, so that nothing moves while it is read.
function arrive(frames = 2) {
  if (page.hasAttribute("data-arrived")) return;
  const content = document.querySelector(".stMainBlockContainer");
  if (!laidOut(content)) return;
  if (frames) requestAnimationFrame(() => arrive(frames - 1));
  else page.setAttribute("data-arrived", "");
}

// On a phone the menu covers the page, so it closes when a page is chosen.
function closeDrawer() {
  if (innerWidth < 769) document.querySelector("[data-testid='stSidebarCollapseButton'] button")?.click();
}

function cameFromRoom() {
  try {
    return location.search.includes("room=") || sessionStorage.getItem("activation-lab.room") !== null;
  } catch {
    return location.search.includes("room="); // without storage the address alone tells
  }
}

// Learners of a class may follow their teacher; others do not load the script.
async function meetRoom() {
  const { Follower } = await import("../room/follow.js");
  follower = new Follower(globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
  follower.open(shown);
}

function start() {
  const content = document.querySelector(".stMainBlockContainer");
  scroll = new Scroll(document.querySelector(".stMain"));
  if (cameFromRoom()) meetRoom();
  listen(projected);
  addEventListener("keydown", turn, true);
  new Glossary();
  addEventListener("pointerup", release, true);
  const watch = new ResizeObserver(() => {
    fit();
    arrive();
    scroll.settle();
  });
  for (const part of [content, content.firstElementChild]) watch.observe(part);
  new MutationObserver(() => {
    arrive();
    if (projected()) for (const part of document.querySelectorAll(PARTS)) watch.observe(part); // again and again does no harm
  }).observe(content, { childList: true, subtree: true });
  setTimeout(() => page.setAttribute("data-arrived", ""), PATIENCE);
}

export function mount({ data }) {
  if (!scroll) start();
  page.lang = data.language;
  const skip = document.querySelector("[data-testid='stSkipToContent']"); // Streamlit's own text is in English
  if (skip) skip.textContent = data.skip;
  page.toggleAttribute("data-present", data.present);
  if (shown.page !== undefined && data.page !== shown.page) {
    scroll.open(data.page);
    closeDrawer();
  } else if (shown.present && !data.present) {
    scroll.to(`.st-key-block-${CSS.escape(data.block)}`);
  }
  scroll.page = data.page;
  follower?.open(data);
  shown = data;
  fit();
  arrive();
}
