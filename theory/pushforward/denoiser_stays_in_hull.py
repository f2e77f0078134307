"""A sampler whose last step is the denoiser never leaves the convex hull of its training points."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK

REACH = real("r", "largest projection of a training point on the direction", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return v.r


def derivation(v: SimpleNamespace) -> Derivation:
    w, a, b = sp.symbols("w a b", positive=True)
    where = {w: (0.02, 0.98), a: (0.1, 3), b: (0.1, 3)}
    return Derivation(
        (
            Premise("The denoiser of n points is their mean with posterior weights, which are positive and sum to one."),
            Premise("A point is in the convex hull exactly if its projection on every direction is at most the largest projection of the points."),
        ),
        (
            at_most(w * a + (1 - w) * b, sp.Max(a, b), "two points: a weighted mean is at most the larger; n points by merging two at a time", lemma=True, where=where),
            equal(sp.Max(v.r, v.r), prediction(v), "simplify", "the largest projection of the training points"),
        ),
    )


LAW = Law(
    name="pushforward.denoiser_stays_in_hull",
    statement="Whatever the noise levels, a first-order sampler that ends in the denoiser of its training points gives no output whose projection exceeds the largest of theirs, r.",
    relation=AtMost(),
    observable="projection",
    parameters=(REACH,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(Rival("inside", "outputs keep a distance of a tenth from the hull's edge", lambda v: sp.Rational(9, 10) * v.r),),
    remark="Exact empirical scores extrapolate nothing: what a trained network adds beyond the hull is its error.",
)
