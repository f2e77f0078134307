"""Chains of the ancestral sampler: the sheet's variances by recursion, by law and by particles."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import ancestral
from lawbook.theory import catalogue

BETAS = np.linspace(1e-3, 0.25, 50)
WANTED = {0.09: (0.1012, 0.0677, 0.09), 1.0: (1.0, 0.880, 1.0), 4.0: (3.848, 3.626, 4.0)}


@pytest.mark.parametrize("s2", WANTED)
def test_variances_of_the_sheet(s2):
    """It starts from N(0, 1), which matters little: 0.1 % of the signal is left."""
    for kind, wanted in zip(ancestral.KINDS, WANTED[s2], strict=True):
        for start in (None, 1.0):
            assert_allclose(ancestral.output_variance(s2**0.5, BETAS, kind, start), wanted, atol=6e-4 if wanted > 0.2 else 6e-5)


@pytest.mark.parametrize("s2", WANTED)
def test_laws_give_the_same_numbers(s2):
    gains = np.diff(ancestral.ratios(BETAS))
    excess = catalogue.find("pushforward.excess_of_large_variance_chain").predict(s=s2**0.5, gains=gains)
    deficit = catalogue.find("pushforward.deficit_of_small_variance_chain").predict(s=s2**0.5, gains=gains)
    assert_allclose([s2 + excess, s2 - deficit], WANTED[s2][:2], atol=6e-4 if s2 > 0.2 else 6e-5)


def test_particles_agree_with_the_recursion():
    rng, betas = streams.generators(streams.root(3), 1)[0], np.linspace(0.05, 0.3, 8)
    for kind in ancestral.KINDS:
        found = ancestral.sampled_variance(0.5, betas, kind, 20_000, rng)
        assert abs(found / ancestral.output_variance(0.5, betas, kind) - 1) < 5 * np.sqrt(2 / 20_000)


def test_a_point_is_exact_with_the_smaller_variance():
    assert ancestral.output_variance(1e-4, BETAS, "small") < 2e-8


@pytest.mark.parametrize("bad", [dict(s=0.0), dict(betas=[0.0]), dict(betas=[1.0]), dict(kind="medium"), dict(start=-1.0)])
def test_refusals(bad):
    with pytest.raises(InputError):
        ancestral.output_variance(**({"s": 1.0, "betas": BETAS, "kind": "large"} | bad))
