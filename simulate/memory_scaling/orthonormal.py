"""Chances of error with orthonormal unembeddings: one integral over the own class's noise, one over |e_x|.

Given r = |e_x| (chi, d degrees of freedom) and the own noise g, the rivals' scores are independent normal:
P(right) = E prod_y Phi((r q + sqrt(Q_f - q^2) g) / sqrt(Q_y)), y running over the other classes.
"""

from __future__ import annotations

import math

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling.quadrature import chi_nodes
from lawbook.simulate.parallel import available_threads, map_in_order

FULL = np.polynomial.legendre.leggauss(12)
COARSE = np.polynomial.legendre.leggauss(7)
# In few dimensions a token that is wrong for short e_x alone slips between the chi law's nodes.
ROUND, STEEP = 16, 0.3


def _beaten(v: float, noise: np.ndarray, own: int) -> float:
    """1 - prod Phi(v / noise_y) over y != own with noise_y > 0, without cancellation."""
    lost = 0.0
    for y in range(len(noise)):
        if y != own and noise[y] > 0:
            lost += 0.5 * math.erfc(v / (noise[y] * math.sqrt(2.0))) * (1.0 - lost)
    return lost


beaten = kernel(_beaten)


def _panel_sum(
    low: float,
    high: float,
    signal: float,
    spread: float,
    noise: np.ndarray,
    own: int,
    nodes: np.ndarray,
    node_weights: np.ndarray,
) -> float:
    """Integral of beaten(signal + spread g) against the normal density over [low, high]."""
    middle, half = (low + high) / 2, (high - low) / 2
    total = 0.0
    for i in range(len(nodes)):
        g = middle + half * nodes[i]
        total += beaten(signal + spread * g, noise, own) * math.exp(-g * g / 2) * node_weights[i]
    return total * half / math.sqrt(2 * math.pi)


panel_sum = kernel(_panel_sum)


def _wrong_given_r(
    signal: float, spread: float, noise: np.ndarray, own: int, nodes: np.ndarray, node_weights: np.ndarray
) -> float:
    """P(wrong) when own score is signal + spread * g; rivals without noise score 0.

    The number of Gauss-Legendre nodes sets the accuracy: 12 for rounding, 7 for 1e-8.
    """
    full = len(nodes) >= 12
    reach = 8.3 if full else 6.0  # standard deviations: what lies outside has mass 1e-16, or 1e-9
    empty, width = 0, np.inf
    for y in range(len(noise)):
        if y != own:
            if noise[y] == 0:
                empty += 1
            else:
                width = min(width, noise[y])
    if spread == 0:
        lost = beaten(signal, noise, own)
        if empty > 0 and signal == 0:  # own score ties with the empty classes at 0
            return 1 - (1 - lost) / (empty + 1)
        return lost
    turn = -signal / spread  # where own score is 0
    width = min(width / spread, 10.0)
    if empty == 0 and width > 0.15:  # the trapezoidal rule is exact to rounding for such smooth integrands
        step = min((0.7 if full else 0.85) * width / math.sqrt(1 + width * width), 0.5 if full else 0.75)
        total = 0.0
        for k in range(-int((reach + 3.0) / step), int(reach / step) + 1):
            g = k * step
            total += beaten(signal + spread * g, noise, own) * math.exp(-g * g / 2)
        return total * step / math.sqrt(2 * math.pi)
    total = 0.0
    near, size = max(turn, -reach), width if turn > -reach else 2.0
    while near < reach:  # right of the turn, panels that double
        far = min(near + size, reach)
        total += panel_sum(near, far, signal, spread, noise, own, nodes, node_weights)
        near, size = far, min(2 * size, 2.0)
    if empty > 0:  # left of it an empty class wins for certain
        return total + 0.5 * math.erfc(-turn / math.sqrt(2.0))
    near, size = min(turn, reach), width if turn < reach else 2.0
    while near > -reach:
        far = max(near - size, -reach)
        total += panel_sum(far, near, signal, spread, noise, own, nodes, node_weights)
        near, size = far, min(2 * size, 2.0)
    return total


wrong_given_r = kernel(_wrong_given_r)


def _spread(q: float, noise: float) -> float:
    """sqrt(noise^2 - q^2), 0 where the difference is only rounding (a token alone in its class)."""
    share = q / noise if noise > 0 else 1.0
    return noise * math.sqrt((1 - share) * (1 + share)) if 1 - share > 1e-14 else 0.0


spread_of = kernel(_spread)


def _width_in_r(q: float, spread: float, noise: np.ndarray, own: int) -> tuple[float, float]:
    """The least and the largest |e_x| over which P(wrong) of a token falls, from one rival or another."""
    least, largest = np.inf, 0.0
    for y in range(len(noise)):
        if y != own:
            width = math.sqrt(spread * spread + noise[y] * noise[y]) / q
            least, largest = min(least, width), max(largest, width)
    return least, largest


width_in_r = kernel(_width_in_r)


def _steep_chance(
    q: float,
    spread: float,
    noise: np.ndarray,
    own: int,
    dimension: float,
    least: float,
    largest: float,
    nodes: np.ndarray,
    node_weights: np.ndarray,
) -> float:
    """P(wrong) of a token that is wrong only for short e_x, by panels that double from the least width on."""
    scale = (dimension / 2 - 1) * math.log(2.0) + math.lgamma(dimension / 2)
    total, near, size = 0.0, 0.0, max(least, largest / 1024)
    while near < 9 * largest:
        for i in range(len(nodes)):
            r = near + size * (1 + nodes[i]) / 2
            density = math.exp((dimension - 1) * math.log(r) - r * r / 2 - scale)
            wrong = wrong_given_r(r * q, spread, noise, own, nodes, node_weights)
            total += wrong * density * node_weights[i] * size / 2
        near += size
        size = min(2 * size, largest)
    return total


