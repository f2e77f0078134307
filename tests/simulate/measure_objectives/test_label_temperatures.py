"""Labels under a penalty on their law or on the function: gradients, limits, and what is refused."""

import numpy as np
import pytest
from scipy import optimize

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.label_temperatures import (
    entropic_labels,
    first_choice,
    free_energy,
    penalised_fit,
)
from lawbook.simulate.measure_objectives.weak_supervision import sign_selections

SEED = np.random.SeedSequence(0)


@pytest.mark.parametrize("n", [2, 4, 6])
def test_gradient_by_differences(n):
    signs = sign_selections(n)
    variance, logits = (1.3 * signs).var(axis=1), np.random.default_rng(n).standard_normal(n)
    slopes = optimize.approx_fprime(logits, lambda z: free_energy(z, signs, variance, 0.7)[0], 1e-7)
    np.testing.assert_allclose(free_energy(logits, signs, variance, 0.7)[1], slopes, atol=1e-6)


def test_fair_signs_cost_their_variance():
    signs = sign_selections(3)
    assert free_energy(np.zeros(3), signs, signs.var(axis=1), 5.0)[0] == pytest.approx(2 / 3)


def test_labels_choose_below_the_first_choice_only():
    critical = first_choice(4, 1.2, seed=SEED)["temperature"][0]
    assert critical == pytest.approx(2 * 1.44 * 3 / 4, rel=1e-6)
    assert entropic_labels(4, 1.2, 1.05 * critical, seed=SEED)["mean"][0] < 1e-3
    below = entropic_labels(4, 1.2, 0.98 * critical, seed=SEED)["mean"][0]
    assert below == pytest.approx((3 * 0.02) ** 0.5, rel=0.05)


def test_a_penalty_on_the_function_leaves_labels_sharp():
    for penalty in (0.0, 0.5, 20.0):
        found = penalised_fit(5, 1.1, penalty, seed=SEED)
        assert found["mean"][0] == 1.0
        assert found["objective"][0] == pytest.approx(1.21 * penalty / (1 + penalty), abs=1e-9)


@pytest.mark.parametrize(("call", "name"), [
    (lambda: entropic_labels(1, 1.0, 1.0, seed=SEED), "n"), (lambda: entropic_labels(3, 0.0, 1.0, seed=SEED), "a"),
    (lambda: entropic_labels(3, 1.0, -1.0, seed=SEED), "temperature"), (lambda: first_choice(30, 1.0, seed=SEED), "n"),
    (lambda: penalised_fit(3, 1.0, np.nan, seed=SEED), "penalty"),
])  # fmt: skip
def test_refused(call, name):
    with pytest.raises(InputError, match=name):
        call()
