"""Robust risks: limits, an independent formula, refusals."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.robust_risks import contaminated, weighted_means, worst_transported

SEED = np.random.SeedSequence(2)


def test_no_shift_is_the_plain_variance():
    assert weighted_means(0.0, 10, seed=SEED, replicates=40)["variance"].mean() == pytest.approx(0.1, rel=0.05)


def test_contamination_of_a_point_by_hand():
    """(1 - e) at 0 and e at x: e sqrt(2 - 2 exp(-x^2/2)) away; `atoms` = 1 puts the point at random in [0, 1]."""
    found = contaminated(0.2, 30.0, seed=SEED, replicates=3, atoms=1)["shift"]
    np.testing.assert_allclose(found, 0.2 * np.sqrt(2), rtol=1e-12)
    assert (contaminated(0.2, 0.5, seed=SEED, replicates=3)["shift"] < 0.2 * 0.6).all()


@pytest.mark.parametrize("atoms", [1, 4])
def test_rise_is_linear_in_the_radius(atoms):
    rises = [worst_transported(1.5, r, atoms, seed=SEED)["rise"][0] for r in (0.25, 0.5, 1.0)]
    np.testing.assert_allclose(rises, [0.375, 0.75, 1.5], rtol=1e-8)


def test_refused():
    for call, name in ((lambda: weighted_means(np.nan, 3, seed=SEED, replicates=1), "m"), (lambda: worst_transported(1.0, 9.0, 3, seed=SEED), "radius"), (lambda: contaminated(1.5, 1.0, seed=SEED, replicates=1), "share")):
        with pytest.raises(InputError, match=name):
            call()
