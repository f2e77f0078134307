"""Sharpness: the largest eigenvalue of the Hessian of the cross-entropy L(W), for scores s_x(z) = u_z^T W e_x.

The Hessian is sum_x p_x (e_x e_x^T) kron U^T (diag pi_x - pi_x pi_x^T) U; it depends on W through the
probabilities pi_x alone and on labels not at all. Tokens with p_x = 0 do not enter.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.inputs import number, probability_vector, refuse, whole_number
from lawbook.simulate.memory_dynamics.plain_arrays import embeddings, finite, one_blas_thread, softmax

TOLERANCE = 1e-9


class Curvature(NamedTuple):
    """The largest eigenvalue, a unit eigenvector as a (d, d) matrix, |H v - value v|, products taken."""

    value: float
    direction: np.ndarray
    residual: float
    products: int


def hessian_product(e: np.ndarray, u: np.ndarray, p: np.ndarray, pi: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The Hessian applied to a (d, d) matrix V: sum_x p_x U^T (diag pi_x - pi_x pi_x^T) U V e_x e_x^T.

    `pi` has shape (N, M), rows of sum 1. Cost: about 4 N M d + 2 N d^2 (or 2 M d^2) operations. Memory: 2 N M.
    """
    read = (e @ v.T) @ u.T if len(e) < len(u) else e @ (v.T @ u.T)
    # relative to the likeliest class, whose 1 - pi is then never formed: precise however small the curvature
    read -= np.take_along_axis(read, pi.argmax(axis=1)[:, None], 1)
    read -= np.einsum("xz,xz->x", pi, read)[:, None]
    read *= pi * p[:, None]
    return u.T @ (read.T @ e)


@one_blas_thread
def curvature(
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    scores: np.ndarray,
    *,
    tolerance: float = TOLERANCE,
    most: int = 10_000,
    start: np.ndarray | None = None,
) -> Curvature:
    """The largest eigenvalue by power iteration, each step the best in span{v, H v, previous step}.

    That span makes it as fast as conjugate gradients. It stops when |H v - value v| <= tolerance * value; then an
    eigenvalue lies that near, and value never exceeds the largest. `start` (d, d), e.g. the direction found at the
    step before, saves products; by default a fixed Gaussian matrix. Zero curvature returns value 0.
    Cost: a `hessian_product` a step, tens of steps; the dense matrix would cost d^6. Memory: 2 N M + 8 d^2.
    Raises InputError, and RuntimeError if `most` products do not suffice.
    """
    e, u, p, pi = _checked(e, u, p, scores)
    tolerance, most = number("tolerance", tolerance, 0, 1, low_open=True), whole_number("most", most)
    d = e.shape[1]
    first = np.random.Generator(np.random.PCG64DXSM(0)).standard_normal((d, d)) if start is None else start
    v = finite("start", first, (d, d))
    if not v.any():
        raise refuse("start", 0, "a matrix other than zero")
    v = hessian_product(e, u, p, pi, v / np.linalg.norm(v))  # within the range of H
    if not v.any():
        return Curvature(0.0, v, 0.0, 1)
    v /= np.linalg.norm(v)
    image, previous, products = hessian_product(e, u, p, pi, v), [], 2
    while True:
        value = float(np.vdot(v, image))
        rest = image - value * v
        residual = float(np.linalg.norm(rest))
        if residual <= tolerance * value:
            return Curvature(value, v, residual, products)
        if products >= most:
            raise RuntimeError(f"most: {products} products left a residual of {residual:.3g} at {value:.9g}")
        span = [(v, image), *previous]
        for other, _ in (*span, *span):  # twice is enough
            rest -= np.vdot(other, rest) * other
        rest /= np.linalg.norm(rest)
        span.append((rest, hessian_product(e, u, p, pi, rest)))
        products += 1
        mixed = np.array([[np.vdot(a, b) for _, b in span] for a, _ in span])
        weights = np.linalg.eigh((mixed + mixed.T) / 2)[1][:, -1]
        step = np.append(0.0, weights[1:])  # what the new direction has outside the old one
        step -= (step @ weights) * weights
        v, image = _combined(weights, span)
        size = np.linalg.norm(step)
        previous = [_combined(step / size, span)] if size > 1e-8 else []
        if products % 16 == 0 or np.linalg.norm(image - np.vdot(v, image) * v) <= tolerance * value:
            image, previous, products = hessian_product(e, u, p, pi, v), [], products + 1  # rounding adds up


