"""Exact optimal transport between point clouds: by assignment, and by a linear program where masses differ."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize, sparse
from scipy.spatial import distance

from lawbook.simulate.inputs import choice, number, probability_vector, refuse
from lawbook.simulate.measures.laws import points_of, same_dimension


def cost_matrix(x: Any, y: Any, order: float = 2) -> np.ndarray:
    """|x_i - y_j|^order, shape (n, m), from differences of coordinates (no cancellation)."""
    x, y = points_of("x", x), points_of("y", y)
    same_dimension("dimension of y", x.shape[1], y.shape[1])
    order = number("order", order, 0, low_open=True)
    if order == 2:
        return distance.cdist(x, y, "sqeuclidean")
    found = distance.cdist(x, y)
    return found if order == 1 else found**order


def assignment_cost(x: Any, y: Any, order: float = 2) -> float:
    """W_order^order of two clouds of equally many points (n, d): the mean of |x_i - y_s(i)|^order over the best matching s.

    Cost: O(n^3) at worst, a second or so at n = 3000; O(n^2) memory.
    """
    costs = cost_matrix(x, y, order)
    if costs.shape[0] != costs.shape[1]:
        raise refuse("numbers of points", costs.shape, "equally many points (else use transport_cost)")
    rows, columns = optimize.linear_sum_assignment(costs)
    return float(costs[rows, columns].mean())


def assignment(x: Any, y: Any, order: float = 2) -> np.ndarray:
    """The best matching itself: s (n,) with x_i matched to y_s(i)."""
    costs = cost_matrix(x, y, order)
    if costs.shape[0] != costs.shape[1]:
        raise refuse("numbers of points", costs.shape, "equally many points")
    return optimize.linear_sum_assignment(costs)[1]


def transport_cost(a: Any, b: Any, cost: Any, solver: str = "fastest") -> float:
    """The least of sum_ij P_ij cost_ij over plans P >= 0 with marginals a (n,) and b (m,).

    `solver` is "simplex" (the network simplex of the package POT, extra `transport`), "highs" (SciPy's linear programs) or
    "fastest", the first of them that is installed. A cost of +inf forbids a pair; the answer is inf where no plan is left.
    """
    return _solve(a, b, cost, solver)[0]


def transport_plan(a: Any, b: Any, cost: Any, solver: str = "fastest") -> np.ndarray:
    """A plan (n, m) of least cost; `transport_cost` says what the arguments are."""
    value, plan = _solve(a, b, cost, solver)
    if not np.isfinite(value):
        raise refuse("cost", value, "a cost that leaves at least one plan of finite cost")
    return plan


def _solve(a: Any, b: Any, cost: Any, solver: str) -> tuple[float, np.ndarray]:
    a, b = probability_vector("a", a), probability_vector("b", b)
    choice("solver", solver, ("fastest", "simplex", "highs"))
    cost = np.ascontiguousarray(cost, dtype=np.float64)
    if cost.shape != (a.size, b.size) or np.isnan(cost).any() or (cost == -np.inf).any():
        raise refuse("cost", cost.shape, f"numbers or +inf, shape ({a.size}, {b.size})")
    a, b = a / a.sum(), b / b.sum()
    allowed = np.isfinite(cost)
    if solver != "highs" and allowed.all():
        try:
            import ot
        except ImportError:
            if solver == "simplex":
                raise refuse("solver", solver, '"highs", or the package POT (extra `transport`) installed') from None
        else:
            plan, log = ot.emd(a, b, cost, numItermax=10_000_000, log=True, check_marginals=False)
            if log["warning"] is None:
                return float(np.sum(plan * cost)), plan
    return _highs(a, b, cost, allowed)


def _highs(a: np.ndarray, b: np.ndarray, cost: np.ndarray, allowed: np.ndarray) -> tuple[float, np.ndarray]:
    rows, columns = np.nonzero(allowed)
    plan = np.zeros(cost.shape)
    if rows.size == 0:
        return np.inf, plan
    which, ones = np.arange(rows.size), np.ones(rows.size)
    equal = sparse.vstack([
        sparse.csr_matrix((ones, (rows, which)), (a.size, rows.size)),
        sparse.csr_matrix((ones, (columns, which)), (b.size, rows.size)),
    ])
    # one equation follows from the others; leaving it out spares the solver a rounding contradiction
    found = optimize.linprog(
        cost[allowed], A_eq=equal[:-1], b_eq=np.concatenate([a, b])[:-1], bounds=(0, None), method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if found.status == 2:
        return np.inf, plan
    if not found.success:
        raise ArithmeticError(f"no plan found: {found.message}")
    plan[allowed] = found.x
    return float(found.fun), plan
