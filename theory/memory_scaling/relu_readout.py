"""What the three laws of the ReLU read-out share: its parameters and its scores on quasi-orthogonal keys.

The read-out answers argmax_y u_y^T sum_{x' < P} u_f(x') (<e_x', e_x> - eta)_+ over the P stored keys.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise, Step, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.parameters import integer, real

STORED = integer("P", "number of stored tokens, the most frequent ones", low=1, typical=(1, 100))
ETA = real("eta", "largest correlation of two stored keys", r"\eta", low=0, high=1, high_open=True, typical=(0.1, 0.9))

PREMISES = (
    Premise("Stored keys are unit vectors with |<e_x, e_x'>| <= eta < 1; unembeddings are distinct unit vectors."),
    Premise("The read-out scores class y by sum over stored x' of <u_y, u_f(x')> max(<e_x', e_x> - eta, 0)."),
)


def stored_steps(eta: Any) -> tuple[Step, ...]:
    """A stored token activates its own key alone, and its class leads by (1 - eta)(1 - <u_f, u_y>) > 0."""
    rho = sp.Symbol("rho", real=True)
    inside = sp.Symbol("s", nonnegative=True)
    return (
        at_most(
            eta * (1 - inside) - eta, sp.Integer(0),
            "another stored key, correlated by eta (1 - s) <= eta, stays below the threshold", lemma=True,
            witness=eta * inside,
        ),
        equal(
            sp.Max(1 - eta, 0) * 1 - sp.Max(1 - eta, 0) * rho, (1 - eta) * (1 - rho), "expand",
            "the token's own key gives 1 - eta, times <u_f, u_f> - <u_y, u_f>, with rho = <u_f, u_y>", lemma=True,
            where={eta: (0, 0.99), rho: (-1, 0.99)},
            transform=lambda e: sp.factor(e.subs(sp.Max(0, 1 - eta), 1 - eta)),
        ),
    )