def sharpness(e: np.ndarray, u: np.ndarray, p: np.ndarray, scores: np.ndarray, **options: float) -> float:
    """The largest eigenvalue alone; parameters, cost, memory and errors as in `curvature`."""
    return curvature(e, u, p, scores, **options).value


@one_blas_thread
def sharpness_two_classes(e: np.ndarray, u: np.ndarray, p: np.ndarray, margins: np.ndarray) -> np.ndarray | float:
    """Exact for M = 2: |u_0 - u_1|^2 lambda_max(sum_x p_x sigma'(m_x) e_x e_x^T).

    `margins` has shape (..., N), of any leading shape (a grid, a path), which is the shape of the result.
    Cost per problem: N d^2 + d^3, or with N < d: N^2 d + N^3. Memory: a d x d (N x N) matrix for each problem.
    """
    e, u = embeddings(e, u)
    if len(u) != 2:
        raise refuse("u", len(u), "two rows")
    p = _frequencies(p, len(e))
    margins = np.asarray(margins, dtype=np.float64)
    if margins.ndim == 0 or margins.shape[-1] != len(e) or np.isnan(margins).any():
        raise refuse("shape of margins", margins.shape, f"(..., {len(e)}), no NaN")
    decay = np.exp(-np.abs(margins))
    weights = p * decay / (1 + decay) ** 2
    if len(e) < e.shape[1]:  # the same non-zero eigenvalues
        root = np.sqrt(weights)
        matrices = root[..., :, None] * (e @ e.T) * root[..., None, :]
    else:
        matrices = np.einsum("...x,xi,xj->...ij", weights, e, e, optimize=["einsum_path", (1, 2), (0, 1)])
    largest = np.linalg.eigvalsh(matrices)[..., -1] * np.sum((u[0] - u[1]) ** 2)
    return float(largest) if margins.ndim == 1 else largest


@one_blas_thread
def sharpness_bound(e: np.ndarray, u: np.ndarray, p: np.ndarray) -> float:
    """diam(U)^2 / 4 * lambda_max(sum_x p_x e_x e_x^T), at least the sharpness at every W; exact at W = 0 for M = 2.

    Cost: M^2 d + N d^2 + d^3. Memory: M^2 + d^2.
    """
    e, u = embeddings(e, u)
    p = _frequencies(p, len(e))
    squares = np.einsum("zi,zi->z", u, u)
    diameter = max(0.0, float((squares[:, None] + squares - 2 * u @ u.T).max()))
    return diameter / 4 * float(np.linalg.eigvalsh((e * p[:, None]).T @ e)[-1])


@one_blas_thread
def dense_hessian(e: np.ndarray, u: np.ndarray, p: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The (d^2, d^2) Hessian in vec(W) = W.ravel(), token by token: the slow twin. Cost and memory: N d^4."""
    e, u, p, pi = _checked(e, u, p, scores)
    total = np.zeros((e.shape[1] ** 2,) * 2)
    for x in range(len(e)):
        rest = np.array([np.delete(pi[x], z).sum() for z in range(len(u))])  # 1 - pi without cancellation
        covariance = -np.outer(pi[x], pi[x])
        np.fill_diagonal(covariance, pi[x] * rest)
        total += p[x] * np.kron(u.T @ covariance @ u, np.outer(e[x], e[x]))
    return total


def _combined(weights: np.ndarray, span: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    pairs = list(zip(weights, span, strict=True))
    return sum(w * v for w, (v, _) in pairs), sum(w * image for w, (_, image) in pairs)


def _frequencies(p: np.ndarray, tokens: int) -> np.ndarray:
    p = probability_vector("p", p)
    if len(p) != tokens:
        raise refuse("p", len(p), f"as many frequencies as rows of e, {tokens}")
    return p


def _checked(e: np.ndarray, u: np.ndarray, p: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, ...]:
    e, u = embeddings(e, u)
    return e, u, _frequencies(p, len(e)), softmax(finite("scores", scores, (len(e), len(u))))
