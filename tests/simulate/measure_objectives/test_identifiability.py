"""Labellings that explain all sets: hand counts, empty information, refusals."""

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
