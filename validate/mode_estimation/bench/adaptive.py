"""Speed of the dynamic Huffman tree."""

from __future__ import annotations

from functools import cache

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.mode_estimation.adaptive import AdaptiveTree
from lawbook.simulate.mode_estimation.problems import draw, resolve
from lawbook.simulate.mode_estimation.trees import huffman_lengths
from lawbook.validate.bench import Benchmark, Growth

CLASSES, SAMPLES, REBUILT = 1000, 200_000, 300


@cache
def classes(m: int = CLASSES) -> np.ndarray:
    """Zipf samples of m classes."""
    p = resolve(f"zipf:1:{m}")
    return draw(p, SAMPLES, streams.generators(streams.root(0, "bench"), 1)[0])


def adapted(m: int = CLASSES) -> int:
    """Queries of all samples on the tree that follows the counts."""
    return int(AdaptiveTree(m).observe(classes(m)).sum())


def rebuilt() -> int:
    """The same for the first samples, with a compiled static Huffman code built for each."""
    counts, queries = np.zeros(CLASSES, dtype=np.int64), 0
    for y in classes()[:REBUILT]:
        queries += int(huffman_lengths(counts)[y])
        counts[y] += 1
    return queries


ADAPTIVE = Benchmark(
    name="adaptive_search",
    question=f"identify {SAMPLES} samples of {CLASSES} classes along a Huffman tree of the counts so far",
    ours=adapted,
    alternative=rebuilt,
    against="a static Huffman code for every sample, by two queues in numba",
    ours_units=SAMPLES,
    alternative_units=REBUILT,
    target=50,
)

CLASSES_COST = Growth(
    name="adaptive_search_classes",
    question=f"time of {SAMPLES} samples against the number of classes: no more than the depth of the tree grows",
    run=adapted,
    sizes=(10, 100, 1000, 10_000),
    exponent=0.3,
)
