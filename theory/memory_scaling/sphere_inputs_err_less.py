"""Inputs on the sphere err less than Gaussian ones when many tokens are stored alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, TOKENS
from lawbook.theory.memory_scaling.student import (
    averaged_tail,
    averaged_tail_digits,
    mean_radius,
    normal_density,
    normal_tail,
    radius_moment,
)


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    r, s, n = sp.symbols("r s n", positive=True)
    t = 1 / sp.sqrt(v.N - 1)
    return Derivation(
        (
            Premise("q = 1. Gaussian inputs: error E_r Phi(-r t), t = 1/sqrt(N - 1) (law error_of_two_classes)."),
            Premise("Sphere inputs: the signal is 1, the noise a sum of N - 1 independent cosines of variance 1/d each; "
                    "for many tokens normal, so the error is Phi(-sqrt(d) t)."),
        ),
        (
            equal(
                sp.diff(normal_tail(r * s), r, 2), s**3 * r * normal_density(r * s), "differentiate",
                "r -> Phi(-r t) is convex: Gaussian inputs err at least as at their mean radius", lemma=True,
            ),
            radius_moment(1, mean_radius(n), n, "the mean radius"),
            at_most(mean_radius(n), sp.sqrt(n), "it is less than sqrt(d)", lemma=True, where={n: (1, 300)}),
            at_least(
                averaged_tail(t, v.d) - normal_tail(sp.sqrt(v.d) * t), prediction(v),
                "so the spread of the radius costs Gaussian inputs something at every d", where={v.N: (2, 50), v.d: (2, 12)},
                numeric=lambda mp, point: (
                    averaged_tail_digits(mp, 1 / mp.sqrt(point[v.N] - 1), point[v.d])
                    - mp.ncdf(-mp.sqrt(point[v.d] / (point[v.N] - 1))), mp.mpf(0),
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.sphere_inputs_err_less",
    statement="When many tokens are stored alike in two classes, inputs on the sphere err less than Gaussian ones.",
    relation=Ordered(above="gaussian_error", below="sphere_error"),
    observable="difference",
    parameters=(restrict(TOKENS, low=2), DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("whatever the weights", "also a rare token beside a heavy one errs less on the sphere",
              cell={"tokens": "zipf:4:2", "scheme": "frequency", "token": 1}),
        Rival("above and below exchanged", "Gaussian inputs err less", relation=Ordered(above="sphere_error", below="gaussian_error"),
              observable="opposite_difference"),
    ),
    remark=(
        "The claims sheet says so of all weights. It is false for a rare token beside one heavy token: there the ratio of two "
        "radii helps the Gaussian inputs (law error_of_two_tokens_on_the_sphere)."
    ),
)
