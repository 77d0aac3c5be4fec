"""Parameters of the address: told apart from the page's own writing, absent at their default."""

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one parameter, whose news become its value."""
    import streamlit as st

    from pages._ui.session.url_state import UrlParameter

    parameter = UrlParameter("k", "1")
    news = parameter.changed()
    if news is not None and news.isdigit():
        st.session_state["value"] = news
    value = st.session_state.setdefault("value", "1")
    st.text(f"{value} {news}")
    if st.button("remove"):
        parameter.remove()
    else:
        parameter.show(value)


def opened(**parameters: str) -> AppTest:
    """That page, opened with these parameters."""
    app = AppTest.from_function(page)
    app.query_params.update(parameters)
    return app.run()


def test_an_address_is_news_once() -> None:
    """A link is taken; what the page shows of it afterwards is its own writing."""
    app = opened(k="3")
    assert app.text[0].value == "3 3" and app.query_params["k"] == "3"
    assert app.run().text[0].value == "3 None"


def test_an_edited_address_is_news_again() -> None:
    """A step back or an edited address changes the value that the page has shown."""
    app = opened(k="3")
    app.query_params["k"] = "7"
    assert app.run().text[0].value == "7 7"


@pytest.mark.parametrize("parameters", [{}, {"k": "1"}, {"k": "x"}, {"k": ""}])
def test_a_default_leaves_the_address_bare(parameters: dict[str, str]) -> None:
    """At the default, and after a text that cannot be used, the address says nothing."""
    app = opened(**parameters)
    assert app.text[0].value.startswith("1") and not app.query_params


def test_a_removed_parameter_is_forgotten() -> None:
    """After `remove` the same text in the address is news."""
    app = opened(k="3")
    app.button[0].click().run()
    assert not app.query_params
    app.query_params["k"] = "3"
    assert app.run().text[0].value == "3 3"
