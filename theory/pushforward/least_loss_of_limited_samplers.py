"""The best sampler of two modes under a bound on its slope: it robs one mode, not both."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Rival,
    Source,
    equal,
    gaussian_measures,
    real,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import MODE, PAPER
from lawbook.theory.pushforward.two_modes import ISOPERIMETRY, SLOPE, WIDTH, cumulative, probit

LEFT = real("x", "where the line leaves the target's law", typical=(-3, -0.5))
RIGHT = real("y", "where the line returns to it, tangent", typical=(0.5, 3))


def prediction(v: SimpleNamespace) -> Any:
    return cumulative(v.x, v) - gaussian_measures.cumulative(-probit(cumulative(-v.y, v)) - (v.y - v.x) / v.L)


def derivation(v: SimpleNamespace) -> Derivation:
    s, y = sp.symbols("s y_0", real=True)
    where = {v.a: (1.5, 3), v.sigma: (0.4, 0.7), v.L: (2, 10), v.x: (-3, -0.5), v.y: (0.5, 3), y: (0.5, 3)}
    line = gaussian_measures.cumulative
    return Derivation(
        (
            ISOPERIMETRY,
            Premise("Let the sampler's law cross the line z = (u - s)/L at u = 0. It lies above the line for u > 0, below for u < 0: the loss is at least the rise of "
                    "Phi((u - s)/L) - F(u) from some x < 0 to some y > 0, and at least F(x) - Phi((x - s)/L)."),
            Premise("Of all s that is least for the line tangent to the target's law (in the scale of z) at a y > 0, which is nowhere above it. (Checked on grids of s.) "
                    "The map that follows this line and else the target attains it."),
        ),
        (
            equal(
                line((y - s) / v.L).subs(s, v.y + v.L * probit(cumulative(-v.y, v))).subs(y, v.y), cumulative(v.y, v), "substitute",
                "the line through the target's law at y", lemma=True, where=where,
            ),
            equal(
                cumulative(v.x, v) - line((v.x - s) / v.L).subs(s, v.y + v.L * probit(cumulative(-v.y, v))), prediction(v), "substitute",
                "what is missing at x, where it is most", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.least_loss_of_limited_samplers",
    statement=(
        "For separated modes (a and L at least 2 sigma) the least total variation between (N(-a, sigma^2) + N(a, sigma^2))/2 and any map of normal latents with "
        "slopes at most L is the largest value over x < y of F(x) - Phi(Phi^(-1)(F(y)) - (y - x)/L): the best map robs one mode and spares the other."
    ),
    relation=Equals(exact=True),
    observable="least",
    parameters=(MODE, WIDTH, SLOPE, LEFT, RIGHT),
    conditions=(Condition("a >= 2 sigma, L >= 2 sigma", lambda v: (v.a >= 2 * v.sigma) & (v.L >= 2 * v.sigma)), Condition("x < y", lambda v: v.x < v.y)),
    prediction=prediction,
    source=Source("derived here; that no line between does better was checked on grids", PAPER),
    derivation=derivation,
    rivals=(
        Rival("odd", "the best map is odd, as its target is", observable="odd"),
        Rival("a bound on the slope is free", "no loss", lambda v: sp.Integer(0)),
    ),
    remark=(
        "It answers a question of the notes: the best approximation in one dimension. Under a bound on the slope, upsetting the balance of the modes is cheaper than "
        "filling the gap. For overlapping modes the odd map can be better: 0.119 against 0.132 at (a, sigma, L) = (1, 1, 1.2)."
    ),
)
