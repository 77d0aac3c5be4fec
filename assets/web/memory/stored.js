// The learner's record in the browser's storage; reading does not change it.

export const KEY = "activation-lab.progress";
export const BEFORE = "activation-lab.section"; // key of older versions: the section visited last
export const VERSION = 2; // 1 had no "measure"
export const CHANGED = "activation-lab.changed"; // event of the document, whose detail is the record's rows

// The rules of core/progress/record.py for one row.
const KINDS = ["answer", "show", "draft", "visit", "read", "measure"];
const VERDICTS = ["right", "right_with_note", "partly", "wrong"];
const SURENESS = ["", "guess", "think", "sure"];
const ID = /^[a-z0-9][a-z0-9_:-]{0,63}$/;
const LATEST = 253402300800000; // the year 10000
const LONGEST_RESPONSE = 300;

function valid(row) {
  if (!Array.isArray(row) || row.length !== 6) return false;
  const [kind, of, at, response, verdict, sure] = row;
  return KINDS.includes(kind) && typeof of === "string" && ID.test(of)
    && Number.isInteger(at) && at >= 0 && at < LATEST
    && typeof response === "string" && [...response].length <= LONGEST_RESPONSE && !/\p{Surrogate}/u.test(response)
    && (kind === "answer" ? VERDICTS : [""]).includes(verdict) && SURENESS.includes(sure);
}

export const text = () => localStorage.getItem(KEY) ?? localStorage.getItem(BEFORE) ?? "";

// Valid rows of a stored text, and whether the whole text was valid.
export function parse(stored) {
  if (!stored) return { rows: [], whole: true };
  let record;
  try {
    record = JSON.parse(stored);
  } catch {
    const section = ID.test(stored);
    return { rows: section ? [["visit", stored, 0, "", "", ""]] : [], whole: section };
  }
  const known = Number.isInteger(record?.version) && record.version >= 1 && record.version <= VERSION;
  if (!known || !Array.isArray(record.events)) return { rows: [], whole: false };
  const rows = record.events.filter(valid);
  return { rows, whole: rows.length === record.events.length };
}

// Stored rows; none if the browser forbids storage.
export function stored() {
  try {
    return parse(text()).rows;
  } catch {
    return [];
  }
}

// Whether a text comes from a later version, which must not be changed.
export function newer(stored) {
  try {
    return JSON.parse(stored).version > VERSION;
  } catch {
    return false;
  }
}
