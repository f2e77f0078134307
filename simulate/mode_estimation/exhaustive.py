"""Exhaustive search: every sample is identified by a balanced tree on the classes, and the top count wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lawbook.simulate.inputs import whole_numbers
from lawbook.simulate.mode_estimation.oracle import Ledger
from lawbook.simulate.mode_estimation.problems import Problem, draw, resolve, top_class
from lawbook.simulate.mode_estimation.trees import balanced_depths
from lawbook.simulate.streams import generators


def exhaustive_search(
    p: Problem, n: int | Sequence[int], *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """`n` samples (or each of several n, prefixes of one run), classes placed at random on a balanced tree.

    Returns {"queries", "error" (1.0 where the top count, ties at random, is not class 0), "samples"}, float64,
    (replicates,) or (replicates, len(n)). Memory O(n). Raises InputError.
    """
    law, ends = resolve(p), whole_numbers("n", n)
    depths = balanced_depths(len(law))
    rows: dict[str, list[Any]] = {"queries": [], "error": [], "samples": []}
    for rng in generators(seed, replicates, first):
        labels, ties, data = rng.spawn(3)
        placed = depths[labels.permutation(len(law))]
        classes = draw(law, max(ends), data)
        counts = [np.bincount(classes[:end], minlength=len(law)) for end in ends]
        rows["queries"].append([count @ placed for count in counts])
        rows["error"].append([top_class(count, ties) != 0 for count in counts])
        rows["samples"].append(ends)
    width = () if np.ndim(n) == 0 else (len(ends),)
    return {name: np.array(found, dtype=float).reshape(replicates, *width) for name, found in rows.items()}


def identify_in_balanced_tree(ledger: Ledger, sample: int, order: Sequence[int]) -> int:
    """The class of a sample, by questions along the balanced tree in heap order whose leaves are `order` (slow twin).

    Slot k has children 2k and 2k + 1; the classes are the slots m, ..., 2m - 1.
    """
    m = len(order)

    def below(slot: int) -> set[int]:
        return {order[slot - m]} if slot >= m else below(2 * slot) | below(2 * slot + 1)

    slot = 1
    while slot < m:
        slot = 2 * slot if ledger.ask(sample, below(2 * slot)) else 2 * slot + 1
    return order[slot - m]
