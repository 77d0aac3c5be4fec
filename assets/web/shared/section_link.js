// Link to a section, which opens in place; with a modifier key the browser opens it as it opens any link.

import { element } from "./dom.js";

// Address of a section, relative to the root of the lesson.
export const address = (id, language) => `${id === "contents" ? "./" : id}?lang=${language}`;

export function sectionLink(id, language, open) {
  const link = element("a", { href: address(id, language) });
  link.onclick = (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(id);
  };
  return link;
}
