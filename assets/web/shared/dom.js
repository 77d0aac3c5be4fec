// Creation of HTML and SVG elements.

const SVG = "http://www.w3.org/2000/svg";
const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹ˣᵀ";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
const SIZE = 0.7; // of a raised or lowered character, beside the others
const SHIFT = { sup: -0.4, sub: 0.22 }; // em
const written = new WeakMap();

export function set(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export function element(name, attributes = {}, text = "") {
  const node = set(document.createElement(name), attributes);
  if (text) write(node, text);
  return node;
}

export function svg(name, attributes = {}, text = "") {
  const node = set(document.createElementNS(SVG, name), attributes);
  if (text) write(node, text);
  return node;
}

// SVG element at the end of another one.
export function draw(name, attributes, parent) {
  const node = svg(name, attributes);
  parent.append(node);
  return node;
}

// Text cut into runs: ["", "6.9×10"], ["sup", "−7"].  Fonts draw the characters ⁻⁷ unevenly, or do not have them.
export function runs(text) {
  const parts = text.split(/([⁻⁰¹²³⁴-⁹ˣᵀ]+|[₀-₉]+)/).filter(Boolean);
  return parts.map((part) => {
    const kind = RAISED.includes(part[0]) ? "sup" : LOWERED.includes(part[0]) ? "sub" : "";
    const plain = (c) => (kind === "sup" ? "−0123456789xT"[RAISED.indexOf(c)] : String(LOWERED.indexOf(c)));
    return [kind, kind ? [...part].map(plain).join("") : part];
  });
}

// Makes the text a node's content, its raised and lowered runs as elements; a text that is there already stays.
export function write(node, text) {
  if (written.get(node) === text) return;
  written.set(node, text);
  node.replaceChildren(...(node.namespaceURI === SVG ? spans(runs(text)) : runs(text).map(typeset)));
}

function typeset([kind, text]) {
  return kind ? Object.assign(document.createElement(kind), { textContent: text }) : document.createTextNode(text);
}

// SVG has no <sup>: each run moves the baseline, and the next one moves it back.
function spans(parts) {
  let at = 0;
  return parts.map(([kind, text]) => {
    const [size, wanted] = [kind ? SIZE : 1, SHIFT[kind] ?? 0];
    const look = { dy: `${(wanted - at) / size}em`, ...(kind && { "font-size": `${size}em`, class: "script" }) };
    at = wanted;
    return Object.assign(set(document.createElementNS(SVG, "tspan"), look), { textContent: text });
  });
}

// Handles events of the document for as long as a node is part of it; `ends` is called with the first event after that.
export function whilePresent(node, kinds, handle, ends) {
  const listening = new AbortController();
  const hear = (event) => {
    if (node.isConnected) return handle(event);
    listening.abort();
    ends();
  };
  for (const kind of kinds) document.addEventListener(kind, hear, { signal: listening.signal });
}

// A node's text for those who hear it: 10^(−7), where its plain text would be 10−7.
export function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const text = Array.from(node.childNodes, spoken).join("");
  return node.nodeName === "SUP" ? `^(${text})` : text;
}
