"""Plain arrays at the door of these modules: E (N, d), U (M, d), p (N,), labels (N,); softmax and pair vectors."""

from __future__ import annotations

from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from lawbook.simulate.inputs import refuse

one_blas_thread = threadpool_limits.wrap(limits=1)  # BLAS on several threads rounds differently


def finite(name: str, values: Any, shape: tuple[int | None, ...]) -> np.ndarray:
    """A C-contiguous float64 array of finite numbers with this shape; None stands for any positive size."""
    wanted = "finite numbers of shape (" + ", ".join("any" if size is None else str(size) for size in shape) + ")"
    try:
        array = np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, wanted) from None
    if array.ndim != len(shape) or any(
        size == 0 if asked is None else size != asked for size, asked in zip(array.shape, shape, strict=True)
    ):
        raise refuse(f"shape of {name}", array.shape, wanted)
    if not np.isfinite(array).all():
        raise refuse(name, float(array[~np.isfinite(array)][0]), wanted)
    return array


def embeddings(e: Any, u: Any) -> tuple[np.ndarray, np.ndarray]:
    """E (N, d) and U (M, d) of one dimension, M >= 2."""
    e = finite("e", e, (None, None))
    u = finite("u", u, (None, e.shape[1]))
    if len(u) < 2:
        raise refuse("u", len(u), "two rows or more")
    return e, u


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis, for scores of any size."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def basis(rows: np.ndarray) -> np.ndarray:
    """Orthonormal columns that span the rows, (d, rank)."""
    _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
    return directions[sizes > 1e-12 * max(sizes[0], 1e-300)].T


def pair_vectors(e: np.ndarray, u: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """(N (M - 1), d_U d_E): vec((u_f(x) - u_z) e_x^T) for z != f(x), so that row . vec(W) is the margin m_xz.

    Rows run over x first, then z in order without f(x). Memory: N M d_U d_E numbers.
    """
    others = np.arange(len(u)) != labels[:, None]
    differences = (u[labels][:, None] - u)[others].reshape(len(e), len(u) - 1, -1)
    return np.einsum("xzi,xj->xzij", differences, e).reshape(len(e) * (len(u) - 1), -1)
