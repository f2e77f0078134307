"""How much faster than by full resolution the mode of three classes can be found, by the best mix of questions."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import optimize

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.confidence_lower_bound import gap
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES

LEAST = 0.01  # closer to the edges of the domain cutting planes do not settle
THREE = Condition(
    "three classes, p_1 > p_2 > p_3, p_3 and p_1 - p_2 at least 0.01",
    lambda v: len(v.p) == 3 and v.p[0] > v.p[1] > v.p[2] >= LEAST and v.p[0] - v.p[1] >= LEAST - 1e-12,
)


def alternative(t: Any, rival: int) -> list[Any]:
    """The law on which the mode ties with `rival` (1 or 2) at probability t."""
    return [t, t, 1 - 2 * t] if rival == 1 else [t, 1 - 2 * t, t]


def informations(p: Any, t: Any, rival: int, log: Any) -> list[Any]:
    """Divergence from p to the alternative per query of each action: 'is it i?' for i = 1, 2, 3; Huffman's tree."""
    q = alternative(t, rival)
    single = [a * log(a / b) + (1 - a) * log((1 - a) / (1 - b)) for a, b in zip(p, q, strict=True)]
    return [*single, sum(a * log(a / b) for a, b in zip(p, q, strict=True)) / (2 - p[0])]


def solve(p: Any) -> tuple[float, np.ndarray, list[tuple[int, float, float]]]:
    """Rate per query, shares of the four actions, and the alternatives (rival, t, weight) that decide.

    Cutting planes: the best shares against the alternatives found so far, then the worst alternative for them.
    """
    p = [float(x) for x in p]
    scale = _gap(p, np.log)  # the solver's tolerance is absolute
    cuts = [(j, t) for j in (1, 2) for t in np.linspace(0.02, 0.48, 24)]
    for _ in range(60):
        rows = np.array([informations(p, t, j, np.log) for j, t in cuts]) / scale
        found = optimize.linprog([0, 0, 0, 0, -1], A_ub=np.c_[-rows, np.ones(len(rows))], b_ub=np.zeros(len(rows)), A_eq=[[1, 1, 1, 1, 0]], b_eq=[1])
        shares, bound = found.x[:4], found.x[4] * scale
        worst = []
        for j in (1, 2):
            at = optimize.minimize_scalar(
                lambda t, j=j, shares=shares: float(shares @ informations(p, t, j, np.log)), bounds=(1e-9, 0.5 - 1e-9), method="bounded",
                options={"xatol": 1e-13},
            )
            worst.append((at.fun, (j, at.x)))
        cuts += [cut for _, cut in worst]
        if bound - min(worst)[0] < 1e-13 * bound:
            break
    if bound - min(worst)[0] > 1e-4 * bound:
        raise ArithmeticError(f"no saddle point found at p = {p}: the rate lies between {min(worst)[0]:.6g} and {bound:.6g}")
    weights = -found.ineqlin.marginals
    return min(worst)[0], shares, [(j, t, w) for (j, t), w in zip(cuts, weights, strict=False) if w > 1e-9]


def _gap(p: Any, log: Any) -> Any:
    mean = (p[0] + p[1]) / 2
    return p[0] * log(p[0] / mean) + p[1] * log(p[1] / mean)


def derivatives(p: Any, t: Any, rival: int) -> list[Any]:
    """Derivatives of `informations` with respect to t."""
    q = alternative(t, rival)
    speed = [1, 1, -2] if rival == 1 else [1, -2, 1]
    single = [s * (b - a) / (b * (1 - b)) for a, b, s in zip(p, q, speed, strict=True)]
    return [*single, -sum(a * s / b for a, b, s in zip(p, q, speed, strict=True)) / (2 - p[0])]


def saddle(p: Any, log: Any) -> tuple[Any, list[float]]:
    """The conditions of the saddle point at which neither the shares nor the alternatives can gain, and a start near it.

    The unknowns are the rate, the shares in use, and t and the weight of each alternative that decides.
    """
    value, shares, active = solve(p)
    used, deciding = [a for a in range(4) if shares[a] > 1e-6], _merged(active)
    rivals, many, count = [j for j, _, _ in deciding], len(used), len(deciding)

    def conditions(*unknown: Any) -> list[Any]:
        value, share, ts, weight = unknown[0], unknown[1 : 1 + many], unknown[1 + many : 1 + many + count], unknown[1 + many + count :]
        tables = [informations(p, t, j, log) for j, t in zip(rivals, ts, strict=True)]
        slopes = [derivatives(p, t, j) for j, t in zip(rivals, ts, strict=True)]
        return [
            *(sum(w * table[a] for w, table in zip(weight, tables, strict=True)) - value for a in used),
            sum(share) - 1, sum(weight) - 1,
            *(sum(u * slope[a] for u, a in zip(share, used, strict=True)) for slope in slopes),
            *(sum(u * (one[a] - other[a]) for u, a in zip(share, used, strict=True)) for one, other in pairwise(tables)),
        ]

    return conditions, [value, *shares[used], *(t for _, t, _ in deciding), *(w for _, _, w in deciding)]


