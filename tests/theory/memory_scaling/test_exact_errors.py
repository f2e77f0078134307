"""Golden numbers, limits and mutual agreement of the exact laws of several tokens and classes."""

import math

import numpy as np
import pytest
from scipy.special import betainc, ndtr

from lawbook.theory import DomainError, Law
from lawbook.theory.memory_scaling import (
    error_of_balanced_classes,
    error_of_frequency_weighting_two_classes,
    error_of_two_classes,
    error_of_two_tokens_on_the_sphere,
    error_with_orthonormal_unembeddings,
    excess_risk_under_label_noise,
    expected_error_of_two_classes,
    expected_error_with_orthonormal_unembeddings,
    leakage_of_sphere_unembeddings,
    pairwise_error_with_orthonormal_unembeddings,
    pairwise_error_with_sphere_unembeddings,
)


def zipf(alpha: float, tokens: int) -> np.ndarray:
    weights = np.arange(1, tokens + 1.0) ** -alpha
    return weights / weights.sum()


@pytest.mark.parametrize(("d", "ratio"), [(10, 0.979), (100, 0.996), (1000, 1.000)])
def test_frequency_weighting_meets_the_constant_of_the_sheet(d: int, ratio: float) -> None:
    p = zipf(2, 100_000)
    found = error_of_frequency_weighting_two_classes.LAW.predict(p=p, d=d)
    assert found * d**0.25 / 0.2549 == pytest.approx(ratio, abs=0.001)


def test_population_is_the_mean_of_the_tokens() -> None:
    p, q = zipf(1, 7), np.linspace(2, 0, 7)
    by_token = error_of_two_classes.LAW.predict(q=q, Q=(q**2).sum(), d=5)
    assert expected_error_of_two_classes.LAW.predict(p=p, q=q, d=5) == pytest.approx(p @ by_token, rel=1e-12)


def test_weights_matter_only_by_their_ratios() -> None:
    law, p, q = expected_error_of_two_classes.LAW, zipf(1, 9), zipf(0.5, 9)
    assert law.predict(p=p, q=7 * q, d=5) == pytest.approx(law.predict(p=p, q=q, d=5), rel=1e-12)


def test_nothing_stored_is_outside_the_domain() -> None:
    with pytest.raises(DomainError, match="something is stored"):
        expected_error_of_two_classes.LAW.predict(p=[0.5, 0.5], q=[0, 0], d=5)


def test_orthonormal_law_of_two_classes_is_the_two_class_law() -> None:
    found = error_with_orthonormal_unembeddings.LAW.predict(q=0.7, Q=[0.9, 0.4], d=7, M=2)
    assert found == pytest.approx(betainc(3.5, 0.5, 1 - 0.49 / 1.3) / 2, rel=1e-12)


def test_orthonormal_law_at_two_precisions() -> None:
    law, values = error_with_orthonormal_unembeddings.LAW, {"q": 0.7, "Q": [1.3, 0.4, 2.0], "d": 3, "M": 3}
    assert float(law.predict_digits(10, **values)) == pytest.approx(law.predict(**values), rel=1e-10)


def test_orthonormal_law_shares_ties_with_empty_classes_at_any_precision() -> None:
    law = error_with_orthonormal_unembeddings.LAW
    # both stored rivals score below 0 with probability 1/4; then three empty classes, the own one included, tie
    values = {"q": 0.0, "Q": [0.0, 0.0, 0.0, 2.7, 1.0], "d": 9, "M": 5}
    assert float(law.predict_digits(15, **values)) == pytest.approx(11 / 12, rel=1e-12)
    assert law.predict(**values) == pytest.approx(11 / 12, rel=1e-12)


def test_expected_orthonormal_law_has_a_twin_that_adds_in_its_own_precision() -> None:
    law = expected_error_with_orthonormal_unembeddings.LAW
    values = {"p": [0.5, 0.3, 0.2], "q": [1.0, 0.0, 0.0], "d": 4, "M": 3}
    assert float(law.predict_digits(15, **values)) == pytest.approx(law.predict(**values), rel=1e-11)


def test_orthonormal_corners() -> None:
    law = error_with_orthonormal_unembeddings.LAW
    assert law.predict(q=1, Q=[1, 0, 0], d=3, M=3) == pytest.approx(0, abs=1e-12)  # the only stored token
    assert law.predict(q=0, Q=[1, 1, 1, 1], d=9, M=4) == pytest.approx(0.75, rel=1e-9)  # a guess
    with pytest.raises(DomainError, match="M <= d"):
        law.predict(q=1, Q=[1, 1, 1, 1], d=3, M=4)


