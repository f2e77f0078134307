"""For data of all scales, equal ratios of noise levels are the best ones."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.loss_over_all_scales import LOSS, ONE_STEP
from lawbook.theory.pushforward.setting import HERE, STEPS
from lawbook.theory.pushforward.turns import SAMPLER

LENGTH = real("H", "logarithm of the ratio of the first and the last noise level", low=0, low_open=True, typical=(2, 12))


def prediction(v: SimpleNamespace) -> Any:
    return v.H**2 / (4 * v.N)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", positive=True)
    where = {x: (0.1, 3), y: (0.1, 3), v.H: (2, 12), v.N: [1, 3, 10]}
    return Derivation(
        (SAMPLER, LOSS, ONE_STEP),
        (
            at_least(x**2 + y**2, (x + y) ** 2 / 2, "two steps of a given sum: equal ones are best; any number by exchanging pairs", lemma=True, where=where, witness=(x - y) ** 2 / 2),
            equal(v.N * (v.H / v.N) ** 2 / 4, prediction(v), "expand", "N equal ones", where=where, transform=sp.expand),
        ),
    )


LAW = Law(
    name="pushforward.geometric_grid_is_best",
    statement="However N steps are placed between noise levels of ratio exp(H), the loss of the first-order sampler integrates over all log scales of normal data to at least H^2/(4 N), which equal ratios attain.",
    relation=AtLeast(),
    observable="total",
    parameters=(LENGTH, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice", "H^2/(2 N)", lambda v: v.H**2 / (2 * v.N)),
        Rival("no steps", "H^2/4 at any N", lambda v: v.H**2 / 4 + 0 * v.N),
    ),
    remark="Answers a question of the specification: the logarithmic grid is optimal for a log-uniform spectrum. For one scale it is not: best_first_order_deviation.",
)
