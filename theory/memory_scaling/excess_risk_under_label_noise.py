"""Label noise shrinks the excess risk, not the set of tokens that are recalled."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens, total_energy
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, LABEL_NOISE, TOKENS, WEIGHTS
from lawbook.theory.memory_scaling.student import (
    average,
    averaged_tail,
    beta_tail,
    population_in_digits,
)


def prediction(v: SimpleNamespace) -> Any:
    energy = total_energy(v)
    return (1 - v.noise) * over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / energy, v.d))


def derivation(v: SimpleNamespace) -> Derivation:
    energy = total_energy(v)
    x = sp.Symbol("x", integer=True, nonnegative=True)
    q, Q, noise = sp.symbols("q Q noise", positive=True)
    left = (1 - v.noise) * over_tokens(v, lambda x: averaged_tail(v.q[x] / sp.sqrt(energy - v.q[x] ** 2), v.d))
    return Derivation(
        (
            Premise("p(f|x) = 1 - noise/2 and p(y|x) = noise/2: the best answer is f(x); another one costs 1 - noise more."),
            Premise("In a_f - a_y token x' counts with q(x') (p(f|x') - p(y|x')), up to sign."),
        ),
        (
            equal((1 - noise / 2) - noise / 2, 1 - noise, "expand", "all weights are multiplied by 1 - noise", lemma=True),
            equal(
                (1 - noise) * q / sp.sqrt((1 - noise) ** 2 * Q - (1 - noise) ** 2 * q**2), q / sp.sqrt(Q - q**2), "expand",
                "a common factor drops out of t (law scale_invariance)", lemma=True,
                where={noise: (0.05, 0.95), Q: (9, 20), q: (0.1, 2.9)},
            ),
            equal(
                left, prediction(v), "substitute", "the average over the radius, token by token",
                transform=lambda e: average(
                    e, v.q[x] / sp.sqrt(energy - v.q[x] ** 2), 1 - v.q[x] ** 2 / energy, v.d
                ),
                numeric=population_in_digits(v.p, v.q, v.d), where={v.d: (2, 12)},
            ),
        ),
    )


def noisy_energy(v: SimpleNamespace, x: Any) -> Any:
    """The rival that counts the noise as additional cross-talk."""
    share = (1 - v.noise) ** 2 * v.q[x] ** 2 / total_energy(v)
    return beta_tail(1 - share, v.d)


LAW = Law(
    name="memory_scaling.excess_risk_under_label_noise",
    statement=(
        "With two classes, population weights and labels redrawn with probability noise, the risk above Bayes is 1 - noise "
        "times the error without noise: the same tokens are recalled."
    ),
    relation=Equals(),
    observable="excess_risk",
    parameters=(FREQUENCIES, WEIGHTS, restrict(LABEL_NOISE, high=1, high_open=True), DIMENSION, TOKENS),
    conditions=(Condition("q has a positive entry: something is stored", lambda v: (v.q > 0).any()),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("noise costs nothing", "the error without noise",
              lambda v: over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / total_energy(v), v.d))),
        Rival("noise is cross-talk", "the share of a token's energy shrinks by (1 - noise)^2",
              lambda v: (1 - v.noise) * over_tokens(v, lambda x: noisy_energy(v, x))),
        Rival("squared", "(1 - noise)^2 times the error without noise", lambda v: (1 - v.noise) * prediction(v)),
    ),
    remark="The authors set noise aside. With finite data it would matter: counts of the two labels fluctuate.",
)
