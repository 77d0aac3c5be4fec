// Chart as a PNG: the style sheet's colours and the names of the curves are added to the figure.

import { values } from "./figure.js";
import { spread } from "./numbers.js";

const [WIDTH, HEIGHT] = [1200, 720];
const MARGIN = { l: 70, r: 190, t: 30, b: 50 };
const FONT = 18;

// Plotly does not support color-mix() and var(): the browser paints the colour, which is read back.
function painted(root, name) {
  const probe = Object.assign(document.createElement("span"), { style: `color: ${name}` });
  root.append(probe);
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${r}, ${g}, ${b}, ${a / 255})`;
}

// Names at the right ends of the curves, without overlap.
function labels(root, { head, slice, row }) {
  const [low, high] = head.figure.layout.yaxis.range;
  const tall = HEIGHT - MARGIN.t - MARGIN.b;
  const place = (y) => ((high - Math.min(high, Math.max(low, y))) / (high - low)) * tall;
  const ends = head.names.map((text, k) => ({ text, k, y: place(slice.channels[k][row].at(-1)) }));
  const over = spread(ends, 1.3 * FONT, tall);
  return ends.map(({ text, k, y }) => ({
    text, x: 1, xref: "paper", xanchor: "left", xshift: 8, y: 1 - (y - over) / tall, yref: "paper", yanchor: "middle",
    showarrow: false, font: { size: FONT + 2, color: painted(root, `var(--c${k + 1})`) },
  }));
}

export function save(plot, root, filename) {
  const { head, slice, row } = plot;
  const [ink, line] = ["var(--ink)", "var(--line)"].map((name) => painted(root, name));
  const ground = painted(root, "var(--st-background-color, #fff)");
  const data = head.figure.data.map((trace, k) => ({
    ...trace, ...values(head, slice, row, k), line: { ...trace.line, width: 3.5, color: painted(root, `var(--c${k + 1})`) },
  }));
  const axis = { gridcolor: line, zerolinecolor: ink, tickfont: { size: FONT } };
  const layout = {
    ...head.figure.layout, width: WIDTH, height: HEIGHT, margin: MARGIN, paper_bgcolor: ground, plot_bgcolor: ground,
    font: { color: ink, family: getComputedStyle(root).fontFamily, size: FONT }, annotations: labels(root, plot),
    xaxis: { ...head.figure.layout.xaxis, ...axis }, yaxis: { ...head.figure.layout.yaxis, ...axis },
  };
  return plot.plotly.downloadImage({ data, layout }, { format: "png", width: WIDTH, height: HEIGHT, filename });
}
