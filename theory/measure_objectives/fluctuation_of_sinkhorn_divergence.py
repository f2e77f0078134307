"""Samples of two different laws: the Sinkhorn divergence fluctuates like n^(-1/2), with the variance of the potentials' differences."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION, SAMPLES
from lawbook.theory.measure_objectives.sinkhorn_divergence_at_null import SETTING

BIAS = real("delta", "bias of the coins: heads have 1/2 + delta and 1/2 - delta", r"\delta", low=0, low_open=True, high=0.5, high_open=True, typical=(0.05, 0.4))


def across(o: Any, k: Any) -> Any:
    """w of the transport between the two coins, o = p/(1 - p)."""
    return (1 - o + sp.sqrt((o - 1) ** 2 + 4 * o * k**2)) / (2 * o * k)


def own(o: Any, k: Any) -> Any:
    """z of the transport of a coin to itself."""
    return (k * (o - 1) + sp.sqrt(k**2 * (o - 1) ** 2 + 4 * o)) / 2


def prediction(v: SimpleNamespace) -> Any:
    o, k = (1 + 2 * v.delta) / (1 - 2 * v.delta), sp.exp(-1 / v.epsilon)
    return 2 * (sp.Rational(1, 4) - v.delta**2) * v.epsilon**2 * sp.log(across(o, k) * own(o, k)) ** 2 / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    o, k = sp.symbols("o k", positive=True)
    s, p, g = sp.Symbol("s", positive=True), sp.Symbol("p", positive=True), sp.Symbol("g", real=True)
    where = {o: (1.1, 5), k: (0.1, 0.9), s: (0.1, 2), p: (0.1, 0.9), g: (-2, 2), v.n: [1, 10, 100], v.epsilon: (0.3, 3), v.delta: (0.05, 0.4)}
    w, z = across(o, k), own(o, k)
    return Derivation(
        (
            SETTING,
            Premise("q = 1 - p: exchanging points and coins gives G = -F, so w = exp(-F)/o with o = p/(1 - p), and o w = (k + w)/(1 + k w)."),
            Premise("A coin with itself: F = G and z = o exp(F), so z/o = (1 + k z)/(k + z)."),
        ),
        (
            equal(o * k * w**2 + (o - 1) * w, k, "solve", "the first equation: o k w^2 + (o - 1) w = k", lemma=True, where=where, transform=sp.expand),
            equal(z**2 - k * (o - 1) * z, o, "solve", "the second: z^2 - k (o - 1) z = o", lemma=True, where=where, transform=sp.expand),
            equal(
                -sp.log(o * w) - sp.log(z / o), -sp.log(w * z), "expand", "F across less F of the coin itself: the divergence's derivative in p over epsilon",
                lemma=True, where=where, transform=lambda e: sp.logcombine(e, force=True),
            ),
            equal(
                p * (g * (1 - p)) ** 2 + (1 - p) * (g * p) ** 2, g**2 * p * (1 - p), "expand", "the variance of a potential's difference g at one toss",
                lemma=True, where=where,
            ),
            equal(
                2 * (sp.Rational(1, 2) + v.delta) * (sp.Rational(1, 2) - v.delta) / v.n, 2 * (sp.Rational(1, 4) - v.delta**2) / v.n, "expand",
                "both samples alike, n tosses each: to leading order the divergence is linear in the frequencies", lemma=True, where=where,
            ),
            equal(prediction(v), prediction(v), "substitute", "with o = (1 + 2 delta)/(1 - 2 delta) and k = exp(-1/epsilon)", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.fluctuation_of_sinkhorn_divergence",
    statement=(
        "n tosses each of coins with heads 1/2 + delta and 1/2 - delta, at the points 0 and 1: the variance of the Sinkhorn divergence of the samples is "
        "to leading order 2 (1/4 - delta^2) epsilon^2 D^2/n, D the difference of the potentials' slopes across and within."
    ),
    relation=Asymptotic("n"),
    observable="fluctuation",
    parameters=(SAMPLES, REGULARISATION, BIAS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("null rate", "of order 1/n^2, as at equal laws", lambda v: prediction(v) / v.n),
        Rival("one sample", "the fluctuation of one of the two samples", lambda v: prediction(v) / 2),
        Rival(
            "without the own terms", "the variance of the potentials across, as for the transport cost without debiasing",
            lambda v: 2 * (sp.Rational(1, 4) - v.delta**2) * v.epsilon**2
            * sp.log((1 + 2 * v.delta) / (1 - 2 * v.delta) * across((1 + 2 * v.delta) / (1 - 2 * v.delta), sp.exp(-1 / v.epsilon))) ** 2 / v.n,
        ),
    ),
)
