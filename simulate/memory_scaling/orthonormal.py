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

PANEL, PANEL_WEIGHT = np.polynomial.legendre.leggauss(12)


def _log_product(v: float, noise: np.ndarray, own: int) -> float:
    """log of prod Phi(v / noise_y) over y != own with noise_y > 0."""
    total = 0.0
    for y in range(len(noise)):
        if y != own and noise[y] > 0:
            z = v / (noise[y] * math.sqrt(2.0))
            if z > 0:
                total += math.log1p(-0.5 * math.erfc(z))
            elif z > -26:
                total += math.log(0.5 * math.erfc(-z))
            else:
                return -np.inf
    return total


log_product = kernel(_log_product)


def _wrong_given_r(
    signal: float, spread: float, noise: np.ndarray, own: int, nodes: np.ndarray, node_weights: np.ndarray
) -> float:
    """P(wrong) when own score is signal + spread * g; rivals without noise score 0."""
    empty, width = 0, np.inf
    for y in range(len(noise)):
        if y != own:
            if noise[y] == 0:
                empty += 1
            else:
                width = min(width, noise[y])
    if spread == 0:
        if empty > 0 and signal == 0:  # own score ties with the empty classes at 0
            return 1 - math.exp(log_product(0.0, noise, own)) / (empty + 1)
        return -math.expm1(log_product(signal, noise, own))
    turn = -signal / spread  # where own score is 0
    width = min(width / spread, 1e3)
    if empty == 0 and width > 0.06:
        step = min(0.7 * width / math.sqrt(1 + width * width), 0.5)
        total = 0.0
        for k in range(-int(13 / step), int(10 / step) + 1):
            g = k * step
            total -= math.expm1(log_product(signal + spread * g, noise, own)) * math.exp(-g * g / 2)
        return total * step / math.sqrt(2 * math.pi)
    if empty > 0:  # certainly wrong below `turn`
        total = 0.5 * math.erfc(-turn / math.sqrt(2.0))
    else:
        total = 0.0
    for side in (-1, 1):
        if side == -1 and empty > 0:
            continue
        near = 0.0
        size = min(width / 2, 1.0)
        while True:
            far = near + size
            low, high = (turn + near, turn + far) if side == 1 else (turn - far, turn - near)
            low, high = max(low, -13.0), min(high, 13.0)
            if low < high:
                middle, half = (low + high) / 2, (high - low) / 2
                for i in range(len(nodes)):
                    g = middle + half * nodes[i]
                    wrong = -math.expm1(log_product(signal + spread * g, noise, own))
                    total += wrong * math.exp(-g * g / 2) * half * node_weights[i] / math.sqrt(2 * math.pi)
            elif (side == 1 and turn + near >= 13.0) or (side == -1 and turn - near <= -13.0):
                break
            near = far
            size = min(size * 1.7, 1.0)
    return total


wrong_given_r = kernel(_wrong_given_r)


def _chances(
    q: np.ndarray, label: np.ndarray, noise: np.ndarray, r: np.ndarray, mass: np.ndarray, nodes: np.ndarray,
    node_weights: np.ndarray,
) -> np.ndarray:
    result = np.empty(len(q))
    for x in range(len(q)):
        spread = math.sqrt(max(noise[label[x]] ** 2 - q[x] ** 2, 0.0))
        if spread < 1e-8 * noise[label[x]]:  # rounding of a token alone in its class
            spread = 0.0
        if q[x] == 0:
            result[x] = wrong_given_r(0.0, spread, noise, label[x], nodes, node_weights)
            continue
        total = 0.0
        for k in range(len(r)):
            total += mass[k] * wrong_given_r(r[k] * q[x], spread, noise, label[x], nodes, node_weights)
        result[x] = total
    return result


chances_kernel = kernel(_chances)


def chances(q: np.ndarray, label: np.ndarray, energy: np.ndarray, dimension: int) -> np.ndarray:
    """P(token is wrong) for tokens of weights q and labels, given the energy of each class (sum of q^2).

    Equal tokens are computed once. Cost: distinct (q, label) x chi nodes (5 to 24) x about 60 x classes
    evaluations of erfc. Accuracy about 1e-10. Raises InputError if there are more classes than dimensions.
    """
    d = whole_number("dimension", dimension)
    if len(energy) > d:
        raise refuse("classes", len(energy), f"at most the dimension {d} for orthonormal unembeddings")
    r, mass = chi_nodes(d, 24 if d < 8 else 14 if d < 64 else 8 if d < 4096 else 5)
    pairs, back = np.unique(np.stack([q, label.astype(np.float64)], axis=1), axis=0, return_inverse=True)
    found = chances_kernel(
        np.ascontiguousarray(pairs[:, 0]), pairs[:, 1].astype(np.int64), np.sqrt(energy), r, mass, PANEL, PANEL_WEIGHT
    )
    return found[back.reshape(-1)]
