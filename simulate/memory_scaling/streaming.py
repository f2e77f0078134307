"""Direct simulation for very many tokens: E is drawn twice, block by block, and never held.

The first pass adds up the class sums, the second reads every token. Each block of tokens has its own
stream, which is replayed in the second pass.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from lawbook.simulate import streams
from lawbook.simulate.inputs import labels_of, non_negative, probability_vector, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling import embeddings
from lawbook.simulate.memory_scaling.direct_kernels import fill_normal
from lawbook.simulate.parallel import available_threads


def _add_by_class(e: np.ndarray, q: np.ndarray, label: np.ndarray, sums: np.ndarray) -> None:
    for x in range(len(q)):
        if q[x] != 0:
            row = sums[label[x]]
            for c in range(e.shape[1]):
                row[c] += q[x] * e[x, c]


add_by_class = kernel(_add_by_class)


def _wrong_mass(scores: np.ndarray, p: np.ndarray, label: np.ndarray) -> float:
    """Sum of p times the chance of a wrong answer; a tie of k that holds the right class counts 1 - 1/k."""
    total = 0.0
    for x in range(len(p)):
        own = scores[x, label[x]]
        above, tied = 0, 0
        for y in range(scores.shape[1]):
            above += scores[x, y] > own
            tied += scores[x, y] == own
        total += p[x] * (1.0 if above > 0 else 1.0 - 1.0 / tied)
    return total


wrong_mass = kernel(_wrong_mass)


def bytes_needed(classes: int, dimension: int, block: int, threads: int) -> int:
    """Upper estimate of working memory: class sums twice, and E and scores of each block in flight.

    8 (2 M d + (threads + 1) (B d + 3 B M + M d)) bytes; the vectors p, q and labels come on top (24 N).
    """
    m, d, b = classes, dimension, block
    return 8 * (2 * m * d + (threads + 1) * (b * d + 3 * b * m + m * d))


def error(
    p: np.ndarray,
    q: np.ndarray,
    dimension: int,
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicate: int = 0,
    inputs: str = "gaussian",
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    block: int = 4096,
    threads: int | None = None,
) -> float:
    """The 0-1 risk in one draw of (E, U), for one scheme and one dimension.

    Cost: 2 N d normals and 2 N M d multiplications; memory: `bytes_needed`, which `block` bounds. The bits
    depend on `seed`, `replicate` and `block`, not on the number of threads. Raises InputError.
    """
    p, q = probability_vector("p", p), non_negative("q", q)
    d, classes, block = (
        whole_number("dimension", dimension),
        whole_number("classes", classes, 2),
        whole_number("block", block),
    )
    if q.shape != p.shape:
        raise refuse("shape of q", q.shape, f"{p.shape}, the shape of p")
    if inputs == "orthonormal":
        raise refuse("inputs", inputs, "gaussian or sphere")
    label = labels_of("labels", labels, len(p), classes)
    node = streams.child(seed, streams.NOISE, replicate)
    workers = available_threads() if threads is None else whole_number("threads", threads)
    gram = embeddings.gram_matrices(
        unembeddings, classes, (d,), np.random.Generator(np.random.PCG64DXSM(node))
    )[0]
    starts = range(0, len(p), block)

    def drawn(start: int) -> np.ndarray:
        rng = np.random.Generator(np.random.PCG64DXSM(streams.child(node, start // block)))
        e = np.empty((min(block, len(p) - start), d))
        fill_normal(rng, e.reshape(-1))  # the bits of rng.standard_normal, three times faster
        return embeddings.inputs(inputs, e)

    def stored(start: int) -> np.ndarray:
        part = slice(start, start + block)
        sums = np.zeros((classes, d))
        add_by_class(drawn(start), q[part], label[part], sums)
        return sums

    with threadpool_limits(1):  # BLAS on one thread: its blocking, hence its rounding, must not vary
        sums = np.zeros((classes, d))
        for part in _in_order(stored, starts, workers):
            sums += part
        read = gram @ sums

        def wrong(start: int) -> float:
            part = slice(start, start + block)
            scores = drawn(start) @ read.T
            return wrong_mass(scores, p[part], label[part])

        return math.fsum(_in_order(wrong, starts, workers))


def _in_order(function: Callable[[int], Any], items: range, workers: int) -> Iterator[Any]:
    """Results in order of `items`, with at most workers + 1 of them in memory."""
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Any]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
