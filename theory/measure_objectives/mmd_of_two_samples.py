"""The kernel discrepancy of two samples: that of their laws, and one term of rate 1/n for each sample."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.gaussian_measures import kernel_mean
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.mmd_of_empirical_measure import KERNEL, alike
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE, SAMPLES, SECOND_SAMPLES

DISTANCE = real("Delta", "distance of the two means", r"\Delta", low=0, typical=(0, 3))


def apart(v: SimpleNamespace) -> Any:
    """E k(X, Y) for standard normals whose means are Delta apart."""
    return kernel_mean(v.Delta**2, 2, v.h, v.d)


def prediction(v: SimpleNamespace) -> Any:
    return 2 * (alike(v) - apart(v)) + (1 - alike(v)) * (1 / v.n + 1 / v.m)


def derivation(v: SimpleNamespace) -> Derivation:
    c, x, n, m = alike(v), sp.Symbol("x", real=True), v.n, v.m
    where = {v.n: [1, 2, 5, 50], v.m: [1, 3, 40], v.h: (0.3, 3), v.d: [1, 2, 10], v.Delta: (0, 3)}
    weight = sp.exp(-(x**2) / (2 * v.h**2)) * sp.exp(-((x - v.Delta) ** 2) / 4) / sp.sqrt(4 * sp.pi)
    pairs = (n + n * (n - 1) * c) / n**2 + (m + m * (m - 1) * c) / m**2 - 2 * apart(v)
    return Derivation(
        (KERNEL, Premise("n independent draws of N(0, I_d) and m of N(Delta e_1, I_d).")),
        (
            equal(
                sp.Integral(weight, (x, -sp.oo, sp.oo)), v.h / sp.sqrt(v.h**2 + 2) * sp.exp(-(v.Delta**2) / (2 * (v.h**2 + 2))), "integrate",
                "the first coordinate of a pair from both samples; at Delta = 0 the others", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(pairs, prediction(v), "expand", "equal pairs count 1, others c; pairs across have no equals", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.mmd_of_two_samples",
    statement=(
        "The squared discrepancy of n draws of N(0, I_d) and m of N(Delta e_1, I_d) is on average that of the laws plus "
        "(1 - (h^2/(h^2 + 2))^(d/2)) (1/n + 1/m)."
    ),
    relation=Equals(),
    observable="squared",
    parameters=(SAMPLES, SECOND_SAMPLES, DIMENSION, BANDWIDTH, DISTANCE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "the discrepancy of the laws", lambda v: 2 * (alike(v) - apart(v)) + 0 * v.n),
        Rival("one sample", "the term of the first sample alone", lambda v: 2 * (alike(v) - apart(v)) + (1 - alike(v)) / v.n),
        Rival("pooled", "1/(n + m) in place of 1/n + 1/m", lambda v: 2 * (alike(v) - apart(v)) + (1 - alike(v)) / (v.n + v.m)),
    ),
)
