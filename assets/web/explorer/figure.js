// Size of a chart and the fields of its traces: the same with and without Plotly.

const TEXT = 0.82; // rem, as in the style sheet: Plotly keeps numbers and titles clear of the axes by their size

const label = (data, n) => ({ x: data.subarray(0, n), y: data.subarray(n, 2 * n), customdata: data.subarray(2 * n) });

// Sizes are cached until the chart is resized, since reading them during a drag forces a layout.
export function measure(graph, head) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [left, right] = head.margins;
  // A scale of colours must not take room from one of two graphs that lie upon each other.
  const margin = { l: left * rem, r: right * rem, t: 0.6 * rem, b: (head.figure.layout.xaxis.title ? 3.2 : 1.9) * rem, autoexpand: false };
  const [width, height] = [graph.clientWidth, graph.clientHeight];
  const font = { size: TEXT * rem };
  return { rem, margin, font, width, height, left: margin.l, right: width - margin.r, top: margin.t, bottom: height - margin.b };
}

// One row of a table as the fields of its trace: y, z (rows of a heatmap), x and y together, or x, y and a label's number.
export function values(head, slice, row, channel) {
  const data = slice.channels[channel]?.[row];
  if (!data) return {}; // a trace that never changes
  const field = head.fields[channel];
  if (field === "xy" || field === "grip") return { x: data.subarray(0, data.length / 2), y: data.subarray(data.length / 2) };
  if (field === "label") return label(data, data.length / 3);
  if (field !== "z") return slice.x ? { x: slice.x, [field]: data } : { [field]: data };
  const across = head.figure.data[channel].x.length;
  return { z: Array.from({ length: data.length / across }, (_, k) => data.subarray(k * across, (k + 1) * across)) };
}
