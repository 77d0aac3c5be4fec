// Places of neurons and weights in the picture, for a wide and a narrow screen.

const NEURON = [112, 82];
const LOSS = [128, 62];
const INPUT = [76, 42];
const CHIP = [84, 42];

const sized = (size, places) => Object.fromEntries(Object.entries(places).map(([name, at]) => [name, { at, size }]));

const WIDE = {
  width: 744,
  height: 404,
  nodes: {
    ...sized(INPUT, { x1: [44, 104], x2: [44, 300], y: [676, 312] }),
    ...sized(NEURON, { n1: [290, 104], n2: [290, 300], n3: [500, 202] }),
    ...sized(LOSS, { L: [676, 202] }),
  },
  chips: sized(CHIP, {
    ...{ w11: [186, 104], w21: [132, 172], w12: [132, 232], w22: [186, 300] },
    ...{ b1: [290, 28], b2: [290, 376], v1: [395, 147], v2: [395, 257], c: [500, 126] },
  }),
};

const NARROW = {
  width: 350,
  height: 612,
  nodes: {
    ...sized(INPUT, { x1: [85, 586], x2: [265, 586], y: [300, 44] }),
    ...sized(NEURON, { n1: [85, 390], n2: [265, 390], n3: [175, 182] }),
    ...sized(LOSS, { L: [175, 44] }),
  },
  chips: sized(CHIP, {
    ...{ w11: [85, 468], w21: [130, 530], w12: [220, 530], w22: [265, 468] },
    ...{ b1: [46, 320], b2: [304, 320], v1: [128, 272], v2: [222, 272], c: [290, 182] },
  }),
};

export const layout = (wide) => (wide ? WIDE : NARROW);

// Connections from the inputs to the loss: weight (or none), its start and its end.
export const CONNECTIONS = [
  ["w11", "x1", "n1"],
  ["w12", "x2", "n1"],
  ["w21", "x1", "n2"],
  ["w22", "x2", "n2"],
  ["v1", "n1", "n3"],
  ["v2", "n2", "n3"],
  ["", "n3", "L"],
  ["", "y", "L"],
];

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Nearest place in the direction of an arrow key; the same place where there is none.
export function towards(places, from, key) {
  const way = WAYS[key];
  if (!way) return from;
  const [x, y] = places[from].at;
  let best = from;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [name, { at }] of Object.entries(places)) {
    const [right, down] = [at[0] - x, at[1] - y];
    const along = right * way[0] + down * way[1];
    const aside = Math.abs(right * way[1]) + Math.abs(down * way[0]);
    const length = along + 2 * aside;
    if (along > 1 && length < shortest) [best, shortest] = [name, length];
  }
  return best;
}

// Where the border of a box is met by the line from its centre to a point.
export function border({ at: [x, y], size: [width, height] }, [toX, toY]) {
  const [right, down] = [toX - x, toY - y];
  const share = Math.min(width / 2 / Math.abs(right || 1e-9), height / 2 / Math.abs(down || 1e-9));
  return [x + right * share, y + down * share];
}
