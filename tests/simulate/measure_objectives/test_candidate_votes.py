"""Votes of candidate sets: sheet 09's example, the walk against enumeration, refusals."""

from itertools import product

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import candidate_votes as votes

SEED = streams.root(0, "votes")


def test_the_sheets_example():
    member = np.array([[1, 0, 1, 1]] * 6 + [[0, 1, 0, 0]] * 4, dtype=bool)  # {a, c, d} six times, {b} four times
    np.testing.assert_allclose(votes.scores(member, average=True)[:2], [0.2, 0.4])
    np.testing.assert_allclose(votes.scores(member, average=False)[:2], [0.6, 0.4])
    found = votes.crowded_margins(0.6, 2, seed=SEED, replicates=40)
    assert found["average"].mean() == pytest.approx(-0.2, abs=0.01) and found["infimum"].mean() == pytest.approx(0.2, abs=0.02)


def test_empty_sets_have_no_vote():
    assert votes.scores(np.zeros((3, 4), dtype=bool), average=True).tolist() == [0.0] * 4


def test_truth_that_is_always_there_is_never_lost():
    found = votes.vote_failures(30, 0.5, 0.4, 0.0, seed=SEED, replicates=2)
    assert found["lost"].tolist() == [0, 0]


@pytest.mark.parametrize("n", [1, 2, 4])
def test_the_walk_against_enumeration(n):
    share, confusion, missing = 0.6, 0.3, 0.1
    chances = {1: share * confusion * missing, -1: share * (1 - confusion) * (1 - missing)}
    chances[0] = 1 - sum(chances.values())
    expected = sum(np.prod([chances[s] for s in path]) for path in product((-1, 0, 1), repeat=n) if sum(path) >= 0)
    assert votes.failure_probabilities(n, share, confusion, missing)[n] == pytest.approx(expected, rel=1e-13)


def test_counted_failures_meet_the_walk():
    found = votes.vote_failures(15, 0.5, 0.3, 0.1, seed=SEED, replicates=40)
    share = found["failed"].sum() / found["trials"].sum()
    exact = votes.failure_probabilities(15, 0.5, 0.3, 0.1)[-1]
    assert abs(share - exact) < 5 * (exact * (1 - exact) / found["trials"].sum()) ** 0.5


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: votes.vote_margins(1, 0.2, 0.1, seed=SEED, replicates=1), "labels: got 1"),
        (lambda: votes.vote_margins(3, 1.2, 0.1, seed=SEED, replicates=1), "confusion: got 1.2"),
        (lambda: votes.crowded_margins(0.5, -1, seed=SEED, replicates=1), "company: got -1"),
        (lambda: votes.vote_failures(0, 0.5, 0.2, 0.1, seed=SEED, replicates=1), "n: got 0"),
        (lambda: votes.failures_exactly(5, 0.0, 0.2, 0.1, seed=SEED), "share: got 0"),
        (lambda: votes.failures_exactly(2000, 1.0, 0.1, 0.01, seed=SEED), "n: got 2000"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
