// Point on a curve that follows the slider below it, a finger or a mouse.

const MINUS = "−";

export function hold(main) {
  const picture = main.querySelector("svg[data-curve]");
  const slider = main.querySelector("input[type=range]");
  if (!picture || !slider) return;
  const rows = JSON.parse(picture.dataset.curve);
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const width = picture.viewBox.baseVal.width;

  function draw() {
    const share = (Number(slider.value) - low) / (high - low);
    for (const grip of picture.querySelectorAll(".grip")) {
      grip.setAttribute("cx", share * width);
      grip.setAttribute("cy", height(rows[grip.dataset.line], share));
    }
    main.querySelector("[data-x]").textContent = Number(slider.value).toFixed(2).replace("-", MINUS);
  }

  function drag(event) {
    if (event.type === "pointermove" && !event.buttons) return;
    event.preventDefault();
    if (event.type === "pointerdown") picture.setPointerCapture(event.pointerId);
    const box = picture.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    slider.value = low + share * (high - low);
    draw();
  }

  slider.addEventListener("input", draw);
  picture.addEventListener("pointerdown", drag);
  picture.addEventListener("pointermove", drag);
  draw();
}

// Height of a line at a share of its width, between two of its points.
export function height(row, share) {
  const at = share * (row.length - 1);
  const before = Math.min(Math.floor(at), row.length - 2);
  return row[before] + (at - before) * (row[before + 1] - row[before]);
}
