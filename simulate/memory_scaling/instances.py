"""What a training run starts from: embeddings, initial matrix, samples, step sizes.

Scales matter here (unlike for stored memories): ``normal`` has independent entries N(0, 1/d), so that norms
are near 1; ``sphere`` has norm 1; ``gaussian`` has entries N(0, 1); ``orthonormal`` needs at most d vectors.
The authors' optimiser grid takes ``normal`` for both, their notebooks ``normal`` inputs and ``sphere``
unembeddings.
"""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_limits

from lawbook.simulate.inputs import choice, number, refuse, whole_number, whole_numbers
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling.embeddings import normalised, orthonormalised

one_blas_thread = threadpool_limits.wrap(limits=1)  # BLAS on several threads rounds differently, and slower here

KINDS = ("normal", "sphere", "gaussian", "orthonormal")
INITIAL = ("zero", "normal")


def vectors(kind: str, count: int, dimension: int, rng: np.random.Generator) -> np.ndarray:
    """`count` random embeddings as rows, shape (count, dimension), of one of the `KINDS`."""
    choice("embeddings", kind, KINDS)
    drawn = rng.standard_normal((count, dimension))
    if kind == "normal":
        return drawn / np.sqrt(dimension)
    if kind == "sphere":
        return normalised(drawn)
    return orthonormalised(drawn) if kind == "orthonormal" else drawn


def initial_matrix(kind: str, dimension: int, rng: np.random.Generator) -> np.ndarray:
    """W at the start, (d, d): ``zero``, or ``normal`` with independent entries N(0, 1/d) (the authors' grid)."""
    if choice("initial", kind, INITIAL) == "zero":
        return np.zeros((dimension, dimension))
    return rng.standard_normal((dimension, dimension)) / np.sqrt(dimension)


def initial_scores(kind: str, u: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """U W at the start, (M, d), in law: only min(M, d) x d normals are drawn, never W itself.

    U = R^T Q^T with orthonormal columns in Q, and Q^T W has independent N(0, 1/d) entries again.
    """
    classes, dimension = u.shape
    if choice("initial", kind, INITIAL) == "zero":
        return np.zeros((classes, dimension))
    r = np.linalg.qr(u.T, mode="r")
    drawn = rng.standard_normal((r.shape[0], dimension)) / np.sqrt(dimension)
    return np.einsum("rm,rd->md", r, drawn)


def samples(p: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """`count` independent tokens of law p, int64; one uniform number each, in order."""
    total = np.cumsum(p)
    return np.minimum(np.searchsorted(total / total[-1], rng.random(count), side="right"), len(p) - 1)


def step_sizes(step: float, updates: int, schedule: str = "constant") -> np.ndarray:
    """The step of every update, shape (updates,).

    ``constant``; ``tenths``: ten times smaller after every tenth of the updates; ``drop:AFTER:FACTOR``:
    multiplied by FACTOR once, from update number AFTER (counted from 0) on.
    """
    step = number("step", step, 0, low_open=True)
    index = np.arange(whole_number("updates", updates, 0))
    name, *rest = str(schedule).split(":")
    if name == "constant" and not rest:
        return np.full(updates, step)
    if name == "tenths" and not rest:
        return step * 0.1 ** (index // max(1, updates // 10))
    if name == "drop" and len(rest) == 2:
        try:
            after, factor = int(rest[0]), float(rest[1])
        except ValueError:
            raise refuse("schedule", schedule, "drop:AFTER:FACTOR with numbers") from None
        return np.where(index < after, step, step * number("factor of the schedule", factor, 0, low_open=True))
    raise refuse("schedule", schedule, "constant, tenths or drop:AFTER:FACTOR")


def number_of_updates(count: int, batch: int) -> int:
    """T / B, which must be whole."""
    count, batch = whole_number("T", count, 0), whole_number("batch", batch)
    if count % batch:
        raise refuse("batch", batch, f"a divisor of the number of samples T = {count}")
    return count // batch


def record_times(times: int | list[int] | None, updates: int) -> np.ndarray:
    """Numbers of updates after which the error is recorded, increasing; the end if None."""
    listed = np.array([updates] if times is None else whole_numbers("times", times, 0), dtype=np.int64)
    if np.any(np.diff(listed) <= 0) or listed[-1] > updates:
        raise refuse("times", times, f"increasing numbers of updates, at most {updates}")
    return listed


def _residual(scores, label, out):
    """Fill `out` with 1_label - softmax(scores)."""
    top = scores[0]
    for z in range(1, scores.shape[0]):
        top = max(top, scores[z])
    total = 0.0
    for z in range(scores.shape[0]):
        out[z] = np.exp(scores[z] - top)
        total += out[z]
    for z in range(scores.shape[0]):
        out[z] = -out[z] / total
    # not 1 - softmax: the residual of a learned label would be lost to cancellation
    rest = 0.0
    for z in range(scores.shape[0]):
        if z != label:
            rest -= out[z]
    out[label] = rest


residual = kernel(_residual)


def _miss(scores, label):
    """The chance that argmax, with ties broken uniformly, does not return `label`."""
    ties = 0
    for z in range(scores.shape[0]):
        if scores[z] > scores[label]:
            return 1.0
        if scores[z] == scores[label]:
            ties += 1
    return 1.0 - 1.0 / ties


miss = kernel(_miss)


def _gather(drawn, start, batch, count, distinct):
    """Count the tokens drawn[start : start + batch] in `count`; list them in `distinct`, return how many."""
    found = 0
    for i in range(start, start + batch):
        if count[drawn[i]] == 0.0:
            distinct[found] = drawn[i]
            found += 1
        count[drawn[i]] += 1.0
    return found


gather = kernel(_gather)
