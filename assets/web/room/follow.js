// Lesson of a learner who came from a room: it follows the teacher while the teacher asks for that, and leads back.

import { element } from "../shared/dom.js";
import { address } from "../shared/section_link.js";
import { watch } from "./stream.js";

const KEY = "activation-lab.room"; // of this tab: code, the slide followed last, and whether the learner has left
const COVER = "contents";
const PATIENCE = 10_000; // milliseconds within which a page draws its blocks
const AGAIN = 300;

// The room that the address names, or that of this tab. Who comes from the room again, follows again; a reload keeps all.
function recalled() {
  const code = new URLSearchParams(location.search).get("room")?.match(/^[0-9A-Z]{4}$/)?.[0];
  const comes = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const fresh = code ? { code, at: "", left: false } : null;
  try {
    const known = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return fresh && (comes || fresh.code !== known?.code) ? fresh : known;
  } catch {
    return fresh;
  }
}

// Moves a slider of a block to the teacher's value; false until the chart is drawn.
function move(block, name, value) {
  const slider = block.querySelector(`input[type="range"][id$="-${CSS.escape(name)}"]`);
  const exact = slider?.closest(".ex-row").querySelector(".ex-exact");
  if (!exact) return false;
  exact.value = value;
  exact.dispatchEvent(new Event("change"));
  return true;
}

export class Follower {
  constructor(base) {
    this.base = base;
    this.room = recalled();
    if (!this.room) return;
    this.remember({});
    this.bar = element("div", { id: "follow", role: "status" });
    const gone = () => {
      this.remember(null);
      this.bar.remove();
    };
    watch(new URL(`room/${this.room.code}`, base).href, { show: (state) => this.show(state), lost() {}, gone });
  }

  remember(changes) {
    this.room = changes && { ...this.room, ...changes };
    try {
      if (this.room) sessionStorage.setItem(KEY, JSON.stringify(this.room));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Without storage the room is forgotten with the page.
    }
  }

  // The server has drawn a page.
  open({ page, room, language, present }) {
    if (!this.room) return;
    [this.page, this.words, this.language, this.present] = [page || COVER, room, language, present];
    if (this.state) this.show(this.state);
  }

  show(state) {
    this.state = state;
    if (!this.words) return;
    const follows = state.follow && !this.room.left && !this.present;
    this.draw(follows);
    if (follows && state.slide) this.follow(state.slide);
  }

  // A slide and each setting are followed once, so that a learner may look around until the teacher goes on.
  follow(slide) {
    const place = `${slide.section} ${slide.at} `;
    const at = place + JSON.stringify(slide.set);
    if (at === this.room.at) return;
    const fresh = !this.room.at.startsWith(place); // else the teacher has moved a slider
    this.remember({ at });
    if (fresh && slide.section !== this.page) this.go(slide.section);
    clearInterval(this.waiting);
    const end = Date.now() + PATIENCE;
    const missing = new Map(Object.entries(slide.set));
    let seen = !fresh;
    this.waiting = setInterval(() => {
      const block = this.page === slide.section ? this.block(slide) : null;
      for (const [name, value] of missing) if (block && move(block, name, value)) missing.delete(name);
      const done = block && !missing.size;
      if (block && fresh && (done || !seen)) block.scrollIntoView(); // the charts above it may have grown meanwhile
      seen ||= Boolean(block);
      if (done || Date.now() > end) clearInterval(this.waiting);
    }, AGAIN);
  }

  block(slide) {
    return slide.show.map((name) => document.querySelector(`.st-key-block-${CSS.escape(name)}`)).find(Boolean);
  }

  go(section) {
    const link = document.querySelector(`.menu a[data-section="${CSS.escape(section)}"]`);
    if (link) link.click();
    else location.assign(new URL(address(section, this.language), this.base));
  }

  draw(follows) {
    const { words } = this;
    const asked = this.state.phase === "vote";
    const drawn = JSON.stringify([follows, asked, this.language]);
    if (drawn === this.drawn && this.bar.isConnected) return; // else it would be read aloud with each vote
    this.drawn = drawn;
    const way = element("a", { href: new URL(`j/${this.room.code}?lang=${this.language}`, this.base).href, class: asked ? "asked" : "" }, asked ? words.asked : words.back);
    const stop = element("button", { type: "button" }, words.stop);
    stop.onclick = () => {
      this.remember({ left: true });
      this.draw(false);
    };
    this.bar.replaceChildren(...(follows ? [element("span", {}, words.on), stop] : []), way);
    document.querySelector(".stApp").append(this.bar);
  }
}
