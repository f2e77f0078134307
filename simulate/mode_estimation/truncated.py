"""Truncated search: samples are identified only as far as the mode of the sample requires.

Round r adds 2^r samples; the tree is searched best first, and every set with fewer samples than the most frequent class is left
whole. Then Huffman's tree on these sets is built for the next round. The class found is the mode of all samples so far.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation import coarse_tree
from lawbook.simulate.mode_estimation.coarse_tree import (
    COUNT,
    LEFT,
    MODE,
    QUERIES,
    SAMPLES,
    SETS,
    add,
    grow,
    refine,
    restart,
)
from lawbook.simulate.mode_estimation.problems import Problem, draw, resolve
from lawbook.simulate.parallel import map_in_order
from lawbook.simulate.streams import generators


def _rounds(nodes, partition, spare, state, with_slack, places, after, spent):
    """All rounds on the given samples; the last one may be smaller."""
    total, batch = places.shape[0], 2
    slack = 1.0 / 6.0 if with_slack else 0.0  # times 1 / m: (2/3)^r / (4 m) in round r
    while state[SAMPLES] < total:
        add(nodes, state, state[SAMPLES], min(batch, total - state[SAMPLES]), after)
        restart(partition, state)
        refine(nodes, partition, spare, state, 1.0, slack / state[6], places, after, spent)
        grow(nodes, partition, spare, state, 0)
        batch *= 2
        slack *= 2.0 / 3.0


rounds = kernel(_rounds)


def checked_places(places: Any, classes: int) -> np.ndarray:
    """The samples as places 0..m - 1 in the first tree, int64 (n,). Raises InputError."""
    given = np.asarray(places)
    if given.ndim != 1 or not given.size or given.dtype.kind not in "iu" or given.min() < 0 or given.max() >= classes:
        raise refuse("samples", places, f"a non-empty list of classes 0..{classes - 1}")
    return np.ascontiguousarray(given, dtype=np.int64)


class TruncatedSearch:
    """The search on given samples, classes 0..m - 1 placed in this order on the first tree; O(m + questions) time a round.

    `queries`, `spent` (questions of each sample, at most m - 1), `best` (the classes with the top count), `sets`.
    With `slack`, sets are split from N_max - n (2/3)^r / (4 m) samples on. Raises InputError.
    """

    def __init__(self, samples: Any, classes: int, *, slack: bool = False) -> None:
        m = whole_number("classes", classes)
        self.places = checked_places(samples, m)
        self.tree = coarse_tree.empty(m)
        self.after = np.full(len(self.places), -1, np.int64)
        self.spent = np.zeros(len(self.places), np.int64)
        self._run(slack)

    def _run(self, slack: bool) -> None:
        rounds(*self.tree, slack, self.places, self.after, self.spent)

    @property
    def queries(self) -> int:
        """Questions asked so far."""
        return int(self.tree.state[QUERIES])

    @property
    def sets(self) -> np.ndarray:
        """Numbers of the sets that are left."""
        return self.tree.partition[: self.tree.state[SETS]]

    @property
    def best(self) -> np.ndarray:
        """The classes with the top count. None can hide in a set, which has fewer samples than the top count."""
        nodes, top = self.tree.nodes, self.tree.nodes[self.tree.state[MODE], COUNT]
        return np.sort([node for node in self.sets if nodes[node, LEFT] < 0 and nodes[node, COUNT] == top])


def candidates_of(tree: coarse_tree.Coarse, after: np.ndarray) -> dict[int, frozenset[int]]:
    """What is known of each sample (slow, for tests)."""
    known = {}
    for node in range(len(tree.nodes)):
        pile, classes = [node], []
        while pile:
            top = pile.pop()
            if tree.nodes[top, LEFT] < 0:
                classes.append(top)
            else:
                pile += [tree.nodes[top, LEFT], tree.nodes[top, coarse_tree.RIGHT]]
        sample = tree.nodes[node, coarse_tree.HEAD]
        while sample >= 0:
            assert sample not in known
            known[int(sample)] = frozenset(map(int, classes))
            sample = after[sample]
    return known


def simulate(
    make: Any, p: Problem, n: int, seed: np.random.SeedSequence, replicates: int, first: int, threads: int | None
) -> dict[str, np.ndarray]:
    """Runs of the search `make(samples, classes)` on n samples, classes placed at random."""
    law, samples = resolve(p), whole_number("n", n)

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        labels, ties, data = rng.spawn(3)
        place = labels.permutation(len(law))
        found = make(place[draw(law, samples, data)], len(law))
        guess = found.best[int(ties.random() * len(found.best))]
        return found.queries, guess != place[0], samples, len(found.sets), found.spent.max()

    table = np.array(map_in_order(one, generators(seed, replicates, first), threads), dtype=float)
    return {name: table[:, k] for k, name in enumerate(("queries", "error", "samples", "sets", "most_queries_of_a_sample"))}


def truncated_search(
    p: Problem, n: int, *, slack: bool = False, seed: np.random.SeedSequence, replicates: int, first: int = 0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """Truncated search on n samples of law p, classes placed at random on the first tree, ties of the top count at random.

    Returns float64 arrays (replicates,): "queries", "error" (not class 0), "samples", "sets" (size of the last partition),
    "most_queries_of_a_sample". Memory O(m + n). Raises InputError.
    """

    def make(samples: np.ndarray, classes: int) -> TruncatedSearch:
        return TruncatedSearch(samples, classes, slack=slack)

    return simulate(make, p, n, seed, replicates, first, threads)
