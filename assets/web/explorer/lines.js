// Lines of a recording: Plotly draws them once, then their nodes are moved here from step to step.
// Plotly would look through the whole figure for each step, which takes longer than all the rest.

const FAR = 1e4; // pixels: a line that has left its chart so far need not be told how much further

export function movable({ type, mode, x }, field) {
  return type === "scatter" && field === "y" && Array.isArray(x) && ["lines", "lines+markers"].includes(mode);
}

const axis = (layout, id) => layout[`${id[0]}axis${id.slice(1)}`];

// The line before it is moved lies in the middle of its chart, where Plotly leaves none of it out.
export function flat(trace, layout) {
  const { type, range: [low, high] } = axis(layout, trace.yaxis ?? "y");
  const middle = (low + high) / 2;
  return { y: trace.x.map(() => (type === "log" ? 10 ** middle : middle)) };
}

// Puts a line and its markers at the heights `y`; where one is no number there is a gap.
export function move(graph, { uid, x, xaxis = "x", yaxis = "y" }, y) {
  const [across, up] = [xaxis, yaxis].map((id) => axis(graph._fullLayout, id));
  const places = x.map((v, k) => [across.d2p(v), Math.min(FAR, Math.max(-FAR, up.d2p(y[k])))]);
  const there = places.map((place) => place.every(Number.isFinite));
  const steps = places.map(([left, top], k) => there[k] && `${there[k - 1] ? "L" : "M"}${left.toFixed(2)},${top.toFixed(2)}`);
  const trace = graph.querySelector(`.trace${uid}`);
  trace.querySelector(".js-line").setAttribute("d", steps.filter(Boolean).join("") || "M0,0");
  trace.querySelectorAll(".point").forEach((point, k) => {
    point.setAttribute("display", there[k] ? "inline" : "none");
    if (there[k]) point.setAttribute("transform", `translate(${places[k]})`);
  });
}
