"""With noisy sets the infimum loss's vote still fails exponentially seldom, at Chernoff's rate."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import CONFUSION, INDEPENDENT, MISSING, SHARE

CHERNOFF = Premise("The votes of a wrong label less the truth's walk by +1 with probability p q eta, by -1 with p (1 - q)(1 - eta), else they stay; E x^step is least at the rate's x.")


def prediction(v: SimpleNamespace) -> Any:
    return 1 - v.p * (sp.sqrt((1 - v.q) * (1 - v.eta)) - sp.sqrt(v.q * v.eta)) ** 2


def steps(v: SimpleNamespace) -> tuple[Any, Any, Any, Any]:
    """Chances of a step up and of a step down, the tilt x, and E x^step as a function of x."""
    x, up, down = sp.symbols("x up down", positive=True)
    return up, down, x, up * x + down / x + 1 - up - down


def chain(v: SimpleNamespace) -> tuple[Any, ...]:
    """From E x^step to its least value, shared with the bound."""
    up, down, x, mean = steps(v)
    best = sp.sqrt(down / up)
    where = {up: (0.01, 0.2), down: (0.2, 0.8), v.p: (0.1, 0.9), v.q: (0.1, 0.5), v.eta: (0.02, 0.3)}
    return (
        equal(sp.diff(mean, x).subs(x, best), 0, "simplify", "least at x = sqrt(down/up), as E x^step is convex", lemma=True, where=where),
        equal(mean.subs(x, best), 1 - (sp.sqrt(down) - sp.sqrt(up)) ** 2, "simplify", "its value", lemma=True, where=where),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.p: (0.1, 0.9), v.q: (0.1, 0.5), v.eta: (0.02, 0.3)}
    up, down = v.p * v.q * v.eta, v.p * (1 - v.q) * (1 - v.eta)
    return Derivation(
        (INDEPENDENT, CHERNOFF, Premise("Cramer: the chance that the walk ends at 0 or above is the least value to the power n up to a power of n, so that the ratio of successive chances tends to it.")),
        (*chain(v), equal(1 - up - down + 2 * sp.sqrt(up * down), prediction(v), "simplify", "at the steps of the votes", where=where)),
    )


LAW = Law(
    name="measure_objectives.rate_of_infimum_vote",
    statement=(
        "The chance that after n noisy sets a wrong label has at least the truth's votes falls by a factor 1 - p (sqrt((1 - q)(1 - eta)) - sqrt(q eta))^2 a set, in the limit: "
        "the infimum loss's vote stands label noise where the intersection of sets does not."
    ),
    relation=Asymptotic("n"),
    observable="fall",
    parameters=(SAMPLES, SHARE, CONFUSION, MISSING),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no noise", "1 - p (1 - q), the rate of the intersection without noise", lambda v: 1 - v.p * (1 - v.q) + 0 * v.eta),
        Rival("squared margin", "1 - p (1 - eta - q)^2/2, Hoeffding's rate", lambda v: 1 - v.p * (1 - v.eta - v.q) ** 2 / 2),
        Rival("polynomial", "no exponential rate: a ratio of 1", lambda v: sp.Integer(1) + 0 * v.p),
    ),
)
