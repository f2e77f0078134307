"""Samplers that memorise: sheet 07's numbers, slow twins, refusals."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import early_stopping, memorisation

SEED = streams.root(0, "memorisation")


@pytest.mark.statistical
@pytest.mark.parametrize("t, trained, population", [(0.02, 10.1, 147.0), (0.1, 18.4, 27.1), (0.3, 6.90, 7.30), (1.0, 0.939, 0.944)])
def test_training_losses_of_the_sheet(t, trained, population):
    loss = memorisation.loss_of_memoriser(500, 1.0, 6, t, seed=SEED, replicates=100)["loss"]
    assert abs(loss.mean() - trained) < 4 * loss.std() / 10 + 0.01 * trained
    assert trained < population


def test_responsibilities_are_bayes_rule():
    x, points, t = np.array([[0.3, -0.2], [1.0, 2.0]]), np.array([[0.0, 1.0], [1.0, -1.0], [2.0, 2.0]]), 0.4
    own = np.exp(-((x[:, None] - np.exp(-t) * points) ** 2).sum(2) / (2 * (1 - np.exp(-2 * t))))
    np.testing.assert_allclose(memorisation.responsibilities(x, points, t), own / own.sum(1, keepdims=True), rtol=1e-12)


def test_the_score_is_the_slope_of_the_log_density():
    points, t, x = np.array([[-1.0], [0.5], [2.0]]), 0.3, np.linspace(-2, 2, 9)[:, None]

    def log_density(x):
        return np.log(np.exp(-((x - np.exp(-t) * points.T) ** 2) / (2 * memorisation.spread(t))).sum(1))

    slope = (log_density(x + 1e-6) - log_density(x - 1e-6)) / 2e-6
    np.testing.assert_allclose(memorisation.score(x, points, t)[:, 0], slope, rtol=1e-7, atol=1e-7)


def test_on_the_line_every_point_receives_its_quantiles_in_order():
    from scipy.stats import norm

    points = np.sort(np.random.default_rng(1).standard_normal(7))[:, None]
    noise = norm.ppf((np.arange(700) + 0.5) / 700)[:, None]
    ends = memorisation.flow_to_data(noise, points, 12.0, 1e-6, steps=400)[:, 0]
    assert np.bincount(np.abs(ends[:, None] - points.T).argmin(1)).tolist() == [100] * 7
    assert (np.diff(ends) > -1e-9).all()


def test_own_weight_against_responsibilities():
    n, d, s, t = 5, 3, 1.5, 0.2
    found = memorisation.own_weight(n, d, s, [t], seed=SEED, replicates=1, draws=1)["weight"][0, 0]
    rng, = streams.generators(SEED, 1)
    noise, own, others = rng.standard_normal(d), rng.standard_normal(d), rng.standard_normal((n - 1, d))
    points = s * np.vstack([own, others])
    x = np.exp(-t) * points[0] + np.sqrt(memorisation.spread(t)) * noise
    assert found == pytest.approx(memorisation.responsibilities(x[None], points, t)[0, 0], rel=1e-10)


@pytest.mark.parametrize("t, sigma, n, golden", [(0.02, 0.6, 50, 0.01979), (0.1, 0.6, 50, 0.01147), (0.1, 1.0, 50, 0.00761)])
def test_mean_errors_of_the_sheet(t, sigma, n, golden):
    assert early_stopping.mean_error(n, t, sigma) == pytest.approx(golden, abs=6e-6)


def test_standard_data_have_no_best_time_to_stop():
    errors = [early_stopping.mean_error(100, t, 1.0) for t in (0.01, 0.1, 0.5, 1.0, 2.0, 4.0)]
    assert all(later < sooner for sooner, later in zip(errors[:-1], errors[1:], strict=True))


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: memorisation.basins([0.0, np.nan], 0, seed=SEED, replicates=1), "data: got"),
        (lambda: memorisation.basins([0.0, 1.0], 2, seed=SEED, replicates=1), "which: got 2; accepted: the number of a data point, 0 to 1"),
        (lambda: memorisation.basins([], 0, seed=SEED, replicates=1), "data: got"),
        (lambda: memorisation.loss_of_memoriser(0, 1.0, 2, 0.1, seed=SEED, replicates=1), "n: got 0"),
        (lambda: memorisation.own_weight(10, 2, 0.0, [0.1], seed=SEED, replicates=1), "s: got 0"),
        (lambda: memorisation.projection_of_outputs([[0.0, 1.0]], [1.0], 3, seed=SEED, replicates=1), "direction: got"),
        (lambda: early_stopping.integrated_squared_error(5, 0.0, 1.0, seed=SEED, replicates=1), "t: got 0"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
