"""Numbers of the notes on maps, fits and energies."""

import numpy as np
import pytest

from lawbook.theory import catalogue

LAWS = {law.name.partition(".")[2]: law for law in catalogue.laws("pushforward")}


@pytest.mark.parametrize(
    ("name", "point", "value"),
    [
        ("slope_between_modes", {"a": 3, "sigma": 0.5}, 3.283e7),
        ("wasserstein_from_normal_to_uniform", {"m": 0, "s": 1, "w": 1}, 4 / 3 - 1 / np.sqrt(np.pi)),
        ("wasserstein_from_uniform_to_exponential", {"w": 1, "b": 1}, 5 / 6),
        ("wasserstein_fit_of_uniform", {"w": 1}, 0.28209),
        ("energy_slope_of_uniform", {"s": 0.319824, "w": 1}, 0.0),
        ("linear_path_beats_trigonometric", {"s": 1}, 3.5552),
        ("straightness_of_linear_path", {"a_1": 1, "a_2": 1, "b_1": 1, "b_2": 1, "theta": 0}, 2 * 0.42920),
        ("energy_of_trigonometric_path", {"a_1": 1, "a_2": 1, "b_1": 1, "b_2": 1, "theta": 0.3}, 0.0),
        ("excess_of_flow", {"a_1": 1, "a_2": 1, "b_1": 3, "b_2": 0.2, "theta": 0.7}, 0.0),
    ],
)
def test_numbers(name, point, value):
    assert float(LAWS[name].predict(**point)) == pytest.approx(value, rel=2e-4, abs=1e-5)
