"""The noise that makes a step of the ancestral sampler exact."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BEFORE, CHAIN, RATE, total
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.b * total(v.A, v.s) / total(v.A * (1 - v.b), v.s)


def derivation(v: SimpleNamespace) -> Derivation:
    V = sp.Symbol("V", positive=True)
    where = {V: (0.2, 4), v.b: (0.05, 0.6), v.A: (0.1, 0.95), v.s: (0.3, 3)}
    W = (1 - v.b) * V + v.b
    return Derivation(
        (CHAIN,),
        (
            equal((1 - v.b) * total(v.A, v.s) + v.b, total(v.A * (1 - v.b), v.s), "expand", "W, with V = A s^2 + 1 - A", lemma=True, where=where),
            equal(V - (1 - v.b / W) ** 2 * W / (1 - v.b), v.b * V / W, "solve", "what is missing for V after the step back", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e))),
            equal((v.b * V).subs(V, total(v.A, v.s)) / total(v.A * (1 - v.b), v.s), prediction(v), "substitute", "V and W", where=where),
        ),
    )


LAW = Law(
    name="pushforward.exact_reverse_variance",
    statement=(
        "Data N(0, s^2): a step back of the ancestral sampler keeps the marginal laws exactly if its noise has the variance b V/W, where b is the step's rate and V, W "
        "are the variances before and after the step: neither b, unless s = 1, nor b (1 - A)/(1 - A (1 - b))."
    ),
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEVIATION, RATE, BEFORE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("large", "b: exact for s = 1 alone", lambda v: v.b + 0 * v.s),
        Rival("small", "b (1 - A)/(1 - A (1 - b)): exact for s = 0 alone", lambda v: v.b * (1 - v.A) / (1 - v.A * (1 - v.b))),
    ),
)
