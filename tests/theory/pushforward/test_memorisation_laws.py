"""Laws of memorisation at the sheet's numbers."""

import pytest

from lawbook.theory import catalogue


@pytest.mark.parametrize(
    "law, values, golden, digits",
    [
        ("memorising_loss_at_most_population", {"n": 500, "d": 6, "s": 1.0, "t": 0.02}, 147.0, 0.05),
        ("memorising_loss_at_most_population", {"n": 500, "d": 6, "s": 1.0, "t": 0.6}, 2.586, 5e-4),
        ("memorising_loss_at_most_population", {"n": 500, "d": 6, "s": 1.0, "t": 2.0}, 0.112, 1e-3),
        ("collapse_time", {"g": 500 ** (2 / 6), "s": 1.0, "d": 30}, 0.067, 5e-4),
        ("error_of_early_stopping", {"t": 0.02, "sigma": 0.6, "n": 50}, 0.01979, 6e-6),
        ("error_of_early_stopping", {"t": 0.1, "sigma": 1.0, "n": 50}, 0.00761, 6e-6),
    ],
)
def test_golden(law, values, golden, digits):
    assert float(catalogue.find(f"pushforward.{law}").predict(**values)) == pytest.approx(golden, abs=digits)


def test_the_loss_of_two_far_points_is_that_of_a_known_sign():
    near = catalogue.find("pushforward.denoising_loss_of_two_points")
    assert float(near.predict(a=30.0, t=0.3)) < 1e-12  # far apart: the origin is known
    small = float(near.predict(a=1e-3, t=0.3))
    kappa2 = 1e-6 * 0.5488116360940264 / 0.45118836390597363
    assert small == pytest.approx(kappa2 / 0.45118836390597363, rel=1e-5)  # close together: nothing is learnt
