// The chosen gradient as a product: a card for each factor, the result, and one sentence about it.

import { element, write } from "../shared/dom.js";
import { chain, killer, product } from "./network.js";
import { kind, long, short, signed, symbol } from "./names.js";

const COLOUR = { slope: "df", output: "f" };

export class Product {
  constructor(root, light) {
    this.line = root.querySelector(".glass-product");
    this.said = root.querySelector(".glass-said");
    this.heard = root.querySelector(".glass-heard");
    this.light = light;
  }

  // Returns the place of the factor that kills the product, or -1.
  show(head, state, values, chosen, running) {
    const names = chain(chosen, state.loss);
    const factors = names.map((name) => values[name]);
    const dead = killer(factors);
    const result = product(factors);
    const key = `${names} ${chosen}`;
    if (this.key !== key) this.build(names, chosen, state.loss);
    this.key = key;
    names.forEach((_, k) => {
      write(this.cards[k].figure, long(factors[k]));
      this.cards[k].card.toggleAttribute("data-dead", k === dead);
    });
    write(this.result, long(result));
    const reason = this.reason(head.words, names, values, dead, state);
    const next = `${symbol(chosen)} ← ${long(values[chosen])} − ${short(state.rate)} · ${signed(result, long(result))} = ${long(values[chosen] - state.rate * result)}`;
    this.said.replaceChildren(element("span", {}, reason), element("span", { class: "glass-next" }, `${head.words.next} ${next}`));
    if (!running) this.hear(`∂L/∂${symbol(chosen)} = ${factors.map((v) => signed(v, long(v))).join(" × ")} = ${long(result)}. ${reason}`);
    return dead;
  }

  // Screen readers hear the sentence when it has come to rest, not at each stop of a slider.
  hear(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.heard.textContent !== text) this.heard.textContent = text;
    }, 300);
  }

  build(names, chosen, loss) {
    this.cards = names.map((name, k) => this.card(name, k, loss));
    this.result = element("strong", { class: "glass-result" });
    const whole = element("span", { class: "glass-whole" }, `∂L/∂${symbol(chosen)} =`);
    const equals = element("span", {}, "=");
    const parts = this.cards.flatMap(({ card }, k) => (k ? [element("span", {}, "×"), card] : [card]));
    this.line.replaceChildren(whole, ...parts, equals, this.result);
  }

  card(name, k, loss) {
    const card = element("button", { type: "button", class: `glass-factor glass-${COLOUR[kind(name)] ?? "ink"}` });
    const figure = element("span");
    card.append(element("small", {}, `${"①②③④⑤"[k]} ${symbol(name, loss)}`), figure);
    card.onpointerenter = card.onfocus = card.onclick = () => this.light(name);
    card.onpointerleave = card.onblur = () => this.light("");
    return { card, figure };
  }

  reason(words, names, values, dead, { loss }) {
    if (dead < 0) return words.alive;
    const name = names[dead];
    const killed = words.killer.replace("{name}", `${"①②③④⑤"[dead]} ${symbol(name, loss)}`).replace("{value}", long(values[name]));
    return `${killed} ${words[`why_${kind(name)}`]}`;
  }
}
