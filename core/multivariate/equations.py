"""LaTeX equations of functions of several variables."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Equations:
    """Function and derivative as complete equations for KaTeX."""

    name: str
    latex: str
    latex_df: str


MAXOUT = Equations(
    "maxout",
    latex=r"f(x) = \max_{j}\,(w_j\,x + b_j)",
    latex_df=r"f'(x) = w_{j^*}, \quad j^* = \arg\max_{j}\,(w_j\,x + b_j)",
)

SOFTMAX = Equations(
    "softmax",
    latex=r"p_i = \dfrac{e^{z_i/T}}{\sum_{j} e^{z_j/T}}",
    latex_df=r"\dfrac{\partial p_i}{\partial z_j} = \dfrac{p_i\,(\delta_{ij} - p_j)}{T}",
)
