"""A cluster: n_1 tokens of one label, n_2 of another, unit inputs any two of which have the inner product alpha near 1.

All tokens see the same quick motion, that of one token whose label is noisy; what tells them apart moves 1/(1 - alpha) times
more slowly.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise
from lawbook.theory.parameters import integer, real

FIRST = integer("n_1", "tokens of the cluster's more frequent label", low=1, typical=(1, 8))
SECOND = integer("n_2", "tokens of its rarer label", low=1, typical=(1, 8))
SHARE = real("p_1", "frequency, within the cluster, of its more frequent label", low=0.5, high=1, low_open=True, high_open=True,
             typical=(0.6, 0.95))
PREMISES = (
    Premise("Two orthonormal classes, unit inputs, inner products alpha within the cluster: token x moves the score of class 1 over class "
            "2 of every other by 2 alpha y_x a_x and its own by 2 y_x a_x, y_x = +1 or -1, a_x = p_x sigma(-m_x)."),
)


def harmonic(first: Any, second: Any) -> Any:
    """The harmonic mean of the numbers of tokens of the two labels."""
    return 2 * first * second / (first + second)
