"""Laws of trees of questions: the sheet's numbers, and their codes against other ones."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.theory import catalogue
from lawbook.theory.mode_estimation import fluid, huffman


def predict(name, **point):
    return float(catalogue.find(f"mode_estimation.{name}").predict(**point))


def geometric(m):
    p = 2.0 ** -np.arange(1, m + 1)
    return p / p.sum()



TWO = [0.2, 0.06, *[0.74 / 298] * 298]
ONE = [0.5, *[0.5 / 999] * 999]


@pytest.mark.parametrize(("m", "depth"), [(100, 6.72), (300, 8.2933), (1000, 9.976), (2, 1), (1024, 10)])
def test_balanced_trees(m, depth):
    assert predict("depth_of_balanced_tree", m=m) == pytest.approx(depth, abs=5e-5)


def test_exhaustive_search_on_48_samples():
    assert predict("queries_of_exhaustive_search", m=100, n=48) == pytest.approx(322.6, abs=0.05)


@pytest.mark.parametrize(("p", "sets", "cost"), [(geometric(100), 3, 1.5), (TWO, 6, 2.6208), (ONE, 3, 1.5)])
def test_coarse_partitions(p, sets, cost):
    masses = fluid.forest(list(p), 1.0)
    assert len(masses) == sets and fluid.huffman_cost(masses) == pytest.approx(cost, abs=5e-5)
    low, high = (predict(f"min_entropy_{side}_bound", p_1=float(p[0])) for side in ("lower", "upper"))
    assert low - 1e-9 <= cost <= high


def test_min_entropy_law_is_sharp():
    k = 2840
    p = np.append(2.0, np.ones(k - 1)) / (k + 1)
    assert fluid.huffman_cost(list(p)) - math.log2(1 / p[0]) == pytest.approx(1.0854, abs=5e-5)
    assert predict("min_entropy_upper_bound", p_1=p[0]) - math.log2(1 / p[0]) == pytest.approx(1.0861, abs=5e-5)
    assert predict("min_entropy_lower_bound", p_1=0.2) == pytest.approx(2.32, abs=5e-3)


def test_lengths_of_two_good_classes():
    assert predict("queries_of_adaptive_search", p=TWO) == pytest.approx(7.17, abs=5e-3)
    assert predict("queries_of_adaptive_search", p=geometric(100)) == pytest.approx(2, abs=1e-9)


def test_redundancy_at_a_half_is_that_of_a_light_mode_but_for_a_constant():
    assert predict("redundancy_of_heavy_mode", p_1=0.5) == pytest.approx(0.5)


def test_depths_of_fibonacci_weights_nearly_attain_the_bound():
    weights = [1, 1]
    while len(weights) < 40:
        weights.append(weights[-1] + weights[-2])
    depth = huffman.lengths(weights)[0]
    bound = predict("depth_bound_of_huffman", p_i=1 / sum(weights))
    assert depth == 39 and 0 < bound - depth < 3


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_lengths_are_those_of_the_cost(weights):
    lengths = huffman.lengths(weights)
    assert sum(2.0**-depth for depth in lengths) == 1
    assert sum(w * depth for w, depth in zip(weights, lengths, strict=True)) == fluid.huffman_cost(weights)


def test_charged_queries():
    assert predict("charged_queries_bound", m=20) == 19
    assert predict("coarse_tree_is_balanced", k=5) == 3
