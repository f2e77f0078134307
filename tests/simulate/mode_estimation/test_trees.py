"""Balanced and Huffman trees against brute force, and the forest that suffices for the mode."""

import heapq
from functools import cache

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.trees import (
    balanced_depths,
    coarse_partition,
    huffman_cost,
    huffman_lengths,
)


def kraft(lengths):
    return sum(2.0 ** -int(length) for length in lengths)


def best_cost(weights):
    """The least cost over all trees, by trying every split of every set."""
    full = (1 << len(weights)) - 1

    @cache
    def cost(members):
        if members & (members - 1) == 0:
            return 0
        mass = sum(weight for i, weight in enumerate(weights) if members >> i & 1)
        part, best = (members - 1) & members, float("inf")
        while part:
            best = min(best, cost(part) + cost(members ^ part))
            part = (part - 1) & members
        return mass + best

    return cost(full)


def forest(weights):
    """Merges of the two lightest sets while they weigh less together than the heaviest class: a list of sets."""
    heap = [(weight, (i,)) for i, weight in enumerate(weights)]
    heapq.heapify(heap)
    while len(heap) > 1:
        first, second = heapq.heappop(heap), heapq.heappop(heap)
        if first[0] + second[0] >= max(weights):
            return [first, second, *heap]
        heapq.heappush(heap, (first[0] + second[0], first[1] + second[1]))
    return heap


def random_counts(seed, m, largest):
    return np.random.default_rng(seed).integers(0, largest, m)


@pytest.mark.parametrize("m", [1, 2, 3, 4, 5, 7, 8, 9, 100, 300, 1000, 1024, 1025])
def test_balanced_depths(m):
    depths = balanced_depths(m)
    assert kraft(depths) == 1 and np.ptp(depths) <= 1 and (np.diff(depths) >= 0).all()
    assert depths.sum() == huffman_cost(np.ones(m, dtype=int))


@pytest.mark.parametrize(("m", "mean"), [(100, 6.72), (300, 8.2933), (1000, 9.976)])
def test_mean_depth_of_a_balanced_tree(m, mean):
    assert abs(balanced_depths(m).mean() - mean) < 5e-5


@pytest.mark.parametrize("seed", range(40))
def test_huffman_lengths_are_the_best_tree(seed):
    weights = random_counts(seed, 2 + seed % 8, 1 + seed)
    lengths = huffman_lengths(weights)
    assert kraft(lengths) == 1
    assert (weights * lengths).sum() == huffman_cost(weights) == best_cost(tuple(map(int, weights)))


def test_the_deepest_leaf_is_as_shallow_as_possible():
    assert sorted(huffman_lengths([1, 1, 2, 2])) == [2, 2, 2, 2]  # (1, 2, 3, 3) costs the same
    assert list(huffman_lengths([8, 5, 3, 2, 1, 1])) == [1, 2, 3, 4, 5, 5]
    assert list(huffman_lengths([3])) == [0]


def test_depths_follow_the_classes():
    weights = random_counts(3, 50, 1000)
    order = np.random.default_rng(0).permutation(50)
    assert (huffman_lengths(weights)[order] * weights[order]).sum() == huffman_cost(weights)


def test_large_and_degenerate_weights():
    lengths = huffman_lengths(np.ldexp(1.0, -np.arange(1, 60)))
    assert lengths.max() == 58 and kraft(lengths) == 1
    assert kraft(huffman_lengths(np.zeros(1000))) == 1
    with pytest.raises(InputError, match="weights"):
        huffman_lengths([0.5, -0.5])
    with pytest.raises(InputError, match="weights"):
        huffman_lengths([])


@pytest.mark.parametrize(
    ("spec", "sets", "cost"), [("geometric:100", 3, 1.5), ("two:300", 6, 2.6208), ("one:1000", 3, 1.5)]
)
def test_coarse_partitions_of_the_three_problems(spec, sets, cost):
    p = resolve(spec)
    found, masses = coarse_partition(p)
    assert len(masses) == sets == found.max() + 1
    assert abs(huffman_cost(masses) - cost) < 5e-4
    assert np.allclose(np.bincount(found, p), masses, rtol=1e-12)


@pytest.mark.parametrize("seed", range(60))
def test_coarse_partition_against_brute_force(seed):
    weights = random_counts(seed, 2 + seed % 25, 2 + seed)
    weights[0] += 1
    found, masses = coarse_partition(weights)
    slow = forest(tuple(map(int, weights)))
    assert sorted(masses) == sorted(mass for mass, _ in slow)
    assert (np.bincount(found, weights) == masses).all() and (np.diff(masses) <= 0).all()
    sizes = np.bincount(found)
    assert sizes[0] == 1 and masses[0] == weights.max()
    assert (masses[sizes > 1] < weights.max()).all()
    lengths = huffman_lengths(masses)
    assert np.ptp(lengths) <= 1, "balanced"
    assert len(masses) <= max(2, 2 * weights.sum() / weights.max() - 1)


def test_rounded_sums_at_the_boundary_count_as_ties():
    assert 0.1 + 0.7 < 0.8
    assert len(coarse_partition([0.8, 0.7, 0.1])[1]) == len(coarse_partition([8, 7, 1])[1]) == 3
    assert len(coarse_partition([0.8, 0.7, 0.1], tolerance=0)[1]) == 2
