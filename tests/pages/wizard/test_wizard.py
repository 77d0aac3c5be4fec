"""The wizard in AppTest: every path, every need, valid and invalid links."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from core.choose import Case, advise, paths, walk
from pages._ui.runtime import background_jobs
from pages._ui.scenes import arena
from pages._ui.text import library
from pages._ui.text.line_breaks import typeset
from pages._ui.wizard import advice as shown
from pages._ui.wizard import evidence
from pages._ui.wizard.decision_tree import plain

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

PAGE = "11_choose.py"
TREE = library.choices()
PATHS = paths(TREE)
LOCALES = {"ko": "ko-KR", "en": "en-GB"}

every_path = pytest.mark.parametrize("path", PATHS, ids=".".join)
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def address(page: AppTest, name: str) -> Any:
    """A parameter of the URL."""
    found = page.query_params.get(name)
    return found[0] if isinstance(found, list) else found


def press(page: AppTest, question: str, answer: str) -> AppTest:
    """Answer the open question."""
    return page.button(key=f"wizard-{question}-{answer}").click().run()


def back(page: AppTest, question: str) -> AppTest:
    """Go back to a question that is answered."""
    return page.button(key=f"trail-{question}").click().run()


def need(page: AppTest, *needs: str) -> AppTest:
    """Press exactly these needs."""
    buttons: Any = page.get_by_key("wizard-ask-needs")
    return buttons.set_value(list(needs)).run()


def pressed(page: AppTest) -> set[str]:
    """The needs that the buttons show as pressed."""
    buttons: Any = page.get_by_key("wizard-ask-needs")
    return set(buttons.value)


def read(page: AppTest) -> str:
    """All prose of the page."""
    return "\n".join(element.value for element in page.markdown)


def walked(page: AppTest, path: tuple[str, ...]) -> AppTest:
    """Answer one question after the other."""
    here = TREE.root
    for answer in path:
        press(page, here, answer)
        here = next(a.to for a in TREE.questions[here].answers if a.id == answer)
    return page


@every_path
@both_languages
def test_every_path_leads_to_its_advice(
    visit: Visit, keys: Keys, path: tuple[str, ...], language: str
) -> None:
    """One press for each answer shows the reasons in the reader's language, and the URL says it."""
    page, leaf = walked(visit(PAGE, LOCALES[language]), path), PATHS[path]
    assert not page.exception and not page.warning
    assert address(page, "path") == ".".join(path)
    assert typeset(leaf.why[language].split("[@")[0]) in read(page)
    assert leaf.unless[language] in read(page)
    assert {"block-details", "block-layer", "block-others"} <= set(keys(page))


@every_path
def test_a_link_opens_the_same_advice(visit: Visit, path: tuple[str, ...]) -> None:
    """A reload or a shared address shows what was answered."""
    page, leaf = visit(PAGE, path=".".join(path)), PATHS[path]
    assert typeset(leaf.why["ko"]) in read(page) and not page.info


OLD = {
    "output.classes": "classes",
    "output.ordinal": "ordinal",
    "hidden.mlp.shallow": "mlp",
    "hidden.mlp.deep": "mlp_deep",
    "hidden.cnn.mobile": "mobile",
    "hidden.transformer.encoder_new": "encoder_new",
    "hidden.gan.generator": "gan_g",
    "hidden.diffusion.dit": "diffusion_dit",
    "hidden.field": "field",
    "gate.router": "gate_router",
}


@pytest.mark.parametrize(("old", "leaf"), OLD.items(), ids=list(OLD))
def test_an_old_address_opens_the_same_advice(visit: Visit, old: str, leaf: str) -> None:
    """An address from before the first question leads where it led."""
    page = visit(PAGE, path=old)
    assert typeset(TREE.leaves[leaf].why["ko"]) in read(page) and not page.info
    assert address(page, "path") == f"new.{old}"


@pytest.mark.parametrize("needs", ("tuned", "sparse,tuned"))
def test_an_old_address_with_the_need_of_fine_tuning(visit: Visit, needs: str) -> None:
    """Fine-tuning was a need that led to the checkpoint from any path; its address still does."""
    page = visit(PAGE, path="hidden.transformer.llm", needs=needs)
    assert typeset(TREE.leaves["checkpoint"].why["ko"]) in read(page) and not page.info
    assert address(page, "path") == "tuned"


@pytest.mark.parametrize("path", [("new",), ("new", "hidden", "mlp")], ids=".".join)
def test_one_question_is_open_at_a_time(visit: Visit, path: tuple[str, ...]) -> None:
    """Only the answers of the open question are offered; the earlier ones are the way back."""
    page = walked(visit(PAGE), path)
    offered = [b.key for b in page.button if b.key and b.key.startswith("wizard-")]
    question = walk(TREE, path)[0][-1].question
    rows = [f"wizard-{question.id}-{answer.id}" for answer in question.answers]
    assert offered == ["wizard-again", *rows]
    assert len([b for b in page.button if b.key and b.key.startswith("trail-")]) == len(path)


