"""The last spike: a proved bound, proportional to the step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.end_of_oscillation import level
from lawbook.theory.memory_dynamics.regret_bound import NORM
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP
from lawbook.theory.memory_dynamics.wrong_steps_at_most import RAREST


def threshold(v: SimpleNamespace) -> Any:
    """The mean missing probability from which on no rise follows."""
    return sp.Min(v.q / 2, level() / (2 * sp.log(2) * v.eta))


def prediction(v: SimpleNamespace) -> Any:
    y = threshold(v)
    return 1 + 4 * v.S / y + 2 * v.S * sp.LambertW((v.M - 1) * sp.exp(-1)) / (v.eta * y**2)


def derivation(v: SimpleNamespace) -> Derivation:
    g, y, c, b = sp.symbols("g y c b", positive=True)
    w = sp.LambertW((v.M - 1) * sp.exp(-1))
    where = {g: (0.01, 0.5), y: (0.001, 0.3), c: (0.01, 20), b: (0.1, 80), v.M: [2, 3, 5], v.S: (1, 40), v.eta: (0.1, 1e4), v.q: (0.01, 0.3)}
    return Derivation(
        (
            Premise("At a step with G < q/2 every token has g = 1 - pi_x(f(x)) < 1/2; its loss -log(1 - g) is then at most 2 log 2 times g, "
                    "and L <= 2 log 2 G."),
            Premise("So where G < y = min(q/2, W0(2)/(4 log 2 eta)), eta L <= W0(2)/2 and no later step raises the loss (law "
                    "end_of_oscillation). If no step before T had G < y, T y <= 2 S + sqrt(2 S W0((M - 1)/e) T/eta) (law regret_bound)."),
        ),
        (
            at_most(
                -sp.log(1 - g), 2 * sp.log(2) * g, "a convex function below its chord from 0 to 1/2", lemma=True, where=where,
            ),
            at_most(
                ((c + sp.sqrt(c**2 + 4 * y * b)) / (2 * y)) ** 2, c**2 / y**2 + 2 * b / y,
                "T y <= b + c sqrt(T) bounds T: the square of a root is at most the mean of two squares", lemma=True, where=where,
                witness=(c - sp.sqrt(c**2 + 4 * y * b)) ** 2 / (4 * y**2),
            ),
            equal(
                1 + (2 * v.S * w / v.eta) / threshold(v) ** 2 + 2 * (2 * v.S) / threshold(v), prediction(v), "substitute",
                "b = 2 S, c^2 = 2 S W0((M - 1)/e)/eta", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.last_rise_at_most",
    statement=(
        "On separable problems with unit inputs and orthonormal unembeddings, from zero, descent of any step size last raises the loss "
        "before step 1 + 4 S/y + 2 S W0((M - 1)/e)/(eta y^2), y = min(q/2, W0(2)/(4 log 2 eta)), q the frequency of the rarest token."
    ),
    relation=AtMost(),
    observable="last_rise",
    parameters=(NORM, CLASSES, STEP, RAREST),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("a constant number", "before step 10, on any problem", lambda v: sp.Integer(10)),
        Rival("square root of the norm", "before step 1 + 2 sqrt(S)", lambda v: 1 + 2 * sp.sqrt(v.S)),
    ),
    remark=(
        "For eta > 1/q it is proportional to eta S. Measured, the last rise hardly depends on the step size (laws "
        "oscillation_of_random_problems_at_most, oscillation_of_pair): the proof is loose by a factor of at least eta."
    ),
)
