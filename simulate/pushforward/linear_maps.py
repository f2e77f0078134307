"""Linear maps between centred normal laws: transport, triangular and flow maps as matrices, and what they cost.

Costs are E |A Z - Z|^2 for Z from N(0, S0). A path alpha_t X_0 + beta_t X_1 of two jointly normal vectors has the field
v_t(x) = E[its speed | its place = x], which is linear; its end map and integrals over time come from Runge and Kutta's
and Simpson's rules, not from any closed form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import choice, number, refuse, whole_number

PATHS = ("linear", "trigonometric")


def checked(name: str, matrix: np.ndarray) -> np.ndarray:
    """The covariance (d, d) as float64; refused unless symmetric and positive definite."""
    array = np.asarray(matrix, dtype=np.float64)
    if array.ndim != 2 or array.shape[0] != array.shape[1] or not np.all(np.isfinite(array)):
        raise refuse(name, array.shape, "a square matrix of finite numbers")
    if np.abs(array - array.T).max() > 1e-12 * np.abs(array).max():
        raise refuse(name, array.tolist(), "a symmetric matrix")
    least = np.linalg.eigvalsh(array)[0]
    if least <= 0:
        raise refuse(name, array.tolist(), f"a positive definite matrix (its least eigenvalue is {least:.3g})")
    return array


def planar(first: float, second: float, angle: float = 0.0) -> np.ndarray:
    """The 2 x 2 covariance with two eigenvalues, the axis of the first at `angle`."""
    number("first", first, 0, low_open=True), number("second", second, 0, low_open=True), number("angle", angle)
    axes = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return axes @ np.diag([first, second]) @ axes.T


def power(matrix: np.ndarray, exponent: float) -> np.ndarray:
    """A real power of a positive definite matrix, by its eigenvectors."""
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * values**exponent) @ vectors.T


def cost(matrix: np.ndarray, start: np.ndarray) -> float:
    """E |A Z - Z|^2 for Z from N(0, start)."""
    moved = matrix - np.eye(len(start))
    return float(np.trace(moved @ start @ moved.T))


def solution(start: np.ndarray, end: np.ndarray, orthogonal: np.ndarray) -> np.ndarray:
    """The linear map end^(1/2) Q start^(-1/2), which sends N(0, start) to N(0, end) for every orthogonal Q."""
    return power(end, 0.5) @ orthogonal @ power(start, -0.5)


def turn(angle: float, reflected: bool = False) -> np.ndarray:
    """An orthogonal 2 x 2 matrix."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, s], [s, -c]]) if reflected else np.array([[c, -s], [s, c]])


def extreme_costs(start: np.ndarray, end: np.ndarray) -> tuple[float, float]:
    """Least and largest cost among all linear maps from N(0, start) to N(0, end) in the plane, by search over angles."""
    start, end = checked("start", start), checked("end", end)
    found = []
    for sign in (1, -1):
        best = np.inf
        for reflected in (False, True):

            def signed(angle: float, sign: int = sign, reflected: bool = reflected) -> float:
                return sign * cost(solution(start, end, turn(angle, reflected)), start)

            grid = np.linspace(0, 2 * np.pi, 13)
            at = grid[np.argmin([signed(x) for x in grid])]
            best = min(best, optimize.minimize_scalar(signed, bounds=(at - 0.6, at + 0.6), method="bounded", options={"xatol": 1e-9}).fun)
        found.append(sign * best)
    return found[0], found[1]


