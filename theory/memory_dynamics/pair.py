"""Two tokens, two classes: frequencies p_1 >= p_2, inputs of unit length with inner product alpha, U orthonormal.

With a = p_1 sigma(-m_1) and b = p_2 sigma(-m_2), a step of size eta adds 2 eta (a - alpha b) to the margin m_1 of the
frequent token and 2 eta (b - alpha a) to the margin m_2 of the rare one.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.parameters import real

PREMISES = (
    Premise("A step adds 2 eta (a - alpha b) to the margin m_1 and 2 eta (b - alpha a) to m_2, from 0; "
            "a = p_1 sigma(-m_1), b = p_2 sigma(-m_2): what each token has still to learn."),
)

CLOSENESS = real(
    "k", "closeness of the two inputs: 1/(1 - alpha)", low=0.5, low_open=True, typical=(10, 1000)
)


def logistic(m: Any) -> Any:
    """sigma(m) = 1/(1 + exp(-m))."""
    return 1 / (1 + sp.exp(-m))


def loss(m: Any) -> Any:
    """log(1 + exp(-m))."""
    return sp.log(1 + sp.exp(-m))
