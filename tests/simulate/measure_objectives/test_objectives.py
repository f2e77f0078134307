"""Objectives on finite laws: identities, extremes, refusals."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import objectives

SEED = streams.root(0, "objectives")


def test_a_law_beyond_the_prior_has_infinite_free_energy():
    assert objectives.free_energy(np.array([0.5, 0.5]), np.array([1.0, 0.0]), np.zeros(2), 1.0) == np.inf


def test_the_gibbs_law_has_no_excess():
    prior, potential = np.array([0.2, 0.3, 0.5]), np.array([1.0, 0.0, 2.0])
    gibbs = prior * np.exp(-potential / 0.7)
    excess = objectives.excess_of_free_energy(gibbs / gibbs.sum(), prior, potential, 0.7, seed=SEED)["excess"][0]
    assert abs(excess) < 1e-13


def test_the_logarithmic_risk_is_the_entropy():
    p = np.array([0.2, 0.3, 0.5])
    found = objectives.bayes_risk_of_mixture(p, p, 0.4, "logarithmic", seed=SEED)["risk"][0]
    assert found == pytest.approx(-(p @ np.log(p)), rel=1e-9)
    squared = objectives.bayes_risk_of_mixture(p, p, 0.4, "squared", seed=SEED)["risk"][0]
    assert squared == pytest.approx(1 - (p**2).sum(), rel=1e-9)


def test_without_moments_one_atom_is_best():
    assert (objectives.atoms_of_moment_problem(0, 50, seed=SEED, replicates=5)["atoms"] == 1).all()


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: objectives.excess_of_free_energy([0.5, 0.6], [0.5, 0.5], [0.0, 1.0], 1.0, seed=SEED), "mu: got"),
        (lambda: objectives.excess_of_free_energy([0.5, 0.5], [1.0, 0.0], [0.0, 1.0], 1.0, seed=SEED), "prior: got"),
        (lambda: objectives.excess_of_free_energy([0.5, 0.5], [0.5, 0.5], [0.0, 1.0], 0.0, seed=SEED), "temperature: got 0"),
        (lambda: objectives.bayes_risk_of_mixture([1.0], [1.0], 0.5, "hinge", seed=SEED), "loss: got 'hinge'"),
        (lambda: objectives.atoms_of_moment_problem(-1, 50, seed=SEED, replicates=1), "moments: got -1"),
        (lambda: objectives.energy_at_temperature(1, 1.0, 1, 1.0, seed=SEED), "power: got 1"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
