"""Experiments where not all tokens can be memorised: what the cross-entropy gives up, and where that regime begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError, choice, non_negative, number, refuse, whole_number
from lawbook.simulate.memory_dynamics import angular_sweep, minimiser, separability, sharpness
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread

ABOVE = 1e-12  # an error counts as larger from here on: both are sums of the same frequencies


def unit_rows(count: int, d: int, rng: np.random.Generator) -> np.ndarray:
    """`count` independent uniform points of the unit sphere, (count, d)."""
    drawn = rng.standard_normal((count, d))
    return drawn / np.sqrt(np.einsum("xi,xi->x", drawn, drawn))[:, None]


@one_blas_thread
def three_tokens(
    P: float,
    cosine: float | Sequence[float],
    *,
    seed: np.random.SeedSequence | None = None,
    replicates: int = 1,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """Three unit vectors in the plane that make the cross-entropy's minimiser forget P of the tokens (AM-U2).

    z = (cos, +-sin) with frequency P/2 each and (-1, 0) with 1 - P; 0 < P < 1, 0 < `cosine` < 1, K of them.
    Returns, each (replicates, K), nothing random in them: ``a``, the first coordinate of w*; ``error``, its 0-1
    error; ``best_error``; ``gap``, their difference. Cost: K Newton minimisations and sweeps, milliseconds each.
    """
    P = number("P", P, 0, 1, low_open=True)
    cosines = np.atleast_1d(non_negative("cosine", cosine, (0, 1)))
    if P == 1 or not np.all((cosines > 0) & (cosines < 1)):
        raise refuse("P, cosine", (P, cosine), "numbers strictly between 0 and 1")
    p, rows = np.array([P / 2, P / 2, 1 - P]), []
    for c in cosines:
        sine = np.sqrt((1 - c) * (1 + c))
        e, labels = np.array([[c, sine], [c, -sine], [1.0, 0.0]]), np.array([0, 0, 1])
        w = minimiser.minimiser(e, np.eye(2), p, labels).w.T @ np.array([1.0, -1.0])
        z = angular_sweep.signed_inputs(e, labels)
        # the minimiser lies on the axis of symmetry: its second coordinate is rounding
        error, best = angular_sweep.error_at(z, p, np.array([w[0], 0.0])), angular_sweep.best_error(z, p).error
        rows.append((w[0], error, best, error - best))
    table = np.tile(np.array(rows).T[:, None], (1, whole_number("replicates", replicates), 1))
    return dict(zip(("a", "error", "best_error", "gap"), table, strict=True))


@one_blas_thread
def gap(
    N: int, alpha: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """How far the cross-entropy's minimiser is from the best 0-1 error: random unit keys in the plane (AM-U4).

    N tokens with p_x ~ x^-alpha, labels drawn fairly, M = 2. Returns per replicate ``error`` (of the minimiser, or 0
    where the data are separable: descent then finds a separator), ``best_error``, ``gap``, ``positive`` (1 where gap
    > 0) and ``separable``. Cost: a linear programme, some Newton steps and a sweep a replicate, 2-5 ms.
    """
    p = zipf(N, alpha)

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        e, labels = unit_rows(len(p), 2, rng), rng.integers(0, 2, len(p))
        z = angular_sweep.signed_inputs(e, labels)
        best = angular_sweep.best_error(z, p).error
        if best == 0:
            return 0.0, 0.0, 0.0, 0.0, 1.0
        w = minimiser.minimiser(e, np.eye(2), p, labels).w.T @ np.array([1.0, -1.0])
        error = angular_sweep.error_at(z, p, w)
        return error, best, max(0.0, error - best), float(error > best + ABOVE), 0.0

    return _rows(("error", "best_error", "gap", "positive", "separable"), one, seed, replicates, first)


@one_blas_thread
def boundary(
    N: int,
    d: int,
    M: int | str = 2,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
) -> dict[str, np.ndarray]:
    """How many of `draws` random problems in dimension d can be memorised (AM-U6): ``separable``, of ``trials``.

    Keys uniform on the sphere. M = 2: u = the two signs, labels drawn fairly. M > 2, or ``N`` for f = id: M uniform
    unembeddings on the sphere, labels x mod M.
    Cost a draw: non-negative least squares of N x d for M = 2, else of N (M - 1) x d^2 and, without a separator, a
    linear programme of that size. Memory: N (M - 1) d^2 numbers.
    """
    N, d, draws = whole_number("N", N), whole_number("d", d), whole_number("draws", draws)
    if isinstance(M, str):
        choice("M", M, ("N",))
    classes = N if M == "N" else whole_number("M", M, 2)
    if classes < 2:
        raise refuse("N", N, "2 or more tokens for M = N")

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        return (float(sum(_memorised(N, d, classes, rng) for _ in range(draws))), float(draws))

    return _rows(("separable", "trials"), one, seed, replicates, first)


def _memorised(tokens: int, d: int, classes: int, rng: np.random.Generator) -> bool:
    e = unit_rows(tokens, d, rng)
    if classes == 2:
        signs = rng.integers(0, 2, tokens) * 2.0 - 1
        return separability.separator(signs[:, None] * e) is not None
    return separability.separable(e, unit_rows(classes, d, rng))


@one_blas_thread
def threshold(
    N: int,
    d: int,
    share: float,
    *,
    M: int = 2,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    steps: int = 300,
) -> dict[str, np.ndarray]:
    """Whether gradient descent started near W* with step `share` * 2 / S* comes back to it (AM-U5).

    Random problems with a minimiser (drawn again until there is one): unit keys and unembeddings, fair labels,
    exponential frequencies. The start is off by 1e-4 along the sharpest direction. Returns ``returns``, 1 where the
    distance has not grown after `steps` steps; ``at_zero``, S(0) / S*, which tells both thresholds apart.
    Cost: `steps` steps of 4 N M d + N d^2 operations. Raises InputError where 300 draws have no minimiser.
    """
    N, d, M = whole_number("N", N), whole_number("d", d), whole_number("M", M, 2)
    share, steps = number("share", share, 0, low_open=True), whole_number("steps", steps)

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        for _ in range(300):
            e, u, labels = unit_rows(N, d, rng), unit_rows(M, d, rng), rng.integers(0, M, N)
            p = rng.standard_exponential(N)
            p /= p.sum()
            try:
                found = minimiser.minimiser(e, u, p, labels)
            except InputError:
                continue
            sharpest = sharpness.curvature(e, u, p, e @ found.w.T @ u.T)
            near = found.w + 1e-4 * sharpest.direction
            last = minimiser.descend(e, u, p, labels, share * found.largest_step, steps, start=near)[0]
            at_zero = sharpness.sharpness(e, u, p, np.zeros((N, M)))
            return float(np.linalg.norm(last - found.w) <= 1e-4), at_zero / found.sharpness
        raise refuse("N, d, M", (N, d, M), "sizes at which some random problem has a minimiser")

    return _rows(("returns", "at_zero"), one, seed, replicates, first)


def noisy_labels(
    p: float | Sequence[float],
    q: float,
    t: float | Sequence[float],
    *,
    seed: np.random.SeedSequence | None = None,
    replicates: int = 1,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """Gradient flow from 0 on noisy labels: orthonormal embeddings, M = 2, P(y = 0 | x) = q in ]0, 1[ (AM-U7).

    Integrates both scores of every token, dS/dt = p (q_z - pi_z) (DOP853, rtol 1e-12), for frequencies p (their sum
    at most 1) and T times t >= 0. Returns (replicates, tokens * T), times first, nothing random in them: ``margin``,
    score 0 minus score 1; ``distance``, |limit - margin|; ``rate``, -d log(distance) / dt, from the flow itself.
    Cost: of the order of 20 evaluations per unit of p t (1000 in all at least), each of size 2 N.
    """
    p, times, q = np.atleast_1d(non_negative("p", p, (0, 1))), np.atleast_1d(non_negative("t", t, (0, 1))), _noise(q)
    if p.sum() > 1 + 1e-9:
        raise refuse("sum of p", float(p.sum()), "at most 1")
    law, limit = np.array([q, 1 - q]), np.log(q / (1 - q))

    def speed(_: float, flat: np.ndarray) -> np.ndarray:
        s = flat.reshape(-1, 2)
        other = 1 / (1 + np.exp(s - s[:, ::-1]))  # pi of the other class
        return (p[:, None] * (law - other[:, ::-1])).ravel()

    ordered = np.unique(times)
    path = np.zeros((2 * len(p), len(ordered)))
    if ordered[-1] > 0:
        found = solve_ivp(
            speed, (0, ordered[-1]), np.zeros(2 * len(p)), "DOP853", t_eval=ordered, rtol=1e-12, atol=1e-14
        )
        if not found.success:
            raise RuntimeError(f"solve_ivp: {found.message}")
        path = found.y
    path = path[:, np.searchsorted(ordered, times)].reshape(len(p), 2, -1)
    margin = path[:, 0] - path[:, 1]
    pull = 2 * p[:, None] * (q - 1 / (1 + np.exp(-margin)))
    with np.errstate(invalid="ignore"):  # q = 1/2: at the limit from the start
        rate = pull / (limit - margin)
    columns = {"margin": margin, "distance": np.abs(limit - margin), "rate": rate}
    count = whole_number("replicates", replicates)
    return {name: np.tile(values.ravel(), (count, 1)) for name, values in columns.items()}


def noisy_margin(p: float, q: float, t: float) -> tuple[float, float]:
    """The margin of `noisy_labels` and its distance to the limit, from the implicit solution: the exact twin.

    log v - log((q - (1 - q) v) / (2 q - 1)) / (1 - q) = 2 p q t with v = e^m, solved for the second logarithm, which
    keeps relative precision at any distance. Cost: some ten evaluations.
    """
    p, q, t = number("p", p, 0, 1), _noise(q), number("t", t, 0)
    if q == 0.5:
        return 0.0, 0.0
    if q < 0.5:
        margin, distance = noisy_margin(p, 1 - q, t)
        return -margin, distance

    def margin_of(s: float) -> float:
        return float(np.log1p(-(2 * q - 1) / (1 - q) * np.expm1(s)))

    goal = 2 * p * q * t
    s = brentq(lambda s: margin_of(s) - s / (1 - q) - goal, -(1 - q) * goal - 1e-300, 0.0, xtol=1e-300, rtol=1e-15)
    return margin_of(s), float(-np.log1p(-(2 * q - 1) / q * np.exp(s)))


def zipf(tokens: int, alpha: float) -> np.ndarray:
    """p_x ~ x^-alpha, x = 1..tokens, sum 1; alpha = 0 is uniform."""
    p = np.arange(1, whole_number("N", tokens) + 1, dtype=np.float64) ** -number("alpha", alpha, 0)
    return p / p.sum()


def _noise(q: float) -> float:
    q = number("q", q, 0, 1, low_open=True)
    if q == 1:
        raise refuse("q", q, "a number strictly between 0 and 1 (1: no noise, the separable case)")
    return q


def _rows(
    names: tuple[str, ...],
    one: Callable[[np.random.Generator], tuple[float, ...]],
    seed: np.random.SeedSequence,
    replicates: int,
    first: int,
) -> dict[str, np.ndarray]:
    replicates, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    table = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return dict(zip(names, table.T, strict=True))
