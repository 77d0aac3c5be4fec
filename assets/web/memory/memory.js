// The learner's record is stored in this browser only. The server receives it when a page opens and when another tab adds to it.

import { merge } from "./merge.js";
import { BEFORE, CHANGED, KEY, VERSION, newer, parse, stored, text } from "./stored.js";

const BROKEN = "activation-lab.progress.broken"; // an unreadable record is kept under this key

let mine = []; // events added by this tab, written again if another tab has overwritten them
let limits = { kept: {}, generated: 0 };
let listener = null;
let waiting = 0;
const reported = { session: null, forgotten: null, trouble: new Set() };

function write() {
  const written = text();
  if (newer(written)) return;
  const before = parse(written);
  if (!before.whole) localStorage.setItem(BROKEN, written);
  const events = merge([...before.rows, ...mine], limits);
  const after = JSON.stringify({ version: VERSION, events });
  if (events.length && after !== localStorage.getItem(KEY)) localStorage.setItem(KEY, after);
}

function trouble(kind) {
  if (reported.trouble.has(kind)) return;
  reported.trouble.add(kind);
  listener?.setTriggerValue("trouble", kind);
}

// A browser may forbid storage or have no space left: the lesson reports it once and goes on.
function safely(work) {
  try {
    work();
  } catch (error) {
    trouble(error.name === "QuotaExceededError" ? "full" : "forbidden");
  }
}

function send(session) {
  if (reported.session === session) return;
  reported.session = session;
  const written = text();
  if (written) listener.setTriggerValue("record", written);
}

// Tells the parts of the page that show progress, once for all changes of a moment.
function announce() {
  clearTimeout(waiting);
  waiting = setTimeout(() => document.dispatchEvent(new CustomEvent(CHANGED, { detail: merge([...stored(), ...mine], limits) })));
}

addEventListener("storage", ({ key, newValue }) => {
  if (key !== KEY) return;
  if (newValue === null) mine = []; // another tab forgot everything
  safely(write);
  announce();
  if (newValue) listener?.setTriggerValue("record", newValue);
});

export function mount(component) {
  const { data } = component;
  if (data.kept) limits = { kept: data.kept, generated: data.generated };
  if (data.listens) listener = component;
  if (data.forget && reported.forgotten !== data.forget) {
    reported.forgotten = data.forget;
    mine = [];
    safely(() => [KEY, BEFORE, BROKEN].forEach((key) => localStorage.removeItem(key)));
  }
  safely(() => {
    if (data.listens) send(data.session);
    mine = merge([...mine, ...data.rows], limits);
    write();
  });
  announce();
}
