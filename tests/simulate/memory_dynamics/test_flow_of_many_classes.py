"""Flow of orthonormal tokens with up to six classes, from any start, against its implicit solution (sheet 05, AM-O7)."""

import numpy as np
import pytest
from numpy.polynomial import Polynomial

from lawbook.simulate.memory_dynamics import flow, problems


def clock(a: np.ndarray, grown: float) -> float:
    """The integral from 0 to A of prod (a_z + x) + sum 1/(a_z + x), which is p t."""
    product = np.prod([Polynomial([value, 1.0]) for value in a])
    return float(product.integ()(grown) + np.log1p(grown / a).sum())


@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("draw", [0, 1])
def test_residual_of_the_implicit_equation(classes, draw):
    rng = np.random.default_rng([classes, draw])
    problem = problems.orthonormal([0.5, 0.3, 0.2], classes)
    start = 2 * rng.standard_normal((3, classes))
    start -= start.mean(axis=1, keepdims=True)
    times = [0.1, 1.0, 30.0, 1e4]
    path = flow.flow(problem, times[-1], start=start, times=times, keep_scores=True)
    for x, label in enumerate(problem.labels):
        wrong = np.arange(classes) != label
        a = np.exp(-start[x, wrong])
        for k, t in enumerate(times):
            grown = np.exp(-path.scores[k, x, wrong]) - a  # the same for all wrong classes
            assert np.ptp(grown) <= 1e-8 * (a + grown).max()
            assert path.scores[k, x, label] == pytest.approx(np.log(a + grown.mean()).sum(), abs=1e-8)
            assert clock(a, grown.mean()) == pytest.approx(problem.p[x] * t, rel=1e-7)
