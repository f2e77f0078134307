"""Entropic plans in any dimension: one dimension, known limits, refusals."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.entropic_plans import (
    contraction_on_points,
    covariances,
    limit_of_ratios,
    plan_of_normals,
)
from lawbook.simulate.measures.gaussian_transport import squared_bures_wasserstein
from lawbook.theory import catalogue

SEED = np.random.SeedSequence(0)


def test_one_dimension_is_the_law_of_the_line():
    (a, b), epsilon, shift = covariances(1, 0), 0.7, 0.4
    found = plan_of_normals(1, 0, epsilon, shift, seed=SEED)["cost"][0]
    law = catalogue.find("measure_objectives.entropic_cost_of_normals")
    assert found == pytest.approx(float(law.predict(a=float(a[0, 0]) ** 0.5, b=float(b[0, 0]) ** 0.5, m=shift, epsilon=epsilon)), rel=1e-8)


@pytest.mark.parametrize("d", [2, 5])
def test_small_penalties_cost_what_transport_costs(d):
    found = plan_of_normals(d, 1, 1e-3, seed=SEED)["cost"][0]
    transport = squared_bures_wasserstein(*covariances(d, 1))
    assert transport < found < transport + 2e-3 * d * np.log(1e3)


def test_ratios_are_extrapolated():
    k = np.arange(40)
    assert limit_of_ratios(0.5**k * (1 + 0.9**k), 1e-11) == pytest.approx(0.5, abs=1e-3)


def test_refused():
    with pytest.raises(InputError, match="epsilon"):
        plan_of_normals(2, 0, -1.0, seed=SEED)
    with pytest.raises(InputError, match="kind"):
        contraction_on_points("sphere", 1.0, seed=SEED)
