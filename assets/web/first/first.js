// First view: charts that follow the hand before Streamlit has started, and the hand-over to its page.

import { laidOut } from "../shared/laid_out.js";

const WAITS = 15000; // milliseconds after which a line says that the server has not answered
const STILL = 12; // frames
const NEAR = "300px"; // charts this far below the window are drawn already

const page = document.documentElement;
const first = document.getElementById("first");
const root = document.getElementById("root");
const base = new URL("./", location.href);
let held = false;

const keyOf = (node) => [...(node.closest("[class*='st-key-']")?.classList ?? [])].find((name) => name.startsWith("st-key-"));

// A component draws itself here as on the live page, from the same data.
async function draw(box) {
  const { script, file, json } = box.dataset;
  const module = import(new URL(script, base));
  const data = file ? new Uint8Array(await (await fetch(new URL(`first/${file}.chart`, base))).arrayBuffer()) : JSON.parse(json);
  const { mount } = await module;
  await mount({ parentElement: box, data, plain: true, setStateValue() {}, setTriggerValue() {} });
  box.dataset.drawn = "yes";
  if (box.querySelector("input[type='range']")) globalThis.startStreamlit();
}

function watch() {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target).catch((error) => console.warn("first view:", error));
    }
  }, { root: first.querySelector(".stMain"), rootMargin: NEAR });
  for (const box of first.querySelectorAll(".stMain [data-script]")) seen.observe(box);
  for (const box of first.querySelectorAll(".stSidebar [data-script]")) draw(box);
}

// Position of a control among those of its kind within its keyed container.
function place(control) {
  const key = keyOf(control);
  const all = [...first.querySelectorAll(`.${CSS.escape(key)} :is(button, label, input, summary)`)];
  const same = all.filter((other) => other.localName === control.localName);
  return { key, kind: control.localName, index: same.indexOf(control) };
}

const there = ({ key, kind, index }) => root.querySelectorAll(`.${CSS.escape(key)} ${kind === "label" ? "label:has(input)" : kind}`)[index];

function toggleMenu(button) {
  const shown = first.querySelector(".stAppViewContainer").classList.toggle("menu-shown");
  button.setAttribute("aria-expanded", shown);
}

function open({ target }) {
  const opener = target.closest(".menu-open");
  if (opener) toggleMenu(opener);
}

// Rows of sliders that both pages have, as [here, there].
function rows(charts) {
  const own = [...first.querySelectorAll(`${charts} .ex-row input[type="range"]`)];
  const pairs = own.map((range) => [range, root.querySelector(`[id="${range.id}"]`)]);
  return pairs.map((pair) => pair.map((range) => range?.closest(".ex-row").querySelector(".ex-exact")));
}

// A slider's value is set on the live page before the two are exchanged, so that nothing jumps.
function settled() {
  const apart = rows(".ex[data-ready]:not([data-kind='film'])").filter(([here, there]) => there && here.value !== there.value);
  for (const [here, there] of apart) copy(here, there);
  return apart.length === 0;
}

function copy(here, there) {
  there.value = here.value;
  there.dispatchEvent(new Event("change"));
}

const pressed = (button) => button.getAttribute("aria-pressed") === "true";

// A film goes on at its step, with the bet that was made, playing if it was.
function goOn(here, there) {
  const [from, to] = [here, there].map((box) => box.closest(".ex"));
  const bet = [...from.querySelectorAll(".ex-option")].findIndex(pressed);
  to.querySelectorAll(".ex-option")[bet]?.click(); // starts the film, whose step is set next
  copy(here, there);
  if (pressed(from.querySelector(".ex-play"))) to.querySelector(".ex-play").click();
}

// The live page is whole: its end is there, its script has ended, and the charts that stand here are drawn there.
function whole() {
  if (!root.querySelector(".stApp[data-test-script-state='notRunning']") || !laidOut(root)) return false;
  const drawn = [...first.querySelectorAll(".ex[data-ready]")].map(keyOf);
  return drawn.every((key) => root.querySelector(`.${CSS.escape(key)} :is(.ex[data-ready], .ex-failed, details:not([open]) .ex)`));
}

const reading = () => selecting() || Boolean(first.querySelector(".menu-shown"));
const selecting = () => !document.getSelection().isCollapsed && first.contains(document.getSelection().anchorNode);

function carry() {
  const [from, to] = [first, root].map((part) => part.querySelector(".stMain"));
  const top = [...from.querySelectorAll("[class*='st-key-block-']")].find((block) => block.getBoundingClientRect().bottom > 0);
  const twin = top && from.scrollTop > 0 && to.querySelector(`.${CSS.escape(keyOf(top))}`);
  if (twin) to.scrollTop += twin.getBoundingClientRect().top - top.getBoundingClientRect().top;
  const { activeElement } = document;
  const focus = first.contains(activeElement) && keyOf(activeElement) ? place(activeElement) : null;
  for (const field of first.querySelectorAll("input[type='text']")) if (field.value) type(there(place(field)), field.value);
  for (const drawer of first.querySelectorAll(".stMain details[open]")) {
    const twin = there(place(drawer.querySelector(":scope > summary")));
    if (twin && !twin.parentElement.open) twin.click();
  }
  return focus;
}

// React listens to the native setter's event, not to the property.
function type(field, text) {
  if (!field || field.value) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function exchange() {
  const waiting = globalThis.pressedFirst.filter(keyOf).map(place);
  const focus = carry();
  for (const [here, there] of rows(".ex[data-kind='film']")) if (there) goOn(here, there);
  root.inert = false;
  root.removeAttribute("aria-busy");
  page.removeAttribute("data-first");
  page.setAttribute("data-arrived", "");
  first.remove();
  if (focus) there(focus)?.focus({ preventScroll: true });
  for (const control of waiting) there(control)?.click();
  page.dataset.handed = "yes";
}

let calm = 0; // frames during which nothing was left to do and the live page kept its shape
let shape = "";

function unchanged() {
  const content = root.querySelector(".stMainBlockContainer");
  const before = shape;
  shape = content ? `${content.scrollHeight} ${content.getElementsByTagName("*").length}` : "";
  return shape === before;
}

function look() {
  calm = !held && !reading() && unchanged() && whole() && settled() ? calm + 1 : 0;
  if (calm < STILL) return requestAnimationFrame(look);
  exchange();
}

if (page.hasAttribute("data-first")) {
  watch();
  first.addEventListener("click", open);
  addEventListener("pointerdown", () => (held = true), true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (held = false), true);
  addEventListener("keydown", ({ key }) => (held = held || key.startsWith("Arrow")), true);
  addEventListener("keyup", () => (held = false), true);
  setTimeout(() => first.isConnected && first.querySelector("#first-waits").removeAttribute("hidden"), WAITS);
  look();
}
