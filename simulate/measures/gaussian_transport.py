"""Optimal transport between normal laws: roots, geometric means, distances and the three classical linear maps.

Everything goes by symmetric eigendecompositions and Cholesky factors; a general matrix square root of a product of
symmetric matrices loses half the digits where the spectrum is wide.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measures.laws import covariance_of, same_dimension, vector_of


def _power(matrix: np.ndarray, exponent: float) -> np.ndarray:
    values, vectors = np.linalg.eigh(matrix)
    found = (vectors * np.maximum(values, 0.0) ** exponent) @ vectors.T
    return (found + found.T) / 2


def root(covariance: Any) -> np.ndarray:
    """The symmetric positive semi-definite square root, (d, d)."""
    return _power(covariance_of("covariance", covariance), 0.5)


def inverse_root(covariance: Any) -> np.ndarray:
    """The inverse of the square root, (d, d); the covariance must be positive definite."""
    return _power(covariance_of("covariance", covariance, definite=True), -0.5)


def geometric_mean(first: Any, second: Any) -> np.ndarray:
    """A # B = A^1/2 (A^-1/2 B A^-1/2)^1/2 A^1/2 for definite A, semi-definite B: the solution G of G A^-1 G = B."""
    first = covariance_of("first covariance", first, definite=True)
    second = covariance_of("second covariance", second)
    same_dimension("dimension of the second covariance", len(first), len(second))
    factor = np.linalg.cholesky(first)  # any factor gives the same mean: L (L^-1 B L^-T)^1/2 L^T
    inner = np.linalg.solve(factor, np.linalg.solve(factor, second).T)
    found = factor @ _power((inner + inner.T) / 2, 0.5) @ factor.T
    return (found + found.T) / 2


def squared_bures_wasserstein(first: Any, second: Any, first_mean: Any = 0.0, second_mean: Any = 0.0) -> float:
    """W_2^2 of two normal laws: |m - m'|^2 + tr A + tr B - 2 tr (A^1/2 B A^1/2)^1/2; covariances may be singular."""
    first, second = covariance_of("first covariance", first), covariance_of("second covariance", second)
    same_dimension("dimension of the second covariance", len(first), len(second))
    gap = vector_of("first_mean", first_mean) - vector_of("second_mean", second_mean)
    # the trace of the root is the nuclear norm of B^1/2 A^1/2: singular values keep digits that a root of a square loses
    cross = np.linalg.svd(_power(second, 0.5) @ _power(first, 0.5), compute_uv=False).sum()
    return max(0.0, float(gap @ gap + np.trace(first) + np.trace(second) - 2 * cross))


def optimal_map(first: Any, second: Any) -> np.ndarray:
    """The symmetric positive semi-definite T with T A T = B: T = A^-1 # B, the cheapest linear map of N(0, A) onto N(0, B)."""
    first = covariance_of("first covariance", first, definite=True)
    second = covariance_of("second covariance", second)
    same_dimension("dimension of the second covariance", len(first), len(second))
    factor = np.linalg.cholesky(first)
    inner = factor.T @ second @ factor  # T = L^-T (L^T B L)^1/2 L^-1
    half = np.linalg.solve(factor.T, _power((inner + inner.T) / 2, 0.5))
    found = np.linalg.solve(factor.T, half.T)
    return (found + found.T) / 2


def knothe_map(first: Any, second: Any) -> np.ndarray:
    """The lower triangular T with positive diagonal and T A T' = B: Knothe and Rosenblatt's increasing rearrangement."""
    first = covariance_of("first covariance", first, definite=True)
    second = covariance_of("second covariance", second, definite=True)
    same_dimension("dimension of the second covariance", len(first), len(second))
    return np.tril(np.linalg.solve(np.linalg.cholesky(first).T, np.linalg.cholesky(second).T).T)


def flow_map(covariance: Any) -> np.ndarray:
    """The end map of the probability flow from N(0, I) to N(0, S) under the noising dX = -X dt + sqrt(2) dB: S^1/2.

    The covariances S exp(-2t) + (1 - exp(-2t)) I commute at all times, so each eigendirection is only stretched.
    """
    return root(covariance_of("covariance", covariance, definite=True))
