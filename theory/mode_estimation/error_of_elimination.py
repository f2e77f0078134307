"""How unlikely elimination drops the mode, for any constant above 2."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, CONSTANT, ERROR, HERE
from lawbook.theory.mode_estimation.validity_at_four import PREMISES, pair_steps


def prediction(v: SimpleNamespace) -> Any:
    return (v.m - 1) * (v.delta / (sp.pi**2 * v.m)) ** (v.c / 4) * sp.zeta(v.c / 2)


def derivation(v: SimpleNamespace) -> Derivation:
    n = sp.Symbol("n", integer=True, positive=True)
    scale = v.delta / (sp.pi**2 * v.m)
    more = sp.Symbol("a", positive=True)  # c = 2 + a
    where = {v.m: [2, 3, 10], v.delta: (1e-6, 0.5), more: [2, 6, 14, 22]}
    terms = (v.m - 1) * sp.Sum(scale ** ((2 + more) / 4) * n ** -((2 + more) / 2), (n, 1, sp.oo))
    summed = (v.m - 1) * scale ** ((2 + more) / 4) * sp.zeta(1 + more / 2)
    return Derivation(
        PREMISES,
        (
            *pair_steps(),
            equal(
                sp.exp(-v.c / 4 * sp.log(sp.pi**2 * n**2 * v.m / v.delta)), scale ** (v.c / 4) * n ** (-v.c / 2), "expand",
                "e^(-c L_n/4)", lemma=True, where={v.m: [2, 3, 10], v.delta: (1e-6, 0.5), v.c: (2.5, 24), n: [1, 5, 99]},
                transform=lambda e: sp.expand_power_base(sp.powsimp(sp.simplify(e)), force=True),
            ),
            equal(terms, summed, "sum", "union over samples and rivals; the series is zeta(c/2), c = 2 + a", where=where, lemma=True),
            equal(
                summed.subs(more, v.c - 2), prediction(v), "substitute", "a = c - 2",
                where={v.m: [2, 3, 10], v.delta: (1e-6, 0.5), v.c: (2.5, 24)}, transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.error_of_elimination",
    statement=(
        "Elimination with a constant c > 2 drops the mode with probability at most (m - 1) (delta/(pi^2 m))^(c/4) zeta(c/2): "
        "a power of delta, the first one at c = 4."
    ),
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR, restrict(CONSTANT, low=2, low_open=True, typical=(2.5, 24))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("without the classes", "(delta/(pi^2 m))^c zeta(2 c): the exponent without its quarter",
              lambda v: (v.m - 1) * (v.delta / (sp.pi**2 * v.m)) ** v.c * sp.zeta(2 * v.c)),
    ),
    remark="At the published c = 24 it is m^-5 (delta/pi^2)^6 zeta(12): the default is careful beyond anything that can be measured.",
)
