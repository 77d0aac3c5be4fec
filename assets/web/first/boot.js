// Starts Streamlit after the first view is painted, so that its modules do not compete with it.
{
  const LONGEST = 400; // milliseconds after the first paint
  const page = document.documentElement;
  const first = document.getElementById("first");
  const start = () => {
    page.setAttribute("data-started", "");
    const { modules, scripts, entry } = JSON.parse(document.getElementById("first-boot").textContent);
    const add = (name, look) => document.head.append(Object.assign(document.createElement(name), look));
    for (const href of modules) add("link", { rel: "modulepreload", crossOrigin: "", href });
    for (const href of scripts) add("link", { rel: "preload", as: "script", href });
    add("script", { type: "module", crossOrigin: "", src: entry });
  };
  // The reader's own language, theme and record decide whether this view is theirs.
  // A browser may forbid storage: then nothing is stored.
  const guarded = (read, none) => {
    try {
      return read() ?? none;
    } catch {
      return none;
    }
  };
  const stored = (name) => guarded(() => localStorage.getItem(name), "");
  const theme = guarded(() => Object.keys(localStorage), []).find((name) => name.startsWith("stActiveTheme"));
  const chosen = /"name":"(Light|Dark)"/.exec(stored(theme ?? ""))?.[1];
  const deeds = [...stored("activation-lab.progress").matchAll(/\["(?!visit)[a-z]+","([a-z0-9:_-]+)"/g)].map((found) => found[1]);
  const ids = first.dataset.ids.split(" ");
  const mine = deeds.some((of) => ids.includes(of));
  const personal = deeds.length > 0 && ["contents", "review", "cheatsheet", "references"].includes(first.dataset.page);
  if (chosen) first.dataset.theme = chosen.toLowerCase();
  if (page.lang === first.lang && !mine && !personal) {
    page.setAttribute("data-first", "");
    globalThis.pressedFirst = []; // controls pressed before first.js is there, and after
    first.addEventListener("click", ({ target }) => {
      const control = target.closest("[data-wait]");
      if (!control) return;
      control.toggleAttribute("data-pressed", true);
      globalThis.pressedFirst.push(control);
    });
    let started = false;
    const once = () => {
      if (!started) start();
      started = true;
    };
    // first.js starts it when the first chart is drawn; a page without one does not wait for long.
    globalThis.startStreamlit = once;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once, LONGEST)));
    setTimeout(once, 2 * LONGEST);
  } else {
    first.remove();
    const root = document.getElementById("root");
    root.inert = false;
    root.removeAttribute("aria-busy");
    start();
  }
}