@pytest.mark.parametrize("name", TREE.leaves)
@both_languages
def test_every_set_of_one_or_two_needs_is_told(name: str, language: str, monkeypatch) -> None:
    """Reasons and evidence are complete for each need and each pair of needs."""
    monkeypatch.setattr("pages._ui.text.language.current", lambda: language)
    for module in (shown, evidence):
        monkeypatch.setattr(module, "current", lambda: language)
    leaf = TREE.leaves[name]
    for first in leaf.needs or ("",):
        for second in leaf.needs or ("",):
            found = advise(TREE, leaf, (first, second))
            text = "\n".join(shown.reasons(found))
            assert all(clash.winner.wins[language] in text for clash in found.clashes)
            asked = [n for n in found.met if n.id in (first, second)]
            assert all(n.does[language] in text for n in asked)
            assert len(list(shown.matching(found))) == 4
            assert "[@" not in text and list(evidence.lines(found))
            assert all(shown.program(found, framework) for framework in shown.FRAMEWORKS)


@both_languages
def test_a_conflict_names_winner_and_loser(visit: Visit, language: str) -> None:
    """Second derivatives win over sparsity, and the page says so and why."""
    page = walked(visit(PAGE, LOCALES[language]), ("new", "hidden", "mlp", "shallow"))
    need(page, "sparse", "cpu", "smooth")
    smooth, sparse, cpu = (n for n in TREE.needs if n.id in ("smooth", "sparse", "cpu"))
    words = library.words(language)["choose"]
    losers = f"**{sparse.words[language]}**, **{cpu.words[language]}**"
    names = {"winner": smooth.words[language], "losers": losers, "why": smooth.wins[language]}
    assert typeset(words["clash"].format(**names)) in read(page)
    usual = {"usual": "ReLU", "chosen": "tanh", "needs": f"**{smooth.words[language]}**"}
    assert typeset(words["moved"].format(**usual)) in read(page)
    assert address(page, "needs") == "sparse,cpu,smooth"


@pytest.mark.parametrize(
    ("path", "shown"), [("new.hidden.transformer.llm", True), ("new.output.binary", False)]
)
def test_an_advice_for_hidden_layers_has_its_passport(visit: Visit, path: str, shown: bool) -> None:
    """Signal and gradient in depth stand beside an advice for hidden layers, and no other."""
    assert ("slot-gradient" in read(visit(PAGE, path=path))) is shown


def test_back_loses_nothing(visit: Visit) -> None:
    """Going back and giving the same answer restores the later answers."""
    page = need(walked(visit(PAGE), ("new", "hidden", "mlp", "deep")), "int8")
    back(page, "architecture")
    assert address(page, "path") == "new.hidden"
    ticked = [b.key for b in page.button if b.icon == ":material/check:"]
    assert ticked == ["wizard-architecture-mlp"]
    press(page, "architecture", "mlp")
    assert address(page, "path") == "new.hidden.mlp.deep"
    assert pressed(page) == {"int8"}


def test_another_answer_keeps_the_others_in_mind(visit: Visit) -> None:
    """Changing an early answer and changing it back restores the later answers."""
    page = walked(visit(PAGE), ("new", "hidden", "transformer", "llm"))
    press(back(page, "place"), "place", "output")
    assert address(page, "path") == "new.output"
    press(back(page, "place"), "place", "hidden")
    assert address(page, "path") == "new.hidden.transformer.llm"


def test_needs_wait_where_they_are_not_offered(visit: Visit) -> None:
    """A need that the Transformer does not offer is kept for the perceptron."""
    page = need(walked(visit(PAGE), ("new", "hidden", "mlp", "shallow")), "dead")
    press(back(page, "architecture"), "architecture", "transformer")
    press(page, "size", "encoder")
    assert pressed(page) == set()
    need(page, "cpu")
    press(back(page, "architecture"), "architecture", "mlp")
    assert pressed(page) == {"dead", "cpu"}


def test_start_over_forgets(visit: Visit) -> None:
    """After starting over no answer is left or restored."""
    page = need(walked(visit(PAGE), ("new", "hidden", "mlp", "deep")), "int8")
    page.button(key="wizard-again").click().run()
    assert address(page, "path") is None and address(page, "needs") is None
    assert address(press(page, "trained", "new"), "path") == "new"


JUNK = ("x", "hidden.x", "new.x", "output.binary.more", ".", "hidden..mlp", "HIDDEN", "<b>")


