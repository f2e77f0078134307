"""Golden numbers and corners of the exact error of two classes."""

import math

import numpy as np
import pytest
from scipy import stats

from lawbook.theory import DomainError
from lawbook.theory.memory_scaling.error_of_two_classes import LAW


def test_the_law_of_cauchy_in_one_dimension() -> None:
    q, Q = 0.7, 1.3
    assert LAW.predict(q=q, Q=Q, d=1) == pytest.approx(0.5 - math.atan(q / math.sqrt(Q - q * q)) / math.pi, rel=1e-12)


def test_two_dimensions_in_closed_form() -> None:
    assert LAW.predict(q=0.7, Q=1.3, d=2) == pytest.approx((1 - 0.7 / math.sqrt(1.3)) / 2, rel=1e-12)


def test_it_is_the_tail_of_student() -> None:
    q = np.linspace(0, 1, 7)
    t = math.sqrt(12) * q / np.sqrt(2 - q**2)
    np.testing.assert_allclose(LAW.predict(q=q, Q=2.0, d=12), stats.t(12).sf(t), rtol=1e-11)


def test_corners() -> None:
    assert LAW.predict(q=0, Q=1, d=7) == 0.5
    assert LAW.predict(q=1, Q=1, d=7) == 0  # the only stored token


def test_a_token_cannot_hold_more_than_all_the_energy() -> None:
    with pytest.raises(DomainError, match="q\\*\\*2 <= Q"):
        LAW.predict(q=1.1, Q=1, d=3)


def test_high_precision_agrees() -> None:
    assert float(LAW.predict_digits(30, q=0.7, Q=1.3, d=41)) == pytest.approx(LAW.predict(q=0.7, Q=1.3, d=41), rel=1e-12)
