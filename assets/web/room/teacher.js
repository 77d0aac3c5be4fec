// The teacher's page: opens a room, moves it on, shows what only the teacher sees.

import { keep, kept, whenKept } from "./kept.js";
import { speak } from "./slide.js";
import { watch } from "./stream.js";

const { base } = document.body.dataset;
const find = (id) => document.getElementById(id);
const lang = new URLSearchParams(location.search).get("lang");

let room = kept();
let address = room?.address ?? 0;
let state = null;

// An address with code and key in its fragment, which browsers do not send, leads the room from another device.
function handed() {
  const [, code, teacher] = location.hash.match(/^#([0-9A-Z]+)\.([\w-]+)$/) ?? [];
  if (!teacher) return;
  hold({ code, teacher, url: "" });
  history.replaceState(null, "", location.pathname + location.search);
}

function hold(value) {
  room = value;
  keep(value);
}

function address_of(path) {
  return `${base}${path}${lang ? `?lang=${lang}` : ""}`;
}

async function call(path, method = "POST", data = undefined) {
  const headers = { Accept: "application/json", "X-Teacher": room?.teacher ?? "" };
  if (data) headers["Content-Type"] = "application/json";
  const answer = await fetch(address_of(path), { method, headers, body: data && JSON.stringify(data) });
  if (answer.ok) {
    find("said").textContent = "";
    return answer;
  }
  find("said").textContent = (await answer.json()).error;
  return null;
}

async function open() {
  const answer = await call("room", "POST", {});
  if (!answer) return;
  hold(await answer.json());
  start();
}

function start() {
  find("start").hidden = true;
  find("room").hidden = false;
  find("code").textContent = room.code;
  show_address([room.url]);
  const { code } = room;
  let asking = false;
  let wanted = 0;
  // The stream is the same for everybody: it says that there is news, and the teacher asks for it.
  watch(`${base}room/${room.code}`, {
    headers: { "X-Teacher": room.teacher },
    async show(news) {
      if (news.teacher) return show(news);
      wanted = news.v;
      if (asking) return;
      asking = true;
      // More news may come while the answer is under way: then it is asked for once more.
      for (let asked = 0; asked !== wanted; ) {
        asked = wanted;
        await ask();
      }
      asking = false;
    },
    lost(is) {
      document.querySelector(".offline").hidden = !is;
    },
    gone() {
      if (room?.code !== code) return; // it was forgotten here
      hold(null);
      location.reload();
    },
  });
  light();
}

// The present state with the teacher's part; null without it.
async function ask() {
  const answer = await call(`room/${room.code}/state`, "GET");
  const fresh = answer ? await answer.json() : {};
  if (!fresh.teacher) return null;
  show(fresh);
  return fresh;
}

// Until another device has opened the address, that is asked for: it changes no version.
function light() {
  const timer = setInterval(() => {
    if (!room || state?.teacher.reached) return clearInterval(timer);
    if (!document.hidden) ask();
  }, 2000);
}

function show(news) {
  state = news;
  const place = `${news.phase}-${news.round}`;
  const { urls, reached, html, slide, names } = news.teacher;
  slideOfRoom(slide);
  name(names);
  for (const box of document.querySelectorAll("[data-switch]")) box.checked = news[box.dataset.switch];
  show_address(urls);
  find("light").textContent = find("light").dataset[reached ? "reached" : "waiting"];
  find("light").classList.toggle("on", reached);
  find("trouble").hidden = reached;
  find("phase").textContent = find("phase").dataset[place];
  find("count").textContent = counted(news);
  for (const button of document.querySelectorAll(".phases button")) {
    button.disabled = !button.dataset.places.split(" ").includes(place);
  }
  find("advice").hidden = !html;
  if (find("private").innerHTML !== html) find("private").innerHTML = html;
}

function counted({ phase, joined, answered }) {
  const text = find("count").dataset[phase === "lobby" || phase === "next" ? "people" : "count"];
  return text.replace("{joined}", joined).replace("{answered}", answered);
}

function show_address(urls) {
  const usable = urls.filter(Boolean);
  const n = Math.min(address, Math.max(usable.length - 1, 0));
  const url = usable[n] ?? "";
  find("no-address").hidden = Boolean(url);
  find("other").hidden = usable.length < 2;
  find("other").onclick = () => {
    address = (n + 1) % usable.length;
    hold({ ...room, address });
    show_address(usable);
  };
  find("wall").href = `${base}room/${room.code}?n=${n}${lang ? `&lang=${lang}` : ""}`;
  const root = url ? url.replace(/j\/[^/]*$/, "") : base;
  find("remote").href = `${root}room#${room.code}.${room.teacher}`;
  if (find("url").textContent === url) return;
  find("url").textContent = url;
  find("url").href = url;
  find("qr").hidden = !url;
  if (url) find("qr").src = `${base}room/${room.code}/qr.svg?n=${n}`;
}

async function move({ phase, round }) {
  const fresh = phase === "vote" && round === "1";
  const asked = state.question;
  const question = fresh ? find("question").value : phase === "next" ? "" : state.question;
  const data = { phase, question, round: phase === "reveal" ? state.round : Number(round) };
  if (phase === "vote" && find("seconds").value) data.seconds = Number(find("seconds").value);
  const done = await call(`room/${room.code}/phase`, "POST", data);
  // A question is asked once in a room: the one after it is the likely next.
  const list = find("question");
  if (done && phase === "next" && list.value === asked) {
    list.selectedIndex = Math.min(list.selectedIndex + 1, list.length - 1);
  }
}

// Names that learners wrote, each a button that removes it.
function name(names) {
  const list = find("names").querySelector("ul");
  const rows = Object.entries(names);
  find("names").hidden = rows.length === 0;
  list.replaceChildren(
    ...rows.map(([learner, written]) => {
      const row = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { className: "quiet", textContent: written });
      button.setAttribute("aria-label", list.dataset.remove.replace("{name}", written));
      button.onclick = () => call(`room/${room.code}/rename`, "POST", { learner });
      row.append(button);
      return row;
    }),
  );
}

// The question of the slide is the one to be asked next.
function choose({ ask }) {
  const list = find("question");
  if ([...list.options].some((option) => option.value === ask)) list.value = ask;
}

async function turn(way) {
  if (room) await call(`room/${room.code}/turn`, "POST", { way });
}

async function csv() {
  const answer = await call(`room/${room.code}/export.csv`, "GET");
  if (!answer) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `room-${room.code}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function forget() {
  if (!confirm(find("forget").dataset.sure)) return;
  const { forgotten } = find("forget").dataset;
  if (!(await call(`room/${room.code}`, "DELETE"))) return;
  hold(null);
  find("room").hidden = true;
  find("start").hidden = false;
  find("said").textContent = forgotten;
}

find("open").addEventListener("click", open);
find("csv").addEventListener("click", csv);
find("forget").addEventListener("click", forget);
for (const button of document.querySelectorAll(".phases button")) {
  button.addEventListener("click", () => move(button.dataset));
}
for (const box of document.querySelectorAll("[data-switch]")) {
  box.addEventListener("change", () => call(`room/${room.code}/switch`, "POST", { switch: box.dataset.switch, on: Number(box.checked) }));
}
const slideOfRoom = speak({ shown: choose, turn });
// A room that the projector opens is led here at once.
whenKept(() => {
  const other = kept();
  if (!other || other.code === room?.code) return;
  if (room) return location.reload();
  room = other;
  start();
});
handed();
if (room) start();
