// Tiles of sections: a picture, whose curve moves while the tile has pointer or focus, and a question.
// Large tiles stand still and share a cursor instead (cursor.js).

import { element, svg } from "../shared/dom.js";
import { follow, legend, ring, steps } from "../shared/ring.js";
import { sectionLink } from "../shared/section_link.js";
import { decode } from "../explorer/decode.js";
import { Cursor } from "./cursor.js";

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

// Picture without a curve: shapes of pages/_ui/navigation/miniature.py.
function still({ picture }) {
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  drawing.append(...picture.map(([name, attributes]) => svg(name, attributes)));
  return drawing;
}

function tile(section, slices, { words, language, look }) {
  const slice = slices.find((s) => s.name === section.id);
  const node = section.built ? sectionLink(section.id, language) : element("div", { class: "map-soon" });
  const drawn = slice ? curve(slice, look === "large") : null;
  const text = element("span", { class: "map-words" });
  if (section.kicker) text.append(element("small", { class: "map-kicker" }, section.kicker));
  text.append(element("strong", {}, `${section.number} ${section.title}`.trim()));
  if (section.formula) text.append(element("span", { class: "map-formula" }, section.formula));
  if (section.hook) text.append(element("span", { class: "map-hook" }, section.hook));
  if (!section.built) text.append(element("small", {}, words.soon));
  text.append(element("small", { class: "map-here" }, words.resume));
  node.append(drawn ? drawn.picture : still(section), text);
  if (drawn && look !== "large") live(node, slice, drawn.show);
  return node;
}

export async function mount({ data, parentElement }) {
  const head = await decode(data);
  const map = parentElement.querySelector(".map");
  map.setAttribute("aria-label", head.label);
  map.className = `map map-${head.look}`;
  const parts = head.groups.map((group) => {
    const part = element("section");
    const list = element("ol");
    for (const section of group.sections) {
      const item = element("li");
      const link = tile(section, head.slices, head);
      if (head.look === "road") link.prepend(element("span", { class: "ring" }));
      item.progress = (done) => {
        item.toggleAttribute("data-here", section.id === done.latest);
        link.querySelector(".ring")?.replaceWith(ring(steps(section, done), head.words.ring));
      };
      item.append(link);
      list.append(item);
    }
    if (group.title) part.append(element("h2", {}, group.title));
    part.append(list);
    return part;
  });
  map.replaceChildren(...(head.look === "road" ? [legend(head.words.ring)] : []), ...parts);
  if (head.look === "large") new Cursor(map, head);
  follow(parts[0], (done) => {
    for (const item of map.querySelectorAll("ol > li")) item.progress(done);
  });
}
