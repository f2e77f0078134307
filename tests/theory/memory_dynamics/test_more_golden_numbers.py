"""More golden numbers of the sheet: starts, offsets, second terms, noise and what cannot be memorised."""

import numpy as np
import pytest

from lawbook.theory import DomainError, catalogue


def predict(name, **values):
    return catalogue.find(f"memory_dynamics.{name}").predict(**values)


@pytest.mark.parametrize("p", [0.5, 0.03])
def test_the_implicit_solution_from_zero_is_the_closed_one(p):
    for t in (0.1, 10.0, 1e6):
        found = predict("margin_from_any_start", p=p, t=t, m_1=0.0, m_2=0.0)
        assert found == pytest.approx(predict("margin_of_gradient_flow", p=p, t=t, M=3), rel=1e-9)


def test_a_margin_starts_where_it_starts():
    assert predict("margin_from_any_start", p=0.5, t=0.0, m_1=-2.5, m_2=7.0) == -2.5


def test_time_to_unlearn_agrees_with_equal_starts():
    # M = 3, from -h: right at (1 - e^-h + 2 h) / (3 p)
    h, p = 2.0, 0.3
    time = (1 - np.exp(-h) + 2 * h) / (3 * p)
    assert predict("margin_from_any_start", p=p, t=time, m_1=-h, m_2=-h) == pytest.approx(0.0, abs=1e-12)


def test_second_term():
    # alpha = 2, M = 2, t = 100: the difference is 0.0025025 against 1/(4 t)
    assert predict("second_term_of_zipf_loss", alpha=2.0, t=100.0, M=2) == pytest.approx(0.0025)


def test_offsets_of_both_tokens():
    found = [predict("margin_offsets_of_pair", p=p, alpha=0.95, eta=1.0, T=1000) for p in (0.75, 0.25)]
    assert found == pytest.approx([75.0, 25.0])


@pytest.mark.parametrize(
    ("alpha", "exponent"), [(-0.5, -1 / 3), (-0.2, -2 / 3), (0.5, -1.0)], ids=["-0.5", "-0.2", "0.5"]
)
def test_slow_offsets(alpha, exponent):
    assert predict("offset_decay_of_pair", p_1=0.75, alpha=alpha, t=1e6) == pytest.approx(exponent)


def test_rate_under_noise_is_the_end_of_the_time_to_a_margin():
    p, q = 0.3, 0.8
    end, near = np.log(q / (1 - q)), 1e-5
    times = [predict("time_to_margin_under_noise", p=p, q=q, m=end - distance) for distance in (near, near / np.e)]
    assert 1 / np.diff(times)[0] == pytest.approx(predict("rate_under_noise", p=p, q=q, t=10.0), rel=1e-4)


def test_wrong_starts_of_a_rare_token_are_every_second_one():
    assert predict("wrong_start_probability", p=1e-6, Q=0.1, d=64) == pytest.approx(0.5, abs=1e-4)
    # one unit of normal deviation: Phi(-1)
    assert predict("wrong_start_probability", p=0.1, Q=0.64, d=64) == pytest.approx(0.158655, abs=1e-6)


def test_uncorrelated_tokens_are_refused_where_a_logarithm_enters():
    with pytest.raises(DomainError, match="alpha is not 0"):
        predict("offset_decay_of_pair", p_1=0.75, alpha=0.0, t=1e6)


def test_a_pair_is_a_case_of_many_tokens():
    alpha = -0.5
    K, beta = 2 * np.array([[1, -alpha], [-alpha, 1]]), 1 / (2 * (1 - alpha))  # z_1 . z_2 = -alpha
    low, high = np.linalg.eigvalsh(K * beta)
    assert predict("offset_decay", slowest=low, t=1e6) == pytest.approx(predict("offset_decay_of_pair", p_1=0.75, alpha=alpha, t=1e6))
    for correlation in (-0.5, 0.5, 0.95):
        largest = np.linalg.eigvalsh(np.array([[1, -correlation], [-correlation, 1]]) / (1 - correlation)).max()
        pair = predict("sharpness_decay_of_pair", p_1=0.75, alpha=correlation, eta=1.0, T=100)
        assert predict("sharpness_decay", Lambda=largest, S=1.0, t=100.0) == pytest.approx(pair)
    assert high == pytest.approx(1.0)
