"""With which confidence a sample's discrepancy from its law is small: no dimension enters."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, cited, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives import mmd_of_empirical_measure as squared
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE, SAMPLES

EXCESS = real("t", "excess of the discrepancy over its root mean square", low=0, typical=(0.01, 1))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-v.n * v.t**2 / 2)


def derivation(v: SimpleNamespace) -> Derivation:
    delta = sp.Symbol("delta", positive=True)
    n, t, where = v.n, v.t, {v.n: [1, 2, 10], v.t: (0.01, 1), delta: (0.01, 0.9)}
    change = sp.sqrt(1 + 1 - 2 * 0) / n  # |k(x, .) - k(y, .)| <= sqrt(2) for a kernel in [0, 1]; 2 in general
    return Derivation(
        (squared.KERNEL, squared.DRAWS, Premise("The discrepancy is the length of mu_n - mu in a space where each |k(x, .)| = 1.")),
        (
            cited(
                change, 2 / n, "at_most", "McDiarmid (1989), for functions with bounded differences", "one draw more or less moves it by at most 2/n",
                lemma=True, where=where,
            ),
            equal(sp.exp(-n * sp.sqrt(2 * sp.log(1 / delta) / n) ** 2 / 2), delta, "substitute", "confidence 1 - delta at t = sqrt(2 log(1/delta)/n)",
                  lemma=True, where=where, transform=lambda e: sp.simplify(sp.expand_log(e, force=True))),
            equal(sp.exp(-2 * t**2 / (n * (2 / n) ** 2)), prediction(v), "expand", "McDiarmid: exp(-2 t^2 / sum of the squared differences)", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.mmd_confidence",
    statement="The discrepancy of n draws of N(0, I_d) from their law exceeds its root mean square by t with probability at most exp(-n t^2/2).",
    relation=AtMost(),
    observable="exceeds",
    parameters=(SAMPLES, DIMENSION, BANDWIDTH, restrict(EXCESS, low_open=True)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("without the root", "the discrepancy itself exceeds t with probability at most exp(-n t^2/2)", observable="above_t"),),
)
