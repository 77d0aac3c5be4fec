"""Every statement of the slides is on the lesson's pages."""

import pytest

from pages._ui.text import library

# What the slides say, by section, as the deck prints it (spaces do not count).
SAID = {
    "what_is_af": (
        "가중치 합이 적용된 Input을 다음 레이어로 어떤 Output 값으로 보낼지 결정하는 Function",
    ),
    "step": (
        "임계치를 기준으로 넘으면 출력",
        "다중 값 표현 불가 → 다중 클래스에서 사용 불가",
        "기울기가 0이므로 역전파과정 사용 불가",
        r"f(x)=1\ (x\ge0)",
    ),
    "linear": (
        "다중값 출력 가능",
        "미분값 상수: 역전파과정 사용 불가",
        "은닉층 무시, 얻을 수 있는 값 제한됨",
        "f(x)=cx",
    ),
    "nonlinear": (
        "입력과 출력 간의 복잡한 관계 표현 가능",
        "이미지, 영상, 음성 등 고차원 데이터에 유리",
        "선형 데이터를 비선형 데이터로 바꾸는 과정 必",
        "입력과 관련 있는 미분 값을 얻으므로 역전파 가능",
        "어떤 가중치가 더 나은 예측을 제공할 수 있는지 이해 가능",
        "출력이 여러 레이어를 통과하는 입력의 비선형 조합이 되므로",
    ),
    "gallery": (
        "Different Activation Functions and their Graphs",
        r"\max(0.1x,x)",
        r"\max(w_1^{\top}x+b_1,\;w_2^{\top}x+b_2)",
    ),
    "maxout": (r"\max(w_1^{\top}x+b_1,\;w_2^{\top}x+b_2)",),
    "sigmoid": ("Sigmoid / Logistic", "확률 자체를 Output 값으로", "이진 분류에 주로 사용"),
    "softmax": ("다차원 일반화", "활성화 함수 마지막 과정으로 활용", "출력값을 확률로"),
    "tanh": (
        "0을 데이터 중심으로 두기에 용이",
        "5보다 크거나 -5보다 작은 값의 경우 함수의 기울기가 매우 작음",
        "층이 쌓일수록 gradient 값 0에 수렴 → 학습 효율 ↓",
        "Sigmoid 함수보다 가파른 기울기",
    ),
    "relu": (
        "Rectified Linear Unit",
        "선형함수이지만",
        "미분함수 존재 ⇒ 역전파 가능",
        "효율적 학습 가능",
        "특정 뉴런만 활성화: 연산 효율 ↑",
        "모든 음수 입력 값은 즉시 0",
        "데이터 셋의 축소가 장점이자 단점",
    ),
    "leaky_relu": (
        "Dying ReLU 문제 해결",
        "ReLU보다 균형적인 값을 반환",
        r"f(x)=\max(0.1x,\,x)",
        r"=0.01,\ x<0",
    ),
    "elu": (
        "Clevert, Unterthiner, Hochreiter",
        "negative value: log curve",
        "음의 입력에 대해 부드러운 비선형성 제공",
        "dying ReLU 문제 해결",
        "출력의 평균이 0에 가까움",
        "음의 input에 지수 함수 계산",
        "별도의 학습이 필요함",
        "Exploding gradient problem",
        "Vanishing gradient problem",
        "음의 입력에 대해 부드러운 전이",
        "α가 음의 input에 대처하는 능력",
        "양의 input에 대해 속도가 빠름",
    ),
    "swish": (
        "Ramachandran, Zoph, Le",
        "Self-gated activation function",
        r"f(x)=x\cdot\mathrm{sigmoid}(x)",
        "Inspired by use of sigmoid function for gating In LSTMs",
        "0에서 부드럽게 변화",
        "다양한 패턴 학습 가능",
        "model sparsity 유지 > 계산 효율성 증가",
        "지수 함수 계산 > 계산 비용 증가",
        "input이 매우 크거나 작은 경우",
    ),
    "llm": (
        "Large Language Model",
        "Transformer Architecture 기반",
        "GPT-3 1750억 개, Switch Transformer 1조 개",
        "Multimodal Model",
        "ChatGPT",
        "어떤 정보가 중요한지, 통과되어야 하는지, 무시해야 하는지",
        "문맥, 뉘앙스, 전체 구조를 파악",
    ),
    "gelu": (
        "Inspiration from ReLUs, dropout, and zoneout",
        r"\mathrm{GELU}(x)=x\times\mathrm{CDF}(x)",
        "0.044715x^3",
        r"x\,\sigma(1.702x)",
        "Vanishing Gradient 해결",
        "Input 분포에 따른 유동적 활성화",
        "뉘앙스를 잘 반영",
        "Transformer 기반 모델에 효과적",
        "ELU 7027회, Swish 3863회, GELU 5521회",
    ),
    "glu": ("LLaMA, LLaMA 2, LLaMA 3", "SwiGLU = Swish + GLU", "GEGLU = GELU + GLU"),
    "choose": ("How to Choose the right Activation Function?",),
    "references": (
        "Parallel Distributed Processing",
        "John S. Bridle",
        "Hahnloser et al.",
        "Nair and Hinton",
        "Maas et al.",
        "Clevert, Unterthiner, Hochreiter",
        "Searching for Activation Functions",
        "Gaussian Error Linear Units (GELUs)",
        "Exploring the Time Dimension of Activation Functions",
    ),
    "contents": ("권민지", "김재겸", "이승우", "임채현"),
}


def words(language: str, section: str) -> str:
    """All words of a section and of its claims, without spaces and emphasis."""
    blocks = library.blocks(section, language).values()
    claims = library.claims(section).values()
    texts = [f"{block.title} {block.body}" for block in blocks]
    texts += [f"{claim.quote[language]} {claim.why[language]}" for claim in claims]
    return squeezed(" ".join(texts))


def squeezed(text: str) -> str:
    """A text without spaces and emphasis."""
    return "".join(text.replace("**", "").split())


@pytest.mark.parametrize("section", SAID)
def test_the_slide_is_quoted(section: str) -> None:
    """Every statement of the slide is on the Korean page, as the deck prints it."""
    text = words("ko", section)
    assert [said for said in SAID[section] if squeezed(said) not in text] == []


def test_ids_of_claims_are_unique() -> None:
    """A judgement is kept by the id of its claim alone, so no two sections share one."""
    ids = [claim.id.casefold() for claim in library.every_claim()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("section", [s for s in SAID if s not in ("contents", "choose")])
def test_every_slide_has_claims(section: str) -> None:
    """Each section with a slide has its sentences as claims."""
    assert library.claims(section)
