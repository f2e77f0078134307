"""The exact expected error when every token is stored with its frequency, two classes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens, total_energy
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, TOKENS
from lawbook.theory.memory_scaling.student import (
    average,
    averaged_tail,
    beta_tail,
    normal_tail,
    population_in_digits,
)


def with_frequency_weights(v: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(p=v.p, q=v.p, d=v.d, N=v.N)


def prediction(v: SimpleNamespace) -> Any:
    energy = total_energy(with_frequency_weights(v))
    return over_tokens(v, lambda x: beta_tail(1 - v.p[x] ** 2 / energy, v.d))


def derivation(v: SimpleNamespace) -> Derivation:
    energy = total_energy(with_frequency_weights(v))
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return Derivation(
        (
            Premise("q = p: what one full-batch gradient step from zero stores, and what counting stores."),
            Premise("Token x errs with probability E_r Phi(-r t), t = q(x) / sqrt(Q - q(x)^2) (error_of_two_classes)."),
        ),
        (
            equal(
                over_tokens(v, lambda x: averaged_tail(v.p[x] / sp.sqrt(energy - v.p[x] ** 2), v.d)), prediction(v),
                "substitute", "the average over the radius, token by token, with Q the sum of the squared frequencies",
                transform=lambda e: average(
                    e, v.p[x] / sp.sqrt(energy - v.p[x] ** 2), 1 - v.p[x] ** 2 / energy, v.d
                ),
                numeric=population_in_digits(v.p, v.p, v.d), where={v.d: (2, 12)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_frequency_weighting_two_classes",
    statement=(
        "With two classes and Gaussian inputs, storing every token with its frequency gives the expected error "
        "sum of p(x) I(d/2, 1/2)/2 at 1 - p(x)^2 / sum of p^2: frequencies and dimension are all one needs."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, DIMENSION, TOKENS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "normal tail", "every token errs with probability Phi(-sqrt(d) p / |p|)",
            lambda v: over_tokens(
                v, lambda x: normal_tail(sp.sqrt(v.d) * v.p[x] / sp.sqrt(total_energy(with_frequency_weights(v))))
            ),
        ),
        Rival(
            "filling", "the error of storing all tokens alike",
            lambda v: over_tokens(v, lambda x: beta_tail(1 - 1 / v.N, v.d)),
        ),
        Rival(
            "linear share", "a token is judged by its share p(x) of the weights, not of the energy",
            lambda v: over_tokens(v, lambda x: beta_tail(1 - v.p[x] ** 2, v.d)),
        ),
    ),
    remark="Made for planning: `predict --solve-for d` tells how large a memory a user's token frequencies need.",
)