@pytest.mark.parametrize("junk", (*JUNK, "😀" * 9, "a" * 10_000))
@both_languages
def test_a_bad_path_begins_anew_with_a_kind_sentence(
    visit: Visit, junk: str, language: str
) -> None:
    """A hand-edited address gives a sentence and the first question, never an error."""
    page = visit(PAGE, LOCALES[language], path=junk)
    assert not page.exception and not page.warning
    assert library.words(language)["choose"]["bad"] in [info.value for info in page.info]
    assert address(page, "path") is None
    press(page, "trained", "new")
    assert library.words(language)["choose"]["bad"] not in [info.value for info in page.info]


@pytest.mark.parametrize("junk", ("x", "int8,x", "x" * 10_000, "😀"))
def test_bad_needs_are_passed_over_with_a_kind_sentence(visit: Visit, junk: str) -> None:
    """Known needs of an address stay, unknown ones are removed."""
    page = visit(PAGE, path="hidden.mlp.shallow", needs=junk)
    assert library.words("ko")["choose"]["bad"] in [info.value for info in page.info]
    assert address(page, "needs") == ("int8" if junk.startswith("int8") else None)
    assert address(page, "path") == "new.hidden.mlp.shallow"


def test_the_way_survives_another_page(visit: Visit) -> None:
    """The advice survives a visit to another page."""
    page = walked(visit(PAGE), ("new", "hidden", "field"))
    page.query_params.clear()
    page.switch_page("05_tanh.py").run()
    page.switch_page(PAGE).run()
    assert address(page, "path") == "new.hidden.field"


@both_languages
def test_duels_are_set_up_in_the_address(language: str, monkeypatch) -> None:
    """The link to a duel carries every parameter once, and the reader's language."""
    monkeypatch.setattr(evidence, "current", lambda: language)
    proofs = [
        p
        for p in (*(x.proof for x in TREE.leaves.values()), *(n.proof for n in TREE.needs))
        if p.duel
    ]
    assert len(proofs) >= 4
    for proof in proofs:
        parts = urlsplit(evidence.duel_address(proof.duel))
        query = parse_qs(parts.query, strict_parsing=True)
        assert (parts.scheme, parts.netloc, parts.path) == ("", "", "duel")
        assert query.pop("lang") == [language]
        assert query.pop("acts") == [",".join(proof.duel["acts"])]
        assert query == {k: [f"{v}"] for k, v in proof.duel.items() if k != "acts"}
        assert " " not in parts.query and "," in parts.query


def test_the_tree_is_told_in_plain_words() -> None:
    """The tree has no LaTeX."""
    for leaf in TREE.leaves.values():
        for words in (leaf.why, leaf.name):
            assert not [text for text in words.values() if set(plain(text)) & set("\\${}^[@")], (
                leaf.id
            )


@both_languages
def test_cheat_sheet_has_tree_and_table(visit: Visit, keys: Keys, language: str) -> None:
    """The cheat sheet has tree and table, without holes or LaTeX."""
    page = visit("12_cheatsheet.py", LOCALES[language])
    assert not page.exception and not page.warning
    assert {"block-sheet-tree", "block-sheet-table"} <= set(keys(page))
    assert not [e.use[language] for e in TREE.entries.values() if "$" in e.use[language]]


@pytest.mark.parametrize("case", library.cases().values(), ids=lambda case: case.id)
def test_a_case_is_answered_first_by_the_learner_then_by_the_wizard(
    visit: Visit, keys: Keys, case: Case
) -> None:
    """The wizard's choice follows the learner's answer, and links to its advice."""
    question = library.questions("choose")[case.id]
    wizard = library.words("en")["cases"]["wizard"]
    page = visit(PAGE, "en-GB")
    page.button_group(key="practice-choose").set_value(case.id).run()
    assert wizard not in read(page)
    right = next(option for option in question.options if option.right)
    page.radio(key=f"typed-{case.id}").set_value(right.id)
    page.button(key=f"check-{case.id}").click().run()
    assert wizard in read(page) and not page.exception
    page.button(key=f"open-{case.id}").click().run()
    assert address(page, "path") == ".".join(case.path)
    assert address(page, "needs") == (",".join(case.needs) or None)
    assert "block-details" in keys(page)


def test_opened_code_is_that_of_each_framework(visit: Visit) -> None:
    """The box of the code, once opened, holds one complete layer for each framework."""
    page = walked(visit(PAGE, locale="en-GB"), ("new", "hidden", "transformer", "encoder"))
    page.session_state["wizard-code"] = True
    programs = [box.value for box in page.run().code]
    advised = advise(library.choices(), library.choices().leaves["encoder"], ())
    expected = [shown.program(advised, framework) for framework in shown.FRAMEWORKS]
    assert programs == [text.strip() for text in expected]


def test_wizard_is_in_use_while_the_arena_is_measured(
    visit: Visit, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The networks of the arena are measured beside the page, and may be stopped."""
    arena.all_sizes.clear()
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    page = visit(PAGE)
    assert not page.exception and "stop-arena" in keys(page)
    first = TREE.questions[TREE.root]
    press(page, first.id, first.answers[0].id)
    assert f"trail-{first.id}" in keys(page)
