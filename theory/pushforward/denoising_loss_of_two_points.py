"""How far the denoising loss of any field lies above its score-matching loss, for data on two points."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import DENOISING, NOISED, noise
from lawbook.theory.pushforward.setting import HERE, TIME

PLACE = real("a", "distance of the two points from 0", low=0, low_open=True, typical=(0.3, 2))


def signal(v: SimpleNamespace) -> Any:
    """kappa = exp(-t) a/sqrt(Delta), the distance of a point from 0 in units of the noise."""
    return sp.exp(-v.t) * v.a / sp.sqrt(noise(v.t))


def uncertainty(kappa: Any) -> Any:
    """E 1/cosh^2(kappa (kappa + Z)), the posterior variance of a fair sign seen at distance kappa."""
    z = sp.Symbol("z", real=True)
    return sp.Integral(sp.exp(-(z**2) / 2) / (sp.sqrt(2 * sp.pi) * sp.cosh(kappa * (kappa + z)) ** 2), (z, -sp.oo, sp.oo))


def formula(v: SimpleNamespace) -> Any:
    return signal(v) ** 2 * uncertainty(signal(v)) / noise(v.t)


def evaluate(a: float, t: float) -> float:
    noise_variance = -math.expm1(-2 * float(t))
    kappa = math.exp(-float(t)) * float(a) / math.sqrt(noise_variance)
    # the integrand is that of the lighter side: a bump of width 1/kappa about z = -kappa, under the normal density
    found = quad(lambda z: math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / math.cosh(min(kappa * abs(kappa + z), 350.0)) ** 2, -40, 40,
                 points=[-kappa, 0.0], limit=400, epsabs=0, epsrel=1e-12)
    return kappa**2 * found[0] / noise_variance


def evaluate_digits(mp: Any, a: Any, t: Any) -> Any:
    noise_variance = -mp.expm1(-2 * mp.mpf(t))
    kappa = mp.exp(-mp.mpf(t)) * mp.mpf(a) / mp.sqrt(noise_variance)
    found = mp.quad(lambda z: mp.npdf(z) / mp.cosh(kappa * (kappa + z)) ** 2, [-mp.inf, -kappa - 1 / kappa, -kappa, -kappa + 1 / kappa, 8, mp.inf])
    return kappa**2 * found / noise_variance


def derivation(v: SimpleNamespace) -> Derivation:
    k, z, x = sp.symbols("k z x", real=True)
    plus = 1 / (1 + sp.exp(-2 * k * x))
    where = {v.t: (0.1, 1.5), v.a: (0.3, 2), k: (0.3, 2), x: (-2, 2)}
    return Derivation(
        (
            NOISED, DENOISING,
            Premise("E |f - r|^2 = E |f - E[r | X_t]|^2 + E Var(r | X_t), E[r | X_t] the score: the second term is exp(-2 t)/Delta^2 E Var(X_0 | X_t)."),
            Premise("Two points -a and a, equally likely; x = X_t/sqrt(Delta) is kappa B + Z with B a fair sign, and by symmetry B = 1 may be assumed."),
        ),
        (
            equal(
                sp.exp(-((x - k) ** 2) / 2) / (sp.exp(-((x - k) ** 2) / 2) + sp.exp(-((x + k) ** 2) / 2)), plus, "simplify",
                "the chance of the right point, by Bayes's rule", lemma=True, where=where, transform=lambda e: sp.simplify(sp.expand(e)),
            ),
            equal(
                1 - (2 * plus - 1) ** 2, 1 / sp.cosh(k * x) ** 2, "simplify", "the posterior variance of the sign", lemma=True, where=where,
                transform=lambda e: sp.simplify(e.rewrite(sp.exp)),
            ),
            equal(
                sp.exp(-2 * v.t) * v.a**2 / noise(v.t) ** 2 * uncertainty(signal(v)), formula(v), "substitute",
                "averaged at x = kappa + Z, with kappa^2 = exp(-2 t) a^2/Delta", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.denoising_loss_of_two_points",
    statement=(
        "At data on -a and a the denoising loss of any field exceeds its score-matching loss by kappa^2 E[1/cosh^2(kappa (kappa + Z))]/Delta, "
        "kappa = exp(-t) a/sqrt(Delta): the same for every field."
    ),
    relation=Equals(),
    observable="excess",
    parameters=(PLACE, TIME),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("normal data", "as for normal data of variance a^2: kappa^2/(1 + kappa^2)/Delta",
              lambda v: signal(v) ** 2 / (1 + signal(v) ** 2) / noise(v.t)),
        Rival("prior variance", "nothing is learnt from X_t: kappa^2/Delta", lambda v: signal(v) ** 2 / noise(v.t)),
    ),
)
