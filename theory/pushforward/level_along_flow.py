"""On the line, flows keep levels: all schedules give the increasing map."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

LEVEL = real("u", "level of the noise, P(X <= its place)", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.95))


def prediction(v: SimpleNamespace) -> Any:
    return v.u


def derivation(v: SimpleNamespace) -> Derivation:
    x, t, m, s, r = sp.symbols("x t m s r", positive=True)
    a, b = sp.Function("a", positive=True)(t), sp.Function("b", positive=True)(t)
    c, p, q, k = sp.symbols("c p q k", positive=True)
    width = sp.sqrt(b**2 * s**2 + a**2)
    cumulative = (1 + sp.erf((x - b * m) / (sp.sqrt(2) * width))) / 2
    density = sp.diff(cumulative, x)
    speed = (sp.diff(b, t) * (m + b * s**2 * (x - b * m) / width**2) + sp.diff(a, t) * a * (x - b * m) / width**2)
    values = {a: c, b: p, sp.diff(a, t): -q, sp.diff(b, t): k}

    def at(e: Any) -> Any:
        return e.subs({sp.diff(a, t): -q, sp.diff(b, t): k}).subs(values)

    where = {x: (0.1, 2), m: (0.1, 2), s: (0.3, 2), c: (0.2, 1), p: (0.2, 1), q: (0.2, 2), k: (0.2, 2), r: (0.1, 0.9), v.u: (0.1, 0.9)}
    return Derivation(
        (
            Premise("X = a Z + b Y, Z normal noise, Y from a mixture. The field is the mean of the parts' fields E[a' Z + b' Y | X = x, part], weighted by their shares of the density."),
            Premise("Along x' = v(x), dF(x)/dt = dF/dt + p v; sums over parts of both terms are sums of the parts' own."),
        ),
        (
            equal(at(sp.diff(cumulative, t)), at(-density * speed), "differentiate", "one part: dF/dt = -p v (continuity)", lemma=True, where=where, transform=lambda e: sp.simplify(e)),
            equal(v.u + sp.Integral(0, (r, 0, 1)), prediction(v), "integrate", "the level does not change", where=where),
        ),
    )


LAW = Law(
    name="pushforward.level_along_flow",
    statement=(
        "On the line the deterministic flow from the noise to the data, whatever the schedule, takes the quantile u of the law that it starts from to the quantile u of the "
        "data: the increasing map, which is optimal transport."
    ),
    relation=Equals(exact=True),
    observable="level",
    parameters=(LEVEL,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("reversed", "the decreasing map, 1 - u", lambda v: 1 - v.u),
        Rival("affine map", "the affine map onto the data's mean and variance", observable="affine"),
    ),
)
