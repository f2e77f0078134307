"""On noise levels of equal ratios a first-order sampler loses the same share of every scale."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.loss_over_all_scales import LOSS, ONE_STEP
from lawbook.theory.pushforward.setting import HERE
from lawbook.theory.pushforward.turns import SAMPLER

RATIO = real("h", "logarithm of the ratio of successive noise levels", low=0, low_open=True, high=0.8, typical=(0.1, 0.7))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-v.h / 4)


def derivation(v: SimpleNamespace) -> Derivation:
    b = sp.Symbol("b", positive=True)
    where = {v.h: (0.1, 0.7), b: (0.1, 0.4)}
    return Derivation(
        (SAMPLER, LOSS, ONE_STEP, Premise("The turns' middles lie h apart, and a sum over them is the integral over h up to terms of the order exp(-pi^2/h) (Poisson; the loss of a step is analytic up to the distance pi/2 - h/2 from the real line).")),
        (
            equal((b**2 / (2 * b)).subs(b, v.h / 2), v.h / 4, "substitute", "the integral over the distance h = 2 b of the middles", lemma=True, where=where),
            equal(sp.exp(-((v.h / 2) ** 2) / v.h), prediction(v), "simplify", "the share that is kept", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="pushforward.share_kept_by_geometric_grid",
    statement="With noise levels of equal ratios exp(h), from far above the data's scale to far below, the first-order sampler keeps the share exp(-h/4) of every deviation, to exp(-pi^2/h).",
    relation=Equals(),
    observable="kept",
    parameters=(RATIO,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half", "exp(-h/2)", lambda v: sp.exp(-v.h / 2)),
        Rival("second order", "1 - h^2/4, an error of the step's square", lambda v: 1 - v.h**2 / 4),
        Rival("a step at its worst", "the cosine of one turn in its middle, 1/cosh(h/2)", lambda v: 1 / sp.cosh(v.h / 2)),
    ),
    remark="Ten levels a decade, h = 0.23, lose 5.6 % of every deviation; the loss falls like one over the number of levels.",
)
