"""Neurons of the toy that learned the larger of two: each asks for the larger number."""

import numpy as np

from core.experiments.toy_block import HIDDEN, P
from core.experiments.toy_transformer import pairs, train
from core.incremental import done
from pages._ui.scenes.trained_neurons import FFN, SEED, STEPS, TASK, TRAINED_NEURONS, opened

LARGER = pairs().max(axis=1).reshape(P, P)


def test_the_larger_number_explains_every_neuron() -> None:
    """Of each neuron's variance over the pairs, the larger number alone explains four fifths."""
    for passed in opened():
        means = np.array([passed[k == LARGER].mean() for k in range(P)])
        rest = ((passed - means[LARGER]) ** 2).mean()
        assert rest < 0.2 * passed.var()


def test_the_toy_has_learned() -> None:
    """After its steps the loss is below 0.02, from 2.6 for guessing."""
    (toy,) = done(train([np.random.default_rng(SEED)], FFN, TASK, STEPS))
    assert toy.loss[-1] < 0.02 < 2 < toy.loss[0]


def test_map_has_a_cell_for_every_pair() -> None:
    """Rows are b and columns a; the facts are the largest value and its pair."""
    for neuron in (1, 25, HIDDEN):
        frame = TRAINED_NEURONS.frame("en", neuron=float(neuron))
        a, b = (int(k) for k in frame.facts[1].strip("()").split(", "))
        assert frame.traces[0].shape == (P, P)
        assert frame.traces[0][b, a] == frame.traces[0].max()
        assert abs(float(frame.facts[0]) - frame.traces[0].max()) <= 0.05
