"""What a whole chain of the ancestral sampler loses with the smaller of the two usual variances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.ancestral import FIRST, GAINS, KEPT, START, chain_steps, summed
from lawbook.theory.pushforward.diffusion import CHAIN, total
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def term(v: SimpleNamespace) -> Any:
    return lambda g, n, m: g**2 * v.s**2 / (m * (v.s**2 + m) * (v.s**2 + n) ** 2)


def prediction(v: SimpleNamespace) -> Any:
    return v.s**4 * summed(v, term(v))


def derivation(v: SimpleNamespace) -> Derivation:
    def missing(b: Any, A: Any) -> Any:
        return b**2 * A * v.s**2 / ((1 - A * (1 - b)) * total(A * (1 - b), v.s))

    return Derivation(
        (CHAIN, KEPT, START),
        (
            *chain_steps(v, missing, term(v)),
            equal(
                summed(v, lambda g, n, m: v.s**6 * g**2 / (m * (v.s**2 + m) * (v.s**2 + n) ** 2)), prediction(v), "sum",
                "at the data A/V^2 = s^(-4): s^4 times the sum over steps (one step: law `deficit_of_small_reverse_variance`)", transform=sp.factor_terms,
            ),
        ),
    )


LAW = Law(
    name="pushforward.deficit_of_small_variance_chain",
    statement=(
        "Data N(0, s^2), ancestral sampler with noises of variance b_k (1 - A_(k-1))/(1 - A_k): the output has s^6 sum_k g_k^2/(n_k (s^2 + n_k) (s^2 + n_(k-1))^2) too little "
        "variance, n_k = (1 - A_k)/A_k = g_1 + ... + g_k."
    ),
    relation=Equals(exact=True),
    observable="deficit",
    parameters=(GAINS, DEVIATION),
    conditions=(FIRST,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("nothing forgotten", "errors of all steps in full: the sum of g_k^2 s^2/(n_k (s^2 + n_k) (1 + n_(k-1)) (1 + n_k))",
              lambda v: summed(v, lambda g, n, m: g**2 * v.s**2 / (m * (v.s**2 + m) * (1 + n) * (1 + m)))),
        Rival("last step alone", "all but the last step back is forgotten", lambda v: v.s**2 * v.gains[0] / (v.s**2 + v.gains[0])),
        Rival("larger variance", "the same with the larger variance", observable="deficit_of_large"),
    ),
    remark="Fifty rates from 0.001 to 0.25: variances 0.0677, 0.880 and 3.626 in place of 0.09, 1 and 4.",
)
