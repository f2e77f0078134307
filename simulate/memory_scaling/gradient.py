"""Cross-entropy of a linear associative memory and its gradients in W, E and U, in plain NumPy.

Scores are s(x) = U W e_x; with `layer_norm` they are U v / sqrt(|v|^2 + 1e-6), v = W e_x. The loss is
sum_x w(x) (-s_f(x) + log sum_z exp s_z), where the weights w are p (population) or counts / B (a batch).
Orientation: W is (output, input), so that W e_x is a column; the authors' code stores the transpose.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import whole_number
from lawbook.simulate.memory_scaling import instances

GUARD = 1e-6


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


def norms(w: np.ndarray, e: np.ndarray, guard: float = GUARD) -> np.ndarray:
    """sqrt(|W e_x|^2 + guard) for every row of e, shape (N,)."""
    return np.sqrt(np.sum((e @ w.T) ** 2, axis=1) + guard)


def scores(
    w: np.ndarray, e: np.ndarray, u: np.ndarray, layer_norm: bool = False, guard: float = GUARD
) -> np.ndarray:
    """U W e_x for every row e_x of e, shape (N, M)."""
    result = e @ w.T @ u.T
    return result / norms(w, e, guard)[:, None] if layer_norm else result


def loss(
    w: np.ndarray, e: np.ndarray, u: np.ndarray, weight: np.ndarray, label: np.ndarray, layer_norm: bool = False
) -> float:
    """The weighted cross-entropy."""
    s = scores(w, e, u, layer_norm)
    top = s.max(axis=1)
    logs = top + np.log(np.exp(s - top[:, None]).sum(axis=1))
    return float(np.sum(weight * (logs - s[np.arange(len(label)), label])))


def gradients(
    w: np.ndarray,
    e: np.ndarray,
    u: np.ndarray,
    weight: np.ndarray,
    label: np.ndarray,
    layer_norm: bool = False,
    guard: float = GUARD,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of `loss` in W (d, d), E (N, d) and U (M, d)."""
    read = e @ w.T
    norm = norms(w, e, guard)[:, None] if layer_norm else np.ones((len(e), 1))
    pull = softmax(read @ u.T / norm)
    own = (np.arange(len(label)), label)
    pull[own] = 0
    pull[own] = -pull.sum(axis=1)  # not pi - 1, which loses the residual of a learned token to cancellation
    pull *= weight[:, None]
    back = pull @ u / norm  # the gradient in W e_x, up to the normalisation's own derivative
    if layer_norm:
        back -= read / norm**2 * np.sum(back * read, axis=1, keepdims=True)
    return back.T @ e, back @ w, pull.T @ (read / norm)


def remainder(
    w: np.ndarray, e: np.ndarray, u: np.ndarray, label: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """1 - p_W(f(x)|x), shape (N,), and epsilon_x = sum_{z != f(x)} p_W(z|x) u_z / (1 - p_W(f(x)|x)), shape (N, d).

    The gradient at one token is -(1 - p_W) (u_f(x) - epsilon_x) e_x^T.
    """
    pi = softmax(scores(w, e, u))
    pi[np.arange(len(label)), label] = 0
    missing = pi.sum(axis=1)
    return missing, pi @ u / missing[:, None]


@instances.one_blas_thread
def observe(
    N: int,
    M: int,
    d: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    scale: float = 1.0,
    unembeddings: str = "sphere",
    layer_norm: bool = False,
) -> dict[str, np.ndarray]:
    """What the gradient satisfies at random W (entries N(0, scale^2/d), or 0), embeddings and weights.

    Returns per replicate: ``identity_gap``, the largest entry of the gradient plus
    sum_x w(x) (1 - p_W) (u_f - epsilon) e_x^T, divided by the gradient's largest entry (0: the identity holds);
    ``identity_gap_without_remainder`` and ``identity_gap_with_wrong_sign``, the same for other statements; ``finite_difference_gap``, the same for (loss(W + hD) - loss(W - hD)) / 2h against
    <gradient, D>, D random; ``remainder_square``, |epsilon|^2 of token 0; ``missing``, 1 - p_W of token 0;
    ``alignment``, <gradient at token 0, W e_0 e_0^T> over the product of the norms (0 where undefined).
    Cost per replicate: about 10 (N d^2 + N M d). Memory: 6 d^2 + 4 N (d + M).
    """
    N, M, d = whole_number("N", N), whole_number("M", M, 2), whole_number("d", d)
    rows = [_observe(N, M, d, scale, unembeddings, layer_norm, g) for g in streams.generators(seed, replicates, first)]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _observe(
    tokens: int, classes: int, d: int, scale: float, unembeddings: str, layer_norm: bool, rng: np.random.Generator
) -> dict[str, float]:
    e, u = instances.vectors("normal", tokens, d, rng), instances.vectors(unembeddings, classes, d, rng)
    w, direction = scale * rng.standard_normal((2, d, d)) / np.sqrt([[[d]], [[1]]])
    direction = direction if scale else rng.standard_normal((d, d))
    weight = rng.dirichlet(np.ones(tokens))
    label = np.arange(tokens) % classes
    slope = gradients(w, e, u, weight, label, layer_norm)[0]
    missing, epsilon = remainder(w, e, u, label)
    stated = -((weight * missing)[:, None] * (u[label] - epsilon)).T @ e
    without = -((weight * missing)[:, None] * u[label]).T @ e
    step = 1e-5
    up, down = (loss(w + s * step * direction, e, u, weight, label, layer_norm) for s in (1, -1))
    along = np.sum(slope * direction)
    alone = np.eye(tokens)[0]
    single = gradients(w, e, u, alone, label, layer_norm)[0]
    radial = np.outer(w @ e[0], e[0])
    size = np.linalg.norm(single) * np.linalg.norm(radial)
    return {
        "identity_gap": np.abs(slope - stated).max() / np.abs(slope).max(),
        "identity_gap_without_remainder": np.abs(slope - without).max() / np.abs(slope).max(),
        "identity_gap_with_wrong_sign": np.abs(slope + stated).max() / np.abs(slope).max(),
        "finite_difference_gap": abs((up - down) / (2 * step) - along) / np.linalg.norm(slope),
        "remainder_square": float(np.sum(epsilon[0] ** 2)),
        "missing": float(missing[0]),
        "alignment": float(np.sum(single * radial) / size) if size else 0.0,
    }
