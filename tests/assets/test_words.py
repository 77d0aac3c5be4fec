"""One term for one thing: variants that the lesson's prose does not use, in either language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.course.content import LANGUAGES

ASSETS = Path(__file__).parents[2] / "assets"

# Banned variant (a regular expression) -> the term to write.
BANNED = {
    "ko": {
        r"걸음|학습 단계": "스텝",
        r"(?<!하이퍼)파라미터": "매개변수",
        r"유닛(?!\(Linear)": "뉴런",
        r"화소": "픽셀",
        r"까닭": "이유",
        r"견[주줘줄줍준]": "비교하다",
        r"셈[하해]": "계산하다",
        r"탈이 (?:없|나)": "문제가 되지 않다",
        r", 곧 |[.] 곧 |가 곧 |이 곧 ": "즉",
        r"경사하강": "경사 하강법",
        r"강화학습": "강화 학습",
        r"데이터 셋|데이터 세트": "데이터셋",
        r"묶음 크기|묶음을 키": "배치",
        r"폭 \d|폭이 (?:같|무한)|층의 폭": "너비",
        r"2차 도함수|두 번 미분한 (?:u″|f″|\$f''\$)": "2계 도함수",
        r"ReLU의 제곱|ReLU를 제곱": "제곱 ReLU",
        r"\bsoftplus(?!\()(?=[가-힣 ])": "Softplus",
        r"음수 기울기": "음수 쪽 기울기",
        r"표준정규 입력": "표준정규분포 입력",
        r"마법사": "선택 도우미",
        r"앞으로 갈 때의 이득|거꾸로 올 때의 이득": "순전파 게인, 역전파 게인",
        r"납작": "평평한",
        r"한순간에 뛰": "갑자기 뛰다",
        r"MSE": "평균 제곱 오차",
        r"첫 가중치": "처음 가중치",
        r"역전파되는 기울기|로짓에 대한 기울기|기울기의 크기[가를] 지": "그래디언트",
    },
    "en": {
        r"(?<!inear )(?<!of )(?<!whole )\bunits\b(?! of `)": "neurons",
        r"\b(?:dead|hidden|each|every|no) unit\b": "neuron",
        r"[Hh]ard swish": "hard-swish",
        r"\b(?:[Nn]ormaliz|[Ii]nitializ|[Oo]ptimiz|[Gg]eneraliz|[Qq]uantiz|[Rr]egulariz(?!ers)|[Mm]inimiz|[Mm]aximiz)"
        r"|\b[Cc]enter|\b[Cc]olor|\b[Bb]ehavior|\b[Nn]eighbor|\b[Mm]odeling": "British spelling",
        r"[Rr]ightly": "correctly",
        r"[Gg]ain for the way": "forward gain, backward gain",
        r"[Ss]lope with respect to": "gradient with respect to",
    },
}
SLIDE = re.compile(r"^## [^\n]*\{#slide\}.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"“[^”\n]*”|`[^`\n]*`|:(?:blue|orange)\[|\]\(?")
TEXT = re.compile(r"\b(ko|en) ?= ?'''(.*?)'''", re.DOTALL)
WHY = re.compile(r"^why\.(ko|en) = '''(.*?)'''", re.DOTALL | re.MULTILINE)
LABEL = re.compile(r'^[\w-]+ = "(.*)"$', re.MULTILINE)
ON_A_SLIDE = re.compile(r'^(?:title|words|note)\.(ko|en) = "(.*)"$', re.MULTILINE)


def pages(lang: str) -> Iterator[tuple[str, str]]:
    """Pages without their slides, and labels."""
    for path in sorted((ASSETS / "text" / lang).glob("*.md")):
        yield f"{lang}/{path.name}", SLIDE.sub("", path.read_text(encoding="utf-8"))
    labels = (ASSETS / "text" / lang / "ui.toml").read_text(encoding="utf-8")
    yield f"{lang}/ui.toml", "\n".join(LABEL.findall(labels))


def data(lang: str) -> Iterator[tuple[str, str]]:
    """Sentences of the claims' reasons, slides, questions, the tree and the layers."""
    for path in sorted((ASSETS / "claims").glob("*.toml")):
        whys = WHY.findall(path.read_text(encoding="utf-8"))
        yield (
            f"{path.relative_to(ASSETS)} ({lang})",
            "\n".join(text for tongue, text in whys if tongue == lang),
        )
    for path in sorted((ASSETS / "slides").glob("*.toml")):
        found = ON_A_SLIDE.findall(path.read_text(encoding="utf-8"))
        yield (
            f"{path.relative_to(ASSETS)} ({lang})",
            "\n".join(text for tongue, text in found if tongue == lang),
        )
    for path in sorted([*(ASSETS / "quiz").glob("*.toml"), *ASSETS.glob("*.toml")]):
        found = TEXT.findall(path.read_text(encoding="utf-8"))
        yield (
            f"{path.relative_to(ASSETS)} ({lang})",
            "\n".join(text for tongue, text in found if tongue == lang),
        )


def variants(lang: str, text: str) -> list[str]:
    """The banned variants in a text outside of quotations, each with its term."""
    prose = QUOTED.sub("", text)
    rows = ((re.search(old, prose), new) for old, new in BANNED[lang].items())
    return [f"write {new}, not {found[0]!r}" for found, new in rows if found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_prose_has_no_banned_variant(lang: str) -> None:
    """Pages, claims, labels, slides, questions and the tree use one term for one thing."""
    found = {place: variants(lang, text) for place, text in [*pages(lang), *data(lang)]}
    assert not {place: rows for place, rows in found.items() if rows}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ko", "400걸음 뒤"), ("ko", "그 까닭은"), ("en", "dead units"), ("en", "normalization")],
)
def test_a_variant_is_found(lang: str, text: str) -> None:
    """A banned variant in a sentence is reported with its term."""
    assert variants(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "“데이터 셋의 축소”"),
        ("ko", "곧은 직선"),
        ("ko", "하이퍼파라미터"),
        ("en", "linear units"),
    ],
)
def test_homonyms_and_quotations_stay(lang: str, text: str) -> None:
    """A quotation, a name and a word that only looks alike are no variants."""
    assert not variants(lang, text)
