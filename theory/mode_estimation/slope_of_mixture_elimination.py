"""Mixture elimination is optimal in samples as well."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.confidence_lower_bound import gap
from lawbook.theory.mode_estimation.optimal_elimination import PUBLISHED, divergence_steps
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SMALL, SORTED


def dropped_at(v: SimpleNamespace, ell: Any) -> Any:
    """The larger root of n D - ln(n)/2 = K, the mixture's logarithm by Laplace's method; K grows with ell."""
    D, both = gap(v.p_1, v.p_2), v.p_1 + v.p_2
    level = sp.log(v.m / 2) + ell - sp.log(2 * sp.pi * v.p_1 * v.p_2 / both**3) / 2
    return -sp.LambertW(-2 * D * sp.exp(-2 * level), -1) / (2 * D)


def prediction(v: SimpleNamespace) -> Any:
    return (dropped_at(v, 2 * v.ell) - dropped_at(v, v.ell)) / v.ell


def derivation(v: SimpleNamespace) -> Derivation:
    a, s, D, n, K, theta = sp.symbols("a s D n K theta", positive=True)
    peak = a * sp.log(a) + (1 - a) * sp.log(1 - a)
    inside = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)}
    bent = lambda t: a * sp.log(t) + (1 - a) * sp.log(1 - t)  # noqa: E731
    full = lambda share: dropped_at(v, share * v.ell) * gap(v.p_1, v.p_2)  # noqa: E731
    w = -sp.LambertW(-2 * D * sp.exp(-2 * K), -1)
    return Derivation(
        (
            Premise("Fluid limit: N_max = a s and N_y = (1 - a) s with a = p_1/(p_1 + p_2), s = n (p_1 + p_2)."),
            Premise("Laplace's method at theta = a inside [1/2, 1]: the integral of e^(s f) is e^(s f(a)) sqrt(2 pi/(-s f''(a)))."),
        ),
        (
            *divergence_steps(v),
            equal(
                sp.Derivative(bent(theta), theta), (a - theta) / (theta * (1 - theta)), "differentiate",
                "the integrand peaks at theta = a", lemma=True, where={a: (0.55, 0.95), theta: (0.5, 0.99)}, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                sp.Derivative(bent(theta), (theta, 2)), -a / theta**2 - (1 - a) / (1 - theta) ** 2, "differentiate",
                "its curvature, -1/(a (1 - a)) at theta = a", lemma=True, where={a: (0.55, 0.95), theta: (0.5, 0.99)},
                transform=lambda e: sp.expand(e.doit()),
            ),
            equal(s * (sp.log(2) + peak), s * (a * sp.log(2 * a) + (1 - a) * sp.log(2 * (1 - a))), "expand", "2^s times the peak is e^(s kl)",
                  lemma=True, where={a: (0.55, 0.95), s: (1, 100)}),
            equal((w / (2 * D)) * D - sp.log(w / (2 * D)) / 2, K, "solve", "n = w/(2 D) with ln w - w = ln(2 D) - 2 K, the lower branch of W",
                  lemma=True, where={D: (0.05, 0.5), K: (4, 60)},
                  transform=lambda e: sp.expand(sp.expand_log(sp.expand_log(e, force=True).subs(sp.log(w), w + sp.log(2 * D) - 2 * K)))),
            limit(1 / (D - 1 / (2 * n)), 1 / D, n, sp.oo, "dn/dell tends to 1/D", lemma=True, where={D: (0.1, 1)}),
            equal((full(2) - full(1)) / (gap(v.p_1, v.p_2) * v.ell), prediction(v), "expand", "the difference of two roots",
                  where=inside | {v.m: [2, 5], v.ell: (40, 100)}),
        ),
    )


LAW = Law(
    name="mode_estimation.slope_of_mixture_elimination",
    statement=(
        "From delta to delta^2 mixture elimination takes more samples, per unit of ln(1/delta), by a difference of two Lambert functions that "
        "tends to 1/D, D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2)): as few as any method that is correct at every law."
    ),
    relation=Equals(),
    observable="slope",
    parameters=(MODE, SECOND, CLASSES, restrict(SMALL, high=150, typical=(40, 100))),
    conditions=(SORTED, Condition("p_2 > 0: the second class is seen", lambda v: v.p_2 > 0)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=PUBLISHED,
    remark="The n in its logarithm has the power 1/2, not 2: it converges four times sooner than the rule with a union over samples.",
)
