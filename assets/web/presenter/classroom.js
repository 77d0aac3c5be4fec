// The class's room at the projector: opens it, tells it the slide, is turned by the teacher's phone, shows its wall.

import { element } from "../shared/dom.js";
import { keep, kept, whenKept } from "../room/kept.js";
import { place, watch } from "../room/stream.js";

const RUNNING = ["vote", "discuss", "reveal"];
const NAME = "room";
const REST = 400; // milliseconds
const BETWEEN = 700; // milliseconds between turns that came together: the server takes two clicks at once as one

// Values of the sliders on the stage, by the end of their ids.
function sliders() {
  const rows = [...document.querySelectorAll(".st-key-slide-stage .ex-row")].map((row) => {
    const [range, exact] = [row.querySelector("input[type='range']"), row.querySelector(".ex-exact")];
    return [range?.id.replace(/^ex-/, ""), Number.parseFloat(exact?.value)];
  });
  return Object.fromEntries(rows.filter(([name, value]) => name && Number.isFinite(value)));
}

export class Classroom {
  // `address` makes a URL, `projected` tells whether the lesson is projected; `turn`, `cover` and `uncover` are the wall's.
  constructor(wall) {
    this.wall = wall;
    this.room = null;
    this.state = null;
    this.shown = null;
    this.told = "";
    for (const kind of ["change", "pointerup", "keyup"]) addEventListener(kind, (event) => this.rest(event), true);
    whenKept(() => wall.projected() && this.attend());
  }

  // R opens a room if none is open, and shows its wall; pressed again, it takes the wall away.
  async invite(shown) {
    this.shown = shown;
    if (!(await this.exists())) await this.open();
    if (this.room && !this.wall.uncover(NAME)) this.cover();
  }

  async exists() {
    this.attend();
    if (!this.room) return false;
    const answer = await fetch(this.url("state"), { cache: "no-store" });
    if (![404, 410].includes(answer.status)) return true;
    this.forget();
    return false;
  }

  async open() {
    const address = this.wall.address(`room?lang=${this.shown.language}`);
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: "{}" });
    const told = await answer.json();
    if (!answer.ok) return this.wall.cover("said", element("p", {}, told.error));
    keep(told);
    this.attend();
  }

  url(path) {
    return this.wall.address(`room/${this.room.code}/${path}`);
  }

  // Follows the room that this browser has opened, if there is one, and no earlier one.
  attend() {
    const now = kept();
    if (now?.code === this.room?.code) return;
    this.stop?.();
    [this.room, this.state, this.told] = [now, null, ""];
    this.invitation();
    if (!now) return;
    this.stop = watch(this.wall.address(`room/${now.code}`), {
      show: (state) => this.follow(state),
      lost() {},
      gone: () => this.forget(),
    });
    if (this.shown) this.tell(this.shown);
  }

  forget() {
    this.stop?.();
    if (kept()?.code === this.room?.code) keep(null);
    this.room = null;
    this.invitation();
    this.wall.uncover(NAME);
  }

  // Address for those who come late, in a corner of the slide.
  invitation() {
    document.querySelector(".wall-room")?.remove();
    if (!this.room?.url) return;
    document.querySelector(".stApp").append(element("p", { class: "wall-room" }, this.room.url.replace(/^https?:\/\//, "")));
  }

  // Tells the room the slide that is shown, once; its question's votes lie over it.
  tell(shown) {
    this.shown = shown;
    this.attend();
    const { section, at, of } = shown.slide;
    const told = `${section} ${at} ${of}`;
    if (!this.room || told === this.told) return;
    this.told = told;
    this.moved = "";
    this.post("slide", { section, slide: at, of });
    if (this.state && this.asks(this.state)) this.cover();
  }

  // Once a hand on the sliders rests, the phones that follow get their values.
  rest({ target }) {
    if (!this.state?.follow || !target.closest?.(".st-key-slide-stage .ex")) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const moved = JSON.stringify(sliders());
      if (!this.room || moved === (this.moved || "{}")) return;
      this.moved = moved;
      const { section, at, of } = this.shown.slide;
      this.post("slide", { section, slide: at, of, moved });
    }, REST);
  }

  async post(path, data) {
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-Teacher": this.room.teacher };
    await fetch(this.url(path), { method: "POST", headers, body: JSON.stringify(data) }).catch(() => {
      this.told = ""; // the next slide tells it anew
    });
  }

  // Whether a question is played, and this slide asks it.
  asks({ phase, question }) {
    return RUNNING.includes(phase) && question === this.shown?.slide.ask;
  }

  follow(state) {
    const before = this.state;
    this.state = state;
    if (!this.wall.projected()) return;
    if (!before) return this.asks(state) && this.cover();
    for (const way of ["Left", "Right"]) this.catchUp(way, state.turns[way] - before.turns[way]);
    if (place(before) === place(state)) return;
    if (RUNNING.includes(state.phase)) this.cover();
    else this.wall.uncover(NAME);
  }

  catchUp(way, missed) {
    for (let n = 0; n < missed; n++) setTimeout(this.wall.turn, n * BETWEEN, way);
  }

  // The wall takes no pointer and no focus, so that the keys stay those of the projector.
  cover() {
    if (this.wall.covered() === NAME) return;
    this.wall.uncover();
    const at = `room/${this.room.code}?n=${kept()?.address ?? 0}&lang=${this.shown.language}`;
    this.wall.cover(NAME, element("iframe", { src: this.wall.address(at), title: this.shown.room, tabindex: -1 }));
  }
}
