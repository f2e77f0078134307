"""Isotropic fits by forward divergence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, SPECTRUM


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return sp.Sum(v.spectrum[k], (k, 0, v.d - 1)) / v.d


def derivation(v: SimpleNamespace) -> Derivation:
    u, s, T = sp.symbols("u s T", positive=True)
    k = sp.Symbol("k", integer=True)
    where = {u: (0.3, 2), s: (0.3, 2), T: (0.5, 5), v.d: [1, 2, 5]}
    return Derivation(
        (Premise("All is diagonal in the axes of S."),),
        (
            equal(sp.Derivative(T / (2 * u) + v.d * sp.log(u) / 2, u), v.d * (u - T / v.d) / (2 * u**2), "differentiate",
                  "the divergence of u = sigma^2, T = tr S, up to what does not depend on u: least at u = T/d", lemma=True, where=where),
            equal((T / v.d).subs(T, sp.Sum(v.spectrum[k], (k, 0, v.d - 1))), prediction(v), "substitute", "T"),
        ),
    )


LAW = Law(
    name="pushforward.isotropic_fit_by_likelihood",
    statement=(
        "Of all N(0, sigma^2 I), KL(N(0, S) || .) is least at sigma^2 = tr S/d: the arithmetic mean of the eigenvalues."
    ),
    relation=Equals(exact=True),
    observable="forward",
    parameters=(SPECTRUM,),
    conditions=(Condition("all eigenvalues are positive", lambda v: (v.spectrum > 0).all()),),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("reverse", "the harmonic mean", lambda v: v.d / sp.Sum(1 / v.spectrum[sp.Symbol("k", integer=True)], (sp.Symbol("k", integer=True), 0, v.d - 1))),
        Rival("reversed divergence", "the same for the divergence the other way round", observable="reverse"),
    ),
)
