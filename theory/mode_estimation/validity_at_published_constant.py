"""Elimination as published, with its constant 24, keeps the mode."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.delta / 3


def derivation(v: SimpleNamespace) -> Derivation:
    n = sp.Symbol("n", integer=True, positive=True)
    x, L, q, a, b = sp.symbols("x L q a b", positive=True)  # x = n p_1, p_1 = q
    where = {v.m: [2, 3, 10], v.delta: (1e-6, 0.5)}
    lemma = {"lemma": True}
    per_sample = 2 * v.m * sp.exp(-sp.log(sp.pi**2 * n**2 * v.m / v.delta))
    return Derivation(
        (
            Premise("Chernoff: |N_i - n p_i| >= n a has probability at most 2 exp(-n a^2/(2 p_i + a)), a = sqrt(3 p_1 L/n)."),
            Premise("L = L_n = ln(pi^2 n^2 m/delta); the mode is dropped at n only if N_max - N_1 > sqrt(24 N_max L)."),
        ),
        (
            at_least(
                n * a**2 / (2 * q + a), n * a**2 / (3 * q), "p_i <= p_1 = q and a <= q, that is n p_1 >= 3 L", **lemma,
                where={q: (0.5, 1), a: (0.001, 0.5), n: [1, 7, 100]},
            ),
            equal((n * a**2 / (3 * q)).subs(a, sp.sqrt(3 * q * L / n)), L, "substitute", "each class strays with probability 2 e^(-L)", **lemma,
                  where={q: (0.1, 1), L: (1, 30), n: [1, 7, 100]}),
            at_least(
                (12 * L + b) - sp.sqrt(3 * (12 * L + b) * L), (12 * L + b) / 2, "n p_1 = 12 L + b: N_max >= n p_1/2", **lemma,
                where={L: (1, 30), b: (0.001, 100)},
            ),
            equal(sp.sqrt(24 * (x / 2) * L), 2 * sp.sqrt(3 * x * L), "expand", "then the test's width is twice the deviation allowed: no drop",
                  **lemma, where={x: (1, 100), L: (1, 30)}),
            at_most(
                sp.exp(-12 * L * (2 * sp.log(2) - 1)), sp.exp(-4 * L), "n p_1 < 12 L: a drop needs N_max > 24 L, twice the mean at least",
                **lemma, where={L: (1, 30)},
            ),
            at_most(sp.exp(-4 * L), 2 * sp.exp(-L), "less than what the other case may cost", **lemma, where={L: (1, 30)}),
            equal(
                sp.Sum(2 * v.m * v.delta / (sp.pi**2 * n**2 * v.m), (n, 1, sp.oo)), prediction(v), "sum", "2 m e^(-L_n) summed over the samples",
                where=where,
            ),
            equal(per_sample, 2 * v.delta / (sp.pi**2 * n**2), "expand", "the terms of that sum", **lemma, where=where | {n: [1, 5, 99]}),
        ),
    )


LAW = Law(
    name="mode_estimation.validity_at_published_constant",
    statement="Elimination with the published constant c = 24 drops the mode with probability at most delta/3.",
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("calibrated constant", "the same for c = 0.3, the constant of the published figures", cell={"c": 0.3}),),
    remark=(
        "24 comes from the 3 of a Chernoff bound: twice a deviation sqrt(3 n p_1 L), squared, with N_max >= n p_1/2. The law "
        "`error_of_elimination` shows how far from needed it is, `validity_at_four` what suffices."
    ),
)
