"""Laws on R^d that one can sample from and push through an affine map: atoms, normal laws, and mixtures of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lawbook.simulate.inputs import probability_vector, refuse, whole_number


def points_of(name: str, values: Any) -> np.ndarray:
    """A float64 array (n, d) of finite numbers with n, d >= 1; a vector (n,) is n points of the line."""
    accepted = "finite numbers, shape (n, d) or (n,), at least one point"
    try:
        array = np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, accepted) from None
    array = array[:, None] if array.ndim == 1 else array
    if array.ndim != 2 or array.size == 0 or not np.isfinite(array).all():
        raise refuse(name, values, accepted)
    return array


def vector_of(name: str, values: Any) -> np.ndarray:
    """A float64 vector (d,) of finite numbers, d >= 1; a number is a vector of one."""
    try:
        array = np.atleast_1d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise refuse(name, values, "a vector of finite numbers") from None
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all():
        raise refuse(name, values, "a vector of finite numbers")
    return array


def weights_of(name: str, values: Any, count: int) -> np.ndarray:
    """Probabilities (count,), equal ones where `values` is None."""
    if values is None:
        return np.full(count, 1.0 / count)
    found = probability_vector(name, values)
    if found.shape != (count,):
        raise refuse(name, values, f"{count} probabilities, one for each point")
    return found


def covariance_of(name: str, values: Any, definite: bool = False) -> np.ndarray:
    """A symmetric positive semi-definite (or, where asked, definite) float64 matrix (d, d); a number is a 1 x 1 matrix.

    Rounding is forgiven: asymmetry up to 1e-9 of the largest entry and eigenvalues above -1e-10 of it pass.
    """
    try:
        array = np.atleast_2d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise refuse(name, values, "a symmetric matrix of finite numbers") from None
    if array.ndim != 2 or array.shape[0] != array.shape[1] or array.size == 0 or not np.isfinite(array).all():
        raise refuse(name, values, "a square matrix of finite numbers, (d, d)")
    size = float(np.abs(array).max())
    if np.abs(array - array.T).max() > 1e-9 * size:
        raise refuse(name, values, "a symmetric matrix")
    array = (array + array.T) / 2
    least = float(np.linalg.eigvalsh(array)[0])
    if least < -1e-10 * size:
        raise refuse(f"smallest eigenvalue of {name}", least, "eigenvalues >= 0 (a positive semi-definite matrix)")
    if definite and least <= 0:
        raise refuse(f"smallest eigenvalue of {name}", least, "eigenvalues > 0 (a positive definite matrix)")
    return array


def same_dimension(name: str, first: int, second: int) -> None:
    """Raises where two laws live in spaces of different dimensions."""
    if first != second:
        raise refuse(name, second, f"dimension {first}, that of the other law")


def matrix_for(name: str, matrix: Any, dimension: int) -> np.ndarray:
    """A linear map out of R^dimension, shape (k, dimension); a number is a multiple of the identity."""
    array = np.asarray(matrix, dtype=np.float64)
    if array.ndim == 0:
        array = array * np.eye(dimension)
    if array.ndim != 2 or array.shape[1] != dimension or array.shape[0] == 0 or not np.isfinite(array).all():
        raise refuse(name, matrix, f"a matrix of finite numbers with {dimension} columns, or a number")
    return array


def _shift(shift: Any, rows: int) -> np.ndarray:
    array = np.asarray(shift, dtype=np.float64)
    if array.shape not in ((), (rows,)) or not np.isfinite(array).all():
        raise refuse("shift", shift, f"a number or a vector of {rows} finite numbers")
    return np.broadcast_to(array, (rows,))


def _factor(covariance: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eigh(covariance)
    return vectors * np.sqrt(np.maximum(values, 0.0))  # one rule for singular and regular matrices


@dataclass(frozen=True, eq=False)
class Atoms:
    """Masses `weights` (n,), by default 1/n each, at `points` (n, d)."""

    points: Any
    weights: Any = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", points_of("points", self.points))
        object.__setattr__(self, "weights", weights_of("weights", self.weights, len(self.points)))

    @property
    def dimension(self) -> int:
        return self.points.shape[1]

    def mean(self) -> np.ndarray:
        """(d,)"""
        return self.weights @ self.points

    def covariance(self) -> np.ndarray:
        """(d, d), about the mean, without a correction of n to n - 1."""
        centred = self.points - self.mean()
        return (centred * self.weights[:, None]).T @ centred

    def sample(self, n: int, rng: np.random.Generator) -> np.ndarray:
        """n independent draws, (n, d)."""
        return self.points[rng.choice(len(self.points), size=whole_number("n", n), p=self.weights)]

    def pushforward(self, map_: Callable[[np.ndarray], Any] | Any, shift: Any = 0.0) -> Atoms:
        """The law of f(X): `map_` is a function of points (n, d) -> (n, k), or a matrix (k, d) with a shift (k,)."""
        if callable(map_):
            images = points_of("images of the points", map_(self.points))
            if len(images) != len(self.points):
                raise refuse("images of the points", images.shape, f"{len(self.points)} points, one for each atom")
            return Atoms(images, self.weights)
        matrix = matrix_for("matrix", map_, self.dimension)
        return Atoms(self.points @ matrix.T + _shift(shift, len(matrix)), self.weights)


@dataclass(frozen=True, eq=False, init=False)
class Gaussian:
    """The normal law with a mean (d,) and a covariance (d, d), which may be singular."""

    _mean: np.ndarray
    _covariance: np.ndarray
    _root: np.ndarray = field(repr=False)

    def __init__(self, mean: Any, covariance: Any) -> None:
        object.__setattr__(self, "_mean", vector_of("mean", mean))
        object.__setattr__(self, "_covariance", covariance_of("covariance", covariance))
        same_dimension("dimension of the covariance", len(self._mean), len(self._covariance))
        object.__setattr__(self, "_root", _factor(self._covariance))

    @property
    def dimension(self) -> int:
        return len(self._mean)

    def mean(self) -> np.ndarray:
        """(d,)"""
        return self._mean

    def covariance(self) -> np.ndarray:
        """(d, d)"""
        return self._covariance

    def sample(self, n: int, rng: np.random.Generator) -> np.ndarray:
        """n independent draws, (n, d)."""
        return self._mean + rng.standard_normal((whole_number("n", n), self.dimension)) @ self._root.T

    def pushforward(self, matrix: Any, shift: Any = 0.0) -> Gaussian:
        """The law of A X + b, normal again."""
        matrix = matrix_for("matrix", matrix, self.dimension)
        return Gaussian(matrix @ self._mean + _shift(shift, len(matrix)), matrix @ self._covariance @ matrix.T)


@dataclass(frozen=True, eq=False)
class GaussianMixture:
    """The normal laws (means[j], covariances[j]) with probabilities `weights` (k,); means (k, d), covariances (k, d, d).

    One matrix (d, d), or one number, stands for the covariance of every part.
    """

    weights: Any
    means: Any
    covariances: Any
    parts: tuple[Gaussian, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        means = points_of("means", self.means)
        k, d = means.shape
        given = np.asarray(self.covariances, dtype=np.float64)
        if given.ndim == 0:
            given = given * np.eye(d)
        try:
            covariances = np.broadcast_to(given, (k, d, d)) if given.ndim in (2, 3) else given.reshape(k, d, d)
        except ValueError:
            raise refuse("covariances", given.shape, f"shape ({k}, {d}, {d}) or ({d}, {d})") from None
        parts = tuple(Gaussian(means[j], covariances[j]) for j in range(k))
        object.__setattr__(self, "weights", weights_of("weights", self.weights, k))
        object.__setattr__(self, "means", means)
        object.__setattr__(self, "covariances", np.stack([part._covariance for part in parts]))
        object.__setattr__(self, "parts", parts)

    @property
    def dimension(self) -> int:
        return self.means.shape[1]

    def mean(self) -> np.ndarray:
        """(d,)"""
        return self.weights @ self.means

    def covariance(self) -> np.ndarray:
        """(d, d): within the parts plus between their means."""
        centred = self.means - self.mean()
        return np.einsum("j,jab->ab", self.weights, self.covariances) + (centred * self.weights[:, None]).T @ centred

    def sample(self, n: int, rng: np.random.Generator) -> np.ndarray:
        """n independent draws, (n, d)."""
        of = rng.choice(len(self.parts), size=whole_number("n", n), p=self.weights)
        noise = rng.standard_normal((n, self.dimension))
        found = self.means[of]
        for j, part in enumerate(self.parts):
            found[of == j] += noise[of == j] @ part._root.T
        return found

    def pushforward(self, matrix: Any, shift: Any = 0.0) -> GaussianMixture:
        """The law of A X + b: the parts' images with the same probabilities."""
        images = [part.pushforward(matrix, shift) for part in self.parts]
        return GaussianMixture(self.weights, np.stack([p._mean for p in images]), np.stack([p._covariance for p in images]))
