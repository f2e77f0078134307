"""Maps from noise to two modes on the line."""

import numpy as np
import pytest
from scipy import special, stats

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward.line_maps import (
    Modes,
    least_total_variation,
    limited,
    slope_of,
    steepest,
    total_variation,
)


@pytest.mark.parametrize(("a", "sigma", "slope"), [(1, 1, 1.6487), (2, 1, 7.3891), (3, 0.5, 3.283e7)])
def test_steepest_slopes_of_the_notes(a, sigma, slope):
    assert steepest(Modes(a, sigma)) == pytest.approx(slope, rel=1e-4)


def test_target_against_scipy():
    target, x = Modes(1.5, 0.6), np.linspace(-4, 4, 41)
    parts = stats.norm([-1.5, 1.5], 0.6)
    assert target.density(x) == pytest.approx(parts.pdf(x[:, None]).mean(axis=1), rel=1e-12)
    assert target.cumulative(x) == pytest.approx(parts.cdf(x[:, None]).mean(axis=1), rel=1e-12)
    assert target.noise_at(x) == pytest.approx(special.ndtri(target.cumulative(x)), abs=1e-10)
    assert target.cumulative(target.increasing(np.array([-1.0, 0.3, 2.0]))) == pytest.approx(special.ndtr([-1.0, 0.3, 2.0]), abs=1e-6)


@pytest.mark.parametrize(("a", "slope", "least"), [(2, 2, 0.225511), (3, 2, 0.412564), (3, 5, 0.164784), (3, 20, 0.0181726)])
def test_robbing_one_mode_is_the_least_loss(a, slope, least):
    target = Modes(a, 1.0)
    one, odd = (total_variation(target, *limited(target, slope, kind)) for kind in ("one-sided", "odd"))
    assert one == pytest.approx(least, rel=1e-4)
    assert one < odd
    assert one - 1e-6 < least_total_variation(target, slope) < one + 1e-3


@pytest.mark.parametrize("kind", ["odd", "one-sided", "affine"])
def test_limited_maps_keep_the_bound(kind):
    x, z = limited(Modes(2.0, 1.0), 3.0, kind)
    assert (np.diff(x) <= 3.0 * np.diff(z) * (1 + 1e-6)).all()


def test_every_sampler_has_the_targets_law():
    rng = np.random.default_rng(0)
    target, z = Modes(1.0, 1.0), rng.normal(size=(2, 20_000))
    for latent in (z[0], (z[0] + z[1]) / np.sqrt(2), special.ndtri(-np.expm1(-(z**2).sum(axis=0) / 2)), special.ndtri(2 * special.ndtr(abs(z[0])) - 1)):
        assert stats.kstest(target.increasing(latent), target.cumulative).pvalue > 1e-3


def test_bad_input():
    with pytest.raises(InputError, match="slope"):
        limited(Modes(2.0, 1.0), 0.5, "odd")
    with pytest.raises(InputError, match="sampler"):
        slope_of("none", Modes(1.0, 1.0))
    with pytest.raises(InputError, match="sigma"):
        Modes(1.0, 0.0)
