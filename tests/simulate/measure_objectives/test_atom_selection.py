"""Herding and Frank-Wolfe on a grid, against sums over all pairs."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import atom_selection as selection


def test_herding_against_all_pairs():
    found, far = selection.squared_discrepancies(0.7, 6, "herding")
    kernel = np.exp(-((selection.GRID[:, None] - selection.GRID) ** 2) / (2 * 0.7**2))
    target = np.exp(-(selection.GRID**2) / 2)
    target /= target.sum()
    away = 1 - 2 * kernel @ target + target @ kernel @ target
    chosen = [int(away.argmin())]
    for k in range(1, 7):
        law = np.bincount(chosen, minlength=selection.GRID.size) / k
        gap = law - target
        assert found[k - 1] == pytest.approx(gap @ kernel @ gap, rel=1e-9, abs=1e-14)
        chosen.append(int((kernel @ gap).argmin()))
    assert far == away.max()


def test_line_search_never_rises_and_herding_stays_below_its_bound():
    search, _ = selection.squared_discrepancies(1.0, 300, "line_search")
    herding, far = selection.squared_discrepancies(1.0, 300, "herding", "farthest")
    assert (np.diff(search) <= 1e-15).all()
    assert (herding * np.arange(1, 301) <= far * (1 + 1e-12)).all()


def test_the_sheets_crossing():
    herding, search = (selection.squared_discrepancies(1.0, 2000, rule)[0] for rule in ("herding", "line_search"))
    assert search[19] < herding[19] and herding[1999] < search[1999] / 3
    assert herding[1999] < herding[199] / 30  # nearly k^-2


@pytest.mark.parametrize("arguments, words", [((0.0, 3, "herding"), "bandwidth: got 0"), ((1.0, 0, "herding"), "steps: got 0"), ((1.0, 3, "greedy"), "rule: got 'greedy'")])
def test_wrong_input_is_named(arguments, words):
    with pytest.raises(InputError, match=words):
        selection.squared_discrepancies(*arguments)
