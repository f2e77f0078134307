"""Whatever the step size, the two margins together grow at every step."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE, STEP


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b = sp.symbols("a b", positive=True)
    gap = sp.Symbol("g", positive=True)  # 1 - alpha
    where = {v.alpha: (-0.9, 0.95), v.eta: (0.1, 50), a: (0.01, 1), b: (0.01, 1), gap: (0.05, 1.9)}
    return Derivation(
        (*PREMISES, Premise("a and b are positive: no token is ever learnt completely.")),
        (
            equal(
                2 * v.eta * (a - v.alpha * b) + 2 * v.eta * (b - v.alpha * a), 2 * v.eta * (1 - v.alpha) * (a + b), "expand",
                "what a step adds to m_1 + m_2", lemma=True, where=where,
            ),
            at_least(
                2 * v.eta * gap * (a + b), prediction(v), "positive, with g = 1 - alpha > 0", where=where, witness=2 * v.eta * gap * (a + b),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.progress_of_pair",
    statement="The sum of the margins of two tokens grows at every step, whatever the step size and the memory.",
    relation=AtLeast(),
    observable="least_progress",
    parameters=(HEAD, CORRELATION, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("each margin grows", "the rare token's margin grows at every step", observable="least_progress_of_rare"),
        Rival("never", "at most 0", relation=AtMost()),
    ),
    remark="From zero at least one of the two tokens is therefore answered rightly after every step.",
)
