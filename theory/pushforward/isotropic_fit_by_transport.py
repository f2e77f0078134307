"""Isotropic fits by transport."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, SPECTRUM


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return (sp.Sum(sp.sqrt(v.spectrum[k]), (k, 0, v.d - 1)) / v.d) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    u, s, T = sp.symbols("u s T", positive=True)
    k = sp.Symbol("k", integer=True)
    where = {u: (0.3, 2), s: (0.3, 2), T: (0.5, 5), v.d: [1, 2, 5]}
    return Derivation(
        (Premise("All is diagonal in the axes of S."),),
        (
            equal(sp.Derivative(v.d * s**2 - 2 * s * T, s), 2 * v.d * (s - T / v.d), "differentiate",
                  "tr S + d s^2 - 2 s T, T = tr S^(1/2), of s = sigma: least at s = T/d", lemma=True, where=where),
            equal(((T / v.d) ** 2).subs(T, sp.Sum(sp.sqrt(v.spectrum[k]), (k, 0, v.d - 1))), prediction(v), "substitute", "T"),
        ),
    )


LAW = Law(
    name="pushforward.isotropic_fit_by_transport",
    statement=(
        "Of all N(0, sigma^2 I), W_2 to N(0, S) is least at sigma = tr S^(1/2)/d, the mean of the standard deviations: between reverse and forward divergence."
    ),
    relation=Equals(exact=True),
    observable="transport",
    parameters=(SPECTRUM,),
    conditions=(Condition("all eigenvalues are positive", lambda v: (v.spectrum > 0).all()),),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("forward", "the arithmetic mean of the variances", lambda v: sp.Sum(v.spectrum[sp.Symbol("k", integer=True)], (sp.Symbol("k", integer=True), 0, v.d - 1)) / v.d),
        Rival("reverse divergence", "that of the reverse divergence", observable="reverse"),
    ),
)
