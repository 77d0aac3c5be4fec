// Creation of HTML and SVG elements.

const SVG = "http://www.w3.org/2000/svg";

export function set(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export function element(name, attributes = {}, text = "") {
  const node = set(document.createElement(name), attributes);
  if (text) node.textContent = text;
  return node;
}

export function svg(name, attributes = {}, text = "") {
  const node = set(document.createElementNS(SVG, name), attributes);
  if (text) node.textContent = text;
  return node;
}
