"""How far two noised laws on the line are from each other, and from the noise, along dX = -X dt + sqrt(2) dB."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import special

from lawbook.simulate.inputs import number, probability_vector, refuse
from lawbook.simulate.pushforward import langevin

Mixture = tuple[Sequence[float], Sequence[float], Sequence[float]]  # shares, means and deviations of normal parts on the line


def checked(name: str, law: Mixture) -> Mixture:
    """The mixture, refused unless its shares sum to 1 and its deviations are positive."""
    shares, means, deviations = law
    shares = probability_vector(f"shares of {name}", shares)
    means, deviations = np.asarray(means, dtype=float), np.asarray(deviations, dtype=float)
    if means.shape != shares.shape or deviations.shape != shares.shape or not np.isfinite(means).all() or not (deviations > 0).all():
        raise refuse(name, law, "as many finite means and positive deviations as shares")
    return shares, means, deviations


def quantiles(law: Mixture, z: np.ndarray, rounds: int = 60) -> np.ndarray:
    """Places at the levels Phi(z), by bisection of the logarithm of the nearer tail: accurate far out."""
    shares, means, deviations = law
    low, high = (np.full(z.shape, end) for end in ((means - 12 * deviations).min(), (means + 12 * deviations).max()))
    sign = np.where(z > 0, -1.0, 1.0)
    wanted = special.log_ndtr(-np.abs(z))
    for _ in range(rounds):
        middle = (low + high) / 2
        tail = special.logsumexp(special.log_ndtr(sign[:, None] * (middle[:, None] - means) / deviations), axis=1, b=shares)
        above = (tail > wanted) == (sign > 0)
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return (low + high) / 2


def wasserstein(first: Mixture, second: Mixture, time: float, nodes: int = 241) -> float:
    """W_2 of two noised mixtures, by quadrature of their quantiles over normal levels."""
    laws = []
    for name, law in (("first", first), ("second", second)):
        shares, means, deviations = checked(name, law)
        laws.append((shares, *langevin.noised(means, deviations, time)))
    z = np.linspace(-8, 8, nodes)
    mass = np.exp(-(z**2) / 2)
    gap = quantiles(laws[0], z) - quantiles(laws[1], z)
    return float(np.sqrt(mass @ gap**2 / mass.sum()))


def divergence(law: Mixture, time: float) -> float:
    """KL of the noised mixture from N(0, 1), by quadrature."""
    return langevin.kullback_to_noise(*checked("law", law), time)


def fall_of_divergence(law: Mixture, time: float, step: float = 1e-3) -> float:
    """Minus its derivative in time, by four points; error of order step^4."""
    time, step = number("t", time, 0, low_open=True), number("step", step, 0, low_open=True)
    if time < 2 * step:
        raise refuse("t", time, f"at least two steps, {2 * step:g}")
    at = {k: divergence(law, time + k * step) for k in (-2, -1, 1, 2)}
    return (8 * (at[-1] - at[1]) - (at[-2] - at[2])) / (12 * step)
