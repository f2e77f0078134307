"""An upper bound on a token's error without unknown constants: the pairwise errors, each by Chernoff."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Condition, Derivation, Law, Premise, Rival, Step, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASS_ENERGIES, CLASSES, DIMENSION, HERE, WEIGHT
from lawbook.theory.memory_scaling.student import (
    averaged_tail,
    averaged_tail_digits,
    normal_tail,
    radius_density,
)

CONDITIONS = (
    Condition("q**2 <= Q[0]: the token belongs to class 0", lambda v: v.q**2 <= v.Q[0]),
    Condition("Q[0] + Q[y] > 0 for every y", lambda v: (v.Q[0] > 0) | (v.Q[1:] > 0).all()),
)


def over_rivals(v: SimpleNamespace, pairwise: Any) -> Any:
    y = sp.Symbol("y", integer=True, positive=True)
    return sp.Sum(pairwise(v.Q[0] + v.Q[y]), (y, 1, v.M - 1))


def prediction(v: SimpleNamespace) -> Any:
    return over_rivals(v, lambda energy: (1 - v.q**2 / energy) ** (v.d / 2) / 2)


def union_premises() -> tuple[Premise, ...]:
    return (
        Premise("Orthonormal unembeddings, or two classes: rival y wins with probability E_r Phi(-r t), "
                "t = q / sqrt(Q_f + Q_y - q^2) (law pairwise_error_with_orthonormal_unembeddings)."),
        Premise("The token errs only if some rival wins: the probabilities add up at most."),
    )


def chernoff_steps(v: SimpleNamespace) -> tuple[Step, ...]:
    """Lemmas: Phi(-x) <= exp(-x^2/2)/2, and the mean of that over the radius."""
    r, t, x = sp.symbols("r t x", positive=True)
    gap = sp.exp(-(x**2) / 2) / 2 - normal_tail(x)
    return (
        equal(
            sp.diff(gap, x), sp.exp(-(x**2) / 2) * (1 / sp.sqrt(2 * sp.pi) - x / 2), "differentiate",
            "exp(-x^2/2)/2 - Phi(-x) first rises, then falls; it is 0 at both ends, so it is never negative", lemma=True,
        ),
        at_most(normal_tail(x), sp.exp(-(x**2) / 2) / 2, "the normal tail's Chernoff bound", lemma=True, where={x: (0.001, 12)}),
        equal(
            sp.Integral(radius_density(r, v.d) * sp.exp(-(r**2) * t**2 / 2) / 2, (r, 0, sp.oo)), (1 + t**2) ** (-v.d / 2) / 2,
            "integrate", "its mean over the radius", lemma=True, transform=lambda e: sp.simplify(e.doit()),
        ),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    w = sp.Symbol("w", positive=True)
    by_radius = over_rivals(v, lambda energy: averaged_tail(v.q / sp.sqrt(energy - v.q**2), v.d))
    by_chernoff = over_rivals(v, lambda energy: (1 + v.q**2 / (energy - v.q**2)) ** (-v.d / 2) / 2)

    def simplified(e: Any) -> Any:
        """The base of each power written in w = Q_f + Q_y, inverted and expanded."""
        y = sp.Symbol("y", integer=True, positive=True)
        energy = v.Q[0] + v.Q[y]
        base = 1 + v.q**2 / (energy - v.q**2)
        inverse = sp.expand(sp.simplify(1 / base.subs(energy, w))).subs(w, energy)
        return e.xreplace({base ** (-v.d / 2): inverse ** (v.d / 2)})

    def in_digits(mp: Any, point: Any) -> tuple[Any, Any]:
        q, energies, n = point[v.q], [point[v.Q][0] + e for e in point[v.Q][1:]], point[v.d]
        averaged = (averaged_tail_digits(mp, q / mp.sqrt(e - q**2), n) for e in energies)
        return mp.fsum(averaged), mp.fsum((1 + q**2 / (e - q**2)) ** (-n / 2) / 2 for e in energies)

    return Derivation(
        union_premises(),
        (
            *chernoff_steps(v),
            at_most(
                by_radius, by_chernoff, "the lemmas, for each rival", numeric=in_digits,
                where={v.d: (2, 12), v.q: (0.01, 0.1)},
            ),
            equal(1 / (1 + v.q**2 / (w - v.q**2)), 1 - v.q**2 / w, "expand", "w = Q_f + Q_y", lemma=True),
            equal(by_chernoff, prediction(v), "expand", "insert it in each term", transform=simplified),
        ),
    )


LAW = Law(
    name="memory_scaling.sharper_upper_bound",
    statement=(
        "With orthonormal unembeddings, or two classes, a token's error is at most half the sum over rivals y of "
        "(1 - q^2 / (Q_f + Q_y))^(d/2)."
    ),
    relation=AtMost(),
    observable="token_error",
    parameters=(WEIGHT, CLASS_ENERGIES, DIMENSION, CLASSES),
    conditions=CONDITIONS,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponent d", "half the sum of (1 - q^2/(Q_f + Q_y))^d",
              lambda v: over_rivals(v, lambda energy: (1 - v.q**2 / energy) ** v.d / 2)),
        Rival("no union", "the mean over the rivals instead of their sum", lambda v: prediction(v) / (v.M - 1) / 2),
        Rival("half of the noise", "half the sum of (1 - q^2/Q_f)^(d/2)",
              lambda v: over_rivals(v, lambda energy: (1 - v.q**2 / v.Q[0]) ** (v.d / 2) / 2)),
    ),
    remark="Exact for a token that is not stored among two classes; the paper's constant 16 becomes at most 4.94.",
)
