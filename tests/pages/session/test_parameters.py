"""Parameters of a curve: from the URL, from a browser, and back into the URL."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.activations import SIGMOID, SWISH
from pages._ui.session.parameters import fit
from pages._ui.text import library

Visit = Callable[..., AppTest]

BETA = SWISH.params[0]
JUNK = ("abc", "", "nan", "inf", "-inf", "1e999", "１.５x", "0x10", "1,5", "<b>", "1_0__0", "None")
OUTSIDE = (f"{BETA.high + 1}", f"{BETA.low - 1}", "1e300", "-1e300")


def present(page: AppTest, name: str) -> Any:
    """The setting that the page holds for this activation."""
    return page.session_state["settings"][name]


def refused(language: str, *names: str) -> str:
    """The sentence for values that could not be used."""
    words = library.words(language)
    found = ", ".join(words["param"][name] for name in names)
    return str(words["failed"]["parameter"].format(found=found))


@pytest.mark.parametrize("text", ("0.5", "2", "1.702", "2.25e0"))
def test_good_value_of_the_url_is_used(visit: Visit, text: str) -> None:
    """`?beta=1.702` gives that curve, exactly, and stays in the URL."""
    page = visit("09_swish.py", beta=text)
    assert present(page, "swish") == {"beta": float(text)}
    assert float(page.query_params["beta"]) == float(text)
    assert not page.info


@pytest.mark.parametrize("text", JUNK + OUTSIDE)
@pytest.mark.parametrize("language", ("ko", "en"))
def test_bad_value_of_the_url_gives_the_default_and_a_sentence(
    visit: Visit, text: str, language: str
) -> None:
    """A value that is no number of the range is replaced by the default, and the page says so."""
    page = visit("09_swish.py", language, beta=text)
    assert not page.exception and not page.warning
    assert present(page, "swish") == SWISH.defaults
    assert [info.value for info in page.info] == [refused(language, "beta")]
    assert "beta" not in page.query_params


def test_good_value_beside_a_bad_one_is_used(visit: Visit) -> None:
    """One bad value does not take the good one with it."""
    page = visit("03_sigmoid.py", k="2.5", shift="far")
    assert present(page, "sigmoid") == SIGMOID.defaults | {"k": 2.5}
    assert [info.value for info in page.info] == [refused("ko", "shift")]
    assert page.query_params == {"k": "2.5"}


def test_sentence_about_a_bad_value_goes_away(visit: Visit) -> None:
    """The sentence stands there until the next run of the page."""
    page = visit("09_swish.py", beta="abc")
    assert page.info and not page.run().info


def test_unknown_parameter_harms_nothing(visit: Visit) -> None:
    """Parameters that the page does not know are left alone."""
    page = visit("09_swish.py", utm_source="mail", k="3")
    assert not page.exception and not page.info and present(page, "swish") == SWISH.defaults


def test_default_is_not_in_the_url(visit: Visit) -> None:
    """A URL that says the default says nothing."""
    assert "beta" not in visit("09_swish.py", beta=f"{BETA.default:g}").query_params


def test_setting_survives_another_page(visit: Visit) -> None:
    """A reader who comes back finds the curve as it was left, also in the URL."""
    page = visit("09_swish.py", beta="2.5")
    page.query_params.clear()
    page.switch_page("06_relu.py").run()
    assert "beta" not in page.query_params
    page.switch_page("09_swish.py").run()
    assert present(page, "swish") == {"beta": 2.5}
    assert page.query_params.get("beta") == "2.5"


@pytest.mark.parametrize("text", JUNK + OUTSIDE)
def test_fit_refuses_what_is_no_number_of_the_range(text: str) -> None:
    """`fit` gives None for anything that the slider could not show."""
    assert fit(BETA, text) is None


def test_fit_takes_the_ends_and_four_places() -> None:
    """Both ends belong to the range, and a number is kept to four places."""
    assert fit(BETA, str(BETA.low)) == BETA.low and fit(BETA, str(BETA.high)) == BETA.high
    assert fit(BETA, "1.23456789") == 1.2346
