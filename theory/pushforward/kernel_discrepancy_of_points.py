"""Two points seen through a normal kernel: a gradient near by, none from afar."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.slope_of_translation import DISTANCE

BANDWIDTH = real("h", "bandwidth of the kernel exp(-(x - y)^2/(2 h^2))", low=0, low_open=True, typical=(0.2, 3))


def prediction(v: SimpleNamespace) -> Any:
    return 2 - 2 * sp.exp(-(v.Delta**2) / (2 * v.h**2))


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", real=True)
    where = {v.Delta: (0.1, 3), v.h: (0.3, 2), x: (-2, 2), y: (-2, 2)}
    kernel = sp.exp(-((x - y) ** 2) / (2 * v.h**2))
    pairs = kernel.subs({x: 0, y: 0}) + kernel.subs({x: v.Delta, y: v.Delta}) - 2 * kernel.subs({x: 0, y: v.Delta})
    return Derivation(
        (Premise("The squared discrepancy is the mean of the kernel within both laws less twice that between them."),),
        (equal(pairs, prediction(v), "substitute", "the four pairs of points", where=where),),
    )


LAW = Law(
    name="pushforward.kernel_discrepancy_of_points",
    statement="Two points at distance Delta have the squared discrepancy 2 - 2 exp(-Delta^2/(2 h^2)) for the normal kernel of bandwidth h.",
    relation=Equals(exact=True),
    observable="discrepancy",
    parameters=(DISTANCE, BANDWIDTH),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("quadratic", "Delta^2/h^2 at every distance, as Wasserstein's second", lambda v: v.Delta**2 / v.h**2),
        Rival("no overlap, no slope", "2 at every distance, as total variation", lambda v: sp.Integer(2) + 0 * v.Delta),
        Rival("half the exponent", "2 - 2 exp(-Delta^2/(4 h^2))", lambda v: 2 - 2 * sp.exp(-(v.Delta**2) / (4 * v.h**2))),
    ),
)
