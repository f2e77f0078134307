"""Which of the two monotone maps is learnt is a coin toss of the initialisation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

WIDTH = integer("k", "units of the hidden layer; 0 for an affine map", low=0, typical=(0, 32))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 2) + 0 * v.k


def derivation(v: SimpleNamespace) -> Derivation:
    z, s, m = sp.symbols("z s m", real=True)
    up = sp.Symbol("p", real=True)
    where = {z: (-2, 2), s: (-2, 2), m: (-2, 2), up: (0, 1)}
    density = sp.exp(-(z**2) / 2)
    return Derivation(
        (
            Premise("The first layer sees its weights only through their products with the noise; their law at the start and the "
                    "noise's are symmetric."),
            Premise("So a run with all first weights reversed, on noise reversed, is as likely as the run itself, and has the same "
                    "losses at every step."),
        ),
        (
            equal(
                ((m + s * z) * density).subs({s: -s, z: -z}, simultaneous=True), (m + s * z) * density, "substitute",
                "reversed weight and noise: the same value, as likely", lemma=True, where=where,
            ),
            equal((1 - up).subs(up, sp.Rational(1, 2)), prediction(v), "solve", "P(rising) = P(falling) = 1 - P(rising)"),
        ),
    )


LAW = Law(
    name="pushforward.orientation_is_fair",
    statement=(
        "With symmetric noise and a symmetric initialisation of the first layer, the learnt map rises in half of the runs and "
        "falls in the other half, whatever the architecture, the batches and the number of steps."
    ),
    relation=Equals(),
    observable="rising",
    parameters=(WIDTH,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always rising", "1: the distribution function itself is learnt", lambda v: sp.Integer(1) + 0 * v.k),
        Rival("five of six", "5/6 of the runs fall, as in six runs that were tried", lambda v: sp.Rational(1, 6) + 0 * v.k),
    ),
    remark="cdf and cdf_reversed of the paper are one run and its reflection; two runs that differ in their seeds show the same by "
           "themselves.",
)
