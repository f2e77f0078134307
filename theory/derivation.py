"""Derivations: chains of steps between SymPy expressions, each with the reason for it.

A derivation is checked by `lawbook.theory.certificates`, which re-does every step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

StepRelation = Literal["equal", "at_most", "at_least", "limit", "asymptotic"]
Reason = Literal[
    "expand", "substitute", "integrate", "differentiate", "sum", "series", "limit", "solve", "bound", "cited"
]


@dataclass(frozen=True)
class Premise:
    """A definition or modelling assumption that the derivation starts from. Never counted as a step."""

    text: str
    left: Any = None
    right: Any = None


@dataclass(frozen=True)
class Step:
    """One checked relation between two expressions.

    `left` *relation* `right` for all values of the free symbols inside the domain; for ``limit``,
    `left` tends to `right` as `variable` tends to `point`; for ``asymptotic``, left / right tends
    to 1. A step whose `left` is not the `right` of the step before it is a `lemma`: it stands alone.

    `transform` maps `left` to something that the computer algebra system recognises as `right`
    (the one transformation that the step needs; default: a few cheap ones are tried).
    `witness` proves a bound: an expression that is identically the slack (`right - left` for
    ``at_most``) and whose sign SymPy can tell. `where` gives, per symbol, the interval (low, high) or
    the list of values at which the numerical witness samples it; a function without formula, such as a
    recursion a(k), gets there a function of (mpmath context, point) that returns a callable. `numeric` replaces the numerical
    evaluation of both sides: a function of (mpmath context, point) that returns the two numbers.
    """

    left: Any
    right: Any
    relation: StepRelation
    reason: Reason
    because: str
    variable: Any = None
    point: Any = None
    transform: Callable[[Any], Any] | None = None
    witness: Any = None
    where: Mapping[Any, Any] = field(default_factory=dict)
    numeric: Callable[[Any, Mapping[Any, Any]], tuple[Any, Any]] | None = None
    reference: str = ""
    lemma: bool = False


@dataclass(frozen=True)
class Derivation:
    """Premises, then steps. The last step's right-hand side is the law's prediction."""

    premises: tuple[Premise, ...]
    steps: tuple[Step, ...]


def equal(left: Any, right: Any, reason: Reason, because: str, **how: Any) -> Step:
    """left = right identically on the domain."""
    return Step(left, right, "equal", reason, because, **how)


def at_most(left: Any, right: Any, because: str, reason: Reason = "bound", **how: Any) -> Step:
    """left <= right on the domain."""
    return Step(left, right, "at_most", reason, because, **how)


def at_least(left: Any, right: Any, because: str, reason: Reason = "bound", **how: Any) -> Step:
    """left >= right on the domain."""
    return Step(left, right, "at_least", reason, because, **how)


def limit(left: Any, right: Any, variable: Any, point: Any, because: str, **how: Any) -> Step:
    """left tends to right as variable tends to point."""
    return Step(left, right, "limit", "limit", because, variable=variable, point=point, **how)


def asymptotic(left: Any, right: Any, variable: Any, point: Any, because: str, **how: Any) -> Step:
    """left / right tends to 1 as variable tends to point."""
    return Step(left, right, "asymptotic", "limit", because, variable=variable, point=point, **how)


def cited(left: Any, right: Any, relation: StepRelation, reference: str, because: str, **how: Any) -> Step:
    """A step taken from the literature: a debt, tested numerically all the same."""
    return Step(left, right, relation, "cited", because, reference=reference, **how)
