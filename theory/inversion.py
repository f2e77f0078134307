"""Planning: the value of one parameter at which a law's prediction reaches a target.

*How large must d be for an error of 1 % on my token frequencies?*
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lawbook.theory.parameters import DomainError, Parameter

if TYPE_CHECKING:
    from lawbook.theory.law import Law

FARTHEST = 2.0**50  # where the search ends on an unbounded domain; integers are still exact in float64
ROUNDING = 1e-9  # changes of the prediction that say nothing about its direction


class InversionError(DomainError):
    """No value of the parameter reaches the target. The message tells which targets can be reached."""


def solve_for(law: Law, parameter: str, target: float, **values: Any) -> int | float:
    """The smallest value of `parameter` at which the prediction of `law` reaches `target`.

    `values` are all the other parameters, one number each (vectors as for `law.predict`). A prediction
    that falls reaches the target once it is at most the target, one that rises once it is at least the
    target; it must be monotone up to there. An integer parameter gives the smallest integer that does
    (its lowest value where that already does), a real one the root to float64's precision.

    Domains without end are searched up to 2^50. Costs a prediction per factor 2, then some 50.
    Raises DomainError for a parameter that is unknown, given, or not a scalar, and InversionError where the
    target is not reached or the prediction is not monotone.
    """
    unknown = _parameter(law, parameter, values)
    if isinstance(target, bool) or not isinstance(target, (int, float)) or not math.isfinite(target):
        raise DomainError(f"target: got {target!r}; accepted: a finite number")

    def predict(value: float) -> float:
        result = law.predict(**values, **{parameter: value})
        if not isinstance(result, float):
            raise DomainError("values: got an array for a scalar parameter; accepted: one number for each")
        return result

    tried = _scan(law, unknown, float(target), predict)
    (before, high_side), (after, _) = tried[-2], tried[-1]
    falling = high_side > target
    if unknown.kind == "integer":
        return _smallest_integer(lambda n: _reached(predict(n), target, falling), int(before), int(after))
    from scipy.optimize import brentq

    if tried[-1][1] == target:
        return after
    return float(brentq(lambda x: predict(x) - target, before, after, xtol=1e-300, rtol=1e-14, maxiter=500))


def _parameter(law: Law, name: str, values: dict[str, Any]) -> Parameter:
    scalars = {p.name: p for p in law.parameters if not p.is_vector}
    lengths = {p.length for p in law.parameters if p.is_vector}
    accepted = ", ".join(sorted(set(scalars) - lengths)) or "none, this law has only vectors"
    if name not in scalars or name in lengths:
        raise DomainError(f"parameter to solve for: got {name!r}; accepted: {accepted}")
    if name in values:
        raise DomainError(f"{name}: got a value for the parameter to solve for; accepted: values of the others")
    return scalars[name]


def _scan(
    law: Law, parameter: Parameter, target: float, predict: Callable[[float], float]
) -> list[tuple[float, float]]:
    """Values and predictions upwards from the lowest, to the first that reaches the target.

    Values at which the law does not hold or has no finite prediction are passed over.
    """
    tried: list[tuple[float, float]] = []
    refusal: Exception | None = None
    for value in _candidates(parameter):
        try:
            found = predict(value)
        except (DomainError, ArithmeticError) as error:
            refusal = refusal or error
            continue
        tried.append((value, found))
        direction = _direction(law, parameter, tried)
        if len(tried) > 1 and direction and _reached(found, target, direction < 0):
            lowest = tried[0][1]
            if not _reached(lowest, target, direction < 0):
                return tried
            if parameter.kind == "integer" or lowest == target:
                return [tried[0], tried[0]]
    if not tried:
        raise refusal if isinstance(refusal, DomainError) else InversionError(f"{parameter.name}: {refusal}")
    ends = sorted(found for _, found in tried)
    raise InversionError(
        f"target: got {target:g}; accepted: what {law.name} predicts for {parameter.name} between "
        f"{tried[0][0]:g} and {tried[-1][0]:g}, which is between {ends[0]:g} and {ends[-1]:g}"
    )


def _direction(law: Law, parameter: Parameter, tried: list[tuple[float, float]]) -> int:
    """+1 where the prediction has risen so far, -1 where it has fallen, 0 where it has not moved."""
    signs = {
        int(math.copysign(1, after - before))
        for (_, before), (_, after) in pairwise(tried)
        if abs(after - before) > ROUNDING * max(abs(after), abs(before))
    }
    if len(signs) > 1:
        raise InversionError(
            f"{parameter.name}: the prediction of {law.name} turns near {tried[-2][0]:g}; accepted: a parameter "
            "in which it only rises or only falls until it reaches the target"
        )
    return signs.pop() if signs else 0


def _reached(found: float, target: float, falling: bool) -> bool:
    return found <= target if falling else found >= target


def _candidates(parameter: Parameter) -> list[float]:
    """Values to try, increasing, dense on a logarithmic scale near the ends of the domain."""
    low, high = parameter.low, parameter.high
    if parameter.kind == "integer":
        low = math.floor(low) + 1 if parameter.low_open else math.ceil(max(low, -FARTHEST))
        high = math.ceil(high) - 1 if parameter.high_open else math.floor(min(high, FARTHEST))
        steps = [2**k for k in range(51)]
        return [low, *(low + step for step in steps if low + step < high), *([high] if high > low else [])]
    powers = [2.0**k for k in range(-30, 51)]
    if low > -math.inf and high < math.inf:
        width = high - low
        shares = [2.0**-k for k in range(30, 1, -1)] + [k / 16 for k in range(5, 12)]
        inner = [low + width * share for share in shares] + [high - width * 2.0**-k for k in range(2, 31)]
    elif low > -math.inf:
        inner = [low + power for power in powers]
    elif high < math.inf:
        inner = [high - power for power in reversed(powers)]
    else:
        inner = [-power for power in reversed(powers)] + [0.0, *powers]
    first = [low] if low > -math.inf and not parameter.low_open else []
    last = [high] if high < math.inf and not parameter.high_open else []
    return first + [value for value in inner if low < value < high] + last


def _smallest_integer(reached: Callable[[int], bool], before: int, after: int) -> int:
    """The smallest integer above `before`, which has not reached the target, up to `after`, which has."""
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if reached(middle) else (middle, after)
    return after
