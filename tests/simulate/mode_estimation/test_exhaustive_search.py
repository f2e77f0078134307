"""Exhaustive search against its walk on hidden samples and the authors' counts."""

import heapq

import numpy as np
import pytest

from lawbook.simulate.mode_estimation.exhaustive import exhaustive_search, identify_in_balanced_tree
from lawbook.simulate.mode_estimation.oracle import HiddenSamples, Ledger
from lawbook.simulate.mode_estimation.problems import draw, resolve
from lawbook.simulate.mode_estimation.trees import balanced_depths
from lawbook.simulate.streams import root


class Unit:
    """A node of the authors' tree of equal weights: only weights are compared, a leaf before a joint node."""

    def __init__(self, weight, members):
        self.weight, self.members = weight, members

    def __lt__(self, other):
        return (self.weight, len(self.members) > 1) < (other.weight, len(other.members) > 1)


def depths_of_the_authors(m):
    heap = [Unit(1, [y]) for y in range(m)]
    depths = np.zeros(m, dtype=int)
    heapq.heapify(heap)
    while len(heap) > 1:
        left, right = heapq.heappop(heap), heapq.heappop(heap)
        depths[left.members + right.members] += 1
        heapq.heappush(heap, Unit(left.weight + right.weight, left.members + right.members))
    return depths


@pytest.mark.parametrize(("m", "theirs"), [(100, 1_355_535), (1000, 1_997_858)])
def test_queries_of_the_authors_code(m, theirs):
    rng = np.random.default_rng(0)
    p = 1 / np.arange(1, m + 1)
    p = rng.permutation(p / p.sum())
    classes = rng.choice(m, size=200_000, p=p)
    depths = depths_of_the_authors(m)
    assert (np.sort(depths) == balanced_depths(m)).all()
    assert depths[classes].sum() == theirs


@pytest.mark.parametrize("m", [2, 3, 7, 8, 20])
def test_queries_are_those_of_a_walk_on_hidden_samples(m):
    spec = np.full(m, 1 / m)
    found = exhaustive_search(spec, (5, 60), seed=root(m), replicates=2)
    rng = np.random.Generator(np.random.PCG64DXSM(np.random.SeedSequence(m, spawn_key=(1, 1))))
    labels, _, data = rng.spawn(3)
    order = np.argsort(labels.permutation(m)).tolist()  # slot of a class = its place among the depths
    hidden = HiddenSamples.of(draw(resolve(spec), 60, data))
    ledger = Ledger(hidden, m)
    spent = []
    for j in range(60):
        assert identify_in_balanced_tree(ledger, j, order) == hidden.reveal(j)
        spent.append(ledger.queries)
    assert found["queries"][1].tolist() == [spent[4], spent[59]]


def test_mean_queries_and_error():
    found = exhaustive_search("geometric:100", 48, seed=root(1), replicates=4000)
    assert found["queries"].shape == (4000,)
    mean, half = found["queries"].mean(), 4 * found["queries"].std() / 4000**0.5
    assert abs(mean - 48 * 6.72) < half
    assert abs(found["error"].mean() - 0.02028) < 4 * (0.02028 / 4000) ** 0.5
    assert (found["samples"] == 48).all()
