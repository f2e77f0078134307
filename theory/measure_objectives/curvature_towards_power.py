"""Only against the uniform law is the squared Wasserstein distance of the line quadratic along mixtures."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.segments import SHARE
from lawbook.theory.measure_objectives.setting import HERE

SHAPE = real("a", "the reference is the law of U^(1/a), U uniform on [0, 1]", low=0.01, typical=(0.4, 4))
APART = real("L", "distance of the two points", low=0, low_open=True, typical=(0.3, 3))


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.L * (1 - v.t) ** (1 / v.a - 1) / v.a


def derivation(v: SimpleNamespace) -> Derivation:
    u = sp.Symbol("u", positive=True)
    t = v.t
    where = {t: (0.1, 0.9), v.a: (0.5, 3), v.L: (0.3, 3), u: (0.1, 0.9)}
    area = sp.Function("A")  # the integral of Q up to u
    distance = v.L**2 * t - 2 * v.L * (area(1) - area(1 - t))
    power = u ** (1 + 1 / v.a) * v.a / (v.a + 1)
    return Derivation(
        (
            Premise("Mass t of the reference's right end goes to L and the rest to 0: W_2^2 is E Y^2 - 2 L times the integral of Q over [1 - t, 1] + t L^2, Q the reference's quantile function."),
            Premise("So the curvature along the mixture is 2 L Q'(1 - t). If W_2^2(., nu) is quadratic along all mixtures, as every squared MMD is, Q' is constant: nu is uniform on an interval."),
        ),
        (
            equal(sp.Derivative(power, u), u ** (1 / v.a), "differentiate", "the integral of Q = u^(1/a)", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(distance.subs(area(1 - t), power.subs(u, 1 - t)).subs(area(1), power.subs(u, 1)), v.L**2 * t - 2 * v.L * v.a / (v.a + 1) * (1 - (1 - t) ** (1 + 1 / v.a)), "substitute",
                  "the part of W_2^2 that depends on t", lemma=True, where=where, transform=sp.simplify),
            equal(sp.Derivative(v.L**2 * t - 2 * v.L * v.a / (v.a + 1) * (1 - (1 - t) ** (1 + 1 / v.a)), (t, 2)), prediction(v), "differentiate", "twice", where=where,
                  transform=lambda e: sp.simplify(e.doit())),
        ),
    )


LAW = Law(
    name="measure_objectives.curvature_towards_power",
    statement="From the law of U^(1/a) the squared W_2 to the mixture of two points L apart, mass t on the right one, has the second derivative (2 L/a) (1 - t)^(1/a - 1) in t: constant, as along mixtures every squared MMD is, for the uniform law alone.",
    relation=Equals(exact=True),
    observable="curvature",
    parameters=(SHAPE, APART, restrict(SHARE, high_open=True)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("an MMD", "2 L at every t, as against the uniform law", lambda v: 2 * v.L + 0 * v.a * v.t),
        Rival("from the left", "with t for 1 - t", lambda v: 2 * v.L * v.t ** (1 / v.a - 1) / v.a),
        Rival("any reference", "the same against the exponential law", cell={"reference": "exponential"}),
    ),
    remark="Settles a question of the specification: in general the curvature is 2 L Q'(1 - t), so that no law of the line but the uniform ones makes W_2^2 an MMD; see uniform_distance_of_mixtures.",
)
