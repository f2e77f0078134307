"""Labellings that explain all sets: hand counts, empty information, refusals."""

from itertools import product

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import identifiability, labels_from_sets

SEED = streams.root(0, "identifiability")


def test_a_count_by_hand():
    # input 0: {0, 1} and {0, 2}, which leave 0; input 1: {0, 1} twice, which leave both
    member = np.array([[[1, 1, 0], [1, 0, 1]], [[1, 1, 0], [1, 1, 0]]], dtype=bool)
    functions = identifiability.labellings(2, 3)
    loss = identifiability.misses(member, functions)
    assert functions[loss == 0].tolist() == [[0, 0], [0, 1]]
    assert loss.max() == 1 + 2  # labels 1 or 2 and 2


def test_single_sets_identify_and_full_sets_do_not():
    assert identifiability.optimal_labellings(3, 3, 0.0, 1, seed=SEED, replicates=2)["optima"].tolist() == [1.0, 1.0]
    found = identifiability.optimal_labellings(3, 3, 1.0, 5, seed=SEED, replicates=2)
    assert found["optima"].tolist() == [27.0, 27.0] and found["least"].tolist() == [0.0, 0.0]


def test_one_label_scores_most_with_weights_that_are_not_negative_only():
    assert identifiability.full_set_scores(7, 3, 0.2, seed=SEED, replicates=5)["best"] == pytest.approx(1.0, abs=1e-12)
    weights = np.array([[1.0, -0.5], [-0.5, 1.0]])
    assert labels_from_sets.best_of_all(weights, np.ones((2, 2), dtype=bool))[1] > labels_from_sets.score(weights, np.array([[1.0, 0], [1, 0]]))


@pytest.mark.parametrize("draw", range(5))
def test_the_best_selection_costs_the_infimum_loss_with_any_loss(draw):
    # the sheet's check of law B1: 3 inputs, the 7 sets of 3 labels, 6 functions; the order of the minima does not matter
    rng = np.random.default_rng(draw)
    sets = [[y for y in range(3) if code >> y & 1] for code in range(1, 8)]
    masses, loss = rng.dirichlet(np.ones(21)).reshape(3, 7), rng.random((6, 3, 3))  # loss[f, x, y]
    infimum = min(sum(masses[x, s] * loss[f, x, sets[s]].min() for x in range(3) for s in range(7)) for f in range(6))
    pairs = list(product(range(3), range(7)))
    cost = np.zeros((6, 1))  # of all selections, built up pair by pair
    for x, s in pairs:
        cost = (cost[:, :, None] + masses[x, s] * loss[:, x, sets[s]][:, None, :]).reshape(6, -1)
    assert cost.shape[1] == 24**3
    assert cost.min() == pytest.approx(infimum, rel=1e-12)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: identifiability.optimal_labellings(20, 3, 0.5, 1, seed=SEED, replicates=1), "inputs: got 20"),
        (lambda: identifiability.optimal_labellings(2, 1, 0.5, 1, seed=SEED, replicates=1), "labels: got 1"),
        (lambda: identifiability.full_set_scores(5, 3, 0.0, seed=SEED, replicates=1), "bandwidth: got 0"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