def test_expected_error_groups_equal_tokens() -> None:
    p, q = zipf(1, 12), np.repeat([2.0, 1.0], 6)
    found = expected_error_with_orthonormal_unembeddings.LAW.predict(p=p, q=q, d=6, M=3)
    one = error_with_orthonormal_unembeddings.LAW
    by_hand = sum(p[x] * one.predict(q=q[x], Q=[10.0, 10.0, 10.0], d=6, M=3) for x in range(12))
    assert found == pytest.approx(by_hand, rel=1e-10)


@pytest.mark.parametrize(
    ("M", "loads"), [(2, (0.91, 3.28, 10.8)), (5, (1.77, 6.76, 15.4)), (10, (2.63, 8.90, 18.0)), (100, (6.3, 15.2, 25.7))]
)
def test_loads_at_which_filling_reaches_a_level(M: int, loads: tuple[float, float, float]) -> None:
    law = error_of_balanced_classes.LAW
    for load, level in zip(loads, ((1 - 1 / M) / 2, 0.1, 0.01), strict=True):
        assert law.predict(load=load, M=M, d=1000) == pytest.approx(level, rel=0.03)


def test_balanced_classes_in_closed_form() -> None:
    law = error_of_balanced_classes.LAW
    assert law.predict(load=3.28, M=2, d=9) == pytest.approx(ndtr(-math.sqrt(1.64)), rel=1e-12)
    assert law.predict(load=0, M=5, d=9) == pytest.approx(0.8, rel=1e-12)
    assert law.predict(load=2, M=2, d=9) == pytest.approx(0.1587, abs=5e-5)
    assert law.predict(load=5, M=5, d=9) == pytest.approx(0.1612, abs=5e-5)
    assert float(law.predict_digits(20, load=25.7, M=100, d=9)) == pytest.approx(law.predict(load=25.7, M=100, d=9), rel=1e-11)


def test_sphere_leakage_only_adds() -> None:
    values = {"q": 0.7, "Q_f": 1.3, "Q_y": 0.4, "d": 6}
    sphere = pairwise_error_with_sphere_unembeddings.LAW
    orthonormal = pairwise_error_with_orthonormal_unembeddings.LAW.predict(**values)
    assert sphere.predict(**values, Q_o=0) == pytest.approx(orthonormal, rel=1e-10)
    assert sphere.predict(**values, Q_o=2) > orthonormal
    assert sphere.predict(q=0.7, Q_f=1.3, Q_y=0.4, Q_o=2.0, d=3) == pytest.approx(0.2536355023695, rel=1e-11)  # mpmath


def test_leakage_is_two_energies_over_the_dimension() -> None:
    assert leakage_of_sphere_unembeddings.LAW.predict(Q_o=3, d=5) == pytest.approx(2 * 3 * 3 / (5 * 2))
    assert leakage_of_sphere_unembeddings.LAW.predict(Q_o=1, d=10_000) * 10_000 == pytest.approx(2, rel=2e-4)


def test_two_tokens_on_the_sphere_in_closed_form() -> None:
    law = error_of_two_tokens_on_the_sphere.LAW
    assert law.predict(ratio=0.5, d=2) == pytest.approx(math.acos(0.5) / math.pi, rel=1e-12)
    assert law.predict(ratio=0.5, d=3) == pytest.approx(0.25, rel=1e-12)  # Archimedes
    assert law.predict(ratio=1, d=3) == 0


def test_rare_token_beside_a_heavy_one_errs_more_on_the_sphere() -> None:
    ratio = 1 / 16
    gaussian = error_of_two_classes.LAW.predict(q=ratio, Q=1 + ratio**2, d=3)
    assert error_of_two_tokens_on_the_sphere.LAW.predict(ratio=ratio, d=3) > gaussian


def test_label_noise_scales_the_error() -> None:
    p, q = zipf(1, 9), zipf(0.5, 9)
    clean = expected_error_of_two_classes.LAW.predict(p=p, q=q, d=5)
    noisy = excess_risk_under_label_noise.LAW.predict(p=p, q=q, noise=0.25, d=5)
    assert noisy == pytest.approx(0.75 * clean, rel=1e-12)


@pytest.mark.parametrize("module", [error_of_two_classes, pairwise_error_with_orthonormal_unembeddings])
def test_errors_fall_with_the_dimension(module) -> None:
    law: Law = module.LAW
    energies = {"Q": 2.0} if "Q" in {p.name for p in law.parameters} else {"Q_f": 1.0, "Q_y": 1.0}
    errors = law.predict(q=0.6, d=np.arange(1, 200), **energies)
    assert np.all(np.diff(errors) < 0)
