"""Benchmarks of mode estimation: both sides do the same work."""

import numpy as np

from lawbook.simulate.mode_estimation.trees import huffman_cost
from lawbook.validate.bench import benchmarks
from lawbook.validate.mode_estimation.bench import adaptive, searches


def test_every_item_has_its_own_name():
    names = [item.name for _, item in benchmarks("mode_estimation")]
    assert len(names) == len(set(names)) >= 2


def test_following_the_counts_costs_what_rebuilding_costs_but_for_ties(monkeypatch):
    monkeypatch.setattr(adaptive, "SAMPLES", adaptive.REBUILT)
    first = adaptive.classes.__wrapped__()
    following = int(adaptive.AdaptiveTree(adaptive.CLASSES).observe(first).sum())
    assert abs(following / adaptive.rebuilt() - 1) < 0.02
    assert following > huffman_cost(np.bincount(first))


def test_plain_elimination_takes_the_same_questions_but_for_ties():
    drawn = searches.classes()[: searches.SLOW_SAMPLES]
    ours = int(searches.EliminationTree(searches.CLASSES, searches.DELTA).observe(drawn).sum())
    assert abs(ours / searches.eliminated_plainly() - 1) < 0.02


def test_a_plain_run_stops_where_a_thousand_do():
    assert 800 < searches.one_stop() < 3500
    assert abs(searches.thousand_stops() - 1690) < 60
