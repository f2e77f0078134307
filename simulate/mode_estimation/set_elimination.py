"""Set elimination: the sets of a truncated search that fall far behind the leader are dropped whole.

After each batch the tree is searched until every set left whole has fewer than gamma N_max samples; each set is tested like one
class (`rules`). Dropped sets are pooled in one trash leaf, which is never split. Where trash lies inside a set that stays, only
the trash in it counts as dropped: the classes beside it are still tested (the public code drops them untested, and then cannot
end). The search ends when no class but the mode is left, in sets or alone.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation import coarse_tree, rules
from lawbook.simulate.mode_estimation.coarse_tree import (
    CLASSES,
    COUNT,
    FROZEN,
    LEFT,
    LIVE,
    MODE,
    QUERIES,
    ROOT,
    SAMPLES,
    SETS,
    SPARES,
    add,
    grow,
    join,
    refine,
    restart,
)
from lawbook.simulate.mode_estimation.problems import Problem, draw, resolve
from lawbook.simulate.mode_estimation.rules import drops
from lawbook.simulate.mode_estimation.truncated import checked_places
from lawbook.simulate.parallel import map_in_order
from lawbook.simulate.streams import generators


def _drop_sets(nodes, partition, spare, state, rule, constant, level, classes):
    """Tests every set but the mode, and pools what is dropped."""
    top, n = nodes[state[MODE], COUNT], state[SAMPLES]
    trash, kept = -1, 0
    for k in range(state[SETS]):
        node = partition[k]
        gone = nodes[node, FROZEN] == 1
        if not gone and node != state[MODE] and drops(rule, constant, level, top, nodes[node, COUNT], n, classes):
            state[CLASSES] -= nodes[node, LIVE]
            nodes[node, FROZEN], nodes[node, LIVE] = 1, 0
            gone = True
        if gone and trash >= 0:
            state[SPARES] -= 1
            new = spare[state[SPARES]]
            join(nodes, new, trash, node)
            nodes[new, FROZEN] = 1
            trash = new
        elif gone:
            trash = node
        else:
            partition[kept] = node
            kept += 1
    if trash >= 0:
        partition[kept] = trash
        kept += 1
    state[SETS] = kept


drop_sets = kernel(_drop_sets)


def _round(nodes, partition, spare, state, gamma, slack, rule, constant, level, batch, places, after, spent):
    """One batch: search, drop, build the next tree."""
    add(nodes, state, state[SAMPLES], batch, after)
    restart(partition, state)
    refine(nodes, partition, spare, state, gamma, slack, places, after, spent)
    drop_sets(nodes, partition, spare, state, rule, constant, level, (nodes.shape[0] + 1) // 2)
    grow(nodes, partition, spare, state, 0)


one_round = kernel(_round)


class SetElimination:
    """One search, fed with batches of classes 0..m - 1, placed in this order on the first tree. Raises InputError.

    `queries`, `samples`, `spent` (questions of each sample), `done`, `mode`, `left` (classes not dropped).
    """

    def __init__(
        self, classes: int, delta: float, *, rule: str = "published", constant: float | None = None, gamma: float = 0.5
    ) -> None:
        self.classes = whole_number("classes", classes)
        self.rule = rules.settings(rule, constant, delta)
        self.gamma = number("gamma", gamma, 0, 1, low_open=True)
        self.tree = coarse_tree.empty(self.classes)
        self.places, self.after, self.spent = (np.empty(0, np.int64) for _ in range(3))
        self.done = self.classes == 1

    def observe(self, samples: Any) -> None:
        """One batch, at the end of which sets are tested; nothing happens once the search is done."""
        if self.done:
            return
        batch, start = checked_places(samples, self.classes), self.samples
        if len(self.places) < start + len(batch):
            room = np.zeros(max(len(self.places), len(batch)), np.int64)
            self.places, self.after, self.spent = (
                np.concatenate((old, room)) for old in (self.places, self.after, self.spent)
            )
        self.places[start : start + len(batch)] = batch
        one_round(*self.tree, self.gamma, 0.0, *self.rule, len(batch), self.places, self.after, self.spent)
        self.done = int(self.tree.state[CLASSES]) == 1

    @property
    def queries(self) -> int:
        """Questions asked so far."""
        return int(self.tree.state[QUERIES])

    @property
    def samples(self) -> int:
        """Samples seen so far."""
        return int(self.tree.state[SAMPLES])

    @property
    def mode(self) -> int:
        """The class left with the largest count."""
        return max(int(self.tree.state[MODE]), 0)

    @property
    def left(self) -> np.ndarray:
        """The classes not dropped, (slow)."""
        found, pile = [], [int(self.tree.state[ROOT])]
        while pile:
            node = self.tree.nodes[pile.pop()]
            if node[FROZEN] == 0 and node[LEFT] >= 0:
                pile += [int(node[LEFT]), int(node[LEFT + 1])]
            elif node[FROZEN] == 0:
                found.append(int(node[coarse_tree.LEAST]))
        return np.sort(found)


def batch_sizes(growth: float, most_samples: int) -> list[int]:
    """2, then each batch `growth` times the one before, rounded up; the last one is cut at `most_samples`."""
    sizes, batch, left = [], 2, most_samples
    while left > 0:
        sizes.append(min(batch, left))
        left -= sizes[-1]
        batch = math.ceil(growth * batch)
    return sizes


def set_elimination(
    p: Problem,
    delta: float,
    *,
    rule: str = "published",
    constant: float | None = None,
    gamma: float = 0.5,
    growth: float = 2.0,
    most_samples: int = 1_000_000,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """Set elimination on samples of law p, classes placed at random, until one class is left or after `most_samples`.

    Batches: 2 samples, then each `growth` > 1 times the last, rounded up. Returns float64 arrays (replicates,): "queries",
    "samples", "stopped" (1.0 where one class was left; the others are censored), "error" (the leader at the end is not class 0),
    "most_queries_of_a_sample". Memory O(m + samples). Raises InputError.
    """
    law, cap = resolve(p), whole_number("most_samples", most_samples)
    sizes = batch_sizes(number("growth", growth, 1.01), cap)
    SetElimination(len(law), delta, rule=rule, constant=constant, gamma=gamma)

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        labels, data = rng.spawn(2)
        place = labels.permutation(len(law))
        search = SetElimination(len(law), delta, rule=rule, constant=constant, gamma=gamma)
        for size in sizes:
            search.observe(place[draw(law, size, data)])
            if search.done:
                break
        return search.queries, search.samples, search.done, search.mode != place[0], search.spent.max()

    table = np.array(map_in_order(one, generators(seed, replicates, first), threads), dtype=float)
    names = ("queries", "samples", "stopped", "error", "most_queries_of_a_sample")
    return {name: table[:, k] for k, name in enumerate(names)}
