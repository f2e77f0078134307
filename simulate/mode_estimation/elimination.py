"""Elimination: samples are identified by a Huffman tree of the counts, classes far behind the leader are pooled as trash.

The search ends when one class is left. After classes are dropped, the tree of the others and of the one trash leaf is built
afresh; a sample in the trash costs that leaf's depth. (The public code counts trash past the tree's order, which then breaks.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation import candidates, dynamic_huffman, rules
from lawbook.simulate.mode_estimation.candidates import DONE, LEFT, SAMPLES, count_and_drop
from lawbook.simulate.mode_estimation.counts import FIRST_BATCH, LARGEST_BATCH
from lawbook.simulate.mode_estimation.dynamic_huffman import (
    RANK,
    SLOT,
    UNSEEN,
    WEIGHT,
    build,
    count,
    questions,
)
from lawbook.simulate.mode_estimation.problems import Problem, draw, resolve
from lawbook.simulate.parallel import map_in_order
from lawbook.simulate.streams import generators


def _regrow(nodes, leaves, size, counts, active, fresh):
    """The tree over the classes left and the trash leaf, which takes in the `fresh` dropped ones."""
    m = counts.shape[0]
    codes, weights = np.empty(m + 1, np.int64), np.empty(m + 1, np.int64)
    trash = nodes[leaves[m + 1, RANK], WEIGHT] if leaves[m + 1, RANK] >= 0 else 0
    number = 0
    for y in range(m):
        if active[y]:
            codes[number], weights[number] = y, counts[y]
            number += 1
        elif fresh[y]:
            trash += counts[y]
            fresh[y] = False
            leaves[y, SLOT] = 0
    codes[number], weights[number] = m + 1, trash
    size[UNSEEN] = 0  # classes without a sample are the first to go
    build(nodes, leaves, size, codes[: number + 1], weights[: number + 1])


regrow = kernel(_regrow)


def _advance(classes, rule, constant, level, spent, nodes, leaves, size, state, counts, active, histogram, gone):
    """Identifies and counts the samples one after the other until one class is left; returns how many it took."""
    m = counts.shape[0]
    fresh = np.zeros(m, np.bool_)
    for t in range(classes.shape[0]):
        y = classes[t]
        code = y if active[y] else m + 1
        spent[t] = questions(nodes, leaves, code)
        count(nodes, leaves, size, code)
        if count_and_drop(rule, constant, level, y, state, counts, active, histogram, gone) > 0:
            if state[3] == 1:
                state[4] = 1
                return t + 1
            for z in range(m):
                fresh[z] = gone[z] == state[0]
            regrow(nodes, leaves, size, counts, active, fresh)
    return classes.shape[0]


advance = kernel(_advance)


class EliminationTree:
    """One search, fed with samples; `candidates` and `tree` can be looked at. Raises InputError."""

    def __init__(self, classes: int, delta: float, *, rule: str = "published", constant: float | None = None, order: Any = None) -> None:
        self.classes = whole_number("classes", classes, 2)
        self.rule = rules.settings(rule, constant, delta)
        self.tree = dynamic_huffman.empty(self.classes, order)
        self.candidates = candidates.all_of(self.classes)

    @property
    def done(self) -> bool:
        """Whether one class is left."""
        return bool(self.candidates.state[DONE])

    def observe(self, samples: np.ndarray) -> np.ndarray:
        """Feeds classes, int64 (n,); returns the questions of each sample until the search is done, (at most n,)."""
        codes = np.ascontiguousarray(samples, dtype=np.int64)
        if codes.ndim != 1 or codes.size and (codes.min() < 0 or codes.max() >= self.classes):
            raise refuse("samples", samples, f"a list of classes 0..{self.classes - 1}")
        spent = np.empty(len(codes), np.int64)
        if self.done:
            return spent[:0]
        self.candidates = candidates.with_room(self.candidates, len(codes))
        return spent[: advance(codes, *self.rule, spent, *self.tree, *self.candidates)]

    def leader(self) -> int:
        """A class left with the largest count."""
        return int(np.argmax(np.where(self.candidates.active, self.candidates.counts, -1)))


def elimination_search(
    p: Problem,
    delta: float,
    *,
    rule: str = "published",
    constant: float | None = None,
    most_samples: int = 1_000_000,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """Elimination by `rule` (see `rules`) on samples of law p, until one class is left or after `most_samples`.

    Returns float64 arrays (replicates,): "queries", "samples", "stopped" (1.0 where one class was left; the others are
    censored), "error" (the leader at the end is not class 0), "wrong_elimination" (class 0 was dropped). Cost O(depth) a
    sample and O(m log m) whenever classes go. Memory O(m + batch). Raises InputError.
    """
    law, cap = resolve(p), whole_number("most_samples", most_samples)
    m = len(law)
    rules.settings(rule, constant, delta)

    def one(rng: np.random.Generator) -> tuple[Any, ...]:
        labels, data = rng.spawn(2)
        search = EliminationTree(m, delta, rule=rule, constant=constant, order=labels.permutation(m))
        queries, size = 0, FIRST_BATCH
        while not search.done and search.candidates.state[SAMPLES] < cap:
            size = min(size, cap - int(search.candidates.state[SAMPLES]))
            queries += search.observe(draw(law, size, data)).sum()
            size = min(2 * size, LARGEST_BATCH)
        left = search.candidates
        return queries, left.state[SAMPLES], left.state[LEFT] == 1, search.leader() != 0, not left.active[0]

    table = np.array(map_in_order(one, generators(seed, replicates, first), threads), dtype=float)
    return {name: table[:, k] for k, name in enumerate(("queries", "samples", "stopped", "error", "wrong_elimination"))}
