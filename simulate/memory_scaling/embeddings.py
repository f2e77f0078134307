"""Random embeddings: inputs e_x (one row of E per token) and unembeddings u_y (one row of U per class).

Inputs: ``gaussian`` (independent standard normal entries), ``sphere`` (uniform unit vectors),
``orthonormal`` (needs N <= d). Unembeddings: ``sphere``, ``gaussian``, ``orthonormal`` (needs M <= d), and
``truncated``: the authors' nested draw, uniform on the sphere of the largest dimension and cut to the
first d coordinates, so that below it the norms are random.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, refuse

INPUTS = ("gaussian", "sphere", "orthonormal")
UNEMBEDDINGS = ("sphere", "gaussian", "orthonormal", "truncated")


def normalised(vectors: np.ndarray) -> np.ndarray:
    """Rows divided by their Euclidean norms."""
    return vectors / np.sqrt(np.sum(vectors * vectors, axis=-1, keepdims=True))


def orthonormalised(vectors: np.ndarray) -> np.ndarray:
    """Rows made orthonormal (QR; Haar distributed for Gaussian rows). Raises InputError if rows > columns."""
    rows, columns = vectors.shape
    if rows > columns:
        raise refuse("number of orthonormal vectors", rows, f"at most the dimension {columns}")
    q, r = np.linalg.qr(vectors.T)
    return np.ascontiguousarray((q * np.sign(np.diag(r))).T)


def unembeddings(kind: str, classes: int, dimension: int, rng: np.random.Generator) -> np.ndarray:
    """U, shape (classes, dimension); ``truncated`` draws what is to be cut, that is the sphere."""
    drawn = rng.standard_normal((classes, dimension))
    if choice("unembeddings", kind, UNEMBEDDINGS) == "gaussian":
        return drawn
    return orthonormalised(drawn) if kind == "orthonormal" else normalised(drawn)


def gram_matrices(
    kind: str, classes: int, dimensions: tuple[int, ...], rng: np.random.Generator
) -> np.ndarray:
    """U U^T in each dimension, shape (len(dimensions), classes, classes).

    U is drawn afresh in each dimension, except for ``truncated``: one draw, cut. For ``orthonormal`` it is
    the exact identity and nothing is drawn, so that classes without stored tokens tie exactly.
    """
    choice("unembeddings", kind, UNEMBEDDINGS)
    if kind == "orthonormal":
        if classes > min(dimensions):
            raise refuse(
                "classes", classes, f"at most the dimension {min(dimensions)} for orthonormal unembeddings"
            )
        return np.broadcast_to(np.eye(classes), (len(dimensions), classes, classes)).copy()
    if kind == "truncated":
        largest = unembeddings(kind, classes, max(dimensions), rng)
        return np.array([_gram(largest[:, :d]) for d in dimensions])
    return np.array([_gram(unembeddings(kind, classes, d, rng)) for d in dimensions])


def _gram(u: np.ndarray) -> np.ndarray:
    return np.einsum("yk,zk->yz", u, u)  # not BLAS: bits must not depend on its number of threads


def inputs(kind: str, drawn: np.ndarray) -> np.ndarray:
    """Embeddings made from standard normal `drawn`, shape (tokens, dimension)."""
    if choice("inputs", kind, INPUTS) == "gaussian":
        return drawn
    return normalised(drawn) if kind == "sphere" else orthonormalised(drawn)
