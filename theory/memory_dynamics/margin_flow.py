"""The margin of a token under gradient flow with orthonormal embeddings: M F(m) = M p t, F(m) = (e^m + (M-1) m - 1) / M.

By symmetry the wrong classes of a token share one score, so that its softmax is a function of one margin.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise, Step, equal
from lawbook.theory.lambert import lambert_exponential
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise("Orthonormal inputs: tokens do not act on each other. Orthonormal unembeddings: ds_z/dt = p (1[z = f] - pi_z)."),
    Premise("From equal scores the wrong classes keep equal scores: pi_f = e^m / (e^m + M - 1), the others share the rest."),
)


def speed(m: Any, M: Any) -> Any:
    """dm/d(p t) at the margin m."""
    return M / (sp.exp(m) + M - 1)


def clock(m: Any, M: Any) -> Any:
    """F(m): the time p t at which the margin is m, from 0."""
    return (sp.exp(m) + (M - 1) * m - 1) / M


def margin(c: Any, M: Any) -> Any:
    """The margin at p t = c: the inverse of F, by Lambert's function."""
    k = (1 + M * c) / (M - 1)
    return k - sp.LambertW(sp.exp(k) / (M - 1))


def margin_value(c: float, M: int) -> float:
    """`margin` in float64; W0(exp(z)) is Wright's omega function, which does not overflow. Newton's last step restores
    the digits that the difference loses at small margins."""
    import math

    from scipy.special import wrightomega

    M, c = int(M), float(c)
    k = (1 + M * c) / (M - 1)
    m = float(k - wrightomega(k - math.log(M - 1)))
    if m < 1:
        for _ in range(3):
            m -= ((math.expm1(m) + (M - 1) * m) / M - c) * M / (math.exp(m) + M - 1)
    return m


def margin_digits(mp: Any, c: Any, M: int) -> Any:
    """`margin` as an mpmath number."""
    M, c = int(M), mp.mpf(c)
    k = (1 + M * c) / (M - 1)
    return k - mp.lambertw(mp.exp(k) / (M - 1)).real


def descended(v: Any) -> Any:
    """The recursion m(j) for a step's `where`: at a point, the margin after j steps of descent of size v.eta from 0."""

    def at_point(mp: Any, at: Any) -> Any:
        def after(j: Any) -> Any:
            m, M = mp.mpf(0), int(at[v.M])
            for _ in range(int(j)):
                m += at[v.p] * at[v.eta] * M / (mp.exp(m) + M - 1)
            return m

        return after

    return at_point


def sizes(M: Any) -> dict[Any, Any]:
    """Numbers of classes at which steps are sampled; none where M is a number."""
    return {M: [2, 3, 5, 20]} if M.is_Symbol else {}


def speed_steps(M: Any) -> tuple[Step, ...]:
    """The margin's speed, from the softmax."""
    m = sp.Symbol("m", real=True)
    own = sp.exp(m) / (sp.exp(m) + M - 1)
    return (
        equal(
            (1 - own) + (1 - own) / (M - 1), speed(m, M), "expand",
            "dm/d(p t): the label's score rises by 1 - pi_f, each wrong one falls by an equal share of it", lemma=True,
            where=sizes(M) | {m: (-2, 5)}, transform=lambda e: sp.simplify(e),
        ),
    )


def clock_steps(M: Any) -> tuple[Step, ...]:
    """F is the time that the flow needs: dF = dm / speed, from 0."""
    m = sp.Symbol("m", real=True)
    where = sizes(M) | {m: (-2, 5)}
    return (
        *speed_steps(M),
        equal(
            sp.Derivative(clock(m, M), m), 1 / speed(m, M), "differentiate", "F is the time that the flow needs", lemma=True,
            where=where, transform=lambda e: sp.simplify(e.doit()),
        ),
        equal(
            clock(sp.Integer(0), M), sp.Integer(0), "substitute", "it starts at 0", lemma=True, where=where,
            transform=lambda e: sp.simplify(e),
        ),
    )


def inverse_step(M: Any) -> Step:
    """Lemma: Lambert's function solves F(m) = c."""
    c = sp.Symbol("c", positive=True)
    return equal(
        clock(margin(c, M), M), c, "solve",
        "exp(m) = (M - 1)(k - m) with k = (1 + M c)/(M - 1) is solved by m = k - W0(exp(k)/(M - 1))", lemma=True,
        where=sizes(M) | {c: (0, 9)}, transform=lambert_exponential,
    )
