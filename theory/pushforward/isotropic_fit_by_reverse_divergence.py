"""Isotropic fits by reverse divergence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, SPECTRUM


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return v.d / sp.Sum(1 / v.spectrum[k], (k, 0, v.d - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    u, s, T = sp.symbols("u s T", positive=True)
    k = sp.Symbol("k", integer=True)
    where = {u: (0.3, 2), s: (0.3, 2), T: (0.5, 5), v.d: [1, 2, 5]}
    return Derivation(
        (Premise("All is diagonal in the axes of S."),),
        (
            equal(sp.Derivative(u * T / 2 - v.d * sp.log(u) / 2, u), T * (u - v.d / T) / (2 * u), "differentiate",
                  "the divergence of u = sigma^2, T = tr S^(-1), up to what does not depend on u: least at u = d/T", lemma=True, where=where),
            equal((v.d / T).subs(T, sp.Sum(1 / v.spectrum[k], (k, 0, v.d - 1))), prediction(v), "substitute", "T"),
        ),
    )


LAW = Law(
    name="pushforward.isotropic_fit_by_reverse_divergence",
    statement=(
        "Of all N(0, sigma^2 I), KL(. || N(0, S)) is least at sigma^2 = d/tr S^(-1): the harmonic mean of the eigenvalues; the fit hides in the narrow directions."
    ),
    relation=Equals(exact=True),
    observable="reverse",
    parameters=(SPECTRUM,),
    conditions=(Condition("all eigenvalues are positive", lambda v: (v.spectrum > 0).all()),),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("forward", "the arithmetic mean", lambda v: sp.Sum(v.spectrum[sp.Symbol("k", integer=True)], (sp.Symbol("k", integer=True), 0, v.d - 1)) / v.d),
        Rival("reversed divergence", "the same for the divergence the other way round", observable="forward"),
    ),
)
