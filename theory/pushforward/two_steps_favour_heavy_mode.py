"""No middle level keeps the lighter mode's share in two first-order steps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Rival, at_least, equal, gaussian_measures, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.atoms_in_few_steps import (
    ATOM,
    DENOISER,
    LEVEL,
    ODDS,
    TWO_STEPS,
    argument,
    denoiser_steps,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.cumulative(sp.sqrt(2 * v.l * sp.tanh(v.l / 2)))


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.a: (0.5, 3), v.l: (0.2, 3), v.sigma: (0.3, 2)}
    least = sp.sqrt(2 * v.l * sp.tanh(v.l / 2))
    best = sp.sqrt(2 * v.a**2 * sp.tanh(v.l / 2) / v.l)
    p, q = sp.symbols("p q", positive=True)
    where |= {p: (0.1, 2), q: (0.1, 2)}
    return Derivation(
        (DENOISER, TWO_STEPS),
        (
            *denoiser_steps(),
            at_least(p + q, 2 * sp.sqrt(p * q), "arithmetic and geometric means", lemma=True, where=where, witness=(sp.sqrt(p) - sp.sqrt(q)) ** 2),
            equal(v.a * sp.tanh(v.l / 2) / v.sigma * (v.sigma * v.l / (2 * v.a)), v.l * sp.tanh(v.l / 2) / 2, "expand", "the product of the argument's terms does not know sigma", lemma=True, where=where),
            equal(argument(v).subs(v.sigma, best), least, "substitute", "attained at sigma^2 = 2 a^2 tanh(l/2)/l", lemma=True, where=where, transform=sp.simplify),
            limit(sp.diff(gaussian_measures.cumulative(least), v.l) / sp.diff(1 / (1 + sp.exp(-v.l)), v.l), 4 / sp.sqrt(2 * sp.pi), v.l, 0,
                  "near equal weights the imbalance grows by at least 1.596", lemma=True),
            at_least(gaussian_measures.cumulative(argument(v)), prediction(v), "Phi increases", where=where),
        ),
    )


LAW = Law(
    name="pushforward.two_steps_favour_heavy_mode",
    statement=(
        "Whatever the middle level, two first-order steps give the heavier of two points at least the share Phi((2 l tanh(l/2))^(1/2)), l its log odds: more than its weight 1/(1 + exp(-l))."
    ),
    relation=AtLeast(),
    observable="share",
    parameters=(ATOM, ODDS, LEVEL),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("far bound", "Phi(l), its limit for nearly equal weights", lambda v: gaussian_measures.cumulative(v.l)),
        Rival("certain", "the heavier point always wins", lambda v: 1 + 0 * v.l),
    ),
    remark="Weights 0.6 become at least 0.655, 0.9 at least 0.969. Near equal weights the imbalance grows by a factor of at least 4/(2 pi)^(1/2) = 1.596.",
)
