"""The classes that elimination has not dropped yet, kept so that testing them costs O(1) a sample.

A histogram of their counts tells the smallest one, which is the first to go; classes are looked for only when some go.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation.rules import drops

SAMPLES, TOP, LOW, LEFT, DONE = range(5)


class Candidates(NamedTuple):
    """Plain arrays, because compiled code counts references to the fields of a tuple."""

    state: np.ndarray  # (5,) int64: samples so far, largest and smallest count, classes left, 1 when done
    counts: np.ndarray  # (m,) int64
    active: np.ndarray  # (m,) bool
    histogram: np.ndarray  # int64: classes left with 0, 1, ... samples
    dropped_at: np.ndarray  # (m,) int64: the sample after which a class was dropped, 0 for never


def all_of(classes: int) -> Candidates:
    """Before the first sample."""
    histogram = np.zeros(64, np.int64)
    histogram[0] = classes
    empty = np.zeros(classes, np.int64)
    return Candidates(np.array([0, 0, 0, classes, 0]), empty, np.ones(classes, np.bool_), histogram, empty.copy())


def with_room(candidates: Candidates, samples: int) -> Candidates:
    """The same with a histogram that lasts for so many more samples."""
    missing = int(candidates.state[TOP]) + samples + 2 - len(candidates.histogram)
    if missing <= 0:
        return candidates
    return candidates._replace(histogram=np.concatenate((candidates.histogram, np.zeros(missing, np.int64))))


def _count_and_drop(rule, constant, level, y, state, counts, active, histogram, gone):
    """One sample of class y; returns how many classes it condemns."""
    n = state[0] + 1
    state[0] = n
    counts[y] += 1
    if active[y]:
        k = counts[y]
        histogram[k - 1] -= 1
        histogram[k] += 1
        state[1] = max(state[1], k)
        while histogram[state[2]] == 0:
            state[2] += 1
    before = state[3]
    while state[3] > 1 and drops(rule, constant, level, state[1], state[2], n, counts.shape[0]):
        low = state[2]
        for z in range(counts.shape[0]):
            if active[z] and counts[z] == low:
                active[z] = False
                gone[z] = n
        state[3] -= histogram[low]
        histogram[low] = 0
        while histogram[state[2]] == 0:
            state[2] += 1
    return before - state[3]


count_and_drop = kernel(_count_and_drop)
