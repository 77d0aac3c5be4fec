// Numbers of a chart: as text, their position in a row, spacing of names. Nothing here touches the page.

export const number = (value, digits = 2) => {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
};

// Number of decimals of a number, four at most.
export const decimals = (value) => String(+value.toFixed(4)).split(".")[1]?.length ?? 0;

// Three decimals, or a power of ten where three decimals would show only zeros.
export function value(v) {
  if (!Number.isFinite(v)) return "—";
  if (v === 0 || Math.abs(v) >= 0.0005) return number(v, 3);
  const [digits, power] = v.toExponential(1).split("e");
  const raised = [...String(+power)].map((c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]).join("");
  return `${digits.replace("-", "−")}×10${raised}`;
}

// Index of the number closest to a value, the first of several.
export const nearest = (values, value) => {
  let best = 0;
  for (let k = 1; k < (values?.length ?? 0); k++) if (Math.abs(values[k] - value) < Math.abs(values[best] - value)) best = k;
  return best;
};

// Moves names of curves down until they are `apart`; returns by how much the last is too low.
export function spread(ends, apart, lowest) {
  ends.sort((a, b) => a.y - b.y);
  for (let k = 1; k < ends.length; k++) ends[k].y = Math.max(ends[k].y, ends[k - 1].y + apart);
  return Math.max(0, (ends.at(-1)?.y ?? 0) - lowest);
}

// At a jump the tables have a gap, and the value of the function is on one side of it.
// The points around the gap have the same x in float32, so each is checked.
export function solid(slice, row, index) {
  const { x } = slice;
  let k = index;
  while (k > 0 && x[k - 1] === x[index]) k--;
  for (; x[k] === x[index]; k++) {
    const gap = slice.channels.some((table) => Number.isNaN(table[row][k]));
    if (gap) return Math.min(x.length - 1, Math.max(0, k + (slice.closed[row] ? 1 : -1)));
  }
  return index;
}

// Whether f itself jumps at x, where it has no slope.
export function torn(slice, row, x) {
  return slice.jumps[row].some(([at, , , curve]) => curve === "f" && Math.fround(at) === x);
}
