// Number of a slide, typed digit by digit and ended by Enter.

const PAUSE = 3000; // milliseconds after which the digits typed so far are forgotten

export class Numbers {
  constructor() {
    this.digits = "";
    this.last = 0;
  }

  // The number that Enter ends, else null.
  press(key, now) {
    if (now - this.last > PAUSE) this.digits = "";
    this.last = now;
    if (/^\d$/.test(key)) {
      this.digits += key;
      return null;
    }
    const number = key === "Enter" ? Number.parseInt(this.digits, 10) : 0;
    this.digits = "";
    return number || null;
  }
}
