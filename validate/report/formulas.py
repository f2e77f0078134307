"""Formulas as LaTeX and as MathML, with each law's own way of writing its symbols."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lawbook.theory.lazy import sympy as sp

if TYPE_CHECKING:
    from lawbook.theory import Law, Parameter

FUNCTION = re.compile(r"<mi>(log|exp|sin|cos|tan|max|min|sinh|cosh|tanh)</mi>")  # TeX sets them off from what precedes
RELATIONS = {"equal": "=", "at_most": r"\le", "at_least": r"\ge", "limit": r"\longrightarrow", "asymptotic": r"\sim"}


def symbol_latex(parameter: Parameter) -> str:
    """A parameter in LaTeX; a plain name like Q_max gets its subscript as SymPy writes it."""
    return sp.latex(sp.Symbol(parameter.name)) if parameter.latex == parameter.name else parameter.latex


def symbol_names(law: Law) -> dict[Any, str]:
    """How each symbol of the law is written in LaTeX."""
    space = law.symbols()
    written: dict[Any, str] = {}
    for parameter in law.parameters:
        symbol = getattr(space, parameter.name)
        written[symbol.label if parameter.is_vector else symbol] = symbol_latex(parameter)
    return written


def latex(law: Law, expression: Any) -> str:
    """An expression of the law in LaTeX."""
    if isinstance(expression, str):
        return rf"\text{{{expression}}}"
    # long numerators beside their fraction, and slashes in exponents: else integrals shrink beyond reading
    written = sp.latex(
        sp.sympify(expression), symbol_names=symbol_names(law), ln_notation=False, long_frac_ratio=2, fold_frac_powers=True
    )
    return written.replace(r"\int\limits", r"\int")  # browsers without a mathematical font set stacked limits too close


def step_latex(law: Law, step: Any) -> str:
    """One step as a formula: left, relation, right, and where a limit is taken."""
    sign = RELATIONS[step.relation]
    if step.variable is not None:
        goes = rf"{latex(law, step.variable)} \to {latex(law, step.point)}"
        # not \xrightarrow: its padding is beyond MathML Core, and browsers print the label over what follows
        sign = rf"\underset{{{goes}}}{{{sign}}}"
    return f"{latex(law, step.left)} {sign} {latex(law, step.right)}"


@lru_cache(maxsize=4096)
def mathml(formula: str, display: str = "block") -> str:
    """A LaTeX formula as a MathML element that any browser draws by itself."""
    from latex2mathml.converter import convert

    element = FUNCTION.sub(r'<mrow><mspace width="0.17em"/><mi>\1</mi></mrow>', convert(formula, display=display))
    # parentheses as tall as what they hold, not mirrored about the line
    return element.replace('stretchy="true"', 'stretchy="true" symmetric="false"')
