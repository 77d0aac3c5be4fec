// Slide at the projector: words, notes and time. A projector in another window of this browser tells it over a channel,
// one on another device through the room; the keys and buttons that turn it go the same way back.

const KEYS = { ArrowRight: "Right", PageDown: "Right", ArrowLeft: "Left", PageUp: "Left" };
const AT_PROJECTOR = { Home: { go: 1 }, End: { go: "End" }, b: { black: true } };
const FIELD = "input, select, textarea, summary";

const channel = new BroadcastChannel("activation-lab-projector");
const find = (id) => document.getElementById(id);
let near = false; // whether a projector of this browser has spoken
let since = Date.now();

function paragraph(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

function show(slide) {
  find("slide").hidden = false;
  for (const name of ["place", "title", "words"]) {
    find(name).textContent = slide[name];
    find(name).hidden = !slide[name];
  }
  find("notes").replaceChildren(...slide.notes.map(paragraph));
  find("after").hidden = !slide.next;
  find("after").textContent = find("after").dataset.title.replace("{title}", slide.next);
}

function tick() {
  const seconds = Math.floor((Date.now() - since) / 1000);
  find("clock").textContent = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

// `shown` is called with each new slide; `turn` turns the slide through the room. Returns the way in for slides from there.
export function speak({ shown, turn }) {
  let last = "";

  function take(slide) {
    const told = JSON.stringify(slide);
    if (told === last) return;
    last = told;
    show(slide);
    shown(slide);
  }

  function go(way) {
    if (near) channel.postMessage({ turn: way });
    else turn(way);
  }

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || find("slide").hidden || event.target.matches(FIELD)) return;
    if (KEYS[event.key]) go(KEYS[event.key]);
    else if (near && AT_PROJECTOR[event.key]) channel.postMessage(AT_PROJECTOR[event.key]);
    else return;
    event.preventDefault();
  }

  channel.onmessage = ({ data }) => {
    near ||= Boolean(data.slide);
    if (data.slide) take(data.slide);
  };
  channel.postMessage({ hello: true });
  addEventListener("keydown", press);
  for (const button of document.querySelectorAll("[data-way]")) button.onclick = () => go(button.dataset.way);
  find("clock").onclick = () => {
    since = Date.now();
    tick();
  };
  setInterval(tick, 1000);
  return (slide) => !near && slide && take(slide);
}
