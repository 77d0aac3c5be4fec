// Definitions of terms: a link to #term-… shows its title in a note, on hover, on focus and on tap.

const LINGER = 200; // milliseconds in which the pointer may travel from the term to its note
const GAP = 8;

export class Glossary {
  constructor() {
    this.note = document.createElement("div");
    this.note.id = "term-note";
    this.note.setAttribute("role", "tooltip");
    this.note.hidden = true;
    document.querySelector(".stApp").append(this.note);
    this.term = null;
    const termOf = (event) => event.target.closest?.("a[href^='#term-']");
    const soon = () => (this.timer = setTimeout(() => this.hide(), LINGER));
    const stay = () => clearTimeout(this.timer);
    document.addEventListener("pointerover", (event) => {
      if (!termOf(event)) return;
      stay();
      this.show(termOf(event));
    });
    document.addEventListener("pointerout", (event) => termOf(event) && soon());
    document.addEventListener("focusin", (event) => (termOf(event) ? this.show(termOf(event)) : this.hide()));
    document.addEventListener("click", (event) => this.tap(event, termOf(event)), true);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide(), true);
    document.addEventListener("scroll", () => this.place(), { capture: true, passive: true });
    this.note.addEventListener("pointerover", stay);
    this.note.addEventListener("pointerout", soon);
  }

  tap(event, term) {
    if (!term) {
      if (!this.note.contains(event.target)) this.hide();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.show(term);
  }

  show(term) {
    clearTimeout(this.timer);
    if (term.title) {
      term.dataset.definition = term.title; // else the browser shows it a second time
      term.removeAttribute("title");
    }
    this.term?.removeAttribute("aria-describedby");
    this.term = term;
    const name = document.createElement("b");
    name.textContent = term.textContent;
    this.note.replaceChildren(name, ` ${term.dataset.definition}`);
    this.note.hidden = false;
    term.setAttribute("aria-describedby", this.note.id);
    this.place();
  }

  // Below the term, or above it where there is more room; never beyond the window.
  place() {
    const at = this.term?.getClientRects()[0];
    if (!at) return this.hide(); // the page has changed
    const { width, height } = this.note.getBoundingClientRect();
    const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
    this.note.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`;
    this.note.style.top = `${below ? at.bottom + GAP : at.top - height - GAP}px`;
  }

  hide() {
    clearTimeout(this.timer);
    this.term?.removeAttribute("aria-describedby");
    this.term = null;
    this.note.hidden = true;
  }
}
