"""The load of filling at a fixed error, for many classes: it grows like 2 log M."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.filling_load_at_level import GUESSING, LEVEL
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail
from lawbook.theory.parameters import restrict


def quantile(tail: Any) -> Any:
    """The level that a standard normal exceeds with this probability."""
    return sp.sqrt(2) * sp.erfcinv(2 * tail)


def prediction(v: SimpleNamespace) -> Any:
    b = quantile(1 / v.M)
    return (b + sp.EulerGamma / b + quantile(v.epsilon)) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    b, s, u = sp.symbols("b s u", positive=True)
    y, g = sp.symbols("y g", real=True)
    where = {v.epsilon: (0.02, 0.4), v.M: [10, 1000, 10**6]}
    level = quantile(1 / v.M) + sp.EulerGamma / quantile(1 / v.M)

    def tails(mp: Any, at: Any) -> tuple[Any, Any]:
        return mp.erfc((at[s] - at[b]) / mp.sqrt(2)) / 2, 1 - mp.ncdf(at[s] - at[b])

    return Derivation(
        (
            Premise("Law `filling_load_at_level`: the load is s^2, where P(g + s < max of M - 1 standard normals) = epsilon."),
            Premise("b is the level that one of M normals exceeds on average: M P(g > b) = 1; it grows like sqrt(2 log M)."),
            Premise("Fluctuations of g are of order 1, those of the maximum of order 1/b: the maximum may be replaced by its mean."),
        ),
        (
            limit(
                normal_density(b + y / b) / normal_density(b), sp.exp(-y), b, sp.oo,
                "the tail at b + y/b is exp(-y)/M: the maximum is b + y/b with Gumbel's law for y, P(y < t) = exp(-exp(-t))",
                lemma=True, where={y: (-1, 3)}, transform=lambda e: sp.exp(sp.expand(-((b + y / b) ** 2 - b**2) / 2)),
            ),
            equal(
                sp.Integral(-sp.log(u) * sp.exp(-u), (u, 0, sp.oo)), sp.EulerGamma, "integrate",
                "its mean, in the variable u = exp(-y)", lemma=True, transform=lambda e: e.doit(),
                numeric=lambda mp, at: (-mp.quad(lambda t: t * mp.exp(t - mp.exp(t)), [-130, -30, -8, 0, 2, 6]), +mp.euler),
            ),
            equal(
                1 - normal_tail(-(s - b)), normal_tail(s - b), "expand",
                "P(g < b - s) at the maximum b: epsilon where s - b is the normal quantile of epsilon", lemma=True, numeric=tails,
                transform=lambda e: sp.expand(e.subs(s, b + u).rewrite(sp.erf)).rewrite(sp.erfc).subs(u, s - b),
            ),
            limit(
                2 * (sp.log(b) + b**2 / 2 + sp.log(2 * sp.pi) / 2) / b**2, sp.Integer(1), b, sp.oo,
                "log M is log b + b^2/2 + log(2 pi)/2 up to terms that vanish: the load is asymptotically 2 log M, not 4 log M",
                lemma=True,
            ),
            equal(
                (level + quantile(v.epsilon)) ** 2, prediction(v), "substitute",
                "s is the mean of the maximum and the quantile", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.filling_load_of_many_classes",
    statement=(
        "At a fixed error epsilon the load d M / N of a filled memory with many classes (10^5 and more) is, to 1.5 %, "
        "(b + 0.577/b + z)^2, b and z being the normal quantiles of 1 - 1/M and 1 - epsilon; it grows like 2 log M."
    ),
    relation=Equals(),
    observable="load",
    parameters=(LEVEL, restrict(CLASSES, low=3)),
    conditions=(GUESSING,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("four logarithms", "4 log M: all M - 1 comparisons hold together", lambda v: 4 * sp.log(v.M)),
        Rival("union bound", "(M - 1) Phi(-sqrt(load / 2)) = epsilon", lambda v: 2 * quantile(v.epsilon / (v.M - 1)) ** 2),
        Rival("level forgotten", "b^2, whatever the error", lambda v: quantile(1 / v.M) ** 2),
    ),
    remark=(
        "The union bound gives 4 log M, which is what an error that vanishes with M would need; at a fixed error it is twice too "
        "much in the limit. Between M = 10 and 100 the load at 1 % does grow by 3.3 per unit of log M, at 10^12 by 2.6."
    ),
)
