"""Classification from candidate sets: monotone methods, exhaustive search against loops, a cycle, refusals."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import labels_from_sets as sets

SEED = streams.root(0, "labels")


def problem(draw, n, labels=3, confusion=0.5, ridge=0.01):
    rng = np.random.default_rng(draw)
    x, member = sets.drawn_problem(n, labels, confusion, rng)
    return sets.ridge_weights(x, x, ridge), member


@given(st.integers(0, 10_000), st.integers(2, 20), st.integers(2, 4))
def test_alternation_on_symmetric_weights_rises_and_stops(draw, n, labels):
    weights, member = problem(draw, n, labels)
    phi, path = sets.alternate(weights, member)
    assert len(path) < 1000 and (np.diff(path) >= -1e-12).all()
    assert (phi[~member] == 0).all() and (phi.sum(1) == 1).all()


def test_alternation_on_other_weights_may_cycle():
    lengths = []
    for draw in range(40):
        rng = np.random.default_rng(draw)
        _, member = sets.drawn_problem(8, 3, 0.5, rng)
        lengths.append(len(sets.alternate(rng.normal(size=(8, 8)), member, 60)[1]))
    assert max(lengths) == 60  # the cap: sheet 09 warns of cycles


@given(st.integers(0, 10_000), st.integers(2, 12))
def test_frank_wolfe_never_falls(draw, n):
    weights, member = problem(draw, n)
    scores = [sets.score(weights, sets.uniform_selection(member))] + [sets.score(weights, sets.frank_wolfe(weights, member, t)) for t in (1, 2, 5, 20)]
    assert (np.diff(scores) >= -1e-12).all()


@pytest.mark.parametrize("draw", range(3))
def test_exhaustive_search_against_loops(draw):
    weights, member = problem(draw, 5)
    linear, quadratic = [], []
    for chosen in product(*(np.flatnonzero(row) for row in member)):
        phi = np.eye(3)[list(chosen)]
        quadratic.append(float((phi * (weights @ weights @ phi)).sum()))
        linear.append(max(float((np.eye(3)[list(z)] * (weights @ phi)).sum()) for z in product(range(3), repeat=5)))
    np.testing.assert_allclose(sets.best_of_all(weights, member), [max(linear), max(quadratic)], rtol=1e-12)


def test_single_labels_are_left_alone():
    weights, member = problem(0, 10, confusion=0.0)
    for phi in (sets.alternate(weights, member)[0], sets.frank_wolfe(weights, member), sets.blocks(weights, member, np.random.default_rng(0))):
        np.testing.assert_array_equal(phi, member)


def test_without_confusion_all_methods_agree_and_with_it_disambiguation_wins():
    clear = sets.label_errors(20, 4, 0.0, seed=SEED, replicates=3)
    assert all((clear[name] == clear["average"]).all() for name in sets.METHODS) and (clear["wins"] == 0.5).all()
    found = sets.label_errors(40, 4, 0.7, seed=SEED, replicates=40)
    assert found["frank_wolfe"].mean() < found["average"].mean() - 0.03


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: sets.uniform_selection(np.zeros((2, 3), dtype=bool)), "member: got 'an empty set'"),
        (lambda: sets.selections(np.ones((20, 3), dtype=bool)), "member: got"),
        (lambda: sets.label_errors(1, 3, 0.5, seed=SEED, replicates=1), "n: got 1"),
        (lambda: sets.label_errors(5, 3, 0.5, seed=SEED, replicates=1, methods=("average",)), "methods: got"),
        (lambda: sets.selection_scores(5, 3, 1.5, seed=SEED, replicates=1), "confusion: got 1.5"),
        (lambda: sets.rise_of_step(5, 3, 0.5, 0.0, seed=SEED, replicates=1), "size: got 0"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
