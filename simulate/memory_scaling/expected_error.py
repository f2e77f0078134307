"""Mean errors by exact summation: nothing random.

Two classes with unembeddings of equal norm, any inputs' dimension d >= 1: the answer for token x depends on
whether a Student variable with d degrees of freedom exceeds sqrt(d w / (1 - w)), w = q(x)^2 / sum q^2.
Orthonormal unembeddings: an integral over one normal and one chi variable. Zipf laws of any size, also
infinite, are summed through `zipf_nodes`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaincc, log_ndtr

from lawbook.simulate.inputs import (
    labels_of,
    non_negative,
    probability_vector,
    refuse,
    whole_number,
    whole_numbers,
)
from lawbook.simulate.memory_scaling import schemes
from lawbook.simulate.memory_scaling.orthonormal import chances as orthonormal_chances
from lawbook.simulate.memory_scaling.orthonormal import chances_of_distinct
from lawbook.simulate.memory_scaling.token_groups import grouped
from lawbook.simulate.memory_scaling.zipf_nodes import LAST, ZipfNodes, zipf_nodes
from lawbook.simulate.parallel import map_in_order


def two_class_chances(shares: np.ndarray, dimension: int) -> np.ndarray:
    """P(token is wrong) for shares w = q^2 / sum q^2 in [0, 1]: (1 - I_w(1/2, d/2)) / 2, no cancellation."""
    return 0.5 * betaincc(0.5, whole_number("dimension", dimension) / 2, shares)


def unit_scale(q: np.ndarray) -> np.ndarray:
    """Weights over the largest of them, which changes no error: weights may be tiny, their squares must not underflow."""
    top = q.max(axis=-1, keepdims=True)
    return q / np.where(top > 0, top, 1.0)


def two_class_token_errors(q: np.ndarray, dimension: int) -> np.ndarray:
    """P(token is wrong) for storage weights q, two classes; 1/2 for all if nothing is stored.

    Cost: about 1 microsecond a token (an incomplete beta function). Memory: 4 N.
    """
    q = unit_scale(non_negative("q", q))
    if q.max() == 0:
        return np.full(len(q), 0.5)
    square = q * q
    return two_class_chances(square / math.fsum(square), dimension)


def two_class_error(p: np.ndarray, q: np.ndarray, dimensions: int | Sequence[int]) -> np.ndarray:
    """Mean 0-1 risk of two classes in each dimension; q has shape (N,) or (len(dimensions), N).

    Cost: about 1 microsecond for each token and dimension. Memory: 4 N.
    """
    p = probability_vector("p", p)
    dims = whole_numbers("dimensions", dimensions)
    table = np.broadcast_to(non_negative("q", q, (1, 2)), (len(dims), len(p)))
    return np.array(
        [math.fsum(p * two_class_token_errors(row, d)) for row, d in zip(table, dims, strict=True)]
    )


def orthonormal_token_errors(
    q: np.ndarray, dimension: int, classes: int, labels: np.ndarray | None = None
) -> np.ndarray:
    """P(token is wrong) for orthonormal unembeddings (classes <= dimension), Gaussian inputs.

    Cost as in `orthonormal.chances`; memory O(N).
    """
    q = unit_scale(non_negative("q", q))
    label = labels_of("labels", labels, len(q), whole_number("classes", classes, 2))
    return orthonormal_chances(q, label, np.bincount(label, q * q, classes), dimension)


def orthonormal_error(
    p: np.ndarray,
    q: np.ndarray,
    dimensions: int | Sequence[int],
    classes: int,
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """Mean 0-1 risk with orthonormal unembeddings in each dimension; q has shape (N,) or (dimensions, N).

    Tokens are grouped (`token_groups`, relative error 1e-12). Cost: O(N log N) to group them (0.1 ms for
    1000) and 1 to 8 ms a dimension whatever N. Memory: O(N) for each thread.
    """
    p = probability_vector("p", p)
    dims, classes = whole_numbers("dimensions", dimensions), whole_number("classes", classes, 2)
    if classes > min(dims):
        raise refuse("classes", classes, f"at most the dimension {min(dims)} for orthonormal unembeddings")
    label = labels_of("labels", labels, len(p), classes)
    table = np.broadcast_to(unit_scale(non_negative("q", q, (1, 2))), (len(dims), len(p)))

    def one(place: int) -> float:
        row, d = table[place], dims[place]
        energy = np.bincount(label, row * row, classes)
        nodes, mass, own = grouped(row, p, label, np.sqrt(energy), d)
        return math.fsum(mass * chances_of_distinct(nodes, own, energy, d))

    return np.array(map_in_order(one, range(len(dims)), threads))


def zipf_error(
    scheme: str, alpha: float, dimensions: int | Sequence[int], classes: int = 2, tokens: float = math.inf
) -> np.ndarray:
    """Mean 0-1 risk of a scheme (`schemes.weights`, or ``optimal``) on a Zipf law, labels x mod `classes`.

    Two classes: unembeddings of equal norm; more: orthonormal. Any d up to 1e8 and any number of tokens,
    infinite included. Shape (len(dimensions),). Cost: 12 nodes for each doubling of N, about 2 ms a dimension
    for two classes, 5 to 10 ms for five; memory likewise.
    Raises InputError, also where infinitely many weights are not square-summable.
    """
    dims = whole_numbers("dimensions", dimensions)
    classes = whole_number("classes", classes, 2)
    return np.array([_zipf_error(scheme, alpha, d, classes, tokens) for d in dims])


def _breaks(scheme: str, dimension: int) -> tuple[int, ...]:
    name, *rest = scheme.split(":")
    if name in ("threshold", "logarithm", "root-logarithm") and rest:
        return (int(schemes.size_of(rest[0], dimension)),)
    return ()


def _zipf_error(scheme: str, alpha: float, dimension: int, classes: int, tokens: float) -> float:
    nodes = zipf_nodes(alpha, tokens, 1 if classes == 2 else classes, _breaks(scheme, dimension))
    if scheme == "optimal":
        if classes != 2:
            raise refuse("scheme", scheme, "optimal is known for two classes only")
        shares = optimal_shares(nodes.p, dimension, nodes.multiplicity)
        return nodes_error(nodes, shares, dimension)
    q = schemes.weights(scheme, nodes.p, dimension, classes, nodes.rank)
    if classes == 2:
        energy = math.fsum(nodes.multiplicity * q * q) + tail_energy(nodes, q)
        if energy == 0:
            return 0.5
        return nodes_error(nodes, q * q / energy, dimension)
    sums = np.bincount(nodes.label, nodes.multiplicity * q * q, classes) + tail_energy(nodes, q) / classes
    found, mass, label = grouped(q, nodes.multiplicity * nodes.p, nodes.label, np.sqrt(sums), dimension)
    wrong = chances_of_distinct(found, label, sums, dimension)
    return math.fsum(mass * wrong) + (1 - 1 / classes) * nodes.beyond


def nodes_error(nodes: ZipfNodes, shares: np.ndarray, dimension: int) -> float:
    """Mean risk of two classes on Zipf nodes; tokens beyond the last node are guessed."""
    wrong = two_class_chances(shares, dimension)
    return math.fsum(nodes.multiplicity * nodes.p * wrong) + 0.5 * nodes.beyond


def tail_energy(nodes: ZipfNodes, q: np.ndarray) -> float:
    """Sum of q^2 over the tokens beyond the last node, taking q for a power of the rank there."""
    if nodes.beyond == 0 or q[-1] == 0:
        return 0.0
    decay = -2 * np.log(q[-1] / q[-8]) / np.log(nodes.rank[-1] / nodes.rank[-8])
    if decay <= 1.001:
        raise refuse(
            "scheme", f"weights decaying like x**-{decay / 2:.3g}", "weights with a finite sum of squares"
        )
    return float(q[-1] ** 2 * nodes.rank[-1] ** decay * float(LAST) ** (1 - decay) / (decay - 1))


def optimal_shares(p: np.ndarray, dimension: int, multiplicity: np.ndarray | None = None) -> np.ndarray:
    """The shares w = q^2 / sum q^2 of least error for two classes (dimension >= 2), by water-filling.

    They solve log p + (d/2 - 1) log(1 - w) - log(w)/2 = level for all tokens with p > 0 and sum to 1.
    At d = 2 the share is proportional to p^2. `multiplicity`: how many tokens each entry stands for.
    Cost: 64 bisections of all shares in each of about 15 evaluations; memory 6 N.
    """
    d = whole_number("dimension", dimension, 2)
    p = non_negative("p", p)
    m = np.ones_like(p) if multiplicity is None else multiplicity
    log_p = np.log(np.where(p > 0, p, 1.0))

    def shares(level: float) -> np.ndarray:
        # unknown t = log w: g(t) = log p + (d/2 - 1) log(1 - exp(t)) - t/2 - level decreases in t
        low = np.full(len(p), -1500.0)
        high = np.full(len(p), -1e-16)
        for _ in range(64):
            middle = (low + high) / 2
            above = log_p + (d / 2 - 1) * np.log(-np.expm1(middle)) - middle / 2 > level
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        return np.where(p > 0, np.exp(low), 0.0)

    def excess(level: float) -> float:
        return math.log((m * shares(level)).sum())

    high = 0.5 * math.log((m * p * p).sum())  # w <= (p exp(-level))^2, so that the sum is at most 1 here
    low = high - 1.0
    while excess(low) < 0:
        low -= 2 * (high - low)
    result = shares(brentq(excess, low, high + 1e-9, xtol=1e-13, rtol=1e-15))
    return result / (m * result).sum()


def balanced_chance(s: np.ndarray | float, classes: int) -> np.ndarray:
    """1 - E[Phi(s + g)^(classes - 1)]: chance of error of a score s above classes - 1 equal rivals."""
    classes = whole_number("classes", classes, 2)
    g = np.linspace(-12, 12, 481)  # the trapezoidal rule is exact to rounding for such integrands
    density = np.exp(-g * g / 2) / math.sqrt(2 * math.pi) * (g[1] - g[0])
    wrong = -np.expm1((classes - 1) * log_ndtr(np.atleast_1d(np.asarray(s, float))[..., None] + g))
    return (wrong * density).sum(axis=-1).reshape(np.shape(s))