def transport(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The symmetric positive definite map: optimal transport for the squared distance."""
    start, end = checked("start", start), checked("end", end)
    half = power(start, 0.5)
    back = power(start, -0.5)
    return back @ power(half @ end @ half, 0.5) @ back


def knothe(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The lower triangular map with positive diagonal."""
    return np.linalg.cholesky(checked("end", end)) @ np.linalg.inv(np.linalg.cholesky(checked("start", start)))


def degenerate_transport(start: np.ndarray, end: np.ndarray, ratio: float) -> np.ndarray:
    """The optimal map for the cost sum over i of ratio^i |x_i - y_i|^2, ratio in ]0, 1]."""
    scale = np.sqrt(number("ratio", ratio, 0, 1, low_open=True)) ** np.arange(len(start))
    stretch = np.outer(scale, scale)
    return transport(start * stretch, end * stretch) * scale[None, :] / scale[:, None]


@dataclass(frozen=True)
class Run:
    """A path's flow: end map (d, d) and integrals over time.

    `energy` is that of E |v|^2, `straightness` that of E |v - (x(1) - x(0))|^2, `irreducible` that of the conditional
    variance of the speed, the least loss of flow matching.
    """

    end_map: np.ndarray
    energy: float
    straightness: float
    irreducible: float


def schedule(path: str) -> Callable[[np.ndarray], tuple[np.ndarray, ...]]:
    """t -> (alpha, beta, their derivatives)."""
    if choice("path", path, PATHS) == "linear":
        return lambda t: (1 - t, t, -np.ones_like(t), np.ones_like(t))
    half = np.pi / 2
    return lambda t: (np.cos(half * t), np.sin(half * t), -half * np.sin(half * t), half * np.cos(half * t))


def flow(start: np.ndarray, end: np.ndarray, path: str = "linear", coupling: np.ndarray | None = None, steps: int = 400) -> Run:
    """Integrate the field of a path between N(0, start) and N(0, end); `coupling` is E[X_1 X_0^T], 0 if not given.

    Errors fall like steps^-4.
    """
    start, end = checked("start", start), checked("end", end)
    steps = whole_number("steps", steps, 2)
    cross = np.zeros_like(start) if coupling is None else np.asarray(coupling, dtype=np.float64)
    alpha, beta, fall, rise = (x[:, None, None] for x in schedule(path)(np.linspace(0, 1, 2 * steps + 1)))
    place = alpha**2 * start + beta**2 * end + alpha * beta * (cross + cross.T)
    joint = fall * alpha * start + rise * beta * end + rise * alpha * cross + fall * beta * cross.T
    speed = fall**2 * start + rise**2 * end + fall * rise * (cross + cross.T)
    field = np.swapaxes(np.linalg.solve(place, np.swapaxes(joint, 1, 2)), 1, 2)  # joint place^-1; place is symmetric
    maps = np.empty((steps + 1, *start.shape))
    maps[0] = now = np.eye(len(start))
    h = 1 / steps
    for k in range(steps):
        early, middle, late = field[2 * k : 2 * k + 3]
        k1 = early @ now
        k2 = middle @ (now + h / 2 * k1)
        k3 = middle @ (now + h / 2 * k2)
        k4 = late @ (now + h * k3)
        maps[k + 1] = now = now + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    used = np.einsum("tij,tkj->tik", joint, field)  # v place v^T
    bent = field[::2] @ maps - (now - np.eye(len(start)))
    return Run(
        end_map=now,
        energy=_simpson(np.trace(used, axis1=1, axis2=2)),
        straightness=_simpson(np.einsum("tij,jk,tik->t", bent, start, bent)),
        irreducible=_simpson(np.trace(speed - used, axis1=1, axis2=2)),
    )


def _simpson(values: np.ndarray) -> float:
    """Integral over [0, 1] of values at an odd number of equidistant points."""
    weights = np.full(len(values), 2.0)
    weights[1::2] = 4.0
    weights[[0, -1]] = 1.0
    return float(weights @ values / (3 * (len(values) - 1)))


def euler_deviation(deviation: float, steps: int, coupled: bool) -> float:
    """Standard deviation after Euler steps of the linear path from N(0, 1) to N(0, deviation^2).

    The two ends are independent, or paired by the increasing map (`coupled`). The field is linear in x.
    """
    deviation, steps = number("deviation", deviation, 0, low_open=True), whole_number("steps", steps)
    cross, x = (deviation if coupled else 0.0), 1.0
    for t in np.arange(steps) / steps:
        place = (1 - t) ** 2 + t**2 * deviation**2 + 2 * t * (1 - t) * cross
        x *= 1 + (t * deviation**2 - (1 - t) + (1 - 2 * t) * cross) / place / steps
    return float(abs(x))


def balance(start: float, steps: int = 100) -> float:
    """The target's deviation above which the linear path from N(0, start^2) needs less energy than the trigonometric one; by bisection."""
    low, high = start, 20 * start
    for _ in range(40):
        middle = np.sqrt(low * high)
        first, second = (flow(np.array([[start**2]]), np.array([[middle**2]]), path, steps=steps).energy for path in PATHS)
        low, high = (low, middle) if first < second else (middle, high)
    return float(np.sqrt(low * high))
