"""With isotropic noise the flow is still not optimal transport, once three modes are not on a line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER
from lawbook.theory.pushforward.two_modes import WIDTH
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("w_1 w_2 w_3", positive=True)
    p, q = sp.symbols("x_1 x_2", real=True)
    weights = (a / (a + b + c), b / (a + b + c), c / (a + b + c))
    x = (p, q, -(a * p + b * q) / c)
    y = ((x[2] - x[1]) / a, (x[0] - x[2]) / b, (x[1] - x[0]) / c)
    where = {a: (0.2, 1), b: (0.2, 1), c: (0.2, 1), p: (0.5, 2), q: (-0.4, 0.4)}

    def mean(*values: Any) -> Any:
        return sum(w * sp.Mul(*(value[i] for value in values)) for i, w in enumerate(weights))

    squares = mean(x, x, y) ** 2 / mean(x, x) + mean(x, y, y) ** 2 / mean(y, y)
    return Derivation(
        (
            Premise("J - J^T depends analytically on the means' scale; its first term is (S K - K S)/(30 sigma^4) (law `curl_of_close_modes`). If that is not 0 for some z, then J is "
                    "not symmetric at almost every z, for any scale but isolated ones."),
            Premise("Take the axes of S, with different variances, and the means (x, y) about their mean: E x = E y = E x y = 0. S K - K S is 0 for all z only if E x^2 y = E x y^2 = 0."),
            Premise("If then x y = 0 at all three means, two lie on one axis and the third on the other, at the height 0, since E y = 0 (or E x): all on a line."),
        ),
        (
            equal(mean(y), sp.Integer(0), "expand", "y is what is orthogonal to 1 and x among functions of three points", lemma=True, where=where, transform=sp.factor),
            equal(mean(x, y), sp.Integer(0), "expand", "and to x", lemma=True, where=where, transform=sp.factor),
            equal(mean(x, x, y, y), squares, "expand", "x y is orthogonal to 1, and 1, x, y span all functions of three points (Parseval)", lemma=True, where=where,
                  transform=lambda e: squares + sp.factor(e - squares)),
            at_least(mean(x, x, y, y), prediction(v), "positive unless x y is 0 at all three means: so one of E x^2 y, E x y^2 is not 0, and J is not symmetric", where=where),
        ),
    )


LAW = Law(
    name="pushforward.curl_of_flow",
    statement=(
        "From N(0, I) to three normal modes of deviation sigma whose means are not on a line (and have no covariance c I), the Jacobian of the flow's end map is not symmetric: the map is no gradient, "
        "and so not optimal transport."
    ),
    relation=Ordered(above="curl", below="solver_error"),
    observable="excess",
    parameters=(WIDTH,),
    prediction=prediction,
    source=Source("Lavenant and Santambrogio 2022 disproved the conjecture that it is; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("two modes", "the same for two modes, where all happens on a line", cell={"weights": [0.6, 0.4], "means": [[2.0, 0.0], [-1.0, 1.5]]}),
        Rival("modes on a line", "the same for three modes on a line", cell={"means": [[2.0, 1.0], [-1.0, -0.5], [0.5, 0.25]]}),
    ),
    remark=(
        "The effect is small, |J - J^T|/|J| = 0.035 on average at (2, 0), (-1, 1.5), (0, -1) with the weights 0.5, 0.3, 0.2 and variance 0.4, and its cost smaller still: "
        "transport costs must be known to 10^-3 to see it. Tests on two isotropic modes, or on normal data with isotropic noise, cannot."
    ),
)
