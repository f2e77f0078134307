"""A density that ripples faster than the fastest harmonic is not seen."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.equispaced_atoms_fool_harmonics import HARMONICS
from lawbook.theory.pushforward.setting import HERE

RIPPLE = integer("j", "number of periods of the ripple", low=1, typical=(1, 30))
SIZE = real("epsilon", "size of the ripple", r"\epsilon", low=0, high=1, typical=(0.1, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return v.epsilon**2 / (8 * v.q) * sp.Min(1, sp.floor(v.q / v.j))


def derivation(v: SimpleNamespace) -> Derivation:
    y = sp.Symbol("y", real=True)
    k = sp.Symbol("k", integer=True, positive=True)
    where = {k: [1, 2], v.j: [1, 2, 3], v.q: [2, 5], v.epsilon: (0.1, 0.9)}
    wave = sp.cos(2 * sp.pi * v.j * y)
    return Derivation(
        (
            Premise("The density 1 + epsilon cos(2 pi j y) on [0, 1] has at harmonic k = j the characteristic function epsilon/2, "
                    "at the others 0."),
            Premise("The loss is the mean of |f - g|^2/2 over the q harmonics; for U[0, 1], g = 0."),
        ),
        (
            equal(
                sp.Integral(v.epsilon * wave**2, (y, 0, 1)), v.epsilon / 2, "integrate", "the ripple against its own harmonic",
                lemma=True, where=where,
            ),
            equal(
                sp.sin(2 * sp.pi * (k - v.j)) / (2 * sp.pi * (k - v.j)) + sp.sin(2 * sp.pi * (k + v.j)) / (2 * sp.pi * (k + v.j)),
                sp.Integer(0), "integrate",
                "and against harmonic k, not j: twice the integral of the product of two cosines", lemma=True,
                where={k: [4, 7], v.j: [1, 2, 3]},
            ),
            equal(
                (v.epsilon / 2) ** 2 / (2 * v.q) * sp.Min(1, sp.floor(v.q / v.j)), prediction(v), "expand",
                "one harmonic of q, if j <= q", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.loss_of_ripple",
    statement="Against U[0, 1], with the frequencies 2 pi k, k <= q, the density 1 + epsilon cos(2 pi j y) has the loss "
              "epsilon^2/(8 q) if j <= q, and 0 if j > q.",
    relation=Equals(exact=True),
    observable="loss",
    parameters=(RIPPLE, HARMONICS, SIZE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("every ripple is seen", "epsilon^2/(8 q) at every j", lambda v: v.epsilon**2 / (8 * v.q)),
        Rival(
            "both functions", "epsilon^2/(4 q): cosine and sine both respond",
            lambda v: v.epsilon**2 / (4 * v.q) * sp.Min(1, sp.floor(v.q / v.j)),
        ),
    ),
)
