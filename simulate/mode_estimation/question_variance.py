"""Two ways to estimate p_1 - p_2 by questions, and what they cost: variance times queries, from drawn answers."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.mode_estimation.trees import huffman_lengths
from lawbook.simulate.streams import generators


def variances_times_queries(
    p: float, samples: int, runs: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"full": ..., "single": ...}, (replicates,): two classes of probability p <= 1/2 each, and the rest.

    Full: Huffman's tree of {1}, {2} and the rest finds the place of every sample. Single: every sample is asked once, half of
    them 'is it 1?', half 'is it 2?'. The variance is that of `runs` runs of `samples` samples each. Raises InputError.
    """
    p = number("p", p, 0, 0.5, low_open=True)
    samples, runs = whole_number("samples", samples, 2), whole_number("runs", runs, 2)
    masses = np.array([p, p, 1 - 2 * p])
    depths = np.asarray(huffman_lengths(masses[masses > 0]))
    full, single = np.empty(replicates), np.empty(replicates)
    for row, rng in enumerate(generators(seed, replicates, first)):
        counts = rng.multinomial(samples, masses, runs)[:, masses > 0]
        cost = (counts @ depths).mean()
        full[row] = ((counts[:, 0] - counts[:, 1]) / samples).var(ddof=1) * cost
        half = samples // 2
        yes = rng.binomial(half, p, (runs, 2)) / half
        single[row] = (yes[:, 0] - yes[:, 1]).var(ddof=1) * 2 * half
    return {"full": full, "single": single}
