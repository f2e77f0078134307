"""Along a flow the logarithm of the density falls by the divergence of the field."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER
from lawbook.theory.source import Source

SPECTRUM = weights("spectrum", "variances of the data along their principal axes", length="d", latex=r"\lambda")
SHARE = real("t", "share of the linear path that is done", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.9))
CONTINUITY = Premise("The laws of a flow x' = v(x, t) obey the continuity equation p_t' + div(p v) = 0.")


def width(k: Any, t: Any) -> Any:
    """Variance at time t of the linear path from N(0, 1) to N(0, k)."""
    return (1 - t) ** 2 + k * t**2


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True)
    return -sp.Sum(sp.log(width(v.spectrum[i], v.t)), (i, 0, v.d - 1)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    u, k = sp.symbols("u k", positive=True)
    where = {x: (-2, 2), u: (0.1, 0.9), k: (0.3, 3), v.t: (0.1, 0.9)}
    i = sp.Symbol("i", integer=True)
    slope = (k * u - (1 - u)) / width(k, u)
    density = sp.exp(-(x**2) / (2 * width(k, u))) / sp.sqrt(2 * sp.pi * width(k, u))
    return Derivation(
        (CONTINUITY, Premise("Between N(0, 1) and N(0, k) the field of the linear path is x (k t - (1 - t))/q, q = (1 - t)^2 + k t^2; axes do not interact.")),
        (
            equal(
                (sp.diff(density, u) + sp.diff(density, x) * slope * x) / density, -slope, "differentiate",
                "on an axis d log p_t(x_t)/dt = (p' + p_x v)/p is minus the divergence (in general by continuity), at every place", lemma=True, where=where,
                transform=lambda e: sp.factor(sp.simplify(e)),
            ),
            equal(sp.Derivative(sp.log(width(k, u)) / 2, u), slope, "differentiate", "the divergence of an axis' field is the slope of log q/2, which is 0 at t = 0",
                  lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            equal(
                sp.Sum(-sp.log(width(v.spectrum[i], v.t)) / 2, (i, 0, v.d - 1)), prediction(v), "sum", "axes add up", where=where, transform=sp.factor_terms,
            ),
        ),
    )


LAW = Law(
    name="pushforward.log_density_along_flow",
    statement=(
        "Along a flow x' = v the log density changes by minus the integral of div v, wherever it starts: on the linear path from N(0, I) to N(0, S), with the eigenvalues k of S, "
        "by -(1/2) sum log((1 - t)^2 + k t^2) until t."
    ),
    relation=Equals(exact=True),
    observable="change",
    parameters=(SPECTRUM, SHARE),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("Jacobian on the wrong side", "plus the integral", lambda v: -prediction(v)),
        Rival("carried along", "values of the density are carried along unchanged", lambda v: 0 * prediction(v)),
        Rival("variances", "without the half", lambda v: 2 * prediction(v)),
        Rival("at a fixed place", "the change of log p_t at the place where the trajectory starts", observable="at_rest"),
    ),
    remark="The integral of the trace stands in for the logarithm of a Jacobian determinant (law `density_of_pushforward`); both are the same number.",
)
