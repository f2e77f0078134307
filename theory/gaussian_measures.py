"""Closed forms for normal laws that several systems share: SymPy functions of scalars, in one and two dimensions.

Deviations are positive, costs are squared distances without a factor of one half, logarithms natural. Every formula is
standard; tests compare each with quadrature or with matrix roots at d = 2. Matrices are SymPy matrices, 2 x 2.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.lazy import sympy as sp


def density(x: Any, mean: Any = 0, deviation: Any = 1) -> Any:
    """Density of N(mean, deviation^2) at x."""
    return sp.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * sp.sqrt(2 * sp.pi))


def cumulative(x: Any, mean: Any = 0, deviation: Any = 1) -> Any:
    """P(X <= x) for X from N(mean, deviation^2)."""
    return sp.erfc((mean - x) / (deviation * sp.sqrt(2))) / 2


def quantile(u: Any, mean: Any = 0, deviation: Any = 1) -> Any:
    """The u-quantile of N(mean, deviation^2), 0 < u < 1."""
    return mean + deviation * sp.sqrt(2) * sp.erfinv(2 * u - 1)


def entropy(deviation: Any, dimension: Any = 1) -> Any:
    """Differential entropy of N(m, deviation^2 I)."""
    return dimension * sp.log(2 * sp.pi * sp.E * deviation**2) / 2


def kullback(mean: Any, deviation: Any, other_mean: Any, other_deviation: Any) -> Any:
    """KL(N(mean, deviation^2) || N(other_mean, other_deviation^2)) on the line."""
    ratio = deviation / other_deviation
    return -sp.log(ratio) + (ratio**2 + ((mean - other_mean) / other_deviation) ** 2 - 1) / 2


def isotropic_kullback(squared_distance: Any, deviation: Any, other_deviation: Any, dimension: Any) -> Any:
    """KL between isotropic normals in any dimension, the means at `squared_distance` from each other."""
    ratio = (deviation / other_deviation) ** 2
    return dimension * (ratio - 1 - sp.log(ratio)) / 2 + squared_distance / (2 * other_deviation**2)


def fisher_divergence(mean: Any, deviation: Any, other_mean: Any, other_deviation: Any) -> Any:
    """E (d/dx log p/q)^2 under p, for normals p, q on the line."""
    slope = 1 / other_deviation**2 - 1 / deviation**2
    return slope**2 * deviation**2 + (mean - other_mean) ** 2 / other_deviation**4


def squared_wasserstein(mean: Any, deviation: Any, other_mean: Any, other_deviation: Any) -> Any:
    """Squared W_2 between normals on the line."""
    return (mean - other_mean) ** 2 + (deviation - other_deviation) ** 2


def kernel_mean(squared_distance: Any, variance: Any, bandwidth: Any, dimension: Any = 1) -> Any:
    """E exp(-|X - Y|^2/(2 h^2)) for X - Y from N(delta, variance I), |delta|^2 = `squared_distance`.

    For independent X and Y, `variance` is the sum of their variances; 0 is allowed.
    """
    wide = bandwidth**2 + variance
    return (bandwidth**2 / wide) ** (sp.sympify(dimension) / 2) * sp.exp(-squared_distance / (2 * wide))


def mean_distance(distance: Any, deviation: Any) -> Any:
    """E |X| for X from N(distance, deviation^2)."""
    folded = sp.sqrt(2 / sp.pi) * deviation * sp.exp(-((distance / deviation) ** 2) / 2)
    return folded + distance * sp.erf(distance / (deviation * sp.sqrt(2)))


def total_variation(distance: Any, deviation: Any) -> Any:
    """Total variation of two normals of equal deviation, their means at `distance`."""
    return sp.erf(distance / (2 * sp.sqrt(2) * deviation))


def rotated(first: Any, second: Any, angle: Any) -> Any:
    """The 2 x 2 covariance with eigenvalues `first`, `second`, its first axis at `angle` from the x-axis."""
    c, s = sp.cos(angle), sp.sin(angle)
    return sp.Matrix([[first * c**2 + second * s**2, (first - second) * c * s], [(first - second) * c * s, first * s**2 + second * c**2]])


def root(matrix: Any) -> Any:
    """The positive root of a positive semi-definite 2 x 2 matrix other than 0, by Cayley and Hamilton."""
    det = sp.sqrt(matrix.det())
    return (matrix + det * sp.eye(2)) / sp.sqrt(matrix.trace() + 2 * det)


def trace_of_root(trace: Any, determinant: Any) -> Any:
    """tr A^(1/2) of a 2 x 2 matrix with eigenvalues >= 0, from its trace and determinant."""
    return sp.sqrt(trace + 2 * sp.sqrt(determinant))


def fidelity(a: Any, b: Any) -> Any:
    """tr (A^(1/2) B A^(1/2))^(1/2) for 2 x 2 covariances."""
    return trace_of_root((a * b).trace(), a.det() * b.det())


def squared_bures_wasserstein(a: Any, b: Any) -> Any:
    """Squared W_2 between N(0, A) and N(0, B) in the plane."""
    return a.trace() + b.trace() - 2 * fidelity(a, b)


def geometric_mean(a: Any, b: Any) -> Any:
    """A # B = A^(1/2) (A^(-1/2) B A^(-1/2))^(1/2) A^(1/2) for positive definite 2 x 2 matrices."""
    scaled = a / sp.sqrt(a.det()) + b / sp.sqrt(b.det())
    return sp.sqrt(sp.sqrt(a.det() * b.det()) / scaled.det()) * scaled


def cholesky(matrix: Any) -> Any:
    """Lower triangular root of a positive definite 2 x 2 matrix, with positive diagonal."""
    corner = sp.sqrt(matrix[0, 0])
    return sp.Matrix([[corner, 0], [matrix[0, 1] / corner, sp.sqrt(matrix.det()) / corner]])
