// The learner's record is kept in this browser alone. The server is told of it when a page opens and when another tab adds to it.

import { BEFORE, KEY, VERSION, newer, rows, text } from "./stored.js";

const BROKEN = "activation-lab.progress.broken"; // a text that could not be read is put aside, not thrown away

let mine = []; // what this tab added: two tabs that write at the same moment mend it
let kept = {};
let listener = null;
const told = { session: null, forgotten: null, trouble: new Set() };

// The same union as core/progress/record.py makes: every row once, the newest of each kind.
function merge(all) {
  const once = new Map(all.map((row) => [JSON.stringify(row), row]));
  const newest = [...once].sort(([a, one], [b, other]) => other[2] - one[2] || (a < b ? 1 : -1));
  const seen = {};
  const fits = ([, [kind, of]]) => (seen[`${kind} ${of}`] = (seen[`${kind} ${of}`] ?? 0) + 1) <= (kept[kind] ?? 1);
  return newest.filter(fits).map(([, row]) => row).reverse();
}

function write() {
  const stored = text();
  if (newer(stored)) return;
  const before = rows(stored);
  if (!before) localStorage.setItem(BROKEN, stored);
  const events = merge([...(before ?? []), ...mine]);
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
  if (data.kept) kept = data.kept;
  if (data.listens) listener = component;
  if (data.forget && told.forgotten !== data.forget) {
    told.forgotten = data.forget;
    mine = [];
    safely(() => [KEY, BEFORE, BROKEN].forEach((key) => localStorage.removeItem(key)));
  }
  safely(() => {
    if (data.listens) tell(data.session);
    mine = merge([...mine, ...data.rows]);
    write();
  });
}
