"""The curvature of the loss in the map's shift, at the optimum."""

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
    return window_moment(2, v.sigma**2, v.b)


def derivation(v: SimpleNamespace) -> Derivation:
    t, shift = sp.symbols("t Delta", real=True)
    where = {t: (-2, 2), shift: (-1, 1), v.sigma: (0.3, 2), v.b: (0.3, 2)}
    g = sp.exp(-(v.sigma**2) * t**2)
    return Derivation(
        (MAP, LOSS),
        (
            equal(
                sp.diff(g * (1 - sp.cos(shift * t)), shift, 2).subs(shift, 0), t**2 * g, "differentiate",
                "a shift Delta of the target itself, one frequency: |f - g|^2/2 = exp(-sigma^2 t^2) (1 - cos(Delta t))", lemma=True,
                where=where,
            ),
            window_step(2, v.b),
            equal(window_moment(2, v.sigma**2, v.b), formula(v), "substitute", "c = sigma^2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.curvature_of_translation",
    statement="Frequencies uniform on [-b, b]: at the optimum the loss has the second derivative E[t^2 exp(-sigma^2 t^2)] in the "
              "shift of the map.",
    relation=Equals(exact=True),
    observable="translation",
    parameters=(TARGET_DEVIATION, HALF_WIDTH),
    prediction=Procedure(
        formula,
        lambda sigma, b: window_moment_value(2, sigma**2, b),
        lambda mp, sigma, b: window_moment_value(2, mp.mpf(sigma) ** 2, b, mp),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("variance unseen", "E t^2", lambda v: v.b**2 / 3),
        Rival("as the scale", "the same as in the map's slope", lambda v: v.sigma**2 * window_moment(4, v.sigma**2, v.b)),
        Rival("smoothed once", "exp(-sigma^2 t^2/2) in place of exp(-sigma^2 t^2)", lambda v: window_moment(2, v.sigma**2 / 2, v.b)),
    ),
)
