"""The envelope of straight lines, piece by piece, against maxout itself."""

from itertools import pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.multivariate.maxout import RELU, maxout
from core.multivariate.maxout_pieces import Piece, pieces

quarters = arrays(np.float64, 5, elements=st.integers(-12, 12).map(lambda n: n / 4))


@given(quarters, quarters)
def test_pieces_are_the_envelope(w: np.ndarray, b: np.ndarray) -> None:
    """Pieces join from -inf to inf, and on each of them its line is the highest."""
    found = pieces(w, b)
    assert found[0].left == -inf and found[-1].right == inf
    for piece, following in pairwise(found):
        assert piece.right == following.left and piece.line != following.line
        assert w[piece.line] < w[following.line], "the slope of a convex function rises"
    for piece in found:
        ends = np.clip([piece.left, piece.right], -1e3, 1e3)
        height = w[piece.line] * ends + b[piece.line]
        np.testing.assert_allclose(height, maxout(ends, w, b), atol=1e-8)


def test_pieces_of_known_shapes() -> None:
    """ReLU bends at 0; a line below all others has no piece; parallel lines have no kink."""
    assert pieces(RELU.weights, RELU.offsets) == (Piece(0, -inf, 0), Piece(1, 0, inf))
    assert pieces((-1, 0, 1), (0, -1, 0)) == (Piece(0, -inf, 0), Piece(2, 0, inf))
    assert pieces((1, 1, 1), (0, 2, 2)) == (Piece(1, -inf, inf),)


def test_pieces_of_lines_through_one_point() -> None:
    """Lines that meet in one point make one kink, however the crossings are rounded."""
    found = pieces((-1.1, 0.3, 0.7), np.array([-1.1, 0.3, 0.7]) * -0.3)
    assert [piece.line for piece in found] == [0, 2] and found[0].right == 0.3


def test_pieces_refuse_shapes_that_do_not_fit() -> None:
    """As many offsets as slopes."""
    with pytest.raises(ValueError, match="offsets"):
        pieces((1.0, 2.0), (0.0,))
    with pytest.raises(ValueError, match="offsets"):
        pieces((), ())
