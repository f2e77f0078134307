"""The paper's overflow regime of a memory that stores everything alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.lower_bound_of_any_scheme import overflow_premises, overflow_steps
from lawbook.theory.memory_scaling.setting import DIMENSION, PAPER
from lawbook.theory.memory_scaling.student import normal_tail
from lawbook.theory.source import Source

LARGEST = integer("N_max", "number of tokens in the largest class", r"N_{\max}", low=1, typical=(1, 200))


def regime(v: SimpleNamespace, dimensions: Any, error: Any) -> Any:
    """The error that is claimed where `dimensions` is at most the size of the largest class, and 0 elsewhere."""
    return sp.Piecewise((error, dimensions <= v.N_max), (0, True))


def prediction(v: SimpleNamespace) -> Any:
    return regime(v, 3 * (v.d + 1), sp.Rational(1, 20))


def derivation(v: SimpleNamespace) -> Derivation:
    q, x = sp.Symbol("q", positive=True), sp.Symbol("x", integer=True)
    return Derivation(
        (
            *overflow_premises(),
            Premise("Filling: q^2 is the same for all tokens, Q_max = N_max q^2, so that all tokens are in the set, or none."),
        ),
        (
            equal(
                sp.Sum(q**2, (x, 1, v.N_max)), v.N_max * q**2, "sum", "the energy of the largest class", lemma=True,
                where={v.N_max: (1, 30)},
            ),
            *overflow_steps(v),
            at_least(
                regime(v, 3 * (v.d + 1), normal_tail(1 / sp.sqrt(3))), prediction(v),
                "every token errs with probability Phi(-1/sqrt(3)) = 0.2819 or more, so the error does, whatever the frequencies",
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.overflow_regime_of_filling",
    statement=(
        "A memory that stores all tokens alike errs with at least 1/20 where 3 (d + 1) is at most the size of the largest class, "
        "whatever the frequencies of the tokens."
    ),
    relation=AtLeast(),
    observable="error",
    parameters=(DIMENSION, LARGEST),
    prediction=prediction,
    source=Source("derived here", PAPER, "the regime as a third party quotes the paper"),
    derivation=derivation,
    rivals=(
        Rival("a wider regime", "at least 1/20 where d is at most ten times the largest class",
              lambda v: regime(v, v.d / 10, sp.Rational(1, 20))),
        Rival("complete overflow", "in the regime the error is that of guessing among five classes",
              lambda v: regime(v, 3 * (v.d + 1), sp.Rational(4, 5))),
        Rival("overflow everywhere", "at least 1/20 in every dimension", lambda v: sp.Rational(1, 20)),
    ),
    remark=(
        "True, and far from sharp: errors in the regime are 0.28 and more, and errors above 1/20 reach dimensions ten times larger "
        "(law filling_load_at_level)."
    ),
)
