"""How often a token of random inputs is first unlearnt: the pull of the others against its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import FREQUENCY, HERE

OTHERS = real("Q", "sum of the squared frequencies of the other tokens", low=0, high=1, low_open=True, typical=(0.01, 0.4))
DIMENSION = integer("d", "dimension of the inputs", low=2, typical=(16, 256))


def prediction(v: SimpleNamespace) -> Any:
    return sp.erfc(v.p * sp.sqrt(v.d / (2 * v.Q))) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    n, k = sp.symbols("n k", positive=True)
    x = sp.Symbol("x", positive=True)
    where = {n: [4, 9, 30, 100], v.p: (0.05, 0.5), v.Q: (0.05, 0.5), v.d: [4, 9, 30], k: (0.5, 9), x: (0.1, 2)}
    width = v.Q / v.d
    return Derivation(
        (
            Premise("Two classes; z_x = e_x or -e_x by the label. The first step from 0 moves the margin of x by a positive multiple of "
                    "p_x + sum over others of p_x' z_x . z_x' (law first_step_is_hebbian)."),
            Premise("z_x . z_x' is a coordinate of a uniform point of the unit sphere, whatever the labels: independent over x', of mean 0, "
                    "variance 1/d and fourth moment 3/(d (d + 2))."),
            Premise("Their weighted sum is taken as normal, of variance Q/d: exact for normal inputs x', and for unit ones as d grows."),
        ),
        (
            limit(
                3 / (n * (n + 2)) / (1 / n) ** 2, sp.Integer(3), n, sp.oo, "the fourth moment over the squared variance becomes normal's",
                lemma=True, where=where,
            ),
            equal(
                sp.Derivative(sp.erfc(x * sp.sqrt(k / 2)) / 2, x), -sp.sqrt(k / (2 * sp.pi)) * sp.exp(-k * x**2 / 2), "differentiate",
                "minus the normal density of variance 1/k: erfc is its tail", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            limit(sp.erfc(x) / 2, sp.Integer(0), x, sp.oo, "which ends at 0", lemma=True, where={x: [1, 2, 4, 8]}),
            equal(
                sp.erfc(v.p / sp.sqrt(2 * width)) / 2, prediction(v), "substitute", "the sum lies below -p", where=where,
                transform=lambda e: sp.simplify(e),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.wrong_start_probability",
    statement=(
        "Among random unit inputs in d dimensions with two classes, a token of frequency p is first unlearnt with probability "
        "Phi(-p sqrt(d/Q)), Q the sum of the others' squared frequencies."
    ),
    relation=Equals(),
    observable="wrong",
    parameters=(FREQUENCY, OTHERS, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("own share counted", "Q + p^2 for Q", lambda v: sp.erfc(v.p * sp.sqrt(v.d / (2 * (v.Q + v.p**2)))) / 2),
        Rival("no dimension", "Phi(-p/sqrt(Q))", lambda v: sp.erfc(v.p / sp.sqrt(2 * v.Q)) / 2),
        Rival("fair coin", "1/2: rare tokens among frequent ones", lambda v: sp.Rational(1, 2)),
    ),
    remark="Of a rare token's first steps every second one is wrong. Unit inputs have slightly lighter tails than normal ones.",
)
