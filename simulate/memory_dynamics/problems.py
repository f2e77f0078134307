"""What a run of gradient descent is given: embeddings or their Gram matrices, frequencies, labels.

The loss sees embeddings through K_E = E E^T and K_U = U U^T alone, so a problem may be stated by either.
Token x is memorised iff its margin, own score minus best other score, is strictly positive: at W = 0
everything is tied, and nothing is memorised. A token of frequency 0 weighs nothing and moves nobody, but
its own scores follow the others, and it does count among the tokens to be memorised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.inputs import choice, labels_of, number, probability_vector, refuse, whole_number
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread


@dataclass(frozen=True, eq=False)
class Problem:
    """Made by the functions of this module, which validate. All arrays are read-only.

    `ke` (N, N), `ku` (M, M): Gram matrices; `p` (N,): frequencies, sum 1; `labels` (N,): the right class
    of each token, int64; `e` (N, d), `u` (M, d): embeddings, None where only Gram matrices are known.
    """

    ke: np.ndarray
    ku: np.ndarray
    p: np.ndarray
    labels: np.ndarray
    e: np.ndarray | None = None
    u: np.ndarray | None = None

    def __post_init__(self) -> None:
        for array in (self.ke, self.ku, self.p, self.labels, self.e, self.u):
            if array is not None:
                array.flags.writeable = False

    @property
    def tokens(self) -> int:
        return len(self.p)

    @property
    def classes(self) -> int:
        return len(self.ku)

    def embeddings(self) -> tuple[np.ndarray, np.ndarray]:
        """E (N, d) and U (M, d): those given, or some with these Gram matrices in the least dimension.

        Cost: N^3 + M^3 where they are not given.
        """
        if self.e is not None and self.u is not None:
            return self.e, self.u
        e, u = _root(self.ke), _root(self.ku)
        d = max(e.shape[1], u.shape[1])
        return np.pad(e, ((0, 0), (0, d - e.shape[1]))), np.pad(u, ((0, 0), (0, d - u.shape[1])))


@one_blas_thread
def _root(gram: np.ndarray) -> np.ndarray:
    """Rows with this Gram matrix, shape (n, rank)."""
    if np.array_equal(gram, np.eye(len(gram))):
        return np.eye(len(gram))
    values, vectors = np.linalg.eigh(gram)
    kept = values > 1e-14 * len(gram) * max(values[-1], 0)
    return vectors[:, kept] * np.sqrt(values[kept])


def _table(name: str, values: Any, square: bool = False) -> np.ndarray:
    accepted = "a finite, symmetric matrix" if square else "a finite, non-empty matrix, one row per vector"
    try:
        array = np.array(values, dtype=np.float64, order="C")
    except (TypeError, ValueError):
        raise refuse(name, values, accepted) from None
    if array.ndim != 2 or array.size == 0 or not np.isfinite(array).all():
        raise refuse(name, values, accepted)
    if square and array.shape[0] != array.shape[1]:
        raise refuse(name, values, accepted)
    if square and np.abs(array - array.T).max() > 1e-12 * np.abs(array).max():
        raise refuse(name, values, accepted)
    return array


def _gram(name: str, values: Any) -> np.ndarray:
    array = _table(name, values, square=True)
    array = (array + array.T) / 2
    scale = max(float(np.trace(array)) / len(array), np.finfo(float).tiny)
    try:  # cheaper than eigenvalues
        np.linalg.cholesky(array + 1e-9 * scale * np.eye(len(array)))
    except np.linalg.LinAlgError:
        raise refuse(name, values, "a positive semidefinite matrix") from None
    return array


def _frequencies(p: Any) -> np.ndarray:
    return np.array(frequencies.resolve(p) if isinstance(p, str) else probability_vector("p", p))


@one_blas_thread
def from_embeddings(e: Any, u: Any, p: Any, labels: Any = None) -> Problem:
    """Any embeddings e (N, d), u (M, d); labels default to x mod M. `p`: N numbers or a specification.

    Cost and memory: the Gram matrices, N^2 d + M^2 d and N^2 + M^2. Raises InputError.
    """
    p, e, u = _frequencies(p), _table("e", e), _table("u", u)
    if len(e) != len(p) or e.shape[1] != u.shape[1] or len(u) < 2:
        raise refuse("shapes of e and u", (e.shape, u.shape), f"({len(p)}, d) and (M, d), M >= 2")
    ke, ku = np.einsum("id,jd->ij", e, e, optimize=True), np.einsum("id,jd->ij", u, u, optimize=True)
    label = labels_of("labels", labels, len(p), len(u)).copy()
    return Problem((ke + ke.T) / 2, (ku + ku.T) / 2, p, label, e, u)


def from_grams(ke: Any, ku: Any, p: Any, labels: Any = None) -> Problem:
    """Gram matrices ke (N, N), ku (M, M), positive semidefinite to 1e-9 of their mean diagonal.

    Raises InputError.
    """
    p, ke, ku = _frequencies(p), _gram("ke", ke), _gram("ku", ku)
    if len(ke) != len(p) or len(ku) < 2:
        raise refuse("shapes of ke and ku", (ke.shape, ku.shape), f"({len(p)}, {len(p)}) and (M, M), M >= 2")
    return Problem(ke, ku, p, labels_of("labels", labels, len(p), len(ku)).copy())


def orthonormal(p: Any, classes: int, labels: Any = None) -> Problem:
    """Orthonormal inputs and outputs: no interaction between tokens. `p`: N numbers or a specification."""
    return equicorrelated(p, classes, 0.0, 0.0, labels)


def equicorrelated(p: Any, classes: int, inputs: float, outputs: float, labels: Any = None) -> Problem:
    """Unit vectors with one inner product `inputs` between any two tokens, `outputs` between any two classes.

    n such vectors exist iff it lies in [-1/(n-1), 1]. Raises InputError.
    """
    p, classes = _frequencies(p), whole_number("classes", classes, 2)
    ke, ku = _equicorrelated("inputs", inputs, len(p)), _equicorrelated("outputs", outputs, classes)
    return Problem(ke, ku, p, labels_of("labels", labels, len(p), classes).copy())


def _equicorrelated(name: str, correlation: float, count: int) -> np.ndarray:
    rho = number(name, correlation, -1 / max(1, count - 1) - 1e-12, 1)
    return np.where(np.eye(count, dtype=bool), 1.0, rho)


def two_particles(correlation: float, rare: float) -> Problem:
    """Two unit inputs with inner product `correlation`, two orthonormal classes.

    Frequencies (1 - rare, rare); `rare` may exceed 1/2. It is the one given, so that 1e-12 keeps its digits.
    """
    rho, rare = number("correlation", correlation, -1, 1), number("rare", rare, 0, 1)
    return Problem(np.array([[1, rho], [rho, 1]]), np.eye(2), np.array([1 - rare, rare]), np.arange(2))


def random_unit(
    p: Any, classes: int, d: int, rng: np.random.Generator, outputs: str = "sphere", labels: Any = None
) -> Problem:
    """Independent inputs, uniform on the unit sphere of R^d, drawn before the outputs.

    `outputs`: ``sphere``, drawn likewise, or ``orthonormal``, the first unit vectors (classes <= d).
    Cost: (N + M) d normals, then as `from_embeddings`. Raises InputError.
    """
    p, classes, d = _frequencies(p), whole_number("classes", classes, 2), whole_number("d", d)
    e = _unit(rng.standard_normal((len(p), d)))
    if choice("outputs", outputs, ("sphere", "orthonormal")) == "sphere":
        return from_embeddings(e, _unit(rng.standard_normal((classes, d))), p, labels)
    if classes > d:
        raise refuse("classes", classes, f"at most d = {d} orthonormal outputs")
    return from_embeddings(e, np.eye(classes, d), p, labels)


def _unit(drawn: np.ndarray) -> np.ndarray:
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


KINDS = {
    "orthonormal": orthonormal,
    "equicorrelated": equicorrelated,
    "two particles": two_particles,
    "random unit": random_unit,
    "embeddings": from_embeddings,
    "grams": from_grams,
}


def build(specification: Mapping[str, Any], rng: np.random.Generator | None = None) -> Problem:
    """A problem from a JSON-able mapping: ``kind``, one of `KINDS`, and that constructor's parameters.

    Only ``random unit`` draws from `rng`. Raises InputError.
    """
    if not isinstance(specification, Mapping) or "kind" not in specification:
        raise refuse("problem", specification, "a mapping with a kind, one of " + ", ".join(KINDS))
    given = dict(specification)
    kind = choice("kind", given.pop("kind"), tuple(KINDS))
    if kind == "random unit":
        if rng is None:
            raise refuse("rng", rng, "a generator, for random embeddings")
        given["rng"] = rng
    try:
        return KINDS[kind](**given)
    except TypeError as error:
        accepted = f"those of problems.{KINDS[kind].__name__} ({error})"
        raise refuse(f"parameters of {kind}", tuple(sorted(given)), accepted) from None


def initial_scores(name: str, values: Any, problem: Problem) -> np.ndarray:
    """A fresh (N, M) array of starting scores: zeros where `values` is None."""
    shape = (problem.tokens, problem.classes)
    if values is None:
        return np.zeros(shape)
    array = _table(name, values)
    if array.shape != shape:
        raise refuse(name, values, f"scores of shape {shape}")
    return array
