// Map of the lesson: a small curve for each section, which moves while the tile has pointer or focus.

import { element, svg } from "../shared/dom.js";
import { decode } from "../explorer/decode.js";
import { parse, text } from "../memory/stored.js";

const [WIDE, HIGH] = [120, 60];
const FRAME = 40; // milliseconds

function path(x, y, [low, high]) {
  const across = (v) => (((v - x[0]) / (x.at(-1) - x[0])) * WIDE).toFixed(1);
  const down = (v) => (((high - v) / (high - low)) * HIGH).toFixed(1);
  let pen = "M";
  let line = "";
  y.forEach((v, k) => {
    if (Number.isFinite(v)) line += `${pen}${across(x[k])} ${down(v)}`;
    pen = Number.isFinite(v) ? "L" : "M";
  });
  return line;
}

function curve(slice, large) {
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const [low, high] = slice.y;
  const zero = (high / (high - low)) * HIGH;
  const lines = ["map-df", "map-f"].map((name) => svg("path", { class: name }));
  picture.append(svg("line", { class: "map-axis", x1: 0, x2: WIDE, y1: zero, y2: zero }));
  picture.append(svg("line", { class: "map-axis", x1: WIDE / 2, x2: WIDE / 2, y1: 0, y2: HIGH }));
  picture.append(...lines, ...(large ? scale(slice.x.at(-1), low, high) : []));
  const show = (row) => lines.forEach((line, k) => line.setAttribute("d", path(slice.x, slice.channels[1 - k][row], slice.y)));
  show(slice.rest);
  return { picture, show };
}

// Labels at the ends of the x axis, and the levels 1 and -1 if the tile contains them.
function scale(end, low, high) {
  const down = (y) => ((high - y) / (high - low)) * HIGH;
  const text = (words, x, y, anchor) => svg("text", { class: "map-scale", x, y, "text-anchor": anchor }, words);
  const levels = [1, -1].filter((y) => low < y && y < high);
  const ends = [text(`−${end}`, 1, down(0) - 1.5, "start"), text(`${end}`, WIDE - 1, down(0) - 1.5, "end")];
  const lines = levels.map((y) => svg("line", { class: "map-level", x1: 0, x2: WIDE, y1: down(y), y2: down(y) }));
  return [...lines, ...ends, ...levels.map((y) => (y > 0 ? text("1", 1, down(y) + (down(y) > 8 ? -1.5 : 6), "start") : text("−1", WIDE - 1, down(y) - 1.5, "end")))];
}

function live(tile, slice, show) {
  const rows = slice.values.length;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    show(slice.rest);
  };
  const start = () => {
    if (timer || rows < 2 || still.matches) return;
    let tick = slice.rest;
    timer = setInterval(() => show(Math.abs(((tick++ + rows - 1) % (2 * rows - 2)) - (rows - 1))), FRAME);
  };
  tile.onpointerenter = tile.onfocus = start;
  tile.onpointerleave = tile.onblur = stop;
}

function tile(section, slices, { words, language, large }, open) {
  const slice = slices.find((s) => s.name === section.id);
  const node = section.built ? element("a", { href: `${section.id}?lang=${language}` }) : element("div", { class: "map-soon" });
  const drawn = slice ? curve(slice, large) : null;
  const blank = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  blank.append(svg("text", { class: "map-blank", x: WIDE / 2, y: HIGH / 2 }, section.sign));
  node.append(drawn ? drawn.picture : blank, element("strong", {}, `${section.number} ${section.title}`.trim()));
  if (section.formula) node.append(element("span", { class: "map-formula" }, section.formula));
  node.append(element("small", {}, section.built ? section.minutes : words.soon));
  node.append(element("small", { class: "map-here" }, words.resume));
  if (drawn) live(node, slice, drawn.show);
  if (section.built) {
    node.onclick = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(section.id);
    };
  }
  return node;
}

function progress({ questions }, count, words) {
  const done = count === questions.length;
  const label = words.known.replace("{known}", count).replace("{questions}", questions.length);
  return element("small", { class: done ? "map-done" : "map-known", "data-count": count }, ` · ${done ? "✓ " : ""}${label}`);
}

// Events in the browser's storage; none if the browser forbids it.
function remembered() {
  try {
    return parse(text()).rows;
  } catch {
    return [];
  }
}

const latest = (events) => events.filter(([kind]) => kind === "visit").reduce((last, row) => (row[2] >= (last?.[2] ?? -1) ? row : last), null)?.[1];

// Number of a section's questions that were ever answered rightly.
function known({ questions = [] }, events) {
  const right = new Set(events.filter(([, , , , verdict]) => verdict.startsWith("right")).map(([, of]) => of));
  return questions.filter((question) => right.has(question)).length;
}

export async function mount({ data, parentElement, setTriggerValue }) {
  const head = await decode(data);
  const map = parentElement.querySelector(".map");
  map.setAttribute("aria-label", head.words.label);
  map.replaceChildren();
  map.classList.toggle("map-large", Boolean(head.large));
  const events = remembered();
  const here = latest(events.filter(([, of]) => of !== "contents"));
  for (const group of head.groups) {
    const part = element("section");
    const list = element("ol");
    for (const section of group.sections) {
      const item = element("li");
      item.append(tile(section, head.slices, head, (id) => setTriggerValue("open", id)));
      if (section.id === here) item.dataset.here = "yes";
      const count = known(section, events);
      if (count) item.firstChild.append(progress(section, count, head.words));
      list.append(item);
    }
    if (group.title) part.append(element("h2", {}, group.title));
    part.append(list);
    map.append(part);
  }
}
