// Menu of the course: groups that fold, a ring for each section, and the number of reviews due today.

import { element } from "../shared/dom.js";
import { follow, ring, steps } from "../shared/ring.js";
import { sectionLink } from "../shared/section_link.js";

const KEY = "activation-lab.menu"; // ids of the open groups, for this visit

function unfolded() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(KEY)) ?? []);
  } catch {
    return new Set();
  }
}

function remember(menu) {
  const open = [...menu.querySelectorAll("details[open]")].map((group) => group.dataset.group);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(open));
  } catch {
    // Without storage the groups fold again on the next visit.
  }
}

function entry(section, { words, language }) {
  const item = element("li");
  const link = sectionLink(section.id, language);
  link.dataset.section = section.id;
  const name = element("span", { class: "menu-name" }, `${section.number} ${section.title}`.trim());
  link.append(element("span", { class: "ring" }), name);
  if (section.id !== "contents") link.progress = (done) => link.replaceChild(ring(steps(section, done), words.ring), link.firstChild);
  if (section.id === "review") link.append(element("span", { class: "menu-due" }));
  item.append(link);
  return item;
}

function group({ id, title, sections }, data, menu) {
  const list = element("ul");
  list.append(...sections.map((section) => entry(section, data)));
  if (sections.length < 2) return list;
  const box = element("details", { "data-group": id });
  const head = element("summary", {}, title);
  if (sections.some((section) => section.id === "review")) head.append(element("span", { class: "menu-due" }));
  box.append(head, list);
  box.open = unfolded().has(id);
  box.ontoggle = () => remember(menu);
  return box;
}

function mark(menu, { page, due, words }) {
  for (const link of menu.querySelectorAll("a")) link.removeAttribute("aria-current");
  const here = menu.querySelector(`a[data-section="${CSS.escape(page)}"]`);
  here?.setAttribute("aria-current", "page");
  const around = here?.closest("details");
  if (around && menu.dataset.page !== page) around.open = true;
  menu.dataset.page = page;
  for (const badge of menu.querySelectorAll(".menu-due")) {
    badge.hidden = !due;
    badge.replaceChildren(
      element("span", { "aria-hidden": "true" }, String(due)),
      element("span", { class: "unseen" }, words.due.replace("{due}", due)),
    );
  }
}

export function mount({ data, parentElement }) {
  const menu = parentElement.querySelector(".menu");
  if (menu.dataset.language !== data.language) {
    menu.dataset.language = data.language;
    menu.setAttribute("aria-label", data.words.label);
    const list = element("div");
    list.append(...data.groups.map((one) => group(one, data, menu)));
    menu.replaceChildren(list);
    follow(list, (done) => {
      for (const link of list.querySelectorAll("a")) link.progress?.(done);
    });
  }
  mark(menu, data);
}
