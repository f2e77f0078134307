"""Choosing the labels that vary least is minimising the infimum loss."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

MAGNITUDES = weights("a", "magnitudes of labels whose sign is lost", length="k")


def moment(v: SimpleNamespace, power: int) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(v.a[i] ** power, (i, 0, v.k - 1)) / v.k


def variance(v: SimpleNamespace) -> Any:
    """About the mean, in the form that keeps the digits of nearly equal magnitudes."""
    j = sp.Symbol("j", integer=True, nonnegative=True)
    return sp.Sum((v.a[j] - moment(v, 1)) ** 2, (j, 0, v.k - 1)) / v.k


def prediction(v: SimpleNamespace) -> Any:
    return variance(v)


def derivation(v: SimpleNamespace) -> Derivation:
    z, a, s, t = sp.symbols("z a s t", positive=True)
    return Derivation(
        (
            Premise("min over labels in the sets of min over z of the mean of (z - y_i)^2: the order of the minima does not matter, and for fixed z each label goes to the nearest candidate."),
            Premise("Candidates -a_i and a_i: the nearest to z >= 0 is a_i; z < 0 is the same by symmetry."),
        ),
        (
            equal(sp.Min((z - a) ** 2, (z + a) ** 2), (z - a) ** 2, "simplify", "the infimum loss of one set at z > 0", lemma=True),
            equal((z**2 - 2 * z * s + t).subs(z, s), t - s**2, "substitute", "its mean, z^2 - 2 z E a + E a^2, is least at z = E a", lemma=True),
            equal(moment(v, 2) - moment(v, 1) * moment(v, 1), prediction(v), "expand", "the variance of the magnitudes"),
        ),
    )


LAW = Law(
    name="measure_objectives.disambiguation_is_infimum_loss",
    statement="Of all choices of labels from sets {-a_i, a_i} those of one sign vary least: the least label variance is the variance of the magnitudes, which is also the least mean infimum loss of a constant.",
    relation=Equals(exact=True),
    observable="objective",
    parameters=(MAGNITUDES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("averages", "E a^2, the loss of averaging the candidates", lambda v: moment(v, 2)),
        Rival("signs cancel", "E a^2 - (E a)^2/k, as for random signs", lambda v: moment(v, 2) - moment(v, 1) ** 2 / v.k),
    ),
    remark="Two optima, mirror images: sign ambiguity cannot be resolved by the objective.",
)
