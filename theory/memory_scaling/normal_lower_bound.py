"""The lower bound on a token's error by a normal tail."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, LARGEST_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.sharper_lower_bound import IN_CLASS, lower_premises
from lawbook.theory.memory_scaling.student import (
    averaged_tail,
    averaged_tail_digits,
    mean_radius,
    normal_density,
    normal_tail,
    radius_moment,
)


def prediction(v: SimpleNamespace) -> Any:
    return normal_tail(sp.sqrt(v.d) * v.q / sp.sqrt(v.Q_max - v.q**2))


def derivation(v: SimpleNamespace) -> Derivation:
    r, t, n = sp.symbols("r t n", positive=True)
    signal = v.q / sp.sqrt(v.Q_max - v.q**2)

    def in_digits(mp: Any, point: Any) -> tuple[Any, Any]:
        level = point[v.q] / mp.sqrt(point[v.Q_max] - point[v.q] ** 2)
        return averaged_tail_digits(mp, level, point[v.d]), mp.ncdf(-mp.sqrt(point[v.d]) * level)

    return Derivation(
        lower_premises(),
        (
            equal(
                sp.diff(normal_tail(r * t), r, 2), t**3 * r * normal_density(r * t), "differentiate",
                "r -> Phi(-r t) is convex, so its mean is at least its value at the mean radius (Jensen)", lemma=True,
            ),
            radius_moment(1, mean_radius(n), n, "the mean radius"),
            at_most(
                mean_radius(n), sp.sqrt(n), "the mean is at most the root of the mean square, E r^2 = d", lemma=True,
                where={n: (1, 300)},
            ),
            at_least(
                averaged_tail(signal, v.d), prediction(v), "put together: E_r Phi(-r t) >= Phi(-t E r) >= Phi(-t sqrt(d))",
                where={v.q: (0.1, 2.9), v.Q_max: (9, 20), v.d: (2, 12)}, numeric=in_digits,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.normal_lower_bound",
    statement=(
        "For any unembeddings of equal norms, a token's error is at least Phi(-sqrt(d) q / sqrt(Q_max - q^2))."
    ),
    relation=AtLeast(),
    observable="token_error",
    parameters=(WEIGHT, LARGEST_ENERGY, DIMENSION),
    conditions=(IN_CLASS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice the noise", "Phi(-sqrt(d) q / sqrt(2 Q_max))", lambda v: normal_tail(sp.sqrt(v.d) * v.q / sp.sqrt(2 * v.Q_max))),
        Rival("no dimension", "Phi(-q / sqrt(Q_max - q^2))", lambda v: normal_tail(v.q / sp.sqrt(v.Q_max - v.q**2))),
        Rival("a quarter", "every token errs at least a quarter of the times", lambda v: sp.Rational(1, 4) + 0 * v.q),
    ),
    remark="Where d q^2 is a third of Q_max it gives 0.28, against the printed 1/20.",
)
