// First view: charts that follow the hand before Streamlit has started, and the hand-over to its page.

const WAITS = 15000; // milliseconds after which a line says that the server has not answered
const NEAR = "300px"; // charts this far below the window are drawn already

const page = document.documentElement;
const first = document.getElementById("first");
const root = document.getElementById("root");
const base = new URL("./", location.href);
const settings = new Map(); // key of a chart: what its sliders were set to
const pressed = []; // what was pressed and typed, to be done on the live page
let held = false;

const keyOf = (node) => [...(node.closest("[class*='st-key-']")?.classList ?? [])].find((name) => name.startsWith("st-key-"));

// A component draws itself here as on the live page, from the same data.
async function draw(box) {
  const { script, file, json } = box.dataset;
  const data = file ? new Uint8Array(await (await fetch(new URL(`first/${file}.chart`, base))).arrayBuffer()) : JSON.parse(json);
  const { mount } = await import(new URL(script, base));
  const key = keyOf(box);
  const keep = (name, value) => name === "settings" && settings.set(key, value);
  await mount({ parentElement: box, data, sketch: true, setStateValue: keep, setTriggerValue() {} });
  box.querySelector("input[type='range']") && (page.dataset.follows = "yes");
}

function watch() {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target).catch((error) => console.warn("first view:", error));
    }
  }, { root: first.querySelector(".stMain"), rootMargin: NEAR });
  for (const box of first.querySelectorAll("[data-script]")) seen.observe(box);
}

// Position of a control among those of its kind within its keyed container.
function place(control) {
  const key = keyOf(control);
  const all = [...first.querySelectorAll(`.${CSS.escape(key)} :is(button, label, input, summary)`)];
  const same = all.filter((other) => other.localName === control.localName);
  return { key, kind: control.localName, index: same.indexOf(control) };
}

const there = ({ key, kind, index }) => root.querySelectorAll(`.${CSS.escape(key)} ${kind === "label" ? "label:has(input)" : kind}`)[index];

function press(event) {
  const control = event.target.closest("[data-wait]");
  if (!control || !keyOf(control)) return;
  control.toggleAttribute("data-pressed", true);
  pressed.push(place(control));
}

// A slider's value is set on the live page before the two are exchanged, so that nothing jumps.
function settled() {
  let same = true;
  for (const [key, values] of settings) {
    const figure = root.querySelector(`.${CSS.escape(key)} .ex[data-ready]`);
    if (!figure) return false;
    for (const [name, value] of Object.entries(values)) {
      const exact = figure.querySelector(`input[id$="-${CSS.escape(name)}"]`)?.closest(".ex-row")?.querySelector(".ex-exact");
      if (!exact || Math.abs(exact.value - value) < 1e-3) continue;
      same = false;
      exact.value = value;
      exact.dispatchEvent(new Event("change"));
    }
  }
  return same;
}

// The live page is whole: its end is there, its script has ended, the charts in the window are drawn.
function whole() {
  if (!root.querySelector(".st-key-foot, .st-key-lost") || !root.querySelector(".stApp[data-test-script-state='notRunning']")) return false;
  const charts = [...root.querySelectorAll(".ex")].filter((chart) => chart.getBoundingClientRect().top < innerHeight);
  return charts.every((chart) => chart.matches("[data-ready], .ex-failed"));
}

const selecting = () => !document.getSelection().isCollapsed && first.contains(document.getSelection().anchorNode);

function carry() {
  const [from, to] = [first, root].map((part) => part.querySelector(".stMain"));
  const top = [...from.querySelectorAll("[class*='st-key-block-']")].find((block) => block.getBoundingClientRect().bottom > 0);
  const twin = top && from.scrollTop > 0 && to.querySelector(`.${CSS.escape(keyOf(top))}`);
  if (twin) to.scrollTop += twin.getBoundingClientRect().top - top.getBoundingClientRect().top;
  const { activeElement } = document;
  const focus = first.contains(activeElement) && keyOf(activeElement) ? place(activeElement) : null;
  for (const field of first.querySelectorAll("input[type='text']")) if (field.value) type(there(place(field)), field.value);
  for (const open of first.querySelectorAll("details[open]")) {
    const twin = root.querySelector(`.${CSS.escape(keyOf(open))} details:not([open]) > summary`);
    twin?.click();
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
  const focus = carry();
  root.inert = false;
  root.removeAttribute("aria-busy");
  page.removeAttribute("data-first");
  page.setAttribute("data-arrived", "");
  first.remove();
  if (focus) there(focus)?.focus({ preventScroll: true });
  for (const control of pressed) there(control)?.click();
  page.dataset.handed = "yes";
}

let calm = 0; // frames during which nothing was left to do

function look() {
  calm = whole() && !held && !selecting() && settled() ? calm + 1 : 0;
  if (calm < 3) return requestAnimationFrame(look);
  exchange();
}

if (page.hasAttribute("data-first")) {
  watch();
  first.addEventListener("click", press);
  addEventListener("pointerdown", () => (held = true), true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (held = false), true);
  addEventListener("keydown", ({ key }) => (held = held || key.startsWith("Arrow")), true);
  addEventListener("keyup", () => (held = false), true);
  setTimeout(() => first.isConnected && (first.querySelector("#first-waits").hidden = false), WAITS);
  look();
}
