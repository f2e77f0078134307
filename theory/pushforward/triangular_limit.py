"""Transport under ever more unequal costs becomes triangular."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, asymptotic, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

CORNER, LOWER, LAST = (
    real("p", "first entry of the noise's Cholesky factor", low=0, low_open=True, typical=(0.5, 2)),
    real("q", "entry below the diagonal", typical=(-1, 1)),
    real("r", "last entry", low=0, low_open=True, typical=(0.5, 2)),
)
END_CORNER, END_LOWER, END_LAST = (
    real("u", "first entry of the target's Cholesky factor", low=0, low_open=True, typical=(0.5, 2)),
    real("v", "entry below the diagonal", typical=(-1, 1)),
    real("w", "last entry", low=0, low_open=True, typical=(0.5, 2)),
)
RATIO = real("K", "how many times more the first coordinate costs", low=1, low_open=True, typical=(10, 1e4))


def prediction(v: SimpleNamespace) -> Any:
    return (v.v * v.r - v.q * v.w) / (v.p * v.r * v.K)


def derivation(v: SimpleNamespace) -> Derivation:
    x, p, q, r, u, y, w = sp.Symbol("x", positive=True), v.p, v.q, v.r, v.u, v.v, v.w
    where = {p: (0.5, 2), q: (-1, 1), r: (0.5, 2), u: (0.5, 2), y: (1.5, 3), w: (0.5, 2)}
    # x = 1/K^(1/2); the first coordinate is left alone, the second scaled by x
    first, second = sp.Matrix([[p, 0], [x * q, x * r]]), sp.Matrix([[u, 0], [x * y, x * w]])
    a, b = first * first.T, second * second.T
    product = (a * b).trace()
    entry = (y / w - q / r) * x**2 * u * w / sp.sqrt(2 * x**2 * p * r * u * w + product)
    adjugate = sp.Matrix([[a[1, 1], -a[0, 1]], [-a[1, 0], a[0, 0]]]) / (x * p * r)
    other = b / (x * u * w)
    expanded = (y / w - q / r) * u * w / (v.K * sp.sqrt(sp.expand(product + 2 * x**2 * p * r * u * w).subs(x, 1 / sp.sqrt(v.K))))
    return Derivation(
        (
            Premise("Scale the second coordinate by x = K^(-1/2), transport by the symmetric map S_0^(-1) # S_1, scale back: the entry above the diagonal is x times the map's."),
            Premise("S_0^(-1) # S_1 = c (adj(S_0)/(det S_0)^(1/2) + S_1/(det S_1)^(1/2)), c = (det S_1/det S_0)^(1/4)/(2 + tr(S_0 S_1)/(det S_0 det S_1)^(1/2))^(1/2)."),
        ),
        (
            equal((adjugate + other)[0, 1], y / w - q / r, "expand", "the sum's entry", lemma=True, where=where | {x: (0.05, 0.9)}),
            equal(
                x * sp.sqrt(u * w / (p * r)) * (y / w - q / r) / sp.sqrt(2 + product / (x**2 * p * r * u * w)), entry, "expand", "times c and x", lemma=True,
                where=where | {x: (0.05, 0.9)},
            ),
            equal(entry.subs(x, 1 / sp.sqrt(v.K)), expanded, "expand", "x^2 = 1/K", where=where),
            asymptotic(expanded, prediction(v), v.K, sp.oo, "the root tends to p u", where=where),
        ),
    )


LAW = Law(
    name="pushforward.triangular_limit",
    statement=(
        "With the first coordinate K times dearer than the second, optimal transport between normal laws in the plane tends to the triangular map as K grows: its entry "
        "above the diagonal falls like (v - q w/r)/(p K), with Cholesky factors (p, q, r) of the noise and (u, v, w) of the target."
    ),
    relation=Asymptotic("K"),
    observable="entry",
    parameters=(CORNER, LOWER, LAST, END_CORNER, END_LOWER, END_LAST, RATIO),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("root", "it falls like K^(-1/2)", lambda v: (v.v - v.q * v.w / v.r) / (v.p * sp.sqrt(v.K))),
        Rival("other triangle", "the limit is upper triangular: the entry stays", lambda v: (v.v - v.q * v.w / v.r) / v.p),
    ),
)
