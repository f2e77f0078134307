"""What is learnt from one small batch at a time: exactly how much too little diversity."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.batch_losses import PREMISES, stationary, steps
from lawbook.theory.pushforward.characteristic import SIZE, WIDTH
from lawbook.theory.pushforward.setting import DIMENSION, HERE, TARGET_DEVIATION


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(sp.Max(0, stationary(v)))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.n: [2, 3, 10], v.d: [1, 2, 5], v.w: (0.3, 2), v.sigma: (0.5, 2), x: (-2, 2)}
    return Derivation(
        PREMISES,
        (
            *steps(v),
            equal(
                sp.sqrt(sp.Max(0, x)).subs(x, stationary(v)), prediction(v), "substitute", "s^2 = u at the minimum, or 0", where=where,
            ),
        ),
    )


def with_ratio(v: SimpleNamespace, rho: Any) -> Any:
    return sp.sqrt(sp.Max(0, (rho * (1 + v.w**2 * v.sigma**2) - 1) / (v.w**2 * (2 - rho))))


LAW = Law(
    name="pushforward.learnt_deviation",
    statement=(
        "Trained on the loss of single batches of n at normal frequencies of standard deviation w, an isotropic map to N(0, "
        "sigma^2 I) in d dimensions learns the variance max(0, (rho (1 + w^2 sigma^2) - 1)/(w^2 (2 - rho))) with rho = (1 - "
        "1/n)^(2/(d + 2)): too small at every n, and 0 at small n."
    ),
    relation=Equals(exact=True),
    observable="deviation",
    parameters=(TARGET_DEVIATION, WIDTH, SIZE, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "sigma", lambda v: v.sigma),
        Rival("first factor", "rho = 1 - 1/n, as if frequencies did not weigh", lambda v: with_ratio(v, 1 - 1 / v.n)),
        Rival("root of n", "n^(-1/2) in place of 1/n", lambda v: with_ratio(v, (1 - 1 / sp.sqrt(v.n)) ** (2 / (v.d + 2)))),
        Rival("one dimension", "the same in every dimension", lambda v: with_ratio(v, (1 - 1 / v.n) ** sp.Rational(2, 3))),
    ),
    remark="The pair of batches (two_batches_are_unbiased) cures it. rho is nearer to 1 in more dimensions: there a batch harms less.",
)
