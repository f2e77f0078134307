"""What a whole chain of the ancestral sampler errs with the larger of the two usual variances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.ancestral import GAINS, KEPT, START, chain_steps, summed
from lawbook.theory.pushforward.diffusion import CHAIN, total
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def term(v: SimpleNamespace) -> Any:
    return lambda g, n, m: g**2 * (1 - v.s**2) / ((1 + m) * (v.s**2 + m) * (v.s**2 + n) ** 2)


def prediction(v: SimpleNamespace) -> Any:
    return v.s**4 * summed(v, term(v))


def derivation(v: SimpleNamespace) -> Derivation:
    def added(b: Any, A: Any) -> Any:
        return b**2 * A * (1 - v.s**2) / total(A * (1 - b), v.s)

    return Derivation(
        (CHAIN, KEPT, START),
        (
            *chain_steps(v, added, term(v)),
            equal(
                summed(v, lambda g, n, m: v.s**4 * (1 - v.s**2) * g**2 / ((1 + m) * (v.s**2 + m) * (v.s**2 + n) ** 2)), prediction(v), "sum",
                "at the data A/V^2 = s^(-4): s^4 times the sum over steps (one step: law `excess_of_large_reverse_variance`)", transform=sp.factor_terms,
            ),
        ),
    )


LAW = Law(
    name="pushforward.excess_of_large_variance_chain",
    statement=(
        "Data N(0, s^2), ancestral sampler with noises of variance b_k: the output has s^4 (1 - s^2) sum_k g_k^2/((1 + n_k) (s^2 + n_k) (s^2 + n_(k-1))^2) too much "
        "variance, n_k = (1 - A_k)/A_k = g_1 + ... + g_k; too little for s > 1."
    ),
    relation=Equals(exact=True),
    observable="excess",
    parameters=(GAINS, DEVIATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always too wide", "the same with |1 - s^2|", lambda v: sp.Abs(prediction(v))),
        Rival("nothing forgotten", "errors of all steps in full: the sum of g_k^2 (1 - s^2)/((1 + n_k)^2 (1 + n_(k-1)) (s^2 + n_k))",
              lambda v: summed(v, lambda g, n, m: g**2 * (1 - v.s**2) / ((1 + m) ** 2 * (1 + n) * (v.s**2 + m)))),
        Rival("smaller variance", "the same with the smaller variance", observable="excess_of_small"),
    ),
    remark="Fifty rates from 0.001 to 0.25: variances 0.1012, 1 and 3.848 in place of 0.09, 1 and 4. Standardised data hide the error.",
)
