// Scripts and data of the next page, fetched while a pointer rests on its link or a key has led to it.

const REST = 80; // milliseconds after which a link is meant
const asked = new Set(); // sections, each asked for once
const root = document.documentElement;

const add = (look) => document.head.append(Object.assign(document.createElement("link"), look));

// Before Streamlit has taken over, a link opens a new document, with the data of its first chart.
async function fetchAhead(id, language, page) {
  const answer = await fetch(new URL(`first/${id}.${language}.json`, new URL("./", location.href)), { priority: "low" });
  if (!answer.ok) return; // its first view is not made yet
  const { scripts, data } = await answer.json();
  for (const href of scripts) add({ rel: "modulepreload", href });
  if (!root.hasAttribute("data-first")) return;
  add({ rel: "prefetch", href: page });
  for (const href of data) add({ rel: "prefetch", as: "fetch", crossOrigin: "", href });
}

function ask(id, language, page) {
  if (asked.has(id) || navigator.connection?.saveData) return;
  asked.add(id);
  fetchAhead(id, language, page).catch((error) => console.info("ahead:", error)); // the click fetches it again
}

export function prepare(link, id, language) {
  let timer = 0;
  const wait = () => (timer = setTimeout(() => ask(id, language, link.href), REST));
  const leave = () => clearTimeout(timer);
  link.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && wait());
  link.addEventListener("focus", () => link.matches(":focus-visible") && wait());
  for (const end of ["pointerleave", "blur", "click"]) link.addEventListener(end, leave);
}
