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


@pytest.mark.parametrize("kernel", selection.KERNELS)
def test_best_masses_against_a_general_solver(kernel):
    from scipy import optimize

    grid, target = selection.kernel_matrix(kernel, 0.7), selection.target_masses()
    atoms = np.array([40, 150, 190, 260, 350])
    gram, pull = grid[np.ix_(atoms, atoms)], (grid @ target)[atoms]
    found = selection.best_masses(gram, pull, np.full(5, 0.2))
    value = lambda w: w @ gram @ w / 2 - w @ pull  # noqa: E731
    other = optimize.minimize(value, np.full(5, 0.2), bounds=[(0, 1)] * 5, constraints={"type": "eq", "fun": lambda w: w.sum() - 1}, options={"ftol": 1e-14})
    assert found.sum() == pytest.approx(1) and (found >= 0).all()
    assert value(found) <= other.fun + 1e-12 and found == pytest.approx(other.x, abs=1e-4)


@pytest.mark.parametrize("kernel", selection.KERNELS)
def test_correction_falls_steadily_and_is_optimal_on_its_atoms(kernel):
    correction, _ = selection.squared_discrepancies(0.5, 40, "fully_corrective", kernel=kernel)
    search, _ = selection.squared_discrepancies(0.5, 40, "line_search", kernel=kernel)
    assert (np.diff(correction) <= 1e-14).all()
    assert (correction[9:] < search[9:]).all() and correction[1] == pytest.approx(search[1])


def test_correction_can_fall_behind_line_search():
    correction, search = (selection.squared_discrepancies(0.5, 5, rule)[0] for rule in ("fully_corrective", "line_search"))
    assert correction[3] < search[3] or correction[4] > search[4]
    assert correction[4] > search[4] * 1.05


def test_the_sheets_orders_of_magnitude():
    """The sheet names neither bandwidth nor the grid's ends; its values come out within a factor of 5 at h = 1 on [-4, 4]."""
    herding, search = (selection.squared_discrepancies(1.0, 2000, rule)[0] for rule in ("herding", "line_search"))
    for values, sheet in ((herding, (1.3e-3, 4.3e-6, 7.2e-8)), (search, (3.3e-4, 2.4e-5, 2.4e-6))):
        for k, value in zip((20, 200, 2000), sheet, strict=True):
            assert value / 5 < values[k - 1] < 5 * value


def test_unknown_kernels_are_refused():
    with pytest.raises(InputError, match="kernel: got 'cubic'"):
        selection.squared_discrepancies(1.0, 3, "herding", kernel="cubic")
