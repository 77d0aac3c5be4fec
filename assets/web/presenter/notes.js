// The presenter's window: follows the projector in another window of the same browser, and turns it.

const channel = new BroadcastChannel("activation-lab-projector");
const find = (what) => document.querySelector(what);
const KEYS = { ArrowRight: "Right", PageDown: "Right", " ": "Right", ArrowLeft: "Left", PageUp: "Left" };
let since = Date.now();

function show({ at, of, section, title, words, next, notes, say }) {
  document.documentElement.lang = say.language;
  document.title = `${say.title} · ${section}`;
  find(".place").textContent = `${section} · ${at} / ${of}`;
  find("h1").textContent = title;
  find(".words").textContent = words;
  find(".notes").replaceChildren(...notes.map((note) => Object.assign(document.createElement("p"), { textContent: note })));
  find(".after").textContent = next ? `${say.next}: ${next}` : "";
  find(".clock").title = say.reset;
  find(".clock").setAttribute("aria-label", say.reset);
  for (const button of document.querySelectorAll("[data-turn]")) button.setAttribute("aria-label", say[button.dataset.turn]);
}

function tick() {
  const seconds = Math.floor((Date.now() - since) / 1000);
  find(".clock").textContent = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === " " && event.target.matches("button")) return;
  if (KEYS[event.key]) channel.postMessage({ turn: KEYS[event.key] });
  else if (event.key === "Home") channel.postMessage({ go: 1 });
  else if (event.key === "End") channel.postMessage({ go: "End" });
  else if (event.key === "b") channel.postMessage({ black: true });
  else return;
  event.preventDefault();
}

channel.onmessage = ({ data }) => data.shown && show(data.shown);
channel.postMessage({ hello: true });
addEventListener("keydown", press);
for (const button of document.querySelectorAll("[data-turn]")) button.onclick = () => channel.postMessage({ turn: button.dataset.turn });
find(".clock").onclick = () => {
  since = Date.now();
  tick();
};
setInterval(tick, 1000);
