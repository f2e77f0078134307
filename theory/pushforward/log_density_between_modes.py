"""The trajectory that ends between two modes: its log density falls by the divergence of the field there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.log_density_along_flow import CONTINUITY, SHARE, width
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH


def prediction(v: SimpleNamespace) -> Any:
    q = width(v.sigma**2, v.t)
    return -sp.log(q) / 2 - v.a**2 * v.t**2 / (2 * q)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    u = sp.Symbol("u", positive=True)
    q = width(v.sigma**2, u)
    where = {x: (-1, 1), u: (0.1, 0.9), v.a: (0.3, 2), v.sigma: (0.3, 1.5), v.t: (0.1, 0.9)}
    slope = (v.sigma**2 * u - (1 - u)) / q
    field = slope * x + v.a * (1 - u * slope) * sp.tanh(u * v.a * x / q)
    return Derivation(
        (
            CONTINUITY,
            Premise("A part N(c, sigma^2) has the field c + r (x - t c), r = (sigma^2 t - (1 - t))/q, q = (1 - t)^2 + sigma^2 t^2; between the parts -a and a weights differ by "
                    "tanh(t a x/q): v = r x + a (1 - t r) tanh(t a x/q). By symmetry v(0) = 0: the trajectory from 0 stays."),
        ),
        (
            equal(sp.diff(field, x).subs(x, 0), slope + v.a**2 * u * (1 - u * slope) / q, "differentiate", "the divergence at 0", lemma=True, where=where),
            equal(
                sp.Derivative(sp.log(q) / 2 + v.a**2 * u**2 / (2 * q), u), slope + v.a**2 * u * (1 - u * slope) / q, "differentiate", "a primitive, which is 0 at t = 0", lemma=True,
                where=where, transform=lambda e: sp.factor(sp.simplify(e.doit())),
            ),
            equal(-(sp.log(q) / 2 + v.a**2 * u**2 / (2 * q)).subs(u, v.t), prediction(v), "substitute", "at time t", where=where),
        ),
    )


LAW = Law(
    name="pushforward.log_density_between_modes",
    statement=(
        "Linear path from N(0, 1) to (N(-a, sigma^2) + N(a, sigma^2))/2: minus the integral of the divergence along the trajectory from 0, which stays there, is "
        "-log(q)/2 - a^2 t^2/(2 q), q = (1 - t)^2 + sigma^2 t^2: what the log density at 0 has changed by."
    ),
    relation=Equals(exact=True),
    observable="change",
    parameters=(MODE, WIDTH, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("single mode", "-log(q)/2, as for one part", lambda v: -sp.log(width(v.sigma**2, v.t)) / 2 + 0 * v.a),
        Rival("normal of the same variance", "-log((1 - t)^2 + (a^2 + sigma^2) t^2)/2", lambda v: -sp.log(width(v.a**2 + v.sigma**2, v.t)) / 2),
        Rival("plus", "plus the integral", lambda v: -prediction(v)),
    ),
    remark="Until t = 1 it falls by a^2/(2 sigma^2) + log sigma: a field whose divergence is bounded by less than that leaves more mass between the modes.",
)
