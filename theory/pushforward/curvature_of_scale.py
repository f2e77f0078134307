"""The curvature of the loss in the map's slope, at the optimum."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import (
    HALF_WIDTH,
    LOSS,
    MAP,
    window_moment,
    window_moment_value,
    window_step,
)
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def formula(v: SimpleNamespace) -> Any:
    return v.sigma**2 * window_moment(4, v.sigma**2, v.b)


def derivation(v: SimpleNamespace) -> Derivation:
    t, s = sp.Symbol("t", real=True), sp.Symbol("s", positive=True)
    where = {t: (-2, 2), s: (0.3, 2), v.sigma: (0.3, 2), v.b: (0.3, 2)}
    gap = (sp.exp(-(s**2) * t**2 / 2) - sp.exp(-(v.sigma**2) * t**2 / 2)) ** 2 / 2
    return Derivation(
        (MAP, LOSS),
        (
            equal(
                sp.diff(gap, s, 2).subs(s, v.sigma), v.sigma**2 * t**4 * sp.exp(-(v.sigma**2) * t**2), "differentiate",
                "one frequency, no shift",
                lemma=True, where=where,
            ),
            window_step(2, v.b),
            window_step(4, v.b),
            equal(v.sigma**2 * window_moment(4, v.sigma**2, v.b), formula(v), "substitute", "c = sigma^2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.curvature_of_scale",
    statement="Frequencies uniform on [-b, b]: at the optimum the loss has the second derivative sigma^2 E[t^4 exp(-sigma^2 t^2)] "
              "in the slope of the map.",
    relation=Equals(exact=True),
    observable="scale",
    parameters=(TARGET_DEVIATION, HALF_WIDTH),
    prediction=Procedure(
        formula,
        lambda sigma, b: sigma**2 * window_moment_value(4, sigma**2, b),
        lambda mp, sigma, b: mp.mpf(sigma) ** 2 * window_moment_value(4, mp.mpf(sigma) ** 2, b, mp),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("translation", "the same as in the map's shift", lambda v: window_moment(2, v.sigma**2, v.b)),
        Rival("without sigma^2", "E[t^4 exp(-sigma^2 t^2)]", lambda v: window_moment(4, v.sigma**2, v.b)),
    ),
)
