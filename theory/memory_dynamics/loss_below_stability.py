"""Below the edge of stability at the origin descent with two classes never raises the loss."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import HERE, TOKENS

SHARE = real("r", "step size over 2/S(0)", low=0, high=1, low_open=True, typical=(0.1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    m, x = sp.Symbol("m", real=True), sp.Symbol("x", positive=True)
    S, g, rest = sp.symbols("S g q", positive=True)
    where = {m: (-4, 4), S: (0.1, 2), g: (0.1, 3), rest: (0.01, 0.99), x: (0.02, 50)}
    return Derivation(
        (
            Premise("Two classes: the Hessian is |u_1 - u_2|^2 times the sum of p_x sigma'(m_x) e_x e_x^T: its largest eigenvalue rises "
                    "with every sigma'(m_x)."),
            Premise("Taylor: a step -eta g changes the loss by at most -eta |g|^2 + eta^2 S |g|^2/2, S the largest sharpness on the way."),
        ),
        (
            at_most(
                x / (1 + x) ** 2, sp.Rational(1, 4), "sigma'(m), x = e^-m, is largest at m = 0: no memory is sharper than 0", lemma=True,
                where=where, witness=(1 - x) ** 2 / (4 * (1 + x) ** 2),
            ),
            equal(
                sp.Derivative(logistic(m), m), sp.exp(-m) / (1 + sp.exp(-m)) ** 2, "differentiate", "sigma'", lemma=True, where=where,
                transform=lambda e: sp.simplify(e.doit()),
            ),
            at_least(
                ((2 * (1 - rest) / S) - (2 * (1 - rest) / S) ** 2 * S / 2) * g**2, sp.Integer(0),
                "what a step of r * 2/S, r = 1 - q < 1, takes off the loss", lemma=True, where=where, witness=2 * (1 - rest) * rest * g**2 / S,
            ),
            equal(sp.Max(0, -2 * (1 - rest) * rest * g**2 / S), prediction(v), "substitute", "it never rises", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_below_stability",
    statement=(
        "With two classes, from any start and whether separable or not, descent with a step size of at most 2/S(0), S(0) the sharpness "
        "at the origin, never raises the loss."
    ),
    relation=Equals(exact=True),
    observable="rises",
    parameters=(TOKENS, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("three times that", "the same up to three times 2/S(0)", cell={"factor": 3.0}),
        Rival("margins too", "nor does a margin ever fall", observable="margin_falls"),
    ),
    remark="For unit inputs and orthonormal unembeddings 2/S(0) is at least 4. The condition is sufficient: where tokens agree, "
           "larger steps are harmless.",
)
