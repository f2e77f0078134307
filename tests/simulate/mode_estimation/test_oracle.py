"""Hidden samples and the ledger of what is known about them."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation.oracle import ContradictionError, HiddenSamples, Ledger
from lawbook.simulate.mode_estimation.problems import draw, resolve

P = resolve([0.4, 0.3, 0.2, 0.1])


def test_samples_do_not_depend_on_the_order_of_the_questions():
    one, two = (HiddenSamples(P, np.random.default_rng(5)) for _ in range(2))
    late = [one.reveal(j) for j in (300, 7, 0)]
    assert [two.reveal(j) for j in (0, 7, 300)] == late[::-1]
    assert [one.reveal(j) for j in range(200)] == list(draw(P, 200, np.random.default_rng(5)))


def test_queries_and_touched_samples_are_counted():
    hidden = HiddenSamples.of([0, 2])
    assert hidden.ask(1, {2, 3}) and not hidden.ask(1, {0}) and hidden.ask(0, [0])
    assert hidden.queries == 3 and hidden.touched == {0, 1}
    with pytest.raises(InputError, match="sample"):
        hidden.ask(2, {0})


def test_known_answers_cost_nothing():
    hidden = HiddenSamples.of([2])
    ledger = Ledger(hidden, 4)
    assert ledger.candidates(0) == {0, 1, 2, 3} and ledger.touched == 0
    assert ledger.ask(0, {0, 1, 2, 3}) and not ledger.ask(0, set())
    assert ledger.queries == 0
    assert ledger.ask(0, {1, 2}) and ledger.queries == 1
    assert ledger.ask(0, {1, 2, 3}) and not ledger.ask(0, {0, 3}) and ledger.queries == 1
    assert not ledger.ask(0, {1}) and ledger.candidates(0) == {2}
    assert ledger.ask(0, {2}) and ledger.queries == hidden.queries == 2


@pytest.mark.parametrize("seed", range(20))
def test_no_sample_costs_more_than_all_classes_but_one(seed):
    rng = np.random.default_rng(seed)
    hidden = HiddenSamples(P, rng)
    ledger = Ledger(hidden, 4)
    for _ in range(60):
        asked = set(np.flatnonzero(rng.random(4) < 0.5).tolist())
        assert ledger.ask(0, asked) == (hidden.reveal(0) in asked)
        assert hidden.reveal(0) in ledger.candidates(0)
    assert ledger.queries <= 3 and ledger.candidates(0) == {hidden.reveal(0)}


def test_contradictions_and_strange_answers_are_refused():
    ledger = Ledger(HiddenSamples.of([0]), 3)
    ledger.record(0, {0, 1}, True)
    with pytest.raises(ContradictionError, match=r"sample 0.*\[0, 1\].*yes to \[2\]"):
        ledger.record(0, {2}, True)
    with pytest.raises(ContradictionError, match="no to"):
        ledger.record(0, {0, 1, 2}, False)
    with pytest.raises(InputError, match="classes"):
        ledger.ask(0, {3})

    class Silent:
        def ask(self, sample, classes):
            return None

    with pytest.raises(InputError, match="answer about sample 7"):
        Ledger(Silent(), 3).ask(7, {0})
