"""What samplers of bounded slope must lose, whatever they are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    AtLeast,
    Condition,
    Derivation,
    Law,
    Premise,
    Rival,
    at_most,
    equal,
    gaussian_measures,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import HALF, ISOPERIMETRY, SLOPE, WIDTH, cumulative, probit


def prediction(v: SimpleNamespace) -> Any:
    tail = cumulative(-v.r, v)
    return tail - gaussian_measures.cumulative(-probit(tail) - 2 * v.r / v.L)


def derivation(v: SimpleNamespace) -> Derivation:
    u, c, m = sp.symbols("u c m", positive=True)
    slope = gaussian_measures.density(u - c) / gaussian_measures.density(u)
    where = {v.a: (0.5, 3), v.sigma: (0.6, 1.5), v.L: (2, 10), v.r: (0.5, 2)}
    tail = cumulative(-v.r, v)
    return Derivation(
        (
            ISOPERIMETRY,
            Premise("If the sampler's law exceeds the target's by e at r and falls short by d at -r, it differs by d + e on the gap, which total variation sees. "
                    "With u = Phi^(-1)(F(r) + e) and c = 2 r/L isoperimetry leaves d + e >= F(-r) - Phi(u - c) + e."),
            Premise("For e < 0 already d alone is more than at e = 0. The other end of the range is d = 0; there the loss is the same, by symmetry."),
        ),
        (
            equal(slope, sp.exp(u * c - c**2 / 2), "expand", "d Phi(u - c)/de", lemma=True, where={u: (0.1, 3), c: (0.1, 3)}),
            at_most(
                -sp.Derivative(sp.exp(u * c - c**2 / 2), u), sp.Integer(0), "so the loss is concave in e: the least is at an end", lemma=True,
                where={u: (0.1, 3), c: (0.1, 3)}, transform=lambda e: e.doit(),
            ),
            equal(
                tail - gaussian_measures.cumulative(m - 2 * v.r / v.L).subs(m, -probit(tail)), prediction(v), "substitute",
                "at e = 0, where u = Phi^(-1)(F(r)) = -Phi^(-1)(F(-r))", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.loss_of_limited_samplers",
    statement=(
        "Any map of normal latents with slopes at most L differs from (N(-a, sigma^2) + N(a, sigma^2))/2 by a total variation of at least "
        "p - Phi(-Phi^(-1)(p) - 2 r/L), p the target's mass below -r, for every r > 0."
    ),
    relation=AtLeast(),
    observable="total_variation",
    parameters=(MODE, WIDTH, SLOPE, HALF),
    conditions=(Condition("sigma <= L: each mode alone can be reached", lambda v: v.sigma <= v.L),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half", "half the slope suffices for the same loss: p - Phi(-Phi^(-1)(p) - 4 r/L)",
              lambda v: cumulative(-v.r, v) - gaussian_measures.cumulative(-probit(cumulative(-v.r, v)) - 4 * v.r / v.L)),
        Rival("all of one mode", "a sampler of bounded slope loses one mode: 1/2", lambda v: sp.Rational(1, 2)),
    ),
    remark=(
        "The notes allow the mass beyond -r and the mass in the gap to be wrong by the full variation each, and get 0.152 for (a, sigma, L) = (2, 1, 2); "
        "both wrongs are the same points, which gives 0.219. The least possible is 0.2255 (law `least_loss_of_limited_samplers`)."
    ),
)
