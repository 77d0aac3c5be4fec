// Network of two inputs, two hidden neurons and one output, and each of its gradients as a product.
// Its formulas are those of core/: tests/web/glass.test.js compares every number with them.

const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

// f and f′ of the hidden neurons.
export const FUNCTIONS = {
  step: [(z) => (z >= 0 ? 1 : 0), () => 0],
  linear: [(z) => z, () => 1],
  sigmoid: [sigmoid, (z) => sigmoid(z) * sigmoid(-z)],
  tanh: [Math.tanh, (z) => Math.cosh(z) ** -2],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
  leaky_relu: [(z) => (z > 0 ? z : 0.1 * z), (z) => (z > 0 ? 1 : 0.1)],
};

export const LOSSES = ["squared", "cross_entropy"];

export const WEIGHTS = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"];

const SMALL = 0.1; // a factor below it kills the product

// Every number of the picture.  The output neuron is a sigmoid, whatever f the hidden ones have.
export function forward({ f, loss, x1, x2, y, weights: w }) {
  const [value, slope] = FUNCTIONS[f];
  const z1 = w.w11 * x1 + w.w12 * x2 + w.b1;
  const z2 = w.w21 * x1 + w.w22 * x2 + w.b2;
  const [a1, a2] = [value(z1), value(z2)];
  const z3 = w.v1 * a1 + w.v2 * a2 + w.c;
  const p = sigmoid(z3);
  const squared = loss === "squared";
  const L = squared ? (p - y) ** 2 : y * softplus(-z3) + (1 - y) * softplus(z3);
  const error = squared ? 2 * (p - y) : p - y;
  return { x1, x2, y, ...w, z1, z2, a1, a2, s1: slope(z1), s2: slope(z2), z3, p, s3: sigmoid(z3) * sigmoid(-z3), L, error };
}

// Names of the numbers whose product is the gradient for a weight, from the loss back to it.
// Cross-entropy divides by the slope of the output neuron, which therefore is no factor.
export function chain(name, loss) {
  const top = loss === "squared" ? ["error", "s3"] : ["error"];
  if (name === "c") return top;
  const neuron = name[1];
  if (name[0] === "v") return [...top, `a${neuron}`];
  const hidden = [...top, `v${neuron}`, `s${neuron}`];
  return name[0] === "b" ? hidden : [...hidden, `x${name[2]}`];
}

export const product = (factors) => factors.reduce((all, factor) => all * factor, 1);

export function gradients(state) {
  const values = forward(state);
  return Object.fromEntries(WEIGHTS.map((name) => [name, product(chain(name, state.loss).map((factor) => values[factor]))]));
}

// State after one step of gradient descent.
export function descend(state) {
  const slopes = gradients(state);
  const moved = WEIGHTS.map((name) => [name, state.weights[name] - state.rate * slopes[name]]);
  return { ...state, weights: Object.fromEntries(moved) };
}

// Place of the smallest factor, if it is small enough to kill the product; else -1.
export function killer(factors) {
  const sizes = factors.map(Math.abs);
  const least = Math.min(...sizes);
  return least < SMALL ? sizes.indexOf(least) : -1;
}
