"""How far from a gradient the flow's end map is, when its modes are close to each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, Step, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE
from lawbook.theory.pushforward.two_modes import WIDTH

COMMUTATOR = real("c", "|S K - K S|, S = sum w_i m_i m_i^T, K = sum w_i m_i m_i^T (m_i . z)", low=0, low_open=True, typical=(0.5, 3))
NEARNESS = real("k", "by which the means are divided", low=0, low_open=True, typical=(4, 30))

TILT = Premise("Means m_i/k about their own mean 0; e = 1/k. Along (1 - t) Z + t Y the field is a x + e (1 - t)/c E[M | x], c = (1 - t)^2 + sigma^2 t^2; E[M | x] has the slope "
               "(t e/c) Cov(M | x), and Cov(M | x) = S + (t e/c) K(x) + O(e^2), K(x) the third cumulant: the weights are tilted by exp((t e/c) m_i . x).")
SECOND_ORDER = Premise("x = c^(1/2) z + O(e^2); J = c^(1/2) U with U' = e^2 h (S + e (t/c^(1/2)) K(z) + O(e^2)) U, h = t (1 - t)/c^2. At second order the antisymmetric part of U is the "
                       "integral over s < t of the commutators: U - U^T = int int_(s < t) (H_t H_s - H_s H_t).")


def prediction(v: SimpleNamespace) -> Any:
    return v.c / (30 * sp.sqrt(2) * (v.sigma * v.k) ** 5)


def curl_steps(v: SimpleNamespace) -> tuple[Step, ...]:
    """The commutators' integral: (1/30) sigma^(-5) S K - K S, not 0."""
    t, x, y, sigma = sp.symbols("t x y sigma", positive=True)
    s1, s2, k1, k2, k3, p, r = sp.symbols("s_1 s_2 k_1 k_2 k_3 p r", real=True)
    c = (1 - t) ** 2 + sigma**2 * t**2
    where = {sigma: (0.5, 2), t: (0.05, 0.95), s1: (0.2, 2), s2: (0.2, 2), k1: (-1, 1), k2: (0.2, 1), k3: (-1, 1), p: (0.1, 1), r: (0.1, 1), y: (0.1, 1)}
    S, K = sp.diag(s1, s2), sp.Matrix([[k1, k2], [k2, k3]])
    late, early = S + p * K, S + r * K
    return (
        equal(1 - t * (sigma**2 * t - (1 - t)) / c, (1 - t) / c, "expand", "the field's weight on the mode's mean, besides a x with a = c'/(2 c)", lemma=True, where=where, transform=sp.factor),
        equal((late * early - early * late)[0, 1], (p - r) * k2 * (s2 - s1), "expand", "the commutator, for S diagonal, p = t/c^(1/2) late and r early: the entry of S K - K S is (s_1 - s_2) k_2",
              lemma=True, where=where, transform=sp.factor),
        equal(sp.Derivative(sigma**2 * t**2 / c, t), 2 * sigma**2 * t * (1 - t) / c**2, "differentiate", "h dt = dy/(2 sigma^2) with y = sigma^2 t^2/c, from 0 to 1, and t/c^(1/2) = y^(1/2)/sigma",
              lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
        equal(sp.Integral(2 * x * (y - x), (x, 0, y)), y**3 / 3, "integrate", "the earlier time, with x^2 and y^2 in place of both y", lemma=True, where=where),
        equal(sp.Integral(2 * y * y**3 / 3, (y, 0, 1)), sp.Rational(2, 15), "integrate", "the later time", lemma=True),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.c: (0.5, 3), v.sigma: (0.5, 2), v.k: (4, 30)}
    return Derivation(
        (TILT, SECOND_ORDER),
        (
            *curl_steps(v),
            equal(v.c / sp.sqrt(2) / v.k**5 * (sp.Rational(2, 15) / ((2 * v.sigma**2) ** 2 * v.sigma)), prediction(v), "expand", "|J - J^T|/|J|, with |J| = 2^(1/2) sigma to first order", where=where),
        ),
    )


LAW = Law(
    name="pushforward.curl_of_close_modes",
    statement=(
        "The flow's end map from N(0, I) in the plane to normal modes N(m_i/k, sigma^2 I) has at z a Jacobian with |J - J^T|/|J| = |S K - K S|/(30 2^(1/2) (sigma k)^5), asymptotically "
        "in k; S is the means' covariance and K their third cumulant in the direction z."
    ),
    relation=Asymptotic("k"),
    observable="curl",
    parameters=(COMMUTATOR, WIDTH, NEARNESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("fourth order", "one power of 1/(sigma k) less", lambda v: prediction(v) * v.sigma * v.k),
        Rival("first order of time", "1/(15 2^(1/2)): twice as much, as though commutators added up without order", lambda v: 2 * prediction(v)),
        Rival("wider modes", "(sigma k)^4 k in place of (sigma k)^5", lambda v: prediction(v) * v.sigma),
    ),
    remark="It is 0 for two modes and for modes on a line, where K is a multiple of S. The fifth power is why no test of transport costs sees it (law `curl_of_flow`).",
)
