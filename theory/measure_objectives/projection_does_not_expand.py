"""Minimum-MMD estimation in a convex model: the error is that of the sample, without a factor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, a, b = sp.symbols("x y a b", real=True)
    low, high = sp.symbols("low high", real=True)
    clip = lambda t: sp.Min(sp.Max(t, low), high)  # noqa: E731
    return Derivation(
        (
            Premise("MMD is a distance in a Hilbert space, and the nearest point P x of a convex set obeys <x - P x, z - P x> <= 0 for all z in it."),
            Premise("Both inequalities at P x and P y, added: |P x - P y|^2 <= <x - y, P x - P y> <= |x - y| |P x - P y|."),
        ),
        (
            at_most((x * a + y * b) ** 2, (x**2 + y**2) * (a**2 + b**2), "Cauchy and Schwarz, in the plane", lemma=True, witness=(x * b - y * a) ** 2),
            at_most(sp.Abs(clip(x) - clip(y)), sp.Abs(x - y), "an interval of the line", lemma=True, where={low: (-2, 0), high: (0.1, 2), x: (-3, 3), y: (-3, 3)}),
            equal(sp.Abs(a) / sp.Abs(a), prediction(v), "simplify", "the ratio is 1 where the projections move as the points do", where={a: (0.1, 2)}),
        ),
    )


LAW = Law(
    name="measure_objectives.projection_does_not_expand",
    statement="The MMD projections of mu_n and mu on a convex set of laws are at most as far apart as mu_n and mu, for every sample.",
    relation=AtMost(),
    observable="ratio",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("never close", "a ratio of at most 1/2", lambda v: sp.Rational(1, 2) + 0 * v.n),
        Rival("any model", "the same without convexity: models of one atom", None, observable="plain"),
    ),
    remark="Without convexity the oracle inequality has a factor of 2 and the model's distance from the truth; here neither.",
)
