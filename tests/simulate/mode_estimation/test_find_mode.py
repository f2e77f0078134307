"""The search for a mode by a user's own answers."""

import json
from fractions import Fraction
from math import comb, exp, log

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation.find_mode import (
    ModeSearch,
    find_mode,
    log_evidence,
    log_evidence_against,
    plan,
)
from lawbook.simulate.mode_estimation.oracle import ContradictionError, HiddenSamples

LETTERS = "abcdefgh"


class Answers:
    """Letters drawn with probabilities p; every question is written down."""

    def __init__(self, p, seed):
        self.hidden = HiddenSamples(np.array(p, dtype=float), np.random.default_rng(seed))
        self.asked = []

    def __call__(self, sample, letters):
        self.asked.append((sample, "".join(sorted(letters))))
        return self.hidden.ask(sample, {LETTERS.index(letter) for letter in letters})


def evidence_by_hand(a, b):
    """2 int_{1/2}^1 (2 t)^a (2 (1 - t))^b dt in fractions, by expanding (1 - t)^b."""
    terms = (
        Fraction((-1) ** k * comb(b, k), a + k + 1) * (1 - Fraction(1, 2) ** (a + k + 1)) for k in range(b + 1)
    )
    return 2 ** (a + b + 1) * sum(terms)


@pytest.mark.parametrize(("a", "b"), [(0, 0), (1, 0), (5, 2), (12, 12), (40, 3), (9, 30)])
def test_evidence_is_the_integral(a, b):
    assert log_evidence(a, b) == pytest.approx(log(evidence_by_hand(a, b)), rel=1e-10, abs=1e-12)


def test_the_chance_of_a_wrong_drop_is_below_its_bound_but_not_far():
    limit, steps = log(20), 1500
    chance, crossed = {0: 1.0}, 0.0  # two classes as probable as each other: the worst case
    for s in range(1, steps):
        new = {}
        for a, p in chance.items():
            for up in (0, 1):
                new[a + up] = new.get(a + up, 0.0) + p / 2
        crossed += sum(p for a, p in new.items() if log_evidence(a, s - a) >= limit)
        chance = {a: p for a, p in new.items() if log_evidence(a, s - a) < limit and p > 1e-12}
    assert 0.01 < crossed < 1 / 20


def test_the_bet_against_a_share_is_fair_at_that_share():
    for s, share in ((1, 0.3), (7, 0.6)):
        mean = sum(
            comb(s, a) * share**a * (1 - share) ** (s - a) * exp(log_evidence_against(share, a, s - a))
            for a in range(s + 1)
        )
        assert mean == pytest.approx(1)


@pytest.mark.parametrize("seed", range(5))
def test_a_clear_mode_is_found(seed):
    answers = Answers([0.1, 0.6, 0.2, 0.1], seed)
    found = find_mode(answers, "abcd", 0.01)
    assert (found.status, found.leader, found.candidates) == ("decided", "b", ("b",))
    assert found.queries == len(answers.asked) == answers.hidden.queries
    assert found.samples == len(answers.hidden.touched) and found.doubt == 0.01
    assert "'b' is the mode" in str(found) and "at most 0.01" in str(found)


def test_mean_sample_of_the_stop():
    spent = [find_mode(Answers([0.5, 0.25, 0.15, 0.1], k), "abcd", 0.1).samples for k in range(60)]
    assert abs(np.mean(spent) - 111) < 4 * np.std(spent) / 60**0.5  # 111 in an independent simulation


def test_no_question_is_asked_whose_answer_is_known():
    answers = Answers([0.4, 0.3, 0.1, 0.1, 0.1], 3)
    find_mode(answers, "abcde", 0.2, most_samples=300)
    known = {}
    for sample, letters in answers.asked:
        left = known.setdefault(sample, set("abcde"))
        assert 0 < len(left & set(letters)) < len(left)
        inside = LETTERS[answers.hidden.reveal(sample)] in letters
        known[sample] = left & set(letters) if inside else left - set(letters)


def test_the_running_statement_is_honest_and_tightens():
    search = ModeSearch("abc", 1e-6)
    assert search.found().doubt == 1 and search.found().status == "undecided"
    answers = Answers([0.2, 0.2, 0.6], 1)
    doubts = [search.run(answers, most_samples=n).doubt for n in (5, 20, 60, 150)]
    assert doubts[-1] < 1e-4 < doubts[0]
    found = search.found()
    first, second = sorted(found.counts.values())[:-3:-1]
    assert found.doubt == pytest.approx(max(3 / exp(log_evidence(first, second)), 1e-6 * (len(found.candidates) < 3)))
    assert "leads after 150 samples" in str(found) or found.status == "decided"


