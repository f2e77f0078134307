"""Adaptive search: every sample is identified by a Huffman tree of the counts so far, and the top count wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number, whole_numbers
from lawbook.simulate.mode_estimation import dynamic_huffman
from lawbook.simulate.mode_estimation.dynamic_huffman import (
    AT,
    CHILD,
    NODES,
    PARENT,
    RANK,
    SLOT,
    UNSEEN,
    WEIGHT,
    State,
)
from lawbook.simulate.mode_estimation.problems import Problem, draw, resolve, top_class
from lawbook.simulate.mode_estimation.trees import huffman_cost, huffman_lengths
from lawbook.simulate.parallel import map_in_order
from lawbook.simulate.streams import generators


@final
class AdaptiveTree:
    """A Huffman tree of the counts of `classes` >= 2 classes, kept optimal sample by sample.

    Unseen classes share a leaf of weight 0, behind which they stand in a balanced tree; `order` (m,) lists them as they
    fill it. Relabelling the classes together with `order` changes nothing else. Raises InputError.
    """

    def __init__(self, classes: int, order: Sequence[int] | np.ndarray | None = None) -> None:
        self.classes = whole_number("classes", classes, 2)
        if order is not None and not np.array_equal(np.sort(order), np.arange(self.classes)):
            raise refuse("order", list(order), f"a permutation of 0..{self.classes - 1}")
        self.state: State = dynamic_huffman.empty(self.classes, order)
        self.dropped: list[int] = []

    def observe(self, samples: Sequence[int] | np.ndarray) -> np.ndarray:
        """Counts samples one after the other; returns the questions that each took, int64 (n,)."""
        given = np.asarray(samples)
        if given.ndim != 1 or given.dtype.kind not in "iu" and given.size:
            raise refuse("samples", samples, f"a list of classes 0..{self.classes - 1}")
        codes = given.astype(np.int64)
        wrong = (codes < 0) | (codes >= self.classes)
        if wrong.any():
            raise refuse("samples", int(codes[wrong][0]), f"classes 0..{self.classes - 1}")
        codes[np.isin(codes, self.dropped)] = self.trash
        spent = np.empty(len(codes), dtype=np.int64)
        dynamic_huffman.observe(*self.state, codes, spent)
        return spent

    def counts(self) -> np.ndarray:
        """Samples of each class, int64 (m,); 0 for dropped classes, whose samples are pooled."""
        ranks = self.state.leaves[: self.classes, RANK]
        return np.where(ranks < 0, 0, self.state.nodes[ranks, WEIGHT])

    def depths(self) -> np.ndarray:
        """Questions that the next sample would take if it were of each class, int64 (m,)."""
        nodes, leaves, _ = self.state
        return np.array([dynamic_huffman.questions(nodes, leaves, y) for y in range(self.classes)])

    @property
    def trash(self) -> int:
        """The code of the leaf that all dropped classes share."""
        return self.classes + 1

    def drop(self, classes: Sequence[int]) -> None:
        """Pools classes in the trash leaf and builds the tree afresh. No unseen class may be left, O(m log m)."""
        nodes, leaves, size = self.state
        counts, out = self.counts(), np.unique(np.append(self.dropped, classes)).astype(np.int64)
        pooled = counts[out].sum() + (nodes[leaves[self.trash, RANK], WEIGHT] if self.dropped else 0)
        kept = np.setdiff1d(np.arange(self.classes), out)
        if not len(kept) or (leaves[kept, RANK] < 0).any():
            raise refuse("classes to drop", list(classes), "classes that leave some, all of which have been seen")
        self.dropped = out.tolist()
        leaves[out, SLOT] = size[UNSEEN] = 0
        dynamic_huffman.build(*self.state, np.append(kept, self.trash), np.append(counts[kept], pooled))

    def children(self, node: int) -> tuple[int, int] | None:
        """The two nodes below a node, None for a class. The root is 0; slot k >= 2 of the unseen classes is -k."""
        nodes, leaves, size = self.state
        u = int(size[UNSEEN])
        slot = -node if node < 0 else 1 if node == leaves[self.classes, RANK] else 0
        if slot:
            return (-2 * slot, -2 * slot - 1) if slot < u else None
        child = int(nodes[node, CHILD])
        return (child, child + 1) if child >= 0 else None

    def members(self, node: int) -> list[int]:
        """The classes below a node, in the order of the tree; at the trash leaf all dropped ones."""
        pair = self.children(node)
        if pair is not None:
            return self.members(pair[0]) + self.members(pair[1])
        if node < 0:
            return [int(self.state.nodes[-node, AT])]
        code = -1 - int(self.state.nodes[node, CHILD])
        if code == self.trash:
            return list(self.dropped)
        return [code if code < self.classes else int(self.state.nodes[1, AT])]


def sibling_property(state: State) -> bool:
    """Whether nodes fall in weight, inner nodes before leaves of their weight, and each weighs what its children weigh.

    A tree with this order is a Huffman tree of its leaves' weights (Gallager).
    """
    nodes, leaves, size = state
    n = int(size[NODES])
    weight, child = nodes[:n, WEIGHT], nodes[:n, CHILD]
    inner = np.flatnonzero(child >= 0)
    below = child[inner]
    falling = (weight[:-1] > weight[1:]) | ((weight[:-1] == weight[1:]) & ((child[:-1] >= 0) | (child[1:] < 0)))
    ranks = np.flatnonzero(leaves[:, RANK] >= 0)
    return bool(
        falling.all()
        and np.array_equal(np.sort(below), np.arange(1, n, 2))
        and (nodes[below, PARENT] == inner).all()
        and (below > inner).all()
        and (weight[inner] == weight[below] + weight[below + 1]).all()
        and (child[leaves[ranks, RANK]] == -1 - ranks).all()
        and len(ranks) + len(inner) == n
        and (leaves[:-2, SLOT] > 0).sum() == size[UNSEEN]
    )


def adaptive_search(
    p: Problem,
    n: int | Sequence[int],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`n` samples (or each of several n, prefixes of one run); unseen classes stand in random order.

    Returns float64 arrays (replicates,) or (replicates, len(n)): "queries"; "error" (1.0 where the top count, ties at
    random, is not class 0); "samples"; "seen" (different classes); "learning" (the queries spent on first samples of a
    class); "optimal" (queries of the Huffman tree of p on the same samples); "two_pass" (those of the Huffman tree of
    the seen classes' final counts). About 1 microsecond a sample at m = 1000. Memory O(n + m). Raises InputError.
    """
    law, ends = resolve(p), whole_numbers("n", n)
    best = huffman_lengths(law)
    m = len(law)

    def one(rng: np.random.Generator) -> list[tuple[Any, ...]]:
        labels, ties, data = rng.spawn(3)
        tree = AdaptiveTree(m, labels.permutation(m))
        classes = draw(law, max(ends), data)
        spent = tree.observe(classes)
        new = np.zeros(len(classes), dtype=bool)
        new[np.unique(classes, return_index=True)[1]] = True
        rows = []
        for end in ends:
            counts = np.bincount(classes[:end], minlength=m)
            error = top_class(counts, ties) != 0
            seen = counts[counts > 0]
            learning = spent[:end][new[:end]].sum()
            rows.append((spent[:end].sum(), error, end, len(seen), learning, counts @ best, huffman_cost(seen)))
        return rows

    table = np.array(map_in_order(one, generators(seed, replicates, first), threads), dtype=float)
    names = ("queries", "error", "samples", "seen", "learning", "optimal", "two_pass")
    return {name: table[:, 0, k] if np.ndim(n) == 0 else table[:, :, k] for k, name in enumerate(names)}
