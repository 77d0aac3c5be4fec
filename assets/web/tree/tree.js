// The wizard's tree as nested lists; an advice opens to its reason, from where its path is taken.

const SVG = "http://www.w3.org/2000/svg";

const make = (name, attributes = {}, text = "", space = "") => {
  const node = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text) node.textContent = text;
  return node;
};

function named(leaf) {
  const name = make("span", { class: "tree-name" });
  if (leaf.curve) {
    const picture = make("svg", { viewBox: "0 0 36 18", "aria-hidden": "true" }, "", SVG);
    picture.append(make("path", { d: leaf.curve }, "", SVG));
    name.append(picture);
  }
  name.append(make("strong", {}, leaf.name));
  return name;
}

function advice(answer, head, take) {
  if (head.still) {
    const still = make("div", { class: "tree-leaf" });
    still.append(named(answer.leaf));
    return still;
  }
  const box = make("details", { class: "tree-leaf", "data-path": answer.path });
  const summary = make("summary");
  summary.append(named(answer.leaf));
  box.append(summary, make("p", {}, answer.leaf.why));
  const button = make("button", { type: "button" }, answer.on ? head.words.taken : head.words.take);
  button.disabled = answer.on;
  button.onclick = () => take(answer.path);
  box.append(button);
  return box;
}

function branch(node, head, take) {
  const list = make("ul");
  for (const answer of node.answers) {
    const item = make("li", answer.on ? { "data-on": "" } : {});
    const label = make("span", { class: "tree-answer" }, answer.label);
    if (answer.on) label.setAttribute("aria-current", "true");
    if (answer.question) label.append(make("small", {}, answer.question));
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
    make("span", { class: "tree-answer tree-root" }, data.question),
    branch(data, data, (path) => setTriggerValue("open", path)),
  );
  for (const box of tree.querySelectorAll("details")) box.open = open.has(box.dataset.path);
}
