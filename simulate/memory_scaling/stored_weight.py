"""What SGD stores on orthonormal keys: real runs of batch one whose true-class scores are read off.

Orthonormal inputs and unembeddings make tokens independent: the scores of a token depend on its number of
visits alone, whatever the order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import whole_number, whole_numbers
from lawbook.simulate.memory_scaling import gradient, instances, sgd


def observe(
    M: int,
    visits: int | Sequence[int],
    step: float,
    *,
    seed: np.random.SeedSequence,
    replicates: int = 1,
    first: int = 0,
    inputs: str = "orthonormal",
    unembeddings: str = "orthonormal",
) -> dict[str, np.ndarray]:
    """Scores after training, one token per entry of `visits`, visited that often in a random order.

    Returns ``true_score``, the score of the token's own label, ``other_score``, the mean score of the other
    labels, and ``other_over_true``, the ratio of another label's score to the true one that lies furthest from
    the mean ratio (0 for unvisited tokens), shape (replicates, len(visits)). W starts at 0; d = max(M, len(visits)).
    Cost: sum of visits x M x (d + M). Memory: d^2 + sum of visits. Raises InputError.
    """
    counts = whole_numbers("visits", visits, 0)
    M = whole_number("M", M, 2)
    d, label = max(M, len(counts)), np.arange(len(counts)) % M
    p = np.full(len(counts), 1 / len(counts))

    def one(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        e, u = instances.vectors(inputs, len(counts), d, rng), instances.vectors(unembeddings, M, d, rng)
        drawn = rng.permutation(np.repeat(np.arange(len(counts)), counts))
        _, scores = sgd.train(e, u, p, drawn, instances.step_sizes(step, len(drawn)), form="states")
        own = scores[label, np.arange(len(counts))]
        others = (scores.sum(axis=0) - own) / (M - 1)
        ratio = np.divide(scores, own, out=np.zeros_like(scores), where=own != 0)
        ratio[label, np.arange(len(counts))] = np.nan
        mean = np.nanmean(ratio, axis=0)
        furthest = np.nanargmax(np.abs(ratio - mean), axis=0)
        return own, others, ratio[furthest, np.arange(len(counts))]

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return dict(zip(("true_score", "other_score", "other_over_true"), np.moveaxis(rows, 1, 0), strict=True))


@instances.one_blas_thread
def one_step(
    tokens: str,
    d: int,
    M: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    step: float = 1.0,
    T: int | None = None,
    unembeddings: str = "orthonormal",
    steps: int = 1,
) -> dict[str, np.ndarray]:
    """One full-batch step (or more) from W = 0, against the memory that stores tokens with q = p (or counts / T).

    Returns ``score_gap``, the largest over tokens of the spread over labels of (trained score - step times
    memory's score), divided by the largest trained score; ``disagreement``, the fraction of tokens answered
    differently; ``error`` and ``memory_error``, the 0-1 risks of both. Cost per replicate: steps x N d^2;
    memory 3 d^2 + N (d + M).
    """
    p = frequencies.resolve(tokens)
    label = np.arange(len(p)) % whole_number("M", M, 2)

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        e, u = instances.vectors("normal", len(p), d, rng), instances.vectors(unembeddings, M, d, rng)
        weight = p if T is None else rng.multinomial(T, p) / T
        trained = np.zeros((d, d))
        for _ in range(whole_number("steps", steps)):
            trained = trained - step * gradient.gradients(trained, e, u, weight, label)[0]
        memory = np.einsum("x,xi,xj->ij", weight, u[label], e, optimize=True)
        a, b = gradient.scores(trained, e, u), gradient.scores(memory, e, u)
        spread = np.ptp(a - step * b, axis=1).max() / np.abs(a).max()
        wrong, wrong_memory = a.argmax(axis=1), b.argmax(axis=1)
        return spread, np.mean(wrong != wrong_memory), p[wrong != label].sum(), p[wrong_memory != label].sum()

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return dict(zip(("score_gap", "disagreement", "error", "memory_error"), rows.T, strict=True))
