"""The affine sampler of a uniform law that is nearest in transport."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

LENGTH = real("w", "length of the uniform law's interval, [0, w]", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return v.w / (2 * sp.sqrt(sp.pi))


def derivation(v: SimpleNamespace) -> Derivation:
    z, s, c = sp.Symbol("z", real=True), sp.Symbol("s", positive=True), sp.Symbol("c", positive=True)
    where = {v.w: (0.5, 3), s: (0.2, 2), c: (0.2, 2)}
    phi = gaussian_measures.density(z)
    return Derivation(
        (Premise("The squared W_2 of m + s Z to a target with quantile function q is E (m + s Z - q(Phi(Z)))^2: with m the target's mean, the variance + s^2 - 2 s c."),),
        (
            equal(sp.Derivative(s**2 - 2 * s * c, s), 2 * (s - c), "differentiate", "least at s = c = E[Z q(Phi(Z))]", lemma=True, where=where),
            equal(sp.Derivative(-phi, z), z * phi, "differentiate", "E[Z Phi(Z)] = E[phi(Z)], by parts", lemma=True, where={z: (-2, 2)}),
            equal(v.w * sp.Integral(phi**2, (z, -sp.oo, sp.oo)), prediction(v), "integrate", "q(u) = w u", where=where),
        ),
    )


LAW = Law(
    name="pushforward.wasserstein_fit_of_uniform",
    statement=(
        "Among affine samplers m + s Z of the uniform law on [0, w], W_2 prefers s = w/(2 sqrt(pi)) = 0.28209 w: less than its standard deviation, 0.28868 w, which "
        "likelihood prefers, and less than the 0.31982 w of the energy distance."
    ),
    relation=Equals(exact=True),
    observable="wasserstein_fit",
    parameters=(LENGTH,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("likelihood", "objectives agree: the standard deviation, w/sqrt(12)", lambda v: v.w / sp.sqrt(12)),
        Rival("energy distance", "objectives agree: that of the energy distance", observable="energy_fit"),
    ),
    remark="Consistent objectives part ways as soon as the family misses the target.",
)
