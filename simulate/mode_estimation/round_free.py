"""Truncated search without rounds: after each sample, a set that leads is split, and light sets are united.

A heuristic: Huffman's tree on the sets is kept up to date with every sample, and sets are united while the two lightest
together have fewer samples than the most frequent class. Works from one class on.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation.coarse_tree import (
    COUNT,
    HEAD,
    LEFT,
    MODE,
    PARENT,
    QUERIES,
    ROOT,
    SAMPLES,
    grow,
    refine,
)
from lawbook.simulate.mode_estimation.problems import Problem
from lawbook.simulate.mode_estimation.truncated import TruncatedSearch, simulate


def _one_by_one(nodes, partition, spare, state, places, after, spent):
    """All samples, one after the other."""
    above = np.zeros(nodes.shape[0], np.bool_)
    for sample in range(places.shape[0]):
        for k in range(state[1]):
            above[spare[k]] = True
        state[SAMPLES] += 1
        node = places[sample]
        while nodes[node, PARENT] >= 0 and not above[nodes[node, PARENT]]:
            node = nodes[node, PARENT]
        for k in range(state[1]):
            above[spare[k]] = False
        after[sample] = nodes[node, HEAD]
        nodes[node, HEAD] = sample
        nodes[node, COUNT] += 1
        up = node
        while up != state[ROOT]:
            up = nodes[up, PARENT]
            spent[sample] += 1
        state[QUERIES] += spent[sample]
        top = nodes[state[MODE], COUNT] if state[MODE] >= 0 else 0
        if nodes[node, LEFT] < 0:
            if nodes[node, COUNT] > top or state[MODE] < 0:
                state[MODE] = node
        elif nodes[node, COUNT] >= top:
            refine(nodes, partition, spare, state, 1.0, 0.0, places, after, spent)
        grow(nodes, partition, spare, state, nodes[state[MODE], COUNT])


one_by_one = kernel(_one_by_one)


class RoundFreeSearch(TruncatedSearch):
    """The search on given samples; as `TruncatedSearch`. Time O(sets + questions) a sample."""

    def __init__(self, samples: Any, classes: int) -> None:
        super().__init__(samples, classes)

    def _run(self, slack: bool) -> None:
        one_by_one(*self.tree, self.places, self.after, self.spent)


def round_free_search(
    p: Problem, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, threads: int | None = None
) -> dict[str, np.ndarray]:
    """Round-free search on n samples of law p; arguments and results as `truncated_search`. Raises InputError."""
    return simulate(RoundFreeSearch, p, n, seed, replicates, first, threads)
