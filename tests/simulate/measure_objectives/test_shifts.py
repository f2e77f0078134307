"""Worst cases, covariate shift and importance weights: sheet 09's numbers, extremes, refusals."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import shifts

SEED = streams.root(0, "shifts")


@pytest.mark.statistical
def test_the_sheets_excess_risk():
    found = shifts.least_squares([1.0, 1.0, 1.0], [1.0, 2.0, 1.0], 12, 1.0, seed=SEED, replicates=400)["excess"]
    assert abs(found.mean() - 0.5) < 4 * found.std() / 20


def test_a_large_ball_reaches_the_worst_atom_and_a_small_one_the_mean():
    p, losses = [0.2, 0.3, 0.5], [1.0, 0.0, 2.0]
    for divergence in shifts.DIVERGENCES:
        assert shifts.worst_risk(p, losses, 50.0, divergence, seed=SEED)["risk"][0] == pytest.approx(2.0, abs=1e-6)
        assert shifts.worst_risk(p, losses, 1e-10, divergence, seed=SEED)["risk"][0] == pytest.approx(1.2, abs=1e-3)


def test_the_kullback_ball_on_atoms_against_its_dual():
    rng = np.random.default_rng(0)
    p, losses, radius = rng.dirichlet(np.ones(6)), rng.random(6), 0.2
    lam = np.geomspace(1e-2, 1e2, 200_001)
    dual = lam * np.log(np.exp(losses / lam[:, None]) @ p) + lam * radius
    assert shifts.worst_risk(p, losses, radius, "kullback", seed=SEED)["risk"][0] == pytest.approx(dual.min(), rel=1e-6)


def test_variance_regularisation_breaks_exactly_where_a_mass_turns_negative():
    p, losses = np.array([0.3, 0.3, 0.4]), np.array([0.0, 1.0, 1.5])
    mean = p @ losses
    variance = p @ (losses - mean) ** 2
    edge = variance / mean**2
    for share, exact in ((0.5, True), (0.99, True), (1.2, False), (3.0, False)):
        risk = shifts.worst_risk(p, losses, share * edge, "chi_square", seed=SEED)["risk"][0]
        formula = mean + np.sqrt(share * edge * variance)
        assert risk == pytest.approx(formula, rel=1e-6) if exact else risk < formula * (1 - 1e-4)


def test_training_as_one_tests_costs_more():
    spectrum = np.array([9.0, 1.0])
    assert shifts.best_training_cost(spectrum, 1.0, seed=SEED)["cost"][0] == pytest.approx(16.0, rel=1e-7)
    assert 2 * spectrum.sum() == 20.0


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: shifts.worst_risk([0.5, 0.6], [1.0, 2.0], 0.1, "kullback", seed=SEED), "p: got"),
        (lambda: shifts.worst_risk([0.5, 0.5], [1.0, 2.0], 0.0, "kullback", seed=SEED), "radius: got 0"),
        (lambda: shifts.worst_risk([0.5, 0.5], [1.0, 2.0], 0.1, "hellinger", seed=SEED), "hellinger"),
        (lambda: shifts.least_squares([1.0, 0.0], [1.0, 1.0], 10, 1.0, seed=SEED, replicates=1), "train: got"),
        (lambda: shifts.least_squares([1.0, 1.0], [1.0, 1.0], 1, 1.0, seed=SEED, replicates=1), "n: got 1"),
        (lambda: shifts.mean_weight(0.0, -1.0, seed=SEED, replicates=1), "scale: got -1"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
