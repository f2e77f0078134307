"""The best matrix for two classes, rather than the best weights: a perceptron on random keys.

With two classes, W matters through v = W^T (u_1 - u_2) alone: token x is answered rightly when
sign(v^T e_x) is its label's. Which prefixes of the tokens some v answers is a linear program.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import whole_number
from lawbook.simulate.memory_scaling import instances


def separator_by_program(e: np.ndarray, sign: np.ndarray) -> np.ndarray | None:
    """Some v with sign(x) <v, e_x> >= 1 for every row of e, or None: a linear program (HiGHS), the slow twin."""
    from scipy.optimize import linprog

    signed = e * sign[:, None]
    found = linprog(np.zeros(e.shape[1]), A_ub=-signed, b_ub=-np.ones(len(e)), bounds=(None, None), method="highs")
    return found.x if found.status == 0 else None


def separator(e: np.ndarray, sign: np.ndarray) -> np.ndarray | None:
    """Some v with sign(x) <v, e_x> > 0 for every row of e, or None if there is none.

    By duality there is none if 0 lies in the convex hull of the rows sign(x) e_x. Non-negative least squares
    finds the hull's point with the smallest |point|^2 + (1 - sum of weights)^2; its residual separates.
    """
    from scipy.optimize import nnls

    signed = e * sign[:, None]
    target = np.append(np.zeros(e.shape[1]), 1.0)
    system = np.vstack([signed.T, np.ones(len(e))])
    weights, residual = nnls(system, target, maxiter=30 * len(e))
    v = (system @ weights - target)[:-1]
    return v if residual > 1e-9 and np.all(signed @ v > 0) else None


def largest_prefix(e: np.ndarray, sign: np.ndarray) -> tuple[int, np.ndarray]:
    """The largest P such that the first P rows are separable, and a separator of them.

    Bisection: a subset of a separable set is separable. About log2(N) least-squares problems of P x d.
    """
    low, best = min(e.shape), np.linalg.lstsq(e[: min(e.shape)], sign[: min(e.shape)], rcond=None)[0]
    high = low
    while high < len(e):
        high = min(len(e), 2 * high)
        found = separator(e[:high], sign[:high])
        if found is None:
            break
        low, best = high, found
    while high - low > 1:
        middle = (low + high) // 2
        found = separator(e[:middle], sign[:middle])
        if found is None:
            high = middle
        else:
            low, best = middle, found
    return low, best


@instances.one_blas_thread
def observe(
    d: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    tokens: str | None = None,
    inputs: str = "gaussian",
) -> dict[str, np.ndarray]:
    """The largest separable prefix, and the risks of the best matrix and of the pseudo-inverse.

    Returns per replicate ``prefix``, its length, ``capacity``, the prefix over d; and, if `tokens` specifies frequencies, ``error``,
    the 0-1 risk of the separator of that prefix, and ``pseudo_inverse_error``, of the matrix that maps the
    min(d, N) most frequent keys to their labels exactly. Labels are random signs. Without `tokens`, 6 d keys.
    Cost: about log2(4 d) non-negative least squares with up to 4 d keys, each of order d^3; memory 6 d^2 (or N d).
    """
    d = whole_number("d", d)
    p = frequencies.resolve(tokens) if tokens is not None else np.full(6 * d, 1 / (6 * d))

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        e = instances.vectors(inputs, len(p), d, rng)
        sign = rng.choice([-1.0, 1.0], len(p))
        size, v = largest_prefix(e, sign)
        kept = min(d, len(p))
        inverse = np.linalg.lstsq(e[:kept], sign[:kept], rcond=None)[0]
        wrong, wrong_inverse = e @ v * sign <= 0, e @ inverse * sign <= 0
        return size, size / d, float(p[wrong].sum()), float(p[wrong_inverse].sum())

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return dict(zip(("prefix", "capacity", "error", "pseudo_inverse_error"), rows.T, strict=True))


@instances.one_blas_thread
def pseudo_inverse(
    d: int, *, tokens: str, seed: np.random.SeedSequence, replicates: int, first: int = 0, inputs: str = "gaussian"
) -> dict[str, np.ndarray]:
    """``pseudo_inverse_error`` alone, as in `observe` but without separation. Cost: d^3 + N d."""
    d, p = whole_number("d", d), frequencies.resolve(tokens)

    def one(rng: np.random.Generator) -> float:
        e = instances.vectors(inputs, len(p), d, rng)
        sign, kept = rng.choice([-1.0, 1.0], len(p)), min(d, len(p))
        v = np.linalg.lstsq(e[:kept], sign[:kept], rcond=None)[0]
        return float(p[e @ v * sign <= 0].sum())

    return {"pseudo_inverse_error": np.array([one(rng) for rng in streams.generators(seed, replicates, first)])}
