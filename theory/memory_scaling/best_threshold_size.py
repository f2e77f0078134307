"""How many tokens to store alike: d over a logarithm."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail
from lawbook.theory.parameters import restrict


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (2 * (v.alpha - 1) * sp.log(v.d))


def derivation(v: SimpleNamespace) -> Derivation:
    a, d = v.alpha, v.d
    P, D, u, c = sp.symbols("P D u c", positive=True)
    where = {a: (1.3, 3.2), P: (1, 100), D: (100, 1000), u: (1, 30), c: (0.1, 2)}
    stored = normal_tail(sp.sqrt(D / P))
    left = (D / u) ** (1 - a)  # P = D/u
    return Derivation(
        (
            Premise("Two classes, q = 1 on the P most frequent tokens, P far above 1: stored tokens err with Phi(-sqrt(d/P)), the rest, of "
                    "mass C P^(1 - alpha)/(alpha - 1), is guessed."),
            Premise("At the best P, u = d/P, the two derivatives cancel: sqrt(u) e^(-u/2) is a constant times P^(1 - alpha)."),
        ),
        (
            equal(
                sp.Derivative(stored, P), normal_density(sp.sqrt(D / P)) * sp.sqrt(D / P) / (2 * P), "differentiate",
                "what another stored token costs the others", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                sp.log(c * left) - (1 - a) * sp.log(D), sp.log(c) + (a - 1) * sp.log(u), "expand",
                "so u/2 is (alpha - 1) log d up to terms of order log u", lemma=True, where=where,
                transform=lambda e: sp.expand_log(sp.expand(sp.expand_log(e, force=True)), force=True),
            ),
            limit(
                (2 * (a - 1) * sp.log(d) + c * sp.log(sp.log(d))) / (2 * (a - 1) * sp.log(d)), sp.Integer(1), d, sp.oo,
                "terms of order log u = log log d drop out, slowly", lemma=True, where={a: (1.3, 3.2), c: (0.1, 2)},
            ),
            equal((2 * (a - 1) * sp.log(d)) ** -1, prediction(v), "solve", "P/d = 1/u", where={a: (1.3, 3.2), d: (10, 1000)}),
        ),
    )


LAW = Law(
    name="memory_scaling.best_threshold_size",
    statement=(
        "With two classes and infinitely many Zipf tokens, storing alike is best for asymptotically d/(2 (alpha - 1) log d) tokens."
    ),
    relation=Asymptotic("d", slowly=True),
    observable="best_size",
    parameters=(EXPONENT, restrict(DIMENSION, low=2, typical=(100, 1e8))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as many as dimensions", "d tokens", lambda v: sp.Integer(1) + 0 * v.d),
        Rival("an eighth", "d/8 tokens, as in the paper's figures", lambda v: sp.Rational(1, 8) + 0 * v.d),
    ),
    remark=(
        "Derived, and not decided by finite sizes: at d = 10^8 the best size is still 14 % above, the correction being of order "
        "log log d / log d."
    ),
)
