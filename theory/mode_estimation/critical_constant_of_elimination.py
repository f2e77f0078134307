"""The smallest constant at which elimination can be correct at every law: 4."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Rival, Threshold, at_least, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.error_exponent_of_elimination import PREMISES, rate, rate_steps
from lawbook.theory.mode_estimation.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(4)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", positive=True)
    critical = 2 * x**2 / ((1 + x) * rate(x))
    return Derivation(
        PREMISES,
        (
            *rate_steps(),
            equal(
                sp.Derivative(rate(x), x), sp.log((1 + x) / (1 - x)) / 2, "differentiate", "I'(x) = artanh(x), which is at least x",
                lemma=True, where={x: (0.01, 0.95)}, transform=lambda e: sp.expand_log(sp.simplify(e.doit()), force=True),
            ),
            at_least(sp.log((1 + x) / (1 - x)) / 2, x, "artanh(x) = x + x^3/3 + ...", lemma=True, where={x: (0.01, 0.95)}),
            equal(sp.Integral(y, (y, 0, x)), x**2 / 2, "integrate", "so I(x) >= x^2/2, and c = 4 suffices at every x: g >= 1 + x", lemma=True),
            limit(critical, prediction(v), x, 0, "the constant at which g = 1, for late drops: below it delta^(c/4) is above delta"),
        ),
    )


LAW = Law(
    name="mode_estimation.critical_constant_of_elimination",
    statement=(
        "With a constant c < 4 elimination errs with probability delta^(c/4 + o(1)) on laws whose second class is close enough to the mode, "
        "more than any multiple of delta; from c = 4 on it does not."
    ),
    relation=Threshold("c"),
    observable="critical_constant",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("published", "24", lambda v: sp.Integer(24)),
        Rival("unanimous runs", "1/ln 2, at which a run of equal samples is as likely as delta", lambda v: 1 / sp.log(2)),
        Rival("half", "2, where the sum over samples of n^(-c/2) begins to converge", lambda v: sp.Integer(2)),
    ),
    remark=(
        "A statement about delta to 0: the n^2 in the logarithm delays it, and at delta of practice smaller constants pass too. It is seen "
        "by importance sampling: the probability of a drop at one late sample size, at deltas down to 10^-100."
    ),
)
