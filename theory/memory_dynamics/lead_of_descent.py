"""How far ahead of the flow descent is: by half a logarithm of the number of steps, counted in steps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps, speed
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE, STEP, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(2) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    M = v.M
    m, x, s = sp.symbols("m x s", positive=True)
    h = sp.Symbol("h", positive=True)
    second = sp.exp(m) / M  # F''
    return Derivation(
        (
            *PREMISES,
            Premise("With h = eta p a step moves m by h / F'(m); Taylor: F grows by h + h^2 F''/(2 F'^2) and a smaller rest."),
            Premise("By the law descent_ahead_of_flow F(m_s) is h s to leading order after s steps."),
            Premise("The extra growth of step s, in units of h, is h F''/(2 F'^2), asymptotically h/(2 F) = 1/(2 s)."),
        ),
        (
            *clock_steps(M),
            equal(
                sp.Derivative(clock(x, M), (x, 2)), sp.exp(x) / M, "differentiate", "F''", lemma=True,
                where={M: [2, 3, 5, 20], x: (0.1, 6)}, transform=lambda e: sp.simplify(e.doit()),
            ),
            limit(
                second * speed(m, M) ** 2 * clock(m, M), sp.Integer(1), m, sp.oo, "F'' F / F'^2 tends to 1", lemma=True,
                where={M: [2, 3, 5, 20]},
            ),
            limit(
                (clock(m + h * speed(m, M), M) - clock(m, M) - h) * clock(m, M) / h**2, sp.Rational(1, 2), m, sp.oo,
                "the extra growth of a step, with its rest", lemma=True,
                where={M: [2, 3, 5], h: (0.1, 2), m: [5, 10, 20, 30, 40]},
            ),
            equal(
                sp.Integral(1 / (2 * s), (s, v.T, 2 * v.T)), prediction(v), "integrate",
                "the sum of 1/(2 s) over the steps T to 2 T", where={v.T: [1, 10, 100]},
                transform=lambda e: sp.simplify(sp.expand_log(e.doit())),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.lead_of_descent",
    statement=(
        "With orthonormal embeddings descent leads the flow, in steps, by F(m)/(eta p) - T; each doubling of the number of "
        "steps adds, in the long run, (log 2)/2 to this lead, whatever the step size."
    ),
    relation=Asymptotic("T"),
    observable="lead_per_doubling",
    parameters=(FREQUENCY, STEP, restrict(STEPS, low=1, typical=(1000, 100_000)), CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no lead", "descent is the flow: 10^-3 instead", lambda v: sp.Rational(1, 1000)),
        Rival("a full logarithm", "log 2", lambda v: sp.log(2)),
        Rival("grows with the step", "eta p (log 2)/2", lambda v: v.eta * v.p * sp.log(2) / 2),
    ),
)
