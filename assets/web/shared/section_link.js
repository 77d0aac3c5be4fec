// Link to a section, which opens in place; with a modifier key the browser opens it as it opens any link.

import { prepare } from "./ahead.js";
import { element } from "./dom.js";

// Address of a section, relative to the root of the lesson.
export const address = (id, language) => `${id === "contents" ? "./" : id}?lang=${language}`;

// Streamlit follows the address as after Back: one run of the script, where a choice sent to Python takes two.
function open(id) {
  const language = new URLSearchParams(location.search).get("lang");
  const url = new URL(id === "contents" ? "./" : id, location.href);
  if (language) url.searchParams.set("lang", language);
  history.pushState({}, "", url);
  dispatchEvent(new PopStateEvent("popstate"));
}

// The first view is left by its address, as Streamlit may not run yet.
const early = () => document.documentElement.hasAttribute("data-first");

export function sectionLink(id, language) {
  const link = element("a", { href: address(id, language) });
  link.onclick = (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || early()) return;
    event.preventDefault();
    open(id);
  };
  prepare(link, id, language);
  return link;
}
