// A learner's phone: joins with one tap, sends votes until they arrive, follows the phases of the room.

import { hold } from "./point.js";
import { countdown, fill, place, renew, watch } from "./stream.js";

const { code, base } = document.body.dataset;
const root = `${base}room/${code}`;
const STORED = "room";
const AGAIN = 2_000; // milliseconds between two tries to send

let main = document.querySelector("main");
let sending = null;
let renewing = false;
let newest = null;

const offline = document.querySelector(".offline");
const count = countdown(close);

function stored() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? "{}");
    return kept.code === code ? kept.learner : "";
  } catch {
    return "";
  }
}

function store(learner) {
  try {
    localStorage.setItem(STORED, JSON.stringify({ code, learner }));
  } catch {
    // Private windows may have no storage: the cookie does it there.
  }
}

function key() {
  const learner = stored();
  return learner ? { "X-Learner": learner } : {};
}

async function post(path, data) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const query = new URLSearchParams(location.search).get("lang");
  const address = `${root}/${path}${query ? `?lang=${query}` : ""}`;
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(data) });
  return { status: answer.status, data: await answer.json() };
}

async function update() {
  if (renewing) return;
  renewing = true;
  try {
    main = await renew(key());
    ready();
  } catch {
    offline.hidden = false;
  } finally {
    renewing = false;
  }
  if (newest && main.dataset.place !== "join" && main.dataset.place !== place(newest)) setTimeout(update, AGAIN);
}

function ready() {
  for (const form of main.querySelectorAll("form")) form.addEventListener("submit", submit);
  hold(main);
  count(main.dataset.left);
}

function submit(event) {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.form === "join") join(new FormData(form).get("name") ?? "");
  else vote(form);
}

// A whole class taps at once: whoever is told to wait tries again. The key of the page makes it one learner.
async function join(name = "") {
  const learner = stored() || main.querySelector("[name=learner]").value;
  let answer = null;
  do {
    if (answer) await new Promise((done) => setTimeout(done, AGAIN * (0.5 + Math.random())));
    answer = await post("join", { learner, name }).catch(() => ({ status: 0 }));
    offline.hidden = answer.status !== 0;
  } while (answer.status === 0 || answer.status === 429);
  if (answer.status !== 200) return say(answer.data.error);
  store(answer.data.learner);
  update();
}

// A vote is sent until the server has answered; it may arrive twice, and counts once.
async function vote(form) {
  const fields = new FormData(form);
  const data = Object.fromEntries(fields);
  data.answer = fields.getAll("answer").join(",");
  sending = data;
  say(form.dataset.sending);
  while (sending === data) {
    try {
      const answer = await post("vote", data);
      if (answer.status !== 429 && answer.status < 500) return voted(form, answer, data);
      say(answer.data.error);
    } catch {
      offline.hidden = false;
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

function voted(form, { status, data }, sent) {
  if (sending === sent) sending = null;
  if (!form.isConnected) return;
  say(status === 200 ? form.dataset.sent : data.error);
  if (status === 200) form.querySelector("button").textContent = form.dataset.change;
}

function close() {
  const form = main.querySelector("form[data-form=vote]");
  if (form) say(form.dataset.over);
}

function say(text) {
  let line = main.querySelector(".sent");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "sent" });
    line.setAttribute("role", "status");
    main.append(line);
  }
  line.textContent = text;
}

watch(root, {
  show(state) {
    const renamed = newest && newest.renamed !== state.renamed;
    newest = state;
    fill({ joined: state.joined, answered: state.answered });
    const here = main.dataset.place;
    if (here === "join") {
      // The teacher has allowed names, or no longer does.
      if (state.names !== Boolean(main.querySelector("[name=name]"))) update();
    } else if (here !== place(state) || (renamed && here.includes("-0-"))) {
      sending = null;
      update();
    }
  },
  lost: (is) => {
    offline.hidden = !is;
  },
  gone: () => location.reload(),
});
ready();
// The cookie is lost, but not the key: come back as the same learner.
if (main.dataset.place === "join" && stored()) join();
