// Ring of a section: an arc for each step on the way from opened to remembered.

import { CHANGED, stored } from "../memory/stored.js";
import { element, svg, whilePresent } from "./dom.js";

const GAP = 8; // between two arcs, in hundredths of the ring

// Ids by what the learner did with them.
export function deeds(rows) {
  const of = (test) => new Set(rows.filter(test).map(([, id]) => id));
  const latest = rows.filter(([kind, id]) => kind === "visit" && id !== "contents").reduce((last, row) => (row[2] >= (last?.[2] ?? -1) ? row : last), null);
  return {
    visited: of(([kind]) => kind === "visit"),
    answered: of(([kind]) => kind === "answer"),
    drafted: of(([kind]) => kind === "draft"),
    right: of((row) => row[4].startsWith("right")),
    latest: latest?.[1],
  };
}

// Calls `draw` with the learner's deeds, now and after each change, as long as the node is in the page.
export function follow(node, draw) {
  whilePresent(node, [CHANGED], ({ detail }) => draw(deeds(detail)), () => {});
  draw(deeds(stored()));
}

// Steps of a section in their order, each with whether it is done.  A section without questions has fewer steps.
export function steps({ id, questions, claims, recalled }, { visited, answered, drafted, right }) {
  const guessed = questions.some((of) => answered.has(of)) || claims.some((of) => drafted.has(of));
  return [
    ["opened", visited.has(id)],
    ...(questions.length || claims.length ? [["guessed", guessed]] : []),
    ...(recalled.length ? [["remembered", recalled.every((of) => right.has(of))]] : []),
  ];
}

// Picture of such steps, and the last one that is done in words.
export function ring(parts, words) {
  const last = parts.findLast(([, reached]) => reached)?.[0] ?? "untouched";
  const picture = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  const share = 100 / parts.length;
  const drawn = share - (parts.length > 1 ? GAP : 0);
  parts.forEach(([, reached], k) => {
    const dashes = { "stroke-dasharray": `${drawn} ${100 - drawn}`, "stroke-dashoffset": -k * share - (share - drawn) / 2 };
    const arc = { class: reached ? "ring-done" : "ring-left", cx: 10, cy: 10, r: 7.5, pathLength: 100, transform: "rotate(-90 10 10)" };
    picture.append(svg("circle", { ...arc, ...dashes }));
  });
  if (parts.every(([, reached]) => reached)) picture.append(svg("circle", { class: "ring-heart", cx: 10, cy: 10, r: 3.5 }));
  const node = element("span", { class: "ring", "data-step": last, title: words[last] });
  node.append(picture, element("span", { class: "unseen" }, words[last]));
  return node;
}

// The three rings of a section with all steps, each with its words.
export function legend(words) {
  const names = ["opened", "guessed", "remembered"];
  const list = element("ul", { class: "ring-legend" });
  for (const k of names.keys()) {
    const item = element("li");
    item.append(ring(names.map((name, other) => [name, other <= k]), { [names[k]]: "" }), words[names[k]]);
    list.append(item);
  }
  return list;
}
