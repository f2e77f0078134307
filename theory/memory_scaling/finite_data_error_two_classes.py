"""The exact error of a memory made from data, two classes, given the counts of the tokens in it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, POWER, TOKENS
from lawbook.theory.memory_scaling.student import (
    averaged_tail,
    averaged_tail_digits,
    beta_tail,
    beta_tail_digits,
)
from lawbook.theory.parameters import counts

COUNTS = counts("n", "how often each token was seen", length="N")


def weight(v: SimpleNamespace, x: Any) -> Any:
    """n^rho for a seen token (1 at rho = 0), 0 for one that was not seen."""
    return sp.Piecewise((v.n[x] ** v.rho, v.n[x] > 0), (0, True))


def energy(v: SimpleNamespace) -> Any:
    z = sp.Symbol("z", integer=True, nonnegative=True)
    return sp.Sum(weight(v, z) ** 2, (z, 0, v.N - 1))


def over_tokens(v: SimpleNamespace, seen: Any, unseen: Any = None) -> Any:
    """Sum of p times the error of a token: seen(x), a function of its index, or `unseen` (1/2 if not given)."""
    unseen = sp.Rational(1, 2) if unseen is None else unseen
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * sp.Piecewise((seen(x), v.n[x] > 0), (unseen, True)), (x, 0, v.N - 1))


def prediction(v: SimpleNamespace) -> Any:
    total = energy(v)
    return over_tokens(v, lambda x: beta_tail(1 - v.n[x] ** (2 * v.rho) / total, v.d))


def derivation(v: SimpleNamespace) -> Derivation:
    total = energy(v)
    share = sp.Symbol("share", positive=True)

    def level(x: Any) -> Any:
        return v.n[x] ** v.rho / sp.sqrt(total - v.n[x] ** (2 * v.rho))

    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        """The two sums with the average over the radius done by quadrature and in closed form."""
        stored = [mp.mpf(n) ** at[v.rho] if n > 0 else mp.mpf(0) for n in at[v.n]]
        whole, d = mp.fsum(w**2 for w in stored), at[v.d]
        averaged = (p * averaged_tail_digits(mp, w / mp.sqrt(whole - w**2), d) for p, w in zip(at[v.p], stored, strict=True))
        closed = (p * beta_tail_digits(mp, 1 - w**2 / whole, d) for p, w in zip(at[v.p], stored, strict=True))
        return mp.fsum(averaged), mp.fsum(closed)

    def closed_form(e: Any) -> Any:
        x = sp.Symbol("x", integer=True, nonnegative=True)
        return e.xreplace({averaged_tail(level(x), v.d): beta_tail(1 - v.n[x] ** (2 * v.rho) / total, v.d)})

    return Derivation(
        (
            Premise("The data are given; the memory stores a token seen n times with weight n^rho, and nothing else. The mean is "
                    "over the embeddings, which are independent of the data."),
            Premise("Law `expected_error_of_two_classes` with these weights; a token of weight 0 is guessed."),
        ),
        (
            equal(
                1 / (1 + (share / sp.sqrt(1 - share**2)) ** 2), 1 - share**2, "expand",
                "1/(1 + t^2) in terms of the token's share of the energy", lemma=True, where={share: (0.01, 0.99)},
            ),
            equal(
                over_tokens(v, lambda x: averaged_tail(level(x), v.d)), prediction(v), "substitute",
                "the average over the radius, token by token (law error_of_two_classes)", transform=closed_form, numeric=both,
                where={v.d: (2, 12), v.rho: (0.05, 1.5)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.finite_data_error_two_classes",
    statement=(
        "Given how often each token was seen, a memory with two classes that stores seen tokens with weight n^rho errs with the sum "
        "of p I(d/2, 1/2)/2 at one minus the token's share n^(2 rho) of the energy; unseen tokens are guessed."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, COUNTS, POWER, DIMENSION, TOKENS),
    conditions=(Condition("n has a positive entry: something was seen", lambda v: (v.n > 0).any()),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unseen tokens refused", "unseen tokens are errors",
              lambda v: over_tokens(v, lambda x: beta_tail(1 - v.n[x] ** (2 * v.rho) / energy(v), v.d), sp.Integer(1))),
        Rival("unseen tokens only", "what was seen is answered without error", lambda v: over_tokens(v, lambda x: sp.Integer(0))),
        Rival("population weights", "all tokens are stored, with p^rho", lambda v: population(v)),
    ),
    remark="Averaged over counts it is the paper's Proposition 4 (finite data and memory) without asymptotics.",
)


def population(v: SimpleNamespace) -> Any:
    """The error of a memory that knows the frequencies."""
    x, z = sp.symbols("x z", integer=True, nonnegative=True)
    total = sp.Sum(v.p[z] ** (2 * v.rho), (z, 0, v.N - 1))
    return sp.Sum(v.p[x] * beta_tail(1 - v.p[x] ** (2 * v.rho) / total, v.d), (x, 0, v.N - 1))
