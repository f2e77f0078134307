"""Real exponentials as test functions are ill-conditioned."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, asymptotic, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

REACH = real("r", "1/(sigma T): frequencies are uniform on [0, T]", low=0, low_open=True, typical=(5, 100))
RATIO = real("nu", "mean over deviation of the target", r"\nu", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return 80 * v.r**2 / 3


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", positive=True)
    m, s, u = sp.Symbol("m", real=True), sp.Symbol("s", positive=True), sp.Symbol("u", positive=True)
    tau = sp.Symbol("tau", positive=True)
    where = {t: (0.1, 1), m: (-1, 1), s: (0.5, 2), v.r: (1, 30), u: (0.05, 1)}
    second, third, fourth = (sp.Integral(tau**k, (tau, 0, 1)) for k in (2, 3, 4))
    moment = sp.exp(m * t + s**2 * t**2 / 2)
    trace, determinant = sp.Rational(1, 3) + u**2 / 5, u**2 / 240
    root = sp.sqrt(trace**2 - 4 * determinant)
    return Derivation(
        (
            Premise("The loss is E_t (E exp(t X) - E exp(t Y))^2, E exp(t X) = exp(m t + s^2 t^2/2). At the optimum its Hessian is "
                    "2 E_t g g^T, g the gradient of this."),
            Premise("For u = sigma T = 1/r to 0 the factor exp(mu t + sigma^2 t^2/2)^2 goes to 1 (mu T = nu u does too), and t = T "
                    "tau with tau uniform on [0, 1]."),
        ),
        (
            equal(sp.Derivative(moment, m) / moment, t, "differentiate", "g in the mean", lemma=True, where=where),
            equal(sp.Derivative(moment, s) / moment, s * t**2, "differentiate", "g in the deviation", lemma=True, where=where),
            equal(
                second + u**2 * fourth, trace, "integrate",
                "the trace, up to a common factor", lemma=True, where=where,
            ),
            equal(
                second * u**2 * fourth - (u * third) ** 2, determinant, "integrate",
                "and the determinant", lemma=True, where=where,
            ),
            asymptotic(
                ((trace + root) / (trace - root)).subs(u, 1 / v.r), prediction(v), v.r, sp.oo, "the ratio of the eigenvalues", where=where,
                transform=lambda e: sp.radsimp(sp.simplify(e)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.condition_of_exponential_moments",
    statement=(
        "Moment generating functions at frequencies uniform on [0, T]: the Hessian at the optimum in (mean, deviation) has the "
        "condition number 80/(3 sigma^2 T^2), asymptotically for small sigma T, whatever mean over deviation."
    ),
    relation=Asymptotic("r"),
    observable="condition",
    parameters=(REACH, RATIO),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("well-conditioned", "a constant, as with cosines and sines", lambda v: sp.Integer(3) / 2),
        Rival("diagonal", "the ratio 5/(3 u^2) of the diagonal entries, shift and scale taken for independent", lambda v: 5 * v.r**2 / 3),
    ),
    remark="Larger T is no cure: moments overflow like exp(sigma^2 T^2/2). The notes' next factor (1 + 3 u^2/5)^2 leaves out the "
           "factor that varies with t, of the same order.",
)
