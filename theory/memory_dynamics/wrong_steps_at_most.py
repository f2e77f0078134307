"""How many steps find some token wrong: a number that large steps do not increase."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics import regret_bound
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, STEPS

RAREST = real("q", "frequency of the rarest token", low=0, high=1, low_open=True, typical=(0.01, 0.3))


def prediction(v: SimpleNamespace) -> Any:
    return 2 * regret_bound.prediction(v) / v.q


def derivation(v: SimpleNamespace) -> Derivation:
    a, rest = sp.symbols("a b", positive=True)
    where = {v.M: [2, 3, 5], v.S: (1, 40), v.eta: (0.1, 1e4), v.T: [1, 10, 1000], v.q: (0.01, 0.3), a: (0.1, 9), rest: (0, 5)}
    return Derivation(
        (
            Premise("Where token x is wrong some class has at least the score of its label, and 1 - pi_x(f(x)) >= 1/2: that step adds at least "
                    "q/2 to the sum of G_t, which is at most the bound of law regret_bound."),
        ),
        (
            at_least(
                (a + rest) / (2 * a + rest), sp.Rational(1, 2), "a wrong class of weight a, others b, the label at most a", lemma=True,
                where=where, witness=rest / (2 * (2 * a + rest)),
            ),
            equal(regret_bound.prediction(v) / (v.q / 2), prediction(v), "divide", "so many steps of q/2", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.wrong_steps_at_most",
    statement=(
        "On separable problems with unit inputs and orthonormal unembeddings, from zero and at any step size, at most (4 S + 2 sqrt(2 S "
        "W0((M - 1)/e) T/eta))/q of the first T steps find some token wrong, q the frequency of the rarest."
    ),
    relation=AtMost(),
    observable="wrong_steps",
    parameters=(regret_bound.NORM, CLASSES, STEP, restrict(STEPS, low=1), RAREST),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("whatever the frequencies", "4 S", lambda v: 4 * v.S),
        Rival("norm for its square", "4 sqrt(S)/q", lambda v: 4 * sp.sqrt(v.S) / v.q),
    ),
    remark=(
        "At large steps 4 S/q, whatever the step: descent over eta is then a perceptron. The dependence on q is real: see law "
        "oscillation_over_sharpness_as_conjectured."
    ),
)