steep_chance = kernel(_steep_chance)


def _chances(
    q: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    dimension: float,
    r: np.ndarray,
    mass: np.ndarray,
    nodes: np.ndarray,
    node_weights: np.ndarray,
) -> np.ndarray:
    result = np.empty(len(q))
    for x in range(len(q)):
        spread = spread_of(q[x], noise[label[x]])
        if q[x] == 0:
            result[x] = wrong_given_r(0.0, spread, noise, label[x], nodes, node_weights)
            continue
        if dimension < ROUND:
            least, largest = width_in_r(q[x], spread, noise, label[x])
            if 0 < largest < STEEP:
                result[x] = steep_chance(
                    q[x], spread, noise, label[x], dimension, least, largest, nodes, node_weights
                )
                continue
        total = 0.0
        for k in range(len(r)):
            total += mass[k] * wrong_given_r(r[k] * q[x], spread, noise, label[x], nodes, node_weights)
        result[x] = total
    return result


chances_kernel = kernel(_chances)


def _mean_risks(
    cells: np.ndarray,
    start: np.ndarray,
    q: np.ndarray,
    mass: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    dims: np.ndarray,
    r: np.ndarray,
    r_mass: np.ndarray,
    nodes: np.ndarray,
    node_weights: np.ndarray,
    risks: np.ndarray,
) -> None:
    """risks[c] = sum of mass x P(wrong) over the tokens start[c], ..., start[c + 1] - 1, for c in `cells`."""
    for c in cells:
        order = np.count_nonzero(r_mass[c])
        part = slice(start[c], start[c + 1])
        wrong = chances_kernel(
            q[part], label[part], noise[c], dims[c], r[c, :order], r_mass[c, :order], nodes, node_weights
        )
        total = 0.0
        for i in range(len(wrong)):
            total += mass[start[c] + i] * wrong[i]
        risks[c] = total


mean_risks_kernel = kernel(_mean_risks)


def mean_risks(
    groups: list[tuple[np.ndarray, np.ndarray, np.ndarray]],
    noise: np.ndarray,
    dims: np.ndarray,
    full: bool,
    threads: int | None = None,
) -> np.ndarray:
    """Exact mean risks of many cells, each a (q, mass, label) of `token_groups` with noise (classes,) and d.

    One compiled call for each thread: a call for each cell would wait for the interpreter most of the time.
    """
    start = np.concatenate([[0], np.cumsum([len(q) for q, _, _ in groups])])
    q, mass, label = (np.concatenate([group[i] for group in groups]) for i in range(3))
    rules = [chi_nodes(int(d), chi_order(int(d), full)) for d in dims]
    r, r_mass = np.zeros((2, len(rules), max(len(points) for points, _ in rules)))
    for k, (points, masses) in enumerate(rules):
        r[k, : len(points)], r_mass[k, : len(points)] = points, masses
    risks, sizes = np.zeros(len(groups)), np.asarray(dims, dtype=np.float64)
    workers = available_threads() if threads is None else threads
    shares = [np.arange(k, len(groups), workers) for k in range(min(workers, len(groups)))]
    rule = FULL if full else COARSE
    map_in_order(
        lambda cells: mean_risks_kernel(cells, start, q, mass, label, noise, sizes, r, r_mass, *rule, risks),
        shares,
        threads,
    )
    return risks


def chances(q: np.ndarray, label: np.ndarray, energy: np.ndarray, dimension: int) -> np.ndarray:
    """P(token is wrong) for tokens of weights q and labels, given the energy of each class (sum of q^2).

    Equal tokens are computed once. Cost: distinct (q, label) x chi nodes (5 to 40) x 30 to 200 x classes
    evaluations of erfc (10 ns). Absolute accuracy about 1e-11.
    Raises InputError if there are more classes than dimensions.
    """
    d = whole_number("dimension", dimension)
    if len(energy) > d:
        raise refuse("classes", len(energy), f"at most the dimension {d} for orthonormal unembeddings")
    pairs, back = np.unique(np.stack([q, label.astype(np.float64)], axis=1), axis=0, return_inverse=True)
    found = chances_of_distinct(np.ascontiguousarray(pairs[:, 0]), pairs[:, 1].astype(np.int64), energy, d)
    return found[back.reshape(-1)]


def chances_of_distinct(
    q: np.ndarray, label: np.ndarray, energy: np.ndarray, dimension: int, full: bool = True
) -> np.ndarray:
    """`chances` without looking for equal tokens; not `full`: to 1e-7 only, several times faster."""
    r, mass = chi_nodes(dimension, chi_order(dimension, full))
    return chances_kernel(q, label, np.sqrt(energy), float(dimension), r, mass, *(FULL if full else COARSE))


def chi_order(d: int, full: bool) -> int:
    """Number of chi nodes for about 1e-12, or 1e-7 if not `full`."""
    if full:
        return 40 if d < 8 else 32 if d < 32 else 12 if d < 512 else 8 if d < 10**5 else 5
    return 24 if d < 8 else 12 if d < 20 else 8 if d < 64 else 5
