// Lines of a recording: Plotly draws them once, then their nodes are moved here at each step.
// Plotly would process the whole figure at each step, which takes longer than everything else.

export const FAR = 1e4; // pixels; coordinates far outside the chart are clamped to this

export function movable({ type, mode, x }, field) {
  return type === "scatter" && field === "y" && Array.isArray(x) && ["lines", "lines+markers"].includes(mode);
}

// Axis of a layout by its id, "x" or "y2".
export const axis = (layout, id) => layout[`${id[0]}axis${id.slice(1)}`];

// Initially the line is in the middle of its chart, so that Plotly omits none of its nodes.
export function flat(trace, layout) {
  const { type, range: [low, high] } = axis(layout, trace.yaxis ?? "y");
  const middle = (low + high) / 2;
  return { y: trace.x.map(() => (type === "log" ? 10 ** middle : middle)) };
}

// Path through places; one that is not finite gives a gap.
export function path(places) {
  let pen = "M";
  let d = "";
  for (const [x, y] of places) {
    const there = Number.isFinite(x) && Number.isFinite(y);
    if (there) d += `${pen}${x.toFixed(2)},${y.toFixed(2)}`;
    pen = there ? "L" : "M";
  }
  return d;
}

// Moves a line and its markers to the heights `y`; a height that is not finite gives a gap.
export function move(graph, { uid, x, xaxis = "x", yaxis = "y" }, y) {
  const [across, up] = [xaxis, yaxis].map((id) => axis(graph._fullLayout, id));
  const places = x.map((v, k) => [across.d2p(v), Math.min(FAR, Math.max(-FAR, up.d2p(y[k])))]);
  const there = places.map((place) => place.every(Number.isFinite));
  const trace = graph.querySelector(`.trace${uid}`);
  trace.querySelector(".js-line").setAttribute("d", path(places) || "M0,0");
  trace.querySelectorAll(".point").forEach((point, k) => {
    point.setAttribute("display", there[k] ? "inline" : "none");
    if (there[k]) point.setAttribute("transform", `translate(${places[k]})`);
  });
}
