"""A ReLU read-out over quasi-orthogonal keys makes no error on what it stores."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.relu_readout import ETA, PREMISES, STORED, stored_steps
from lawbook.theory.memory_scaling.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    rho, share = sp.symbols("rho p", positive=True)
    wrong = sp.Piecewise((1, (1 - v.eta) * rho <= 0), (0, True))
    return Derivation(
        PREMISES,
        (
            *stored_steps(v.eta),
            equal(
                share * wrong, sp.Integer(0), "substitute",
                "the lead (1 - eta) rho, here with rho = 1 - <u_f, u_y> > 0, is positive: every stored token is right",
                where={v.eta: (0, 0.99), rho: (0.01, 2), share: (0, 1)},
                transform=lambda e: e.subs(v.eta, 1 - sp.Symbol("gap", positive=True)),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.relu_readout_is_exact",
    statement=(
        "Over unit keys with pairwise correlations at most eta < 1, the read-out with ReLU threshold eta answers every "
        "stored token rightly, so that exp(eta^2 d / 4) associations fit in d dimensions (at the price of storing keys)."
    ),
    relation=Equals(exact=True),
    observable="stored_error",
    parameters=(STORED, ETA, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "any keys", "the same for a threshold below the realised correlations",
            cell={"quasi_orthogonal": False, "eta": 0.0},
        ),
        Rival("guessing", "stored tokens are guessed", lambda v: 1 - 1 / v.M),
        Rival("a single error", "one stored token in P is wrong", lambda v: 1 / v.P),
    ),
    remark="The keys themselves cost P d numbers: this is a memory that grows with what it stores.",
)
