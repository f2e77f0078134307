"""Against the uniform law the squared Wasserstein distance is a Cramer distance, for every measure on [0, 1]."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, probabilities, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

PLACES = weights("x", "places of the atoms, rising, in [0, 1]", length="k")
MASSES = probabilities("p", "masses of the atoms", length="k")


def prediction(v: SimpleNamespace) -> Any:
    i, j = sp.symbols("i j", integer=True, nonnegative=True)
    upper = sp.Sum(v.p[j], (j, 0, i))
    return sp.Sum((upper - v.x[i]) ** 3 - (upper - v.p[i] - v.x[i]) ** 3, (i, 0, v.k - 1)) / 3


def derivation(v: SimpleNamespace) -> Derivation:
    u, low, high, place = sp.symbols("u low high place", real=True)
    i, j = sp.symbols("i j", integer=True, nonnegative=True)
    upper = sp.Sum(v.p[j], (j, 0, i))
    x = sp.symbols("x_1:4", positive=True)
    levels = [0, *sp.symbols("P_1 P_2", positive=True), 1]
    edges = [0, *x, 1]
    where = {x[0]: (0.05, 0.3), x[1]: (0.35, 0.6), x[2]: (0.65, 0.95), levels[1]: (0.1, 0.4), levels[2]: (0.5, 0.9)}
    vertical = sum(((levels[c] - edges[c]) ** 3 - (levels[c] - edges[c + 1]) ** 3) / 3 for c in range(4))
    horizontal = sum(((levels[c + 1] - x[c]) ** 3 - (levels[c] - x[c]) ** 3) / 3 for c in range(3))
    return Derivation(
        (
            Premise("On the line W_2^2 is the integral over u of (F^-1(u) - u)^2: atom i sits on the levels between the sums of the masses before it and with it."),
            Premise("The Cramer distance from U[0, 1] is the integral over places y of (F(y) - y)^2."),
        ),
        (
            equal(sp.Integral((place - u) ** 2, (u, low, high)), ((high - place) ** 3 - (low - place) ** 3) / 3, "integrate", "one atom", lemma=True),
            equal(vertical, horizontal, "expand", "three atoms: slices by place and slices by level measure the same region; the terms telescope", lemma=True, where=where),
            equal(
                sp.Sum(sp.Integral((v.x[i] - u) ** 2, (u, upper - v.p[i], upper)), (i, 0, v.k - 1)), prediction(v), "integrate", "all atoms, level by level",
                transform=lambda e: e.replace(sp.Integral, lambda f, limits: sp.integrate(sp.expand(f), limits)),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.wasserstein_to_uniform_is_cramer",
    statement="For every measure on [0, 1], W_2^2(mu, U[0, 1]) is the integral of (F(y) - y)^2: a squared MMD, quadratic in mu.",
    relation=Equals(exact=True),
    observable="cramer",
    parameters=(PLACES, MASSES),
    conditions=(
        Condition("places rise within [0, 1]", lambda v: bool((v.x[1:] >= v.x[:-1]).all() and v.x[-1] <= 1)),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("energy distance", "twice as much", lambda v: 2 * prediction(v)),
        Rival("upper bound", "W_2^2 at most the mean squared place against 1/2", lambda v: sp.Rational(1, 12) + prediction(v)),
    ),
    remark="So W_2^2 and MMD are no incomparable geometries on the line: against this reference they agree.",
)
