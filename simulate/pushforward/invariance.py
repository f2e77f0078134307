"""Two laws sent through one map: which distances notice. The laws are f(m + s Z) and f(Z), Z normal; all by quadrature."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number
from lawbook.simulate.measures.kernel_discrepancy import gram


def scaled(m: float, s: float, c: float, nodes: int = 161) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places of c (m + s Z) and of c Z at normal nodes, and the nodes' masses."""
    z = np.linspace(-8, 8, nodes)
    mass = np.exp(-(z**2) / 2)
    c, s = number("c", c, 0, low_open=True), number("s", s, 0, low_open=True)
    return c * (number("m", m) + s * z), c * z, mass / mass.sum()


def kernel_discrepancy(m: float, s: float, c: float, h: float) -> float:
    """Squared MMD of the two scaled laws, kernel exp(-|x - y|^2/(2 h^2)); h must not be below the nodes' spacing, a tenth of c."""
    x, y, mass = scaled(m, s, c)
    within = sum(float(mass @ gram(p[:, None], p[:, None], h) @ mass) for p in (x, y))
    return within - 2 * float(mass @ gram(x[:, None], y[:, None], h) @ mass)


def transport_cost(m: float, s: float, c: float) -> float:
    """Squared W_2 of the two scaled laws: both are increasing images of one variable."""
    x, y, mass = scaled(m, s, c)
    return float(mass @ (x - y) ** 2)


def hellinger(m: float, s: float, bend: float = 0.0, points: int = 8001) -> float:
    """Squared Hellinger distance, half the integral of (sqrt p - sqrt q)^2, after the map sinh(bend z)/bend, over its own space."""
    s, bend = number("s", s, 0, low_open=True), number("bend", bend, 0)
    reach = max(8.0, abs(m) + 8 * s)
    z = np.linspace(-reach, reach, points)
    x = z if bend == 0 else np.sinh(bend * z) / bend
    slope = np.ones_like(z) if bend == 0 else np.cosh(bend * z)
    first, second = (np.exp(-(((z - mean) / width) ** 2) / 2) / (width * np.sqrt(2 * np.pi)) / slope for mean, width in ((number("m", m), s), (0.0, 1.0)))
    return float(np.trapezoid((np.sqrt(first) - np.sqrt(second)) ** 2, x)) / 2
