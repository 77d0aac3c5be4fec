// What this browser has kept of the learner; reading it changes nothing.

export const KEY = "activation-lab.progress";
export const BEFORE = "activation-lab.section"; // what older versions kept: the section seen last
export const VERSION = 1;

export const text = () => localStorage.getItem(KEY) ?? localStorage.getItem(BEFORE) ?? "";

// The rows of a stored text: none where it is empty, null where this version cannot read it.
export function rows(stored) {
  if (!stored) return [];
  if (/^[a-z0-9_]+$/.test(stored)) return [["visit", stored, 0, "", "", ""]];
  try {
    const { version, events } = JSON.parse(stored);
    const fits = Array.isArray(events) && events.every((row) => Array.isArray(row) && row.length === 6);
    return version >= 1 && version <= VERSION && fits ? events : null;
  } catch {
    return null;
  }
}

// Whether a text comes from a later version: it is not ours to change.
export function newer(stored) {
  try {
    return JSON.parse(stored).version > VERSION;
  } catch {
    return false;
  }
}