def rate(p: Any) -> float:
    """R, per query, in nats."""
    p = [float(x) for x in p]
    conditions, start = saddle(p, np.log)
    with np.errstate(all="ignore"):  # a step of the root finder may leave the simplex
        found = optimize.root(lambda x: conditions(*x), start, tol=1e-15)
    polished = abs(found.x[0] / start[0] - 1) < 1e-4  # false for NaN
    return float(found.x[0] if polished else start[0])


def rate_digits(mp: Any, p: Any) -> Any:
    """R in `mp`'s digits."""
    conditions, start = saddle([mp.mpf(x) for x in p], mp.log)
    return mp.findroot(conditions, [mp.mpf(float(x)) for x in start], tol=mp.mpf(10) ** (8 - 2 * mp.dps), maxsteps=40)[0]


def evaluate(p: Any) -> float:
    return rate(p) * (2 - p[0]) / _gap(p, np.log)


def evaluate_digits(mp: Any, p: Any) -> Any:
    p = [mp.mpf(x) for x in p]
    return rate_digits(mp, p) * (2 - p[0]) / _gap(p, mp.log)


def _merged(active: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """One alternative for each rival: cuts of one rival that carry weight lie next to each other."""
    merged = []
    for rival in (1, 2):
        own = [(t, w) for j, t, w in active if j == rival]
        if own:
            total = sum(w for _, w in own)
            merged.append((rival, sum(t * w for t, w in own) / total, total))
    return merged


def formula(v: SimpleNamespace) -> Any:
    """R (2 - p_1)/D, R the characteristic rate per query."""
    return sp.Function("R", positive=True)(v.p[0], v.p[1], v.p[2]) * (2 - v.p[0]) / gap(v.p[0], v.p[1])


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, t, x, y = sp.symbols("a b t x y", positive=True)
    unit = {a: (0.05, 0.95), b: (0.05, 0.95)}
    R = sp.Function("R", positive=True)(v.p[0], v.p[1], v.p[2])
    return Derivation(
        (
            Premise("A sample can be asked one question {i} and left, or resolved: of three classes no other sets tell anything new."),
            Premise("R is the largest value, over shares of the queries, of the least divergence per query to a law whose mode ties with a rival."),
            Premise("A method that is correct at every law needs ln(1/delta)/R queries as delta falls, and tracking the shares attains it."),
            Premise("Full resolution by Huffman's tree costs 2 - p_1 queries for D a sample (law `confidence_lower_bound`)."),
        ),
        (
            equal(v.p[0] + 2 * (1 - v.p[0]), 2 - v.p[0], "expand", "queries of Huffman's tree: one for the mode, two for the others", lemma=True),
            at_least(sp.Derivative(a * sp.log(a / b) + (1 - a) * sp.log((1 - a) / (1 - b)), (b, 2)), sp.Integer(0),
                     "divergences are convex in the alternative: the saddle point is where both sides are stationary", lemma=True, where=unit,
                     transform=lambda e: sp.simplify(e.doit())),
            equal(R / (gap(v.p[0], v.p[1]) / (2 - v.p[0])), formula(v), "expand", "the rate in units of that of full resolution",
                  where={sp.Function("R", positive=True): lambda mp, at: lambda *args: 1 + sum(args)}),
        ),
    )


LAW = Law(
    name="mode_estimation.characteristic_rate",
    statement=(
        "Of three classes the best mix of questions finds the mode by R (2 - p_1)/D times fewer queries than resolving every sample, as delta "
        "falls: R is the max-min of divergence per query, D that of a sample to a tie."
    ),
    relation=Equals(exact=True),
    observable="gain",
    parameters=(PROBABILITIES,),
    conditions=(THREE,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("resolve everything", "no gain: 1", lambda v: sp.Integer(1)),
        Rival("two questions only", "that of equal shares of 'is it 1?' and 'is it 2?' at a small gap, (1 + 2 p)/(2 (1 - p)) at p = p_2",
              lambda v: (1 + 2 * v.p[1]) / (2 * (1 - v.p[1]))),
    ),
    remark="The gain is 1.24 for (0.5, 0.3, 0.2), 1.40 for (0.45, 0.44, 0.11), 1.08 for (0.8, 0.15, 0.05).",
)
