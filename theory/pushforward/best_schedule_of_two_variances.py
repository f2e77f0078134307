"""The schedule that makes the flow between normal laws straight, when the target has two variances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import FIRST_END, SECOND_END
from lawbook.theory.pushforward.setting import HERE

STRETCH = Premise("From N(0, I) to N(0, diag(b_1, b_2)) along alpha X_0 + beta X_1, independent, axis i is stretched by r_i = (alpha^2 + beta^2 b_i)^(1/2), and the energy is the "
                  "integral of r_1'^2 + r_2'^2 (law `energy_of_linear_path`).")


def prediction(v: SimpleNamespace) -> Any:
    return (sp.sqrt(v.b_1) - 1) ** 2 + (sp.sqrt(v.b_2) - 1) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    t, p, q, r, s = sp.symbols("t p q r s", positive=True)
    where = {t: (0.05, 0.95), p: (0.2, 3), q: (0.2, 3), r: (0.1, 2), s: (0.1, 2), v.b_1: (0.2, 4), v.b_2: (0.2, 4)}
    alpha = (1 - t) ** 2 + 2 * t * (1 - t) * p * q / (p + q)
    beta = t**2 + 2 * t * (1 - t) / (p + q)
    line = sp.integrate((p - 1) ** 2 + (q - 1) ** 2, (t, 0, 1))
    return Derivation(
        (STRETCH, Premise("Here b_1 = p^2, b_2 = q^2; alpha^2 = (1 - t)^2 + 2 t (1 - t) p q/(p + q) and beta^2 = t^2 + 2 t (1 - t)/(p + q) are never negative.")),
        (
            equal(alpha + beta * p**2, (1 - t + t * p) ** 2, "expand", "the first axis is stretched at constant speed", lemma=True, where=where, transform=sp.factor),
            equal(alpha + beta * q**2, (1 - t + t * q) ** 2, "expand", "and so is the second", lemma=True, where=where, transform=sp.factor),
            at_least((r**2 + s**2) / 2, ((r + s) / 2) ** 2, "no other motion between the same ends needs less: the mean of squared speeds is at least the square of the mean", lemma=True,
                     where=where, witness=(r - s) ** 2 / 4),
            equal(line.subs({p: sp.sqrt(v.b_1), q: sp.sqrt(v.b_2)}), prediction(v), "integrate", "squared speeds", where=where),
        ),
    )


LAW = Law(
    name="pushforward.best_schedule_of_two_variances",
    statement=(
        "From N(0, I) to N(0, diag(p^2, q^2)) the schedule alpha^2 = (1 - t)^2 + 2 t (1 - t) p q/(p + q), beta^2 = t^2 + 2 t (1 - t)/(p + q) has the kinetic energy of transport, "
        "(p - 1)^2 + (q - 1)^2, the least of all: its trajectories are straight."
    ),
    relation=Equals(),
    observable="energy",
    parameters=(FIRST_END, SECOND_END),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("trigonometric", "pi^2/8 times it: no schedule does better than the trigonometric one", lambda v: sp.pi**2 / 8 * prediction(v)),
        Rival("linear schedule", "the same on the linear schedule", cell={"path": "linear"}),
        Rival("common speed", "as though all variances were their mean", lambda v: 2 * (sp.sqrt((v.b_1 + v.b_2) / 2) - 1) ** 2),
    ),
    remark=(
        "The notes expect equality for one variance alone; two are still straightened, three never (law `no_schedule_straightens_three_variances`). For normal data "
        "in the plane Euler's rule is exact on it, in one step."
    ),
)
