"""Sheet 09's numbers that are means over samples, within four standard errors of both the sheet's and ours."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.empirical_distances import (
    nearest_on_torus,
    reference_of,
    two_samples_on_torus,
)
from lawbook.simulate.measures.sinkhorn import sinkhorn_divergence


def agrees(values, printed, error):
    mean, own = np.mean(values), np.std(values, ddof=1) / np.sqrt(len(values))
    assert abs(mean - printed) < 4 * np.hypot(own, error), (mean, own)


@pytest.mark.parametrize(("n", "printed", "error"), [(25, 0.433, 0.017), (50, 0.445, 0.026), (100, 0.514, 0.037)])
def test_sinkhorn_divergence_of_two_samples_of_one_law(n, printed, error):
    """Law C15: n times the mean divergence at epsilon = .5 on the unit square, which stays put."""
    rng = np.random.default_rng(n)
    agrees([n * sinkhorn_divergence(rng.random((n, 2)), rng.random((n, 2)), 0.5) for _ in range(3000 // n)], printed, error)


@pytest.mark.parametrize(("n", "printed"), [(32, 0.11), (64, 0.12), (128, 0.10)])
def test_offset_of_the_plane_matching(n, printed):
    """Law C10: n E W_2^2 - log(n)/(2 pi) on the plane's torus, two samples; the sheet's errors are .02 and more."""
    cost = two_samples_on_torus(n, 2, order=2, seed=streams.root(0, "plane", n), replicates=150)["cost"]
    agrees(n * cost - np.log(n) / (2 * np.pi), printed, 0.02)


def test_nearest_point_in_space():
    """Law C9 at d = 3, n = 400: .07525 as sampled for the sheet; .0751422 exactly (law nearest_distance_on_torus)."""
    agrees(nearest_on_torus(400, 3, seed=streams.root(0, "torus"), replicates=60)["distance"], 0.0751422, 0.0)


@pytest.mark.parametrize(("dimension", "slopes"), [(1, (-0.48, -0.57)), (3, (-0.306, -0.301)), (5, (-0.194, -0.200))])
def test_local_slopes_of_matchings(dimension, slopes):
    """Law C9: local exponents of two-sample W_1 over n = 32, 128, 512, which are not yet -1/d."""
    costs = [two_samples_on_torus(n, dimension, seed=streams.root(1, "slopes", dimension, n), replicates=reps)["cost"] for n, reps in ((32, 400), (128, 100), (512, 12))]
    means, errors = [c.mean() for c in costs], [c.std(ddof=1) / np.sqrt(len(c)) / c.mean() for c in costs]
    for k, printed in enumerate(slopes):
        slope = np.log(means[k + 1] / means[k]) / np.log(4)
        assert abs(slope - printed) < 4 * np.hypot(errors[k], errors[k + 1]) / np.log(4) + 0.02  # the sheet's own noise is of this size


def test_reference_names_are_checked():
    for name in ("cauchy", "pareto:0.5", "weibull:-1", "power:x"):
        with pytest.raises(InputError):
            reference_of(name)
