"""Numerical witnesses: both sides of a step, computed to many digits at generic points of its domain.

Even a step that computer algebra has proved must agree here: symbolic limits and integrals have been
wrong before. Points are random with all their digits, vectors have no ties and no order, so that an
identity that holds only at special points (integers, equal entries, one sign) is found out. Signs and
parities take turns. Beside random points stand the corners of the domain, and from the point where a bound
is tightest a search goes on downhill: a bound that fails somewhere fails most likely there.
"""

from __future__ import annotations

import random

import mpmath

from lawbook.theory.approach import approach
from lawbook.theory.budget import OutOfWorkError, work_limit
from lawbook.theory.counterexample import counterexample
from lawbook.theory.derivation import Step
from lawbook.theory.evaluation import (
    DIGITS,
    UNCOMPUTABLE,
    Found,
    Witness,
    WitnessError,
    agreed,
    evaluate,
    sides,
    slack_of,
    violates,
)
from lawbook.theory.sampling import sample, shown

__all__ = ["Witness", "WitnessError", "evaluate", "linked", "witness"]

POINTS = 6
LINKED_DIGITS = 10


def witness(step: Step, seed: str) -> Witness:
    """Test one step numerically. Raises WitnessError where too few points could be computed."""
    source = random.Random(seed)
    if step.relation in ("limit", "asymptotic"):
        return approach(step, source)
    found: list[Found] = []
    trouble = ""
    for turn in range(8 * POINTS):
        point = sample(step, source, turn)
        try:
            found.append((*sides(step, point), point))
        except UNCOMPUTABLE as error:
            trouble = str(error) or type(error).__name__
        if len(found) == POINTS:
            break
    if len(found) < POINTS:
        raise WitnessError(f"only {len(found)} of {POINTS} points could be computed ({trouble})")
    wrong = next((row for row in found if violates(step, *row)), None) or counterexample(step, found, source)
    if wrong is not None:
        left, right, point = wrong
        values = f"{mpmath.nstr(left, 12)} against {mpmath.nstr(right, 12)}"
        return Witness(False, f"{values} at {shown(point)}", agreed(left, right), slack_of(step, left, right))
    if step.relation == "equal":
        digits = min(max(agreed(left, right), DIGITS) for left, right, _ in found)
        return Witness(True, f"agrees to {digits} digits at {len(found)} points", digits)
    least = min(slack_of(step, left, right) for left, right, _ in found)
    return Witness(True, f"holds at {len(found)} points, least relative slack {least:.2g}", DIGITS, least)


def linked(step: Step, seed: str, calls: int = 8_000_000) -> tuple[int, str]:
    """Whether a step's own numbers (`numeric`) are those of its two sides, evaluated directly where that ends in so many calls.

    Returns how many of the two sides could be compared, and what disagrees (empty where nothing does).
    """
    source, point, own = random.Random(seed), {}, ()
    for _ in range(8):
        point = sample(step, source)
        try:
            own = sides(step, point, DIGITS)
            break
        except UNCOMPUTABLE:
            continue
    if not own:
        return 0, ""
    compared = 0
    for name, expression, value in zip(("left", "right"), (step.left, step.right), own, strict=True):
        try:
            with work_limit(calls), mpmath.workdps(DIGITS):
                direct = evaluate(expression, point)
        except OutOfWorkError:
            continue
        except (ArithmeticError, ValueError, TypeError, OverflowError, AttributeError, NameError, NotImplementedError):
            continue
        compared += 1
        if abs(direct - value) > mpmath.mpf(10) ** -LINKED_DIGITS * max(abs(direct), abs(value)):
            return compared, f"{name} side: {mpmath.nstr(direct, 12)}, its own numbers say {mpmath.nstr(value, 12)} at {shown(point)}"
    return compared, ""
