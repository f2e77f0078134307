"""Maps of the plane: banana, shuffles, and what better pairings save."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import plane_maps


def test_banana_saves_nothing_without_a_bend():
    rng = np.random.default_rng(0)
    assert plane_maps.best_saving(0.0, rng, 100) == pytest.approx(0, abs=1e-12)
    assert plane_maps.best_saving(0.5, rng, 400) > 0.05  # the triangular map is not optimal


def test_best_pairing_saves_at_least_what_swaps_save():
    rng = np.random.default_rng(1)
    z = rng.standard_normal((200, 2))
    image = plane_maps.banana(z, 2.0)
    product = ((z[:100] - z[100:]) * (image[:100] - image[100:])).sum(1)
    whole = ((image - z) ** 2).sum(1).mean() - plane_maps.assignment_cost(z, image)
    assert whole >= np.maximum(-2 * product, 0).sum() / 200


@pytest.mark.parametrize("kind", ["flip", "swap", "swirl"])
def test_shuffles_keep_volumes_and_lengths(kind):
    z = np.random.default_rng(2).standard_normal((50, 2))
    h = 1e-6
    columns = [(plane_maps.shuffle(z + h * e, kind, 0.7) - plane_maps.shuffle(z - h * e, kind, 0.7)) / (2 * h) for e in np.eye(2)]
    determinant = columns[0][:, 0] * columns[1][:, 1] - columns[0][:, 1] * columns[1][:, 0]
    assert np.abs(determinant) == pytest.approx(1, abs=1e-7)
    assert (plane_maps.shuffle(z, kind, 0.7) ** 2).sum(1) == pytest.approx((z**2).sum(1))


def test_stretch_is_no_shuffle():
    z = np.ones((1, 2))
    assert (plane_maps.shuffle(z, "stretch") ** 2).sum() == 5


def test_what_is_refused():
    with pytest.raises(InputError, match="z: got"):
        plane_maps.banana(np.zeros((2, 3)), 1.0)
    with pytest.raises(InputError, match="kind: got 'spin'"):
        plane_maps.shuffle(np.zeros((1, 2)), "spin")
