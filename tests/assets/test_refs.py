"""Sources and models: every citation resolves, and every source is cited."""

import re
from pathlib import Path

import pytest

from core.activations import ALL
from core.choose import load
from core.course.content import LANGUAGES, Model, Reference, cite, cited, load_models, load_refs
from core.multivariate.gates import BILINEAR, GEGLU, GLU, REGLU, SWIGLU

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
REFS = load_refs(ASSETS / "refs.toml")
MODELS = load_models(ASSETS / "models.toml")
GATES = (GLU, REGLU, GEGLU, SWIGLU, BILINEAR)
FILES = ("text/*/*.md", "claims/*.toml", "quiz/*.toml", "choose.toml")
PROSE = sorted(path for pattern in FILES for path in ASSETS.glob(pattern))
TREE = load(ASSETS / "choose.toml")


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ASSETS)))
def test_every_citation_in_the_words_resolves(path: Path) -> None:
    """No page, claim or quiz cites a source that refs.toml lacks."""
    unknown = set(cited(path.read_text(encoding="utf-8"))) - REFS.keys()
    assert not unknown, f"{path.name}: add {sorted(unknown)} to refs.toml"
    assert "[@" not in cite(path.read_text(encoding="utf-8"), REFS)


def test_every_citation_in_the_code_resolves() -> None:
    """The catalogue and the models cite known sources only."""
    keys = {a.cite for a in ALL} | {m.cite for m in MODELS}
    assert keys - {""} <= REFS.keys(), f"add {sorted(keys - REFS.keys())} to refs.toml"


def test_no_source_is_unused() -> None:
    """Every source supports a sentence, a claim, a quiz, a model, or a definition in the code."""
    used = {key for path in PROSE for key in cited(path.read_text(encoding="utf-8"))}
    used |= {model.cite for model in MODELS}
    used |= {key for leaf in TREE.leaves.values() for key in leaf.sources}
    used |= {key for need in TREE.needs for key in need.sources}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "core").rglob("*.py"))
    used |= set(re.findall(r"\w+", code))
    assert REFS.keys() <= used, f"cite or remove {sorted(REFS.keys() - used)}"


@pytest.mark.parametrize("source", REFS.values(), ids=lambda source: source.key)
def test_a_source_is_complete(source: Reference) -> None:
    """A source has authors, title, venue, a plausible year, and an https address or none."""
    assert source.short and source.authors and source.title and source.venue
    assert 1930 <= source.year <= 2030
    assert re.fullmatch(r"(https://[^\s()<>\[\]]+)?", source.url), f"{source.key}: fix the url"


@pytest.mark.parametrize("source", REFS.values(), ids=lambda source: source.key)
def test_a_papers_key_and_short_name_carry_its_year(source: Reference) -> None:
    """`clevert2016` is shown as "Clevert et al. 2016"."""
    year = re.fullmatch(r"[a-z]+((?:19|20)\d\d)", source.key)
    if year:
        assert source.year == int(year[1]) and source.short.endswith(year[1])
        assert source.authors.split(",")[0].split()[-1].casefold() in source.short.casefold()


def test_addresses_are_not_shared() -> None:
    """Two sources never lead to the same page."""
    urls = [source.url for source in REFS.values() if source.url]
    assert len(set(urls)) == len(urls)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_model_names_known_functions_and_where_it_was_read(model: Model) -> None:
    """A row of the table can be checked, and its functions are in the catalogue."""
    known = {act.name: act.label for act in (*ALL, *GATES)}
    assert (model.activations or model.others) and set(model.activations) <= known.keys()
    listed = {label.casefold() for label in (*known, *known.values())}
    assert not {label.casefold() for label in model.others} & listed, "name it in activations"
    assert model.where.strip()
    assert set(model.note) in (set(), set(LANGUAGES)), "write the note in both languages"


def test_models_are_listed_once() -> None:
    """No model has two rows."""
    names = [name for model in MODELS for name in model.name.split(", ")]
    assert len(set(names)) == len(names)
