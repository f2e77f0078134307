"""How many samples any method with a fixed budget needs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Condition, Derivation, Law, Premise, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import ERROR, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def affinity(v: SimpleNamespace) -> Any:
    """Z = 1 - (sqrt(p_1) - sqrt(p_2))^2, the affinity of p and p with its first two classes exchanged."""
    return 1 - (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(1 / (4 * v.delta)) / (-2 * sp.log(affinity(v)))


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, n, z = sp.symbols("a b n z", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), v.delta: (0.001, 0.2)}
    rest = 1 - v.p_1 - v.p_2
    return Derivation(
        (
            Premise("p and p with the classes 1 and 2 exchanged: the errors under the two add up to at least sum min(P, Q) over n samples."),
            Premise("Cauchy and Schwarz: (sum sqrt(P Q))^2 <= sum min(P, Q) sum max(P, Q) <= 2 sum min(P, Q); sum sqrt(P Q) = Z^n."),
        ),
        (
            equal(2 * sp.sqrt(v.p_1 * v.p_2) + rest, affinity(v), "expand", "the affinity of one sample", lemma=True, where=where),
            equal(sp.Min(a, b) * sp.Max(a, b), a * b, "expand", "min(P, Q) max(P, Q) = P Q", lemma=True),
            at_most(sp.Max(a, b), a + b, "so that sum max <= 2", lemma=True),
            equal(
                sp.exp(2 * n * sp.log(z)).subs(n, sp.log(1 / (4 * v.delta)) / (-2 * sp.log(z))), 4 * v.delta, "substitute",
                "2 delta >= Z^(2 n)/2: n is at least the solution of Z^(2 n) = 4 delta", lemma=True, where={z: (0.1, 0.95), v.delta: (0.001, 0.2)},
                transform=sp.simplify,
            ),
            equal(sp.log(4 * v.delta) / sp.log(affinity(v) ** 2), prediction(v), "solve", "written with logarithms", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.budget_lower_bound",
    statement=(
        "A method that errs with probability at most delta at p and at p with its first two classes exchanged needs a budget of at least "
        "ln(1/(4 delta))/(2 Delta^2) samples, Delta^2 = -ln(1 - (sqrt(p_1) - sqrt(p_2))^2)."
    ),
    relation=AtLeast(),
    observable="samples",
    parameters=(MODE, SECOND, restrict(ERROR, high=0.25, typical=(1e-6, 0.2))),
    conditions=(
        SORTED,
        Condition("p_2 > 0 or p_1 < 1: one sample does not tell", lambda v: (v.p_2 > 0) | (v.p_1 < 1)),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("twice the need", "2 ln(1/delta)/Delta^2, twice what suffices as delta falls", lambda v: -2 * sp.log(1 / v.delta) / sp.log(affinity(v))),),
    remark=(
        "The exponent is Delta^2, not 2 Delta^2: the empirical mode is optimal at every number of samples, and its error gives a need of "
        "ln(1/delta)/Delta^2 as delta falls. The bound holds at every n, and is at most a factor of 2 below that."
    ),
)
