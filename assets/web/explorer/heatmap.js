// Smooth heatmaps on a canvas with one pixel for each node, painted without Plotly.
// An SVG image would be empty while its next picture is decoded, so a film would flicker.

// 256 colours along a colour scale, as four numbers each.
export function shades(scale) {
  const context = Object.assign(document.createElement("canvas"), { width: 256, height: 1 }).getContext("2d");
  const gradient = context.createLinearGradient(0, 0, 256, 0);
  for (const [at, colour] of scale) gradient.addColorStop(at, colour);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 1);
  return context.getImageData(0, 0, 256, 1).data;
}

// Canvas at the position of an SVG image of `graph`, below the graph's other elements.
export function cover(graph, image, opacity) {
  const canvas = document.createElement("canvas");
  const [place, frame] = [image.getBoundingClientRect(), graph.getBoundingClientRect()];
  const box = {
    left: (place.left - frame.left) / frame.width, top: (place.top - frame.top) / frame.height,
    width: place.width / frame.width, height: place.height / frame.height,
  };
  const css = Object.entries(box).map(([side, share]) => `${side}: ${100 * share}%`);
  canvas.style.cssText = `position: absolute; opacity: ${opacity}; ${css.join("; ")}`;
  image.setAttribute("visibility", "hidden");
  graph.prepend(canvas);
  return canvas;
}

// Paints rows of numbers, the bottom row first, as pixels of a canvas.
export function paint(canvas, numbers, width, height, [low, high], colours) {
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  numbers.forEach((v, k) => {
    const shade = Math.round(255 * Math.min(1, Math.max(0, (v - low) / (high - low))));
    const pixel = (height - 1 - Math.floor(k / width)) * width + (k % width);
    image.data.set(colours.subarray(4 * shade, 4 * shade + 4), 4 * pixel);
  });
  context.putImageData(image, 0, 0);
}
