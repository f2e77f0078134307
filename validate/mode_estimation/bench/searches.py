"""Speed of elimination and truncated search against obvious ways to the same decisions."""

from __future__ import annotations

from functools import cache

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.mode_estimation import counts
from lawbook.simulate.mode_estimation.elimination import EliminationTree
from lawbook.simulate.mode_estimation.problems import draw, resolve
from lawbook.simulate.mode_estimation.trees import huffman_lengths
from lawbook.simulate.mode_estimation.truncated import TruncatedSearch
from lawbook.validate.bench import Benchmark, Growth, Time

CLASSES, SAMPLES, SLOW_SAMPLES, DELTA = 1000, 2000, 300, 2**-5


@cache
def classes(samples: int = SAMPLES, m: int = CLASSES) -> np.ndarray:
    """Zipf samples of m classes."""
    return draw(resolve(f"zipf:1:{m}"), samples, streams.generators(streams.root(0, "bench of searches"), 1)[0])


def eliminated() -> int:
    """Queries of elimination on 2000 samples of 1000 classes."""
    return int(EliminationTree(CLASSES, DELTA).observe(classes()).sum())


def eliminated_plainly() -> int:
    """The same for the first samples: a static code for each, and every class tested in a Python loop."""
    tally, active, queries = np.zeros(CLASSES, dtype=np.int64), set(range(CLASSES)), 0
    for n, y in enumerate(classes()[:SLOW_SAMPLES], 1):
        queries += int(huffman_lengths(tally)[y])
        tally[y] += 1
        top = tally.max()
        least = top - np.sqrt(24 * top * np.log(np.pi**2 * n**2 * CLASSES / DELTA))
        active = {z for z in active if tally[z] >= least}
    return queries


@cache
def million() -> np.ndarray:
    return classes(2**20 - 2)


def truncated() -> int:
    return TruncatedSearch(million(), CLASSES).queries


def thousand_stops() -> float:
    """Mean stopping sample of a thousand runs of elimination."""
    found = counts.elimination([0.4, 0.25, 0.15, 0.12, 0.08], 0.01, constant=4.0, seed=streams.root(0, "bench"), replicates=1000)
    return float(found["samples"].mean())


def one_stop() -> float:
    """One such run in NumPy: all counts of all samples at once, then the first sample at which only one class is left."""
    rng = streams.generators(streams.root(0, "bench", 1), 1)[0]
    drawn = rng.choice(5, 6000, p=[0.4, 0.25, 0.15, 0.12, 0.08])
    tally = np.cumsum(drawn[:, None] == np.arange(5), axis=0)
    n, top = np.arange(1, len(drawn) + 1), tally.max(axis=1)
    kept = tally >= (top - np.sqrt(4 * top * np.log(np.pi**2 * n**2 * 5 / 0.01)))[:, None]
    left = np.logical_and.accumulate(kept, axis=0).sum(axis=1)
    return float(np.argmax(left == 1) + 1)


ELIMINATION = Benchmark(
    name="elimination",
    question=f"elimination on {SAMPLES} samples of {CLASSES} classes",
    ours=eliminated,
    alternative=eliminated_plainly,
    against="a static Huffman code (numba) and a Python loop of tests for every sample",
    ours_units=SAMPLES,
    alternative_units=SLOW_SAMPLES,
    target=100,
)
STOPS = Benchmark(
    name="stopping_times",
    question="stopping time of elimination, five classes, about 1700 samples",
    ours=thousand_stops,
    alternative=one_stop,
    against="cumulative counts in NumPy, run by run",
    ours_units=1000,
    target=3,
)
MILLION = Time(
    name="truncated_search_seconds",
    question="truncated search on a million samples of 1000 classes",
    run=truncated,
    most_seconds=2,
    level="quick",
)
TRUNCATED_COST = Growth(
    name="truncated_search_samples",
    question="time of truncated search against the number of samples",
    run=lambda n: TruncatedSearch(million()[:n], CLASSES).queries,
    sizes=(2**14 - 2, 2**16 - 2, 2**18 - 2, 2**20 - 2),
    exponent=1.0,
)
