"""The sheet's table of learnt deviations, and where batches learn a point."""

import numpy as np
import pytest

from lawbook.theory import catalogue

TABLE = {2: 1.0315, 5: 1.6834, 10: 1.8464, 100: 1.9849, 1000: 1.9985}


def law(name):
    return catalogue.find(f"pushforward.{name}")


@pytest.mark.parametrize(("n", "wanted"), TABLE.items())
def test_table(n, wanted):
    assert law("learnt_deviation_of_window").predict(sigma=2.0, b=1.0, n=n) == pytest.approx(wanted, abs=6e-5)


def test_first_order_at_many_draws():
    deficit = law("deficit_of_batches").predict(sigma=2.0, b=1.0, n=10_000)
    assert 2 - law("learnt_deviation_of_window").predict(sigma=2.0, b=1.0, n=10_000) == pytest.approx(deficit, rel=2e-3)


def test_one_draw_and_narrow_targets_give_points():
    assert law("learnt_deviation_of_window").predict(sigma=2.0, b=1.0, n=1) == 0
    t = np.linspace(-1, 1, 20_001)
    edge = 1 / (1 - 3 * np.mean(t**2 * np.exp(-(0.3**2) / 2 * t**2)))
    found = [law("learnt_deviation_of_window").predict(sigma=0.3, b=1.0, n=n) for n in (int(edge), int(edge) + 1)]
    assert found[0] == 0 < found[1]
