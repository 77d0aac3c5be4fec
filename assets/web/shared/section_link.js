// Link to a section, which opens in place; with a modifier key the browser opens it as it opens any link.

import { element } from "./dom.js";

export function sectionLink(id, language, open) {
  const path = id === "contents" ? "./" : id;
  const link = element("a", { href: `${path}?lang=${language}` });
  link.onclick = (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(id);
  };
  return link;
}
