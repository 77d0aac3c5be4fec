// Bet on one of several contenders: choosing one starts the film, and the result stands beside the bet.

import { element, write } from "../shared/dom.js";

export class Bet {
  // `start` is called once, after the choice.
  constructor(root, start) {
    this.box = root.querySelector(".ex-bet");
    this.start = start;
    this.chosen = null;
  }

  // Lays out the bet of a film; another film makes a new bet.
  open(bet, other) {
    if (other) this.chosen = null;
    this.bet = bet;
    if (!bet) return this.box.replaceChildren();
    this.result = element("p", { class: "ex-result", "aria-live": "polite" });
    const options = element("div", { class: "ex-options", role: "group", "aria-label": bet.ask });
    this.buttons = bet.options.map((name, k) => this.option(name, k));
    options.append(...this.buttons);
    this.box.replaceChildren(element("p", { class: "ex-ask" }, bet.ask), options, this.result);
    this.mark();
  }

  option(name, k) {
    const button = element("button", { type: "button", class: `ex-option ex-c${k + 1}` }, name);
    button.onclick = () => this.choose(k);
    return button;
  }

  choose(k) {
    if (this.chosen !== null) return; // a bet stands
    this.chosen = k;
    this.mark();
    this.start();
  }

  mark() {
    this.buttons.forEach((button, k) => {
      button.setAttribute("aria-pressed", `${k === this.chosen}`);
      button.toggleAttribute("data-over", this.chosen !== null);
    });
  }

  // The sentence at the first or last row of the film; between them there is none.
  tell(row, last, still) {
    if (!this.bet) return;
    const waits = still && this.chosen !== null && row === 0;
    write(this.result, row === last ? this.bet.results.at(this.chosen ?? -1) : waits ? this.bet.waits : "");
  }
}
