"""How seldom a sample is far from its law in Kolmogorov's distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, cited, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

EXCEEDED = real("t", "distance exceeded", low=0, low_open=True, high=1, typical=(0.05, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Min(1, 2 * sp.exp(-2 * v.n * v.t**2))


def one_sided(mp: Any, n: int, t: Any) -> Any:
    """Chance that F_n - F exceeds t in (0, 1) somewhere, exactly (Smirnov 1944; Birnbaum and Tingey 1951)."""
    jumps = range(int(mp.floor(n * (1 - t))) + 1)
    return t * mp.fsum(mp.binomial(n, j) * (1 - t - mp.mpf(j) / n) ** (n - j) * (t + mp.mpf(j) / n) ** (j - 1) for j in jumps)


def derivation(v: SimpleNamespace) -> Derivation:
    t, n = v.t, v.n
    chance = sp.Function("P", nonnegative=True)
    where = {t: (0.5, 0.99), n: [1, 2, 5, 30], chance: lambda mp, point: lambda n, t: one_sided(mp, int(n), t)}
    return Derivation(
        (Premise("Uniform draws: the distance does not depend on the continuous law."), Premise("P(n, t): the chance of a gap above t on a given side, Smirnov's sum.")),
        (
            equal(chance(1, t), 1 - t, "solve", "one draw: within 1 - t of an end", lemma=True, where=where),
            equal(chance(2, t), (1 - t) ** 2, "solve", "two draws and t >= 1/2: both are, at the same end", lemma=True, where=where),
            at_most(2 * (1 - t), 2 * sp.exp(-2 * t**2), "one draw, both sides", lemma=True, where=where),
            at_most(2 * (1 - t) ** 2, 2 * sp.exp(-4 * t**2), "two draws, both sides", lemma=True, where=where),
            cited(chance(n, t), sp.exp(-2 * n * t**2), "at_most", "Massart (1990), where this is at most 1/2", "n draws, a given side", lemma=True, where=where),
            equal(sp.Min(1, sp.exp(-2 * n * t**2) + sp.exp(-2 * n * t**2)), prediction(v), "expand", "two sides, and no chance exceeds 1", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.kolmogorov_at_most",
    statement="n draws are farther than t from their law in Kolmogorov's distance with probability at most 2 exp(-2 n t^2).",
    relation=AtMost(),
    observable="exceeds",
    parameters=(SAMPLES, EXCEEDED),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one side", "exp(-2 n t^2)", lambda v: sp.exp(-2 * v.n * v.t**2)),
        Rival("wider exponent", "2 exp(-4 n t^2)", lambda v: 2 * sp.exp(-4 * v.n * v.t**2)),
    ),
)
