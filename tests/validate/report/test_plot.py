"""The small pictures: what is drawn lies where the numbers say."""

import re

import numpy as np
import pytest

from lawbook.validate.report.axes import axis
from lawbook.validate.report.law_page import _slope
from lawbook.validate.report.plot import against, agreement


def line_pixels(svg):
    """The pixels of the first line of theory."""
    path = re.search(r'<path d="M([^"V]*)" fill="none" stroke="#1d2430"', svg)[1]
    return np.array([[float(n) for n in part.split()] for part in path.split(" L")])


def test_a_power_is_straight_on_two_logarithmic_axes():
    points = [(x, 3 * x**-0.5, 2 * x**-0.5, 4 * x**-0.5) for x in (10.0, 20.0, 40.0)]
    svg = against("d", "error", {"simulated": points}, [_slope(points, -0.5)], powers=True)
    pixels = line_pixels(svg)
    straight = np.interp(pixels[:, 0], pixels[[0, -1], 0], pixels[[0, -1], 1])
    assert len(pixels) == 41 and np.abs(pixels[:, 1] - straight).max() < 0.03  # pixels are rounded to 0.01


def test_the_slope_goes_through_the_middle_point():
    line = _slope([(1.0, 5.0), (10.0, 4.0), (100.0, 3.0)], 2.0)
    assert line[20] == pytest.approx((10.0, 4.0)) and line[-1][1] / line[0][1] == pytest.approx(1e4)
    assert _slope([(0.0, 1.0), (1.0, 1.0)], 2.0) == []


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("values", [[1.0, 2.0], [3.0], [1e-300, 1e300], [0.5, 0.5 + 1e-15], []])
def test_axes_show_every_value_between_their_ends(values, logarithmic):
    shown = axis(values, 80, 600, logarithmic)
    assert all(80 <= shown(value) <= 600 for value in values)
    assert all(80 <= pixel <= 600 for pixel, _ in shown.ticks())


def test_infinite_intervals_and_words_do_not_break_a_picture():
    points = [(0.2, 0.3, float("-inf"), float("inf")), (0.4, 0.5, 0.4, 0.6)]
    for svg in (agreement(points, "equals"), against("a<b", "c&d", {"x<y": points, "z": points})):
        assert "nan" not in svg and "inf" not in svg and "a<b" not in svg and "x<y" not in svg
