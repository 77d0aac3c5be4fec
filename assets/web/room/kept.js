// Room that the teacher opened in this browser: code, key and address, in the storage of tab and browser.

const KEY = "teacher";

export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

export function keep(room) {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (room) storage.setItem(KEY, JSON.stringify(room));
      else storage.removeItem(KEY);
    }
  } catch {
    // Without storage the room lasts as long as this page.
  }
}

// Calls `changed` when another window opens or forgets a room.
export function whenKept(changed) {
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    keep(JSON.parse(event.newValue ?? "null"));
    changed();
  });
}
