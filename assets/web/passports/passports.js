// The learner's passports as a table; an empty slot is a link to the page that measures it.

import { element } from "../shared/dom.js";
import { sectionLink } from "../shared/section_link.js";

function cell(text, head, section, { language, measure }) {
  const node = element("td", { "data-label": head });
  if (text) {
    node.append(element("span", {}, text));
    return node;
  }
  const link = sectionLink(section, language);
  link.setAttribute("aria-label", `${head} ${measure}`);
  link.append(measure);
  node.append(link);
  return node;
}

export function mount({ data, parentElement }) {
  const { heads, rows, words } = data;
  const [first, ...others] = heads;
  const table = element("table", { class: "passports" });
  const head = element("tr");
  head.append(...heads.map((text) => element("th", { scope: "col" }, text)));
  const top = element("thead");
  const body = element("tbody");
  top.append(head);
  for (const { section, name, found } of rows) {
    const row = element("tr");
    row.append(element("th", { scope: "row", "data-label": first }, name));
    row.append(...found.map((text, k) => cell(text, others[k], section, words)));
    body.append(row);
  }
  table.append(element("caption", {}, words.caption), top, body);
  parentElement.querySelector(".passports-place").replaceChildren(table);
}
