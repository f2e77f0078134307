"""What the laws of layer norm share: the derivative of a normalised vector."""

from __future__ import annotations

from lawbook.theory.derivation import Premise, Step, equal
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise("Logits are functions of the unit vector v/|v|, v = W e_x; g is the loss's gradient in that unit vector."),
    Premise("The gradient in W is (gradient in v) e_x^T."),
)


def euler_steps() -> tuple[Step, ...]:
    """The derivative of v/|v| in one coordinate of v, in two dimensions: projection and division by the length."""
    a, b = sp.symbols("v_0:2", real=True)
    n = sp.sqrt(a**2 + b**2)
    where = {a: (0.2, 2), b: (-2, -0.2)}
    return (
        equal(
            sp.Derivative(a / n, a), (1 - a**2 / n**2) / n, "differentiate", "a coordinate of v/|v| in its own coordinate",
            lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
        ),
        equal(
            sp.Derivative(b / n, a), -(a * b / n**2) / n, "differentiate", "and in another one", lemma=True, where=where,
            transform=lambda e: sp.simplify(e.doit()),
        ),
    )
