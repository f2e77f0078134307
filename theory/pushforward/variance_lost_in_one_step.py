"""One first-order step loses variance, whatever the data."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.denoising_loss_of_two_points import uncertainty
from lawbook.theory.pushforward.setting import DEVIATION, HERE, MODE

LEVEL = real("sigma", "noise level before the step", r"\sigma", low=0, low_open=True, typical=(0.3, 3))
SHARE = real("c", "noise level after the step, over that before it", low=0, high=1, typical=(0.1, 0.9))


def shrink(v: SimpleNamespace) -> Any:
    return v.s**2 + v.sigma**2


def formula(v: SimpleNamespace) -> Any:
    within = v.s**2 * v.sigma**2 / shrink(v)
    between = v.a**2 * v.sigma**4 / shrink(v) ** 2
    return (1 - v.c) ** 2 * (within + between * uncertainty(v.a / sp.sqrt(shrink(v))))


def evaluate(a: float, s: float, sigma: float, c: float) -> float:
    spread = float(s) ** 2 + float(sigma) ** 2
    kappa = float(a) / math.sqrt(spread)
    doubt = quad(lambda z: math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / math.cosh(min(kappa * abs(kappa + z), 350.0)) ** 2, -40, 40,
                 points=[-kappa, 0.0], limit=400, epsabs=0, epsrel=1e-12)[0]
    return (1 - float(c)) ** 2 * (float(s) ** 2 * float(sigma) ** 2 / spread + (float(a) * float(sigma) ** 2 / spread) ** 2 * doubt)


def evaluate_digits(mp: Any, a: Any, s: Any, sigma: Any, c: Any) -> Any:
    spread = mp.mpf(s) ** 2 + mp.mpf(sigma) ** 2
    kappa = mp.mpf(a) / mp.sqrt(spread)
    doubt = mp.quad(lambda z: mp.npdf(z) / mp.cosh(kappa * (kappa + z)) ** 2, [-mp.inf, -kappa - 1 / kappa, -kappa, -kappa + 1 / kappa, 8, mp.inf])
    return (1 - mp.mpf(c)) ** 2 * (mp.mpf(s) ** 2 * mp.mpf(sigma) ** 2 / spread + (mp.mpf(a) * mp.mpf(sigma) ** 2 / spread) ** 2 * doubt)


def derivation(v: SimpleNamespace) -> Derivation:
    V, m = sp.symbols("V m", positive=True)
    k, x = sp.symbols("k x", real=True)
    u = sp.Symbol("u", positive=True)
    where = {v.a: (0.3, 2), v.s: (0.3, 2), v.sigma: (0.3, 2), v.c: (0.05, 0.95), V: (1, 3), m: (0.1, 0.9), k: (-2, 2), x: (-2, 2), u: (0.1, 1)}
    total = v.c**2 * (V + v.sigma**2) + 2 * v.c * (1 - v.c) * V + (1 - v.c) ** 2 * (V - m)
    posterior = k + v.s**2 / shrink(v) * (x - k)
    within, gap = v.s**2 * v.sigma**2 / shrink(v), (posterior.subs(k, v.a) - posterior.subs(k, -v.a)) / 2
    return Derivation(
        (
            Premise("A step goes from x = Y + sigma Z to c x + (1 - c) D, D = E[Y | x]. With E Y = 0, Var Y = V and m = E Var(Y | x): E x D = E x Y = V, E D^2 = V - m."),
            Premise("In the mode k = +-a, Y given x has the mean k + s^2/(s^2 + sigma^2)(x - k) and the variance s^2 sigma^2/(s^2 + sigma^2); the mode's sign has the posterior variance "
                    "1/cosh^2(a x/(s^2 + sigma^2))."),
        ),
        (
            equal(V + v.c**2 * v.sigma**2 - total, (1 - v.c) ** 2 * m, "expand", "the law at the level c sigma has the variance V + c^2 sigma^2: (1 - c)^2 m is missing, for any data", lemma=True, where=where,
                  transform=sp.factor),
            equal(gap, v.a * v.sigma**2 / shrink(v), "expand", "half the distance of the two posterior means", lemma=True, where=where, transform=sp.factor),
            equal((1 - v.c) ** 2 * (within + gap**2 * uncertainty(v.a / sp.sqrt(shrink(v)))), formula(v), "substitute", "m: the variance within the modes, and between them", where=where,
                  transform=lambda e: e.subs(gap, sp.factor(gap)), numeric=lambda mp, at: _sides(mp, at, v, within, gap)),
        ),
    )


def _sides(mp: Any, at: Any, v: SimpleNamespace, within: Any, gap: Any) -> tuple[Any, Any]:
    """Both sides of the last step by one rule of trapezoids."""
    given = [at[x] for x in (v.a, v.s, v.sigma, v.c)]
    a, s, sigma, c = (mp.mpf(x) for x in given)
    spread = s**2 + sigma**2
    kappa = a / mp.sqrt(spread)
    doubt = mp.fsum(mp.npdf(mp.mpf(k) / 4) / mp.cosh(kappa * (kappa + mp.mpf(k) / 4)) ** 2 for k in range(-40, 41)) / 4
    inside, between = (sp.lambdify((v.a, v.s, v.sigma), part, mp)(a, s, sigma) for part in (within, gap))
    return (1 - c) ** 2 * (inside + between**2 * doubt), (1 - c) ** 2 * (s**2 * sigma**2 / spread + a**2 * sigma**4 / spread**2 * doubt)


LAW = Law(
    name="pushforward.variance_lost_in_one_step",
    statement=(
        "One first-order step from the exact law at noise level sigma to c sigma gives a variance that is (1 - c)^2 E Var(Y | x) too small, for any data Y. For two modes N(+-a, s^2): "
        "(1 - c)^2 (s^2 sigma^2/q + a^2 sigma^4/q^2 E[1/cosh^2(kappa (kappa + Z))]), q = s^2 + sigma^2, kappa = a/q^(1/2)."
    ),
    relation=Equals(),
    observable="lost",
    parameters=(MODE, DEVIATION, LEVEL, SHARE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one normal law", "as for N(0, s^2 + a^2)", lambda v: (1 - v.c) ** 2 * (v.a**2 + v.s**2) * v.sigma**2 / (v.a**2 + v.s**2 + v.sigma**2)),
        Rival("within the modes", "as for each mode alone", lambda v: (1 - v.c) ** 2 * v.s**2 * v.sigma**2 / shrink(v)),
        Rival("linear in the step", "1 - c in place of its square", lambda v: (1 - v.c) * v.s**2 * v.sigma**2 / shrink(v)),
    ),
    remark="For normal data this is the squared cosine of law `deviation_of_first_order_sampler`. From the second step on the law is not exact any more: see first_order_sampler_narrows_as_supposed.",
)
