"""Embeddings chosen well, in two dimensions: unembeddings on a circle, every token on its label's."""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise, Step, equal
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise("W = identity, u_y = (cos, sin)(2 pi y / M), e_x = u_f(x)."),
    Premise("The true class leads class f + k by <u_f, u_f> - <u_f, u_(f+k)>, k = 1, ..., M - 1."),
)


def lead_steps(M: Any) -> tuple[Step, ...]:
    """The lead over the class k places further, and that it is smallest for neighbours."""
    k, f = sp.symbols("k f", positive=True, integer=True)
    angle, turn = 2 * sp.pi * f / M, 2 * sp.pi * (f + k) / M
    where = {M: [2, 3, 5, 8, 13], k: [1], f: [1, 2, 7]}
    return (
        equal(
            1 - (sp.cos(angle) * sp.cos(turn) + sp.sin(angle) * sp.sin(turn)), 1 - sp.cos(2 * sp.pi * k / M), "expand",
            "the lead depends on the angle between the two classes alone", lemma=True,
            transform=lambda e: sp.simplify(sp.expand(e)),
        ),
        equal(
            (1 - sp.cos(2 * sp.pi * k / M)) - (1 - sp.cos(2 * sp.pi / M)),
            2 * sp.sin(sp.pi * (k + 1) / M) * sp.sin(sp.pi * (k - 1) / M), "expand",
            "compared with the neighbour's: both sines are >= 0 for 1 <= k <= M - 1, so the neighbours are closest",
            lemma=True, transform=lambda e: e, where=where | {k: [1, 2, 3]},
        ),
    )
