// The wizard's tree as nested lists; an advice expands to its reason and a button that selects its path.

import { element, svg } from "../shared/dom.js";

function named(leaf) {
  const name = element("span", { class: "tree-name" });
  if (leaf.curve) {
    const picture = svg("svg", { viewBox: "0 0 36 18", "aria-hidden": "true" });
    picture.append(svg("path", { d: leaf.curve }));
    name.append(picture);
  }
  name.append(element("strong", {}, leaf.name));
  return name;
}

function advice(answer, head, take) {
  if (head.still) {
    const still = element("div", { class: "tree-leaf" });
    still.append(named(answer.leaf));
    return still;
  }
  const box = element("details", { class: "tree-leaf", "data-path": answer.path });
  const summary = element("summary");
  summary.append(named(answer.leaf));
  box.append(summary, element("p", {}, answer.leaf.why));
  const button = element("button", { type: "button", "data-wait": "" }, answer.on ? head.words.taken : head.words.take);
  button.disabled = answer.on;
  button.onclick = () => take(answer.path);
  box.append(button);
  return box;
}

function branch(node, head, take) {
  const list = element("ul");
  for (const answer of node.answers) {
    const item = element("li", answer.on ? { "data-on": "" } : {});
    const label = element("span", { class: "tree-answer" }, answer.label);
    if (answer.on) label.setAttribute("aria-current", "true");
    if (answer.question) label.append(element("small", {}, answer.question));
    item.append(label, answer.leaf ? advice(answer, head, take) : branch(answer, head, take));
    list.append(item);
  }
  return list;
}

export function mount({ data, parentElement, setTriggerValue }) {
  const tree = parentElement.querySelector(".tree");
  const open = new Set([...tree.querySelectorAll("details[open]")].map((box) => box.dataset.path));
  tree.setAttribute("role", "group");
  tree.setAttribute("aria-label", data.words.tree);
  tree.replaceChildren(
    element("span", { class: "tree-answer tree-root" }, data.question),
    branch(data, data, (path) => setTriggerValue("take", path)),
  );
  for (const box of tree.querySelectorAll("details")) box.open = open.has(box.dataset.path);
}
