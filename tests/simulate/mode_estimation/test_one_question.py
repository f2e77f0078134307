"""Tracking one question a sample: its pieces against scipy and the game solved elsewhere, its errors, its edges."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import binom

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import one_question, question_game
from lawbook.simulate.streams import root

COUNTS = [([50, 31, 20], [48, 70, 81]), ([3, 0, 9], [5, 2, 4]), ([7, 1, 0], [0, 12, 11]), ([400, 390, 2], [500, 510, 930])]


def minus_log_likelihood(yes, no, q):
    q = np.clip(q, 1e-12, 1 - 1e-12)
    return -float(np.sum(yes * np.log(q) + no * np.log(1 - q)))


def best_by_scipy(yes, no, tied=None):
    """The largest log-likelihood over the simplex, or over laws with q_i = q_j, by constrained minimisation."""
    limits = [{"type": "eq", "fun": lambda q: q.sum() - 1}]
    if tied:
        limits.append({"type": "eq", "fun": lambda q: q[tied[0]] - q[tied[1]]})
    starts = [np.full(3, 1 / 3), np.array([0.45, 0.45, 0.1]), np.array([0.1, 0.45, 0.45]), np.array([0.45, 0.1, 0.45])]
    found = [
        minimize(lambda q: minus_log_likelihood(yes, no, q), start, constraints=limits, bounds=[(1e-9, 1)] * 3, method="SLSQP", options={"ftol": 1e-13})
        for start in starts
    ]
    return -min(one.fun for one in found)


@pytest.mark.parametrize(("yes", "no"), COUNTS)
def test_estimate_and_ties_have_the_largest_likelihood(yes, no):
    yes, no, q = np.array(yes, float), np.array(no, float), np.empty(3)
    for estimate in (one_question.estimate, one_question._estimate):
        estimate(yes, no, q)
        assert q.sum() == pytest.approx(1, abs=1e-12)
        assert one_question.log_likelihood(yes, no, q) == pytest.approx(best_by_scipy(yes, no), rel=1e-6)
    for leader, rival in ((0, 1), (0, 2), (2, 1)):
        for tie in (one_question.tie, one_question._tie):
            tie(yes, no, leader, rival, q)
            assert q[leader] == q[rival]
            assert one_question.log_likelihood(yes, no, q) == pytest.approx(best_by_scipy(yes, no, (leader, rival)), rel=1e-6)


def test_counts_of_resolved_samples_give_their_shares():
    counts, q = np.array([5.0, 3.0, 2.0]), np.empty(3)
    one_question.estimate(counts, np.zeros(3), q)
    np.testing.assert_allclose(q, counts / 10, rtol=1e-12)


@pytest.mark.parametrize("p", [(0.5, 0.3, 0.2), (0.6, 0.3, 0.1), (0.8, 0.15, 0.05), (0.45, 0.44, 0.11), (0.36, 0.33, 0.31)])
def test_shares_attain_the_rate_of_the_game(p):
    law, shares = np.array(p), np.empty(4)
    rate = one_question.best_shares(law, 0, np.ones(4), shares)
    assert rate == pytest.approx(question_game.least_rate(law), rel=2e-4)
    ties = np.linspace(0.01, 0.49, 961)
    told = [shares @ question_game.told(law, q) for t in ties for q in (np.array([t, t, 1 - 2 * t]), np.array([t, 1 - 2 * t, t]))]
    assert min(told) == pytest.approx(rate, rel=1e-3)
    assert shares.sum() == pytest.approx(1)
    assert shares.min() >= 0


def test_shares_follow_the_leader_and_the_actions_allowed():
    shares, turned = np.empty(4), np.empty(4)
    rate = one_question.best_shares(np.array([0.8, 0.15, 0.05]), 0, np.ones(4), shares)
    assert one_question.best_shares(np.array([0.05, 0.8, 0.15]), 1, np.ones(4), turned) == pytest.approx(rate, rel=1e-9)
    np.testing.assert_allclose(turned, shares[[2, 0, 1, 3]], atol=1e-6)
    assert one_question.best_shares(np.array([0.8, 0.15, 0.05]), 0, np.array([1.0, 1, 1, 0]), turned) < rate
    assert turned[3] == 0


def test_batches_follow_the_shares_and_stay_below_what_is_left():
    rng = np.random.default_rng(1)
    for _ in range(200):
        shares, queries = rng.dirichlet(np.ones(4)), float(rng.integers(50, 10_000))
        spent = queries * rng.dirichlet(50 * shares)
        size, left = queries / 20, int(rng.integers(2, 1000))
        found, slow = np.zeros(3, np.int64), np.zeros(3, np.int64)
        samples = one_question.plan(shares, spent, np.ones(4), queries, size, 1.5, left, found)
        assert samples == one_question._plan(shares, spent, np.ones(4), queries, size, 1.5, left, slow)
        np.testing.assert_array_equal(found, slow)
        assert 0 < found.sum() + samples
        assert found.sum() + 2 * samples <= left
        wanted = np.maximum(np.maximum(shares * (queries + size), np.sqrt(queries) / 10) - spent, 0)
        if 2 * size < left:
            np.testing.assert_allclose(np.append(found, 1.5 * samples), wanted * size / wanted.sum(), atol=1)


@pytest.mark.parametrize("actions", ["all", "single", "full"])
def test_error_stays_below_delta(actions):
    found = one_question.track([0.5, 0.3, 0.2], 0.1, actions=actions, seed=root(2), replicates=400)
    assert found["stopped"].all()
    assert binom.sf(found["error"].sum() - 1, 400, 0.1) > 0.01


def test_same_seed_same_bits_and_levels_are_passed_in_turn():
    several = one_question.track([0.6, 0.3, 0.1], log_inverse_delta=[5, 50], seed=root(3), replicates=6)
    later = one_question.track([0.6, 0.3, 0.1], log_inverse_delta=[5, 50], seed=root(3), replicates=2, first=4)
    assert several["queries"].shape == (6, 2)
    for name, values in several.items():
        np.testing.assert_array_equal(values[4:], later[name])
    assert (several["queries"][:, 0] < several["queries"][:, 1]).all()
    alone = one_question.track([0.6, 0.3, 0.1], log_inverse_delta=5, seed=root(3), replicates=6)
    np.testing.assert_array_equal(alone["queries"], several["queries"][:, 0])
    np.testing.assert_array_equal(alone["queries"], one_question.track([0.6, 0.3, 0.1], np.exp(-5), seed=root(3), replicates=6)["queries"])


@pytest.mark.parametrize("actions", ["all", "single", "full"])
def test_ties_end_at_the_cap(actions):
    found = one_question.track([0.4, 0.4, 0.2], log_inverse_delta=[1, 60], actions=actions, most_queries=3000, seed=root(4), replicates=5)
    assert (found["stopped"][:, 1] == 0).all()
    assert (found["queries"] <= 3000).all()
    assert (found["queries"][:, 1] >= 2999).all()


def test_at_a_tie_either_class_leads():
    found = one_question.track([0.4, 0.4, 0.2], log_inverse_delta=60, most_queries=500, seed=root(6), replicates=100)
    assert 30 <= found["error"].sum() <= 70  # 50 +- 4 standard deviations
    assert np.unique(found["error"]).tolist() == [0, 1]


def test_a_high_cap_is_met_exactly():
    found = one_question.track([0.5, 0.3, 0.2], log_inverse_delta=1e12, most_queries=10**8 + 1, seed=root(4), replicates=2)
    assert (10**8 + 1 - found["queries"]).max() <= 1
    assert not found["stopped"].any()
    assert not found["error"].any()


@pytest.mark.parametrize("p", [[1.0, 0.0, 0.0], [0.7, 0.3, 0.0], [0.98, 0.01, 0.01]])
def test_classes_that_hardly_occur(p):
    for actions in one_question.ACTIONS:
        found = one_question.track(p, 0.01, actions=actions, seed=root(5), replicates=10)
        assert found["stopped"].all()
        assert not found["error"].any()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"p": [0.5, 0.5]}, "p: got"),
        ({"delta": 0.0}, "delta: got"),
        ({"delta": None}, "one of them"),
        ({"delta": None, "log_inverse_delta": [5, 3]}, "rising"),
        ({"delta": None, "log_inverse_delta": []}, "rising"),
        ({"actions": "none"}, "one of all, single, full"),
        ({"most_queries": 3}, "most_queries: got"),
    ],
)
def test_bad_input(wrong, said):
    call = {"p": [0.5, 0.3, 0.2], "delta": 0.1, "seed": root(1), "replicates": 1} | wrong
    with pytest.raises(InputError, match=said):
        one_question.track(call.pop("p"), call.pop("delta"), **call)
