"""Random problems with their scale Lambda, and the last rise of the loss."""

import numpy as np
import pytest

from lawbook.simulate.memory_dynamics import max_margin, problems
from lawbook.validate.memory_dynamics.figure_data import clusters
from lawbook.validate.memory_dynamics.learning_time_of_cluster import path_of
from lawbook.validate.memory_dynamics.oscillations import Drawn, drawn, last_rises, scale, zipf


@pytest.mark.parametrize("alpha", [0.0, 0.5, 0.95])
def test_the_scale_of_a_pair(alpha):
    problem = problems.two_particles(alpha, 0.25)
    found = max_margin.max_margin(*problem.embeddings(), problem.labels)
    assert scale(problem, found) == pytest.approx((1 + alpha) / (1 - alpha), rel=1e-7)


def test_the_scale_is_at_most_twice_the_norm():
    cases = [case for k in range(12) if (case := drawn("test", k, zipf(5, 1.0), 3, 5))]
    assert len(cases) > 8
    assert all(case.norm / 12 <= case.scale <= 2 * case.norm * (1 + 1e-9) for case in cases)


def test_what_is_not_separable_is_no_draw():
    assert [drawn("test", k, zipf(40, 1.0), 2, 2) for k in range(5)] == [None] * 5
    assert drawn("test", 0, zipf(5, 1.0), 3, 5, most=0.1) is None


def test_the_spike_of_the_large_step():
    problem = problems.two_particles(0.95, 0.25)
    assert last_rises(Drawn(problem, 20.0, 39.0), [1.0, 10.0], 2).tolist() == [0, 14]


def test_frequencies():
    assert zipf(4, 0.0) == [0.25] * 4
    assert np.sum(zipf(9, 3.0)) == pytest.approx(1)


def test_the_numbers_of_the_figure_follow_their_laws():
    found = clusters.close_tokens(None, "quick", "pydoc")
    n, m = found["first"].values, found["second"].values
    assert found["cluster"].values / found["cluster"].values[:, :1] == pytest.approx(np.tile(2 * n * m / (n + m), (3, 1)), rel=0.01)
    ratio = found["last_rise"].values / np.maximum(found["scale"].values, 1)
    assert ratio[:2].max() < 1 < ratio[2].max()


def test_unequal_frequencies_within_a_label():
    """Within the frequent label they hasten the learning of a cluster, within the rarer one they delay its last token."""
    k, until = 3000.0, 3e5
    even = path_of([0.3, 0.3], [0.2, 0.2], k, until).last_all
    assert path_of([0.5, 0.1], [0.2, 0.2], k, until).last_all < 0.95 * even
    uneven = path_of([0.3, 0.3], [0.3, 0.1], k, until)
    assert uneven.last_right[2] < 0.95 * even < 1.05 * even < uneven.last_right[3]
