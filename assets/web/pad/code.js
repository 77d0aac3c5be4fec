// Drawn points as text: three signs of the URL-safe base64 alphabet for the class and both places of a point.

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CLASSES = 3;

export const STEPS = 255; // places along each side are whole numbers from 0 to this

// Text of a list of points [class, across, up].
export function write(points) {
  const text = (bits) => SIGNS[bits >> 12] + SIGNS[(bits >> 6) & 63] + SIGNS[bits & 63];
  return points.map(([k, across, up]) => text((k << 16) | (across << 8) | up)).join("");
}

// Points of a text; what is no point is left out.
export function read(text) {
  const found = [];
  for (const [three] of text.matchAll(/[\w-]{3}/g)) {
    const bits = [...three].reduce((sum, sign) => 64 * sum + SIGNS.indexOf(sign), 0);
    if (bits >> 16 < CLASSES) found.push([bits >> 16, (bits >> 8) & STEPS, bits & STEPS]);
  }
  return found;
}
