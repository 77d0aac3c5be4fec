// Reading position: a page opens at its top; Back returns to the position at which it was left.

const PATIENCE = 3000; // milliseconds in which a page may still grow to the target

export class Scroll {
  constructor(main) {
    this.main = main;
    this.page = null;
    this.positions = new Map(); // scroll position of each page when it was left
    this.target = null; // a position that the page may not be long enough for yet
    this.returning = false;
    this.path = location.pathname;
    for (const kind of ["click", "keydown"]) addEventListener(kind, () => this.note(), true);
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(kind, () => this.stop(), { capture: true, passive: true });
    }
    addEventListener("popstate", ({ isTrusted }) => {
      this.note();
      this.returning = isTrusted && location.pathname !== this.path; // a link is no way back
    });
  }

  note() {
    this.positions.set(this.page, this.main.scrollTop);
  }

  open(page) {
    const top = this.returning ? this.positions.get(page) ?? 0 : 0;
    this.returning = false;
    this.path = location.pathname;
    this.main.scrollTop = 0;
    this.seek(() => top);
  }

  to(selector) {
    this.seek(() => {
      const block = document.querySelector(selector);
      return block && this.main.scrollTop + block.getBoundingClientRect().top - this.main.getBoundingClientRect().top - 60;
    });
  }

  seek(place) {
    this.target = { place, until: performance.now() + PATIENCE };
    this.settle();
  }

  // Scrolls to the target, as far as the page has grown.
  settle() {
    if (!this.target) return;
    if (performance.now() > this.target.until) return this.stop();
    const place = this.target.place();
    if (place !== null && place !== undefined) this.main.scrollTop = place;
  }

  stop() {
    this.target = null;
  }
}