@pytest.mark.parametrize("cut", [0, 1, 7, 40, 111, 200])
@pytest.mark.parametrize("confirm", [0, 3])
def test_a_saved_search_goes_on_bit_for_bit(cut, confirm):
    p = [0.3, 0.25, 0.2, 0.1, 0.05, 0.05, 0.05, 0.0]
    whole, first, rest = (Answers(p, 9) for _ in range(3))
    straight = ModeSearch(LETTERS, 0.05, confirm_every=confirm)
    straight.run(whole, most_queries=1500)
    broken = ModeSearch(LETTERS, 0.05, confirm_every=confirm)
    assert broken.run(first, most_queries=cut).queries == cut
    text = broken.save()
    again = ModeSearch.load(text, LETTERS)
    assert again.save() == text
    again.run(rest, most_queries=1500)
    assert first.asked + rest.asked == whole.asked
    assert again.save() == straight.save() and again.found() == straight.found()


def test_an_exception_of_the_user_loses_nothing():
    whole, broken = Answers([0.5, 0.3, 0.2], 4), Answers([0.5, 0.3, 0.2], 4)
    failures = iter([True] * 5)

    def flaky(sample, letters):
        if len(broken.asked) in (0, 3, 10, 11) and next(failures, False):
            raise TimeoutError
        return broken(sample, letters)

    search = ModeSearch("abc", 0.1)
    for _ in range(10):
        try:
            search.run(flaky, most_samples=60)
        except TimeoutError:
            continue
    assert search.found() == find_mode(whole, "abc", 0.1, most_samples=60) and broken.asked == whole.asked


def test_limits_are_kept_to_the_question():
    for limit in (0, 1, 2, 17):
        found = find_mode(Answers([0.4, 0.3, 0.3], 0), "abc", 0.01, most_queries=limit, confirm_every=1)
        assert found.status == "undecided" and found.queries == limit
    assert find_mode(Answers([0.4, 0.3, 0.3], 0), "abc", 0.01, most_samples=12).samples == 12


def test_an_exact_tie_is_reported():
    found = find_mode(Answers([0.45, 0.45, 0.1], 0), "abc", 0.05, tie_ratio=0.8)
    assert found.status == "tie" and found.candidates == ("a", "b")
    assert "'a', 'b' are tied" in str(found)
    endless = find_mode(Answers([0.5, 0.5], 0), "ab", 0.05, tie_ratio=1, most_samples=5000)
    assert endless.status == "undecided"


def test_three_way_ties_and_near_ties():
    found = find_mode(Answers([1 / 3] * 3, 2), "abc", 0.05, tie_ratio=0.8)
    assert found.status == "tie" and found.candidates == ("a", "b", "c")
    assert find_mode(Answers([0.6, 0.4], 2), "ab", 0.05, tie_ratio=0.8).status == "decided"


def test_contradictions_raise():
    def never(sample, classes):  # a sample of none of the classes
        return False

    with pytest.raises(ContradictionError, match="sample 0: .* which is now denied"):
        find_mode(never, "abc", 0.1, confirm_every=1)
    answers = Answers([0.5, 0.3, 0.2], 0)
    with pytest.raises(ContradictionError, match="sample 19"):
        find_mode(lambda j, s: answers(j, s) and j < 19, "abc", 0.001, confirm_every=10)


@pytest.mark.parametrize(
    ("classes", "delta", "name"),
    [("a", 0.1, "classes"), ("", 0.1, "classes"), ("aba", 0.1, "classes"), ("ab", 0, "delta"), ("ab", 1, "delta"),
     ("ab", -0.5, "delta"), ("ab", float("nan"), "delta"), ("ab", "x", "delta")],
)  # fmt: skip
def test_bad_input_is_refused(classes, delta, name):
    with pytest.raises(InputError, match=f"{name}.*accepted"):
        find_mode(lambda sample, classes: True, classes, delta)


def test_other_bad_input_is_refused():
    with pytest.raises(InputError, match="answer about sample 0"):
        find_mode(lambda sample, classes: None, "ab", 0.1)
    with pytest.raises(InputError, match="tie_ratio"):
        ModeSearch("ab", 0.1, tie_ratio=2)
    with pytest.raises(InputError, match="most_samples"):
        find_mode(lambda sample, classes: True, "ab", 0.1, most_samples=-1)
    text = ModeSearch("ab", 0.1).save()
    with pytest.raises(InputError, match="classes"):
        ModeSearch.load(text, "ba")
    damaged = json.loads(text)
    del damaged["tree"]
    for bad in ("", "{}", "[]", json.dumps(damaged)):
        with pytest.raises(InputError, match="saved search"):
            ModeSearch.load(bad, "ab")


def test_a_plan_tells_the_cost_beforehand():
    costs = plan([0.6, 0.3, 0.1], 0.05, runs=30)
    spent = [find_mode(Answers([0.3, 0.1, 0.6], 100 + k), "abc", 0.05) for k in range(30)]
    queries = [found.queries for found in spent]
    assert costs["decided"] == 1 and costs["samples"] <= costs["questions"] <= costs["questions_of_nine_in_ten"]
    assert abs(costs["questions"] - np.mean(queries)) < 4 * np.std(queries) * (2 / 30) ** 0.5
    assert plan([0.5, 0.5], 0.05, runs=2, most_samples=50) == plan([0.5, 0.5], 0.05, runs=2, most_samples=50)
    assert plan([0.5, 0.5], 0.01, runs=2, most_samples=50)["decided"] == 0
