"""Proofs by computer algebra: re-doing one step with SymPy, under a limit of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sympy as sp

from lawbook.theory.budget import OutOfWorkError, work_limit
from lawbook.theory.derivation import Step

CALLS = 4_000_000  # for one attempt; the hardest proof of the book so far needs two thirds of them


def prove(step: Step, calls: int = CALLS) -> str | None:
    """How SymPy closed the step, in words, or None where it did not (which says nothing against the step)."""
    for words, attempt in _attempts(step):
        try:
            with work_limit(calls):
                if attempt():
                    return words
        except OutOfWorkError:
            continue
        except Exception:  # noqa: S112, BLE001 - SymPy fails in many ways; a failed proof is no proof
            continue
    return None


def _attempts(step: Step) -> Iterator[tuple[str, Callable[[], bool]]]:
    left, right = sp.sympify(step.left), sp.sympify(step.right)
    moved = left
    if step.transform is not None:
        moved = sp.sympify(step.transform(left))
        if _ignores_its_argument(step.transform, left, moved):
            return  # it states the answer; that is an assertion, not a proof
    if step.relation == "equal":
        yield from _equalities(moved, right, step.reason)
    elif step.relation in ("at_most", "at_least"):
        slack = right - moved if step.relation == "at_most" else moved - right
        if step.witness is not None:
            proof = sp.sympify(step.witness)
            yield "slack equals a witness of known sign", lambda: bool(proof.is_nonnegative) and vanishes(slack - proof)
        yield "sign of the slack", lambda: bool(slack.is_nonnegative)
        yield "sign of the factored slack", lambda: bool(sp.factor(slack).is_nonnegative)
        yield "sign of the simplified slack", lambda: bool(sp.simplify(slack).is_nonnegative)
    elif step.relation == "limit":
        yield "limit", lambda: vanishes(sp.limit(moved, step.variable, step.point) - right)
    else:
        yield "limit of the ratio", lambda: vanishes(sp.limit(sp.simplify(moved / right), step.variable, step.point) - 1)


def _ignores_its_argument(transform: Callable[[Any], Any], left: Any, moved: Any) -> bool:
    """Whether a transformation gives the same result for another left side."""
    try:
        return sp.sympify(transform(left * sp.Dummy(positive=True) + sp.Dummy())) == moved
    except Exception:  # noqa: BLE001 - it looked into its argument and did not find what it knows
        return False


def _equalities(left: Any, right: Any, reason: str) -> Iterator[tuple[str, Callable[[], bool]]]:
    gap = left - right
    yield "identical", lambda: gap == 0
    yield "expand", lambda: sp.expand(gap) == 0
    if left.has(sp.Integral, sp.Sum, sp.Derivative) or right.has(sp.Integral, sp.Sum, sp.Derivative):
        yield f"{reason}: evaluated", lambda: vanishes(_done(left) - _done(right))
    yield "common denominator", lambda: sp.cancel(sp.together(gap)) == 0
    yield "powers", lambda: sp.powsimp(sp.expand_power_base(sp.expand(gap), force=False)) == 0
    yield "logarithms and exponentials", lambda: sp.expand_log(sp.expand(sp.powdenest(gap))) == 0
    yield "gamma functions", lambda: sp.gammasimp(gap.rewrite(sp.gamma)) == 0
    yield "simplify", lambda: sp.simplify(gap) == 0
    yield "ratio", lambda: right != 0 and sp.simplify(left / right) == 1


def _done(expression: Any) -> Any:
    done = expression.doit()
    # an answer under conditions is an answer where the symbols' assumptions meet them
    return sp.piecewise_fold(sp.refine(done)) if done.has(sp.Piecewise) else done


def vanishes(expression: Any) -> bool:
    """Whether an expression is identically 0, by cheap means first."""
    expression = sp.sympify(expression)
    return bool(
        expression == 0
        or sp.expand(expression) == 0
        or sp.gammasimp(expression.rewrite(sp.gamma)) == 0
        or sp.simplify(expression) == 0
    )
