// The learner's record is kept in this browser alone. The server is told of it when a page opens and when another tab adds to it.

import { merge } from "./merge.js";
import { BEFORE, KEY, VERSION, newer, parse, text } from "./stored.js";

const BROKEN = "activation-lab.progress.broken"; // a text that could not be read is put aside, not thrown away

let mine = []; // what this tab added: two tabs that write at the same moment mend it
let limits = { kept: {}, generated: 0 };
let listener = null;
const told = { session: null, forgotten: null, trouble: new Set() };

function write() {
  const stored = text();
  if (newer(stored)) return;
  const before = parse(stored);
  if (!before.whole) localStorage.setItem(BROKEN, stored);
  const events = merge([...before.rows, ...mine], limits);
  const after = JSON.stringify({ version: VERSION, events });
  if (events.length && after !== localStorage.getItem(KEY)) localStorage.setItem(KEY, after);
}

function trouble(kind) {
  if (told.trouble.has(kind)) return;
  told.trouble.add(kind);
  listener?.setTriggerValue("trouble", kind);
}

// A browser may forbid storage or have no room left: the lesson says so once and goes on.
function safely(work) {
  try {
    work();
  } catch (error) {
    trouble(error.name === "QuotaExceededError" ? "full" : "forbidden");
  }
}

function tell(session) {
  if (told.session === session) return;
  told.session = session;
  const stored = text();
  if (stored) listener.setTriggerValue("record", stored);
}

addEventListener("storage", ({ key, newValue }) => {
  if (key !== KEY) return;
  if (newValue === null) mine = []; // another tab forgot everything
  safely(write);
  if (newValue) listener?.setTriggerValue("record", newValue);
});

export function mount(component) {
  const { data } = component;
  if (data.kept) limits = { kept: data.kept, generated: data.generated };
  if (data.listens) listener = component;
  if (data.forget && told.forgotten !== data.forget) {
    told.forgotten = data.forget;
    mine = [];
    safely(() => [KEY, BEFORE, BROKEN].forEach((key) => localStorage.removeItem(key)));
  }
  safely(() => {
    if (data.listens) tell(data.session);
    mine = merge([...mine, ...data.rows], limits);
    write();
  });
}
