// The reading position: a page that is opened begins at its top, one that Back returns to where it was left.

const PATIENCE = 3000; // milliseconds in which a page may still grow to the place that is sought

export class Scroll {
  constructor(main) {
    this.main = main;
    this.page = null;
    this.left = new Map(); // how far down each page was when it was left
    this.wanted = null; // a place that the page is not long enough for yet
    this.returning = false;
    for (const kind of ["click", "keydown"]) addEventListener(kind, () => this.note(), true);
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(kind, () => this.stop(), { capture: true, passive: true });
    }
    addEventListener("popstate", () => {
      this.note();
      this.returning = true;
    });
  }

  note() {
    this.left.set(this.page, this.main.scrollTop);
  }

  open(page) {
    const top = this.returning ? this.left.get(page) ?? 0 : 0;
    this.returning = false;
    this.main.scrollTop = 0;
    this.want(() => top);
  }

  to(selector) {
    this.want(() => {
      const block = document.querySelector(selector);
      return block && this.main.scrollTop + block.getBoundingClientRect().top - this.main.getBoundingClientRect().top - 60;
    });
  }

  want(place) {
    this.wanted = { place, until: performance.now() + PATIENCE };
    this.settle();
  }

  // Goes to the place that is sought, as far as the page has grown by now.
  settle() {
    if (!this.wanted) return;
    if (performance.now() > this.wanted.until) return this.stop();
    const place = this.wanted.place();
    if (place !== null && place !== undefined) this.main.scrollTop = place;
  }

  stop() {
    this.wanted = null;
  }
}
