"""How far n draws are from their law in a kernel discrepancy: the rate is 1/n in every dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.gaussian_measures import kernel_mean
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE, SAMPLES

KERNEL = Premise("k(x, y) = exp(-|x - y|^2/(2 h^2)); MMD^2 is the mean of k within both laws less twice its mean between them; k(x, x) = 1.")
DRAWS = Premise("mu_n has mass 1/n at each of n independent draws of mu = N(0, I_d).")


def alike(v: SimpleNamespace) -> Any:
    """E k(X, X') for two independent standard normals."""
    return kernel_mean(0, 2, v.h, v.d)


def prediction(v: SimpleNamespace) -> Any:
    return (1 - alike(v)) / v.n


def gaussian_integral(h: Any, variance: Any = 2) -> Any:
    """One coordinate: the mean of the kernel over N(0, variance)."""
    x = sp.Symbol("x", real=True)
    weight = sp.exp(-(x**2) / (2 * h**2)) * sp.exp(-(x**2) / (2 * sp.sympify(variance))) / sp.sqrt(2 * sp.pi * variance)
    return equal(
        sp.Integral(weight, (x, -sp.oo, sp.oo)), h / sp.sqrt(h**2 + variance), "integrate",
        "E k in one coordinate: the kernel times the density of the difference; coordinates multiply", lemma=True, where={h: (0.3, 3)},
        transform=lambda e: e.doit(),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    c = sp.Symbol("c", positive=True)
    n, where = v.n, {v.n: [1, 2, 5, 50], c: (0.1, 0.9), v.h: (0.3, 3), v.d: [1, 2, 3, 10]}
    return Derivation(
        (KERNEL, DRAWS),
        (
            gaussian_integral(v.h),
            equal(
                (v.h / sp.sqrt(v.h**2 + 2)) ** v.d, alike(v), "substitute", "d coordinates", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.expand_power_base(e, force=True), force=True),
            ),
            equal(
                (n + n * (n - 1) * c) / n**2 - 2 * c + c, (1 - c) / n, "expand",
                "n equal pairs count 1 and n (n - 1) others c = E k(X, X'); against mu and within mu the mean is c", lemma=True, where=where,
            ),
            equal((n + n * (n - 1) * alike(v)) / n**2 - alike(v), prediction(v), "expand", "with c as found", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.mmd_of_empirical_measure",
    statement=(
        "The squared discrepancy of n draws of N(0, I_d) from their law, kernel exp(-|x - y|^2/(2 h^2)), is on average "
        "(1 - (h^2/(h^2 + 2))^(d/2))/n: at most 1/n in every dimension."
    ),
    relation=Equals(),
    observable="squared",
    parameters=(SAMPLES, DIMENSION, BANDWIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("cursed rate", "n^(-2/d) for d > 2, the rate of Wasserstein's distance", lambda v: (1 - alike(v)) * v.n ** (-sp.Min(1, 2 / v.d))),
        Rival("kernel's largest value", "1/n, as if different draws were orthogonal", lambda v: 1 / v.n + 0 * v.h),
        Rival("unbiased", "the mean without pairs of equal draws: less by one in n", lambda v: (1 - alike(v)) / (v.n + 1)),
    ),
    remark="E MMD is smaller than the root of this (law `mean_mmd_at_most_root`): test second moments.",
)
