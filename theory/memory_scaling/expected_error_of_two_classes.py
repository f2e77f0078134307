"""The exact expected error of a memory with two classes, for any frequencies and any storage weights."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, TOKENS, WEIGHTS
from lawbook.theory.memory_scaling.student import (
    average,
    averaged_tail,
    beta_tail,
    normal_tail,
    population_in_digits,
)


def total_energy(v: SimpleNamespace) -> Any:
    z = sp.Symbol("z", integer=True, nonnegative=True)
    return sp.Sum(v.q[z] ** 2, (z, 0, v.N - 1))


def over_tokens(v: SimpleNamespace, error_of: Any) -> Any:
    """Sum of p[x] error_of(x) over the tokens x."""
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * error_of(x), (x, 0, v.N - 1))


def prediction(v: SimpleNamespace) -> Any:
    energy = total_energy(v)
    return over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / energy, v.d))


def derivation(v: SimpleNamespace) -> Derivation:
    energy = total_energy(v)
    x = sp.Symbol("x", integer=True, nonnegative=True)
    premises = (
        Premise("The error is the sum of p(x) over the tokens answered wrongly; its mean is a sum over tokens."),
        Premise("Given the radius r = |e_x|, token x errs with probability Phi(-r t), t = q(x) / sqrt(Q - q(x)^2) "
                "(law error_of_two_classes)."),
    )
    left = over_tokens(v, lambda x: averaged_tail(v.q[x] / sp.sqrt(energy - v.q[x] ** 2), v.d))
    share = sp.Symbol("share", positive=True)
    return Derivation(
        premises,
        (
            equal(
                1 / (1 + (share / sp.sqrt(1 - share**2)) ** 2), 1 - share**2, "expand",
                "1/(1 + t^2) in terms of the token's share of the energy, share^2 = q^2/Q", lemma=True,
                where={share: (0.01, 0.99)},
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


LAW = Law(
    name="memory_scaling.expected_error_of_two_classes",
    statement=(
        "With two classes and Gaussian inputs, the expected error of any storage scheme on any token frequencies is "
        "the sum of p(x) I(d/2, 1/2)/2 at one minus the token's share of the total energy."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, DIMENSION, TOKENS),
    conditions=(Condition("q has a positive entry: something is stored", lambda v: (v.q > 0).any()),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "normal tail", "every token errs with probability Phi(-sqrt(d) q / sqrt(Q))",
            lambda v: over_tokens(v, lambda x: normal_tail(sp.sqrt(v.d) * v.q[x] / sp.sqrt(total_energy(v)))),
        ),
        Rival(
            "no self term", "the token's own energy counts as noise",
            lambda v: over_tokens(v, lambda x: beta_tail(1 / (1 + v.q[x] ** 2 / total_energy(v)), v.d)),
        ),
        Rival(
            "rival class only", "only half of the energy is noise",
            lambda v: over_tokens(v, lambda x: beta_tail(1 / (1 + 2 * v.q[x] ** 2 / total_energy(v)), v.d)),
        ),
        Rival(
            "frequencies forgotten", "the mean over tokens with equal frequencies",
            lambda v: over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / total_energy(v), v.d) / (v.N * v.p[x])),
        ),
    ),
    remark="No power law is assumed: this is the law that must predict the error on a user's own tokens.",
)
