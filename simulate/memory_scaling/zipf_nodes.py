"""Sums over the tokens of a Zipf law, of any size or infinite, through a few hundred nodes.

A sum of a smooth function over consecutive integers a, ..., b - 1 is a Gauss quadrature for the uniform
measure on those integers, whose orthogonal polynomials (discrete Chebyshev) have known recurrence
coefficients: n nodes are exact for polynomials of degree 2n - 1, with no integral and no end correction.
Panels [a, 2a[ keep the singularity at rank 0 three half-widths away: n = 12 leaves about 1e-12.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy.linalg import eigh_tridiagonal
from scipy.special import zeta

from lawbook.simulate.inputs import number, refuse, whole_number

HEAD = 64  # ranks summed one by one before the first panel and beside a break
LAST = 2**100  # infinite laws: ranks beyond are represented by their total mass


@dataclass(frozen=True)
class ZipfNodes:
    """Representatives of the tokens of p(x) = x**-alpha / (sum), x = 1, 2, ...; arrays share one shape.

    rank: the rank x, not always whole; multiplicity: how many tokens stand behind it (not whole, positive);
    p: the frequency of each of them; label: (rank - 1) mod `classes`. `beyond` is the total frequency of
    the tokens after the last node (0 for a finite law). Sums are ``(multiplicity * f).sum()``.
    """

    rank: np.ndarray
    multiplicity: np.ndarray
    p: np.ndarray
    label: np.ndarray
    beyond: float


def integer_nodes(first: int, count: int, order: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights that sum functions over first, ..., first + count - 1; exact where count <= order."""
    if count <= order:
        return first + np.arange(count, dtype=np.float64), np.ones(count)
    nodes, weights = _gauss(count, order)
    return first + count * nodes + (count - 1) / 2, count * weights


@lru_cache(maxsize=4096)
def _gauss(count: int, order: int) -> tuple[np.ndarray, np.ndarray]:
    k = np.arange(1, order)
    # recurrence of the discrete Chebyshev polynomials, in units of count so that huge counts do not overflow
    off = k * np.sqrt((1 - (k / count) ** 2) / (4 * (4 * k**2 - 1)))
    nodes, vectors = eigh_tridiagonal(np.zeros(order), off)
    return nodes, vectors[0] ** 2


def _edges(low: int, high: int, kink: bool) -> list[int]:
    """low < ... < high: doubling steps away from `low`, halving steps towards `high` where it is a kink."""
    right, gap = [high], HEAD
    while kink and high - gap > (low + high) // 2:
        right.append(high - gap)
        gap *= 2
    left, position = [low], low
    while position < right[-1]:
        position = min(right[-1], position + max(position, HEAD))
        left.append(position)
    return left + right[-2::-1]


@lru_cache(maxsize=256)
def zipf_nodes(
    alpha: float, tokens: float = math.inf, classes: int = 1, breaks: tuple[int, ...] = (), order: int = 12
) -> ZipfNodes:
    """Nodes of a Zipf law with exponent `alpha` > 0 (> 1 if `tokens` is infinite).

    Each residue class of the ranks mod `classes` has its own nodes, so that sums by label are exact too.
    `breaks` lists ranks x at which the summand is not smooth between x and x + 1 (a threshold's P): no node
    stands for ranks on both sides. Cost and size: about classes x order x log2(tokens / (64 classes)).
    """
    alpha = number("alpha", alpha, 0, low_open=True)
    classes = whole_number("classes", classes)
    infinite = tokens == math.inf
    if infinite and alpha <= 1:
        raise refuse("alpha", alpha, "alpha > 1 for infinitely many tokens")
    last = LAST if infinite else whole_number("tokens", tokens)
    rank, multiplicity, label = [], [], []
    for residue in range(min(classes, last)):
        count = (last - residue - 1) // classes + 1  # ranks residue + 1 + classes * j, j = 0, ..., count - 1
        inner = tuple(max(0, (int(b) - residue - 1) // classes + 1) for b in breaks)
        kinks = sorted({b for b in inner if 0 < b <= count})
        for low, high in zip([0, *kinks], [*kinks, count], strict=True):
            for a, b in pairwise(_edges(low, high, high in kinks)):
                nodes, weights = integer_nodes(a, b - a, HEAD if b - a <= HEAD else order)
                rank.append(residue + 1 + classes * nodes)
                multiplicity.append(weights)
                label.append(np.full(len(nodes), residue))
    x, m = np.concatenate(rank), np.concatenate(multiplicity)
    raw = x**-alpha
    total = float(zeta(alpha)) if infinite else math.fsum(m * raw)
    beyond = float(zeta(alpha, last + 1.0)) / total if infinite else 0.0
    result = ZipfNodes(x, m, raw / total, np.concatenate(label), beyond)
    for array in (result.rank, result.multiplicity, result.p, result.label):
        array.flags.writeable = False
    return result
