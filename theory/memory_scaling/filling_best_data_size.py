"""How many samples a memory that stores all it has seen should be given: more would hurt it."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.optimize import brentq
from scipy.special import erfc, zeta

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail


def samples_showing(alpha: Any, D: Any) -> Any:
    """The number of samples that show D different tokens."""
    return sp.zeta(alpha) * (D / sp.gamma(1 - 1 / alpha)) ** alpha


def unseen_by_load(alpha: Any, D: Any) -> Any:
    """The unseen mass where D different tokens have been seen."""
    return sp.gamma(1 - 1 / alpha) ** alpha / (alpha * sp.zeta(alpha)) * D ** (1 - alpha)


def error(alpha: Any, d: Any, D: Any) -> Any:
    """Unseen tokens are guessed, seen ones err like any of D tokens stored alike."""
    unseen = unseen_by_load(alpha, D)
    return unseen / 2 + (1 - unseen) * normal_tail(sp.sqrt(d / D))


def slope(alpha: Any, d: Any, D: Any) -> Any:
    """The derivative of the error by D."""
    unseen, t = unseen_by_load(alpha, D), sp.sqrt(d / D)
    gain = (1 - alpha) * unseen / D * (sp.Rational(1, 2) - normal_tail(t))
    return gain + (1 - unseen) * normal_density(t) * t / (2 * D)


def formula(v: SimpleNamespace) -> Any:
    return samples_showing(v.alpha, sp.Function("D", positive=True)(v.alpha, v.d))


def best_load(alpha: float, d: float) -> float:
    """The minimum of the error in D, below D = d, as the root of the slope (one for alpha >= 1.25 and d >= 20)."""
    constant = math.gamma(1 - 1 / alpha) ** alpha / (alpha * zeta(alpha))

    def rise(log_load: float) -> float:
        load = math.exp(log_load)
        unseen, t = constant * load ** (1 - alpha), math.sqrt(d / load)
        gain = (alpha - 1) * unseen * (0.5 - erfc(t / math.sqrt(2)) / 2)
        return (1 - unseen) * math.exp(-t * t / 2) / math.sqrt(2 * math.pi) * t / 2 - gain

    low = max(d / (50 * alpha * math.log(d + 2)), (1.02 * constant) ** (1 / (alpha - 1)))
    return math.exp(brentq(rise, math.log(low), math.log(d), xtol=1e-14, rtol=1e-14))


def evaluate(alpha: float, d: int) -> float:
    alpha, d = float(alpha), float(d)
    return float(zeta(alpha)) * (best_load(alpha, d) / math.gamma(1 - 1 / alpha)) ** alpha


def evaluate_digits(mp: Any, alpha: Any, d: int) -> Any:
    alpha, d = mp.mpf(alpha), mp.mpf(int(d))
    constant = mp.gamma(1 - 1 / alpha) ** alpha / (alpha * mp.zeta(alpha))

    def rise(load: Any) -> Any:
        unseen, t = constant * load ** (1 - alpha), mp.sqrt(d / load)
        return (1 - unseen) * mp.npdf(t) * t / 2 - (alpha - 1) * unseen * (mp.mpf(1) / 2 - mp.erfc(t / mp.sqrt(2)) / 2)

    near = mp.mpf(best_load(float(alpha), float(d)))
    load = mp.findroot(rise, (near, near * (1 + mp.mpf(10) ** -9)))
    return mp.zeta(alpha) * (load / mp.gamma(1 - 1 / alpha)) ** alpha


def derivation(v: SimpleNamespace) -> Derivation:
    a, d, T = v.alpha, v.d, sp.Symbol("T", positive=True)
    D, k = sp.symbols("D k", positive=True)
    where = {a: (1.3, 3), d: [50, 200], D: (5, 40), T: (20, 500)}
    seen = sp.gamma(1 - 1 / a) * (T / sp.zeta(a)) ** (1 / a)
    load = sp.Function("D", positive=True)(a, d)

    def least(mp: Any, at: Any) -> tuple[Any, Any]:
        """T at the root D of the slope, with D as found by the law's procedure, and once more from T."""
        found = evaluate_digits(mp, at[a], int(at[d]))
        count = mp.gamma(1 - 1 / at[a]) * (found / mp.zeta(at[a])) ** (1 / at[a])
        return mp.zeta(at[a]) * (count / mp.gamma(1 - 1 / at[a])) ** at[a], found

    return Derivation(
        (
            Premise("Laws `distinct_tokens_of_zipf` and `unseen_mass_of_zipf`: T samples show D tokens and leave the mass U unseen, "
                    "both close to their means."),
            Premise("Two classes, weight 1 for each of the D tokens seen: they err with Phi(-sqrt(d / D)) up to corrections of "
                    "order 1/d (law `error_of_two_classes`), the others with 1/2."),
        ),
        (
            equal(
                unseen_by_load(a, seen), seen / (a * T), "substitute", "the unseen mass is D / (alpha T)", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.powdenest(e, force=True), force=True),
            ),
            equal(
                sp.Derivative(error(a, d, D), D), slope(a, d, D), "differentiate", "the slope of the error along D",
                lemma=True, transform=lambda e: sp.expand(e.doit()), where=where,
            ),
            limit(
                (sp.log(normal_density(sp.sqrt(k * sp.log(d)))) / sp.log(d)), -k / 2, d, sp.oo,
                "at D = d / (k log d) the gain falls like d^(1 - alpha) and the cost like d^(-k/2): both balance where k = "
                "2 (alpha - 1), so that D is d / (2 (alpha - 1) log d), in the limit", lemma=True, where={k: (0.5, 4)},
                transform=lambda e: sp.expand(sp.expand_log(e, force=True)),
            ),
            equal(
                samples_showing(a, load), formula(v), "solve", "D(alpha, d) is the root of the slope",
                where={a: (1.3, 3), d: [50, 200, 1000]}, numeric=least,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.filling_best_data_size",
    statement=(
        "A memory with two classes that stores all it has seen alike errs least after T = zeta(alpha) (D / Gamma(1 - 1/alpha))^alpha "
        "samples, D being where the error in the number D of tokens seen is least, about d / (2 (alpha - 1) log d)."
    ),
    relation=Equals(),
    observable="best_samples",
    parameters=(restrict(EXPONENT, low=1.25, typical=(1.3, 3)), restrict(DIMENSION, low=20, typical=(20, 2000))),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as many tokens as dimensions", "T shows D = d tokens", lambda v: samples_showing(v.alpha, v.d)),
        Rival("capacity", "T = (2 d)^alpha: two classes times dimensions", lambda v: (2 * v.d) ** v.alpha),
        Rival("load of 10 %", "T shows D = 2 d / 3.28 tokens", lambda v: samples_showing(v.alpha, 2 * v.d / sp.Float(3.28))),
    ),
    remark=(
        "Order (d / log d)^alpha, not d^alpha: at the best size seen tokens must be nearly free of error, since what is unseen is a "
        "small mass. The load at it is that of the best threshold."
    ),
)
