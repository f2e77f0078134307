"""A prediction turned round: how large must a parameter be for the prediction to reach a target?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lawbook.theory.parameters import DomainError, Parameter

if TYPE_CHECKING:
    from lawbook.theory.law import Law

# where a search without an upper bound gives up
LARGEST = 1e18


class InversionError(ValueError):
    """No value of the parameter brings the prediction to the target; the message says how near it comes."""


@dataclass(frozen=True)
class Solution:
    """The least value (integers) or the value (reals) at which the prediction reaches the target."""

    parameter: str
    value: float
    prediction: float
    target: float


def solve_for(law: Law, name: str, target: float, **values: Any) -> Solution:
    """Solve the law's prediction for the scalar parameter `name`, all others given in `values`.

    The prediction must be monotone in the parameter; it is bracketed by doubling from the low end of the
    domain and bisected. For an integer the result is the smallest one that is at or beyond the target
    coming from there. Raises DomainError for a parameter that is unknown, a vector or given twice, and
    InversionError where no value in the domain reaches the target.
    """
    parameter = _scalar(law, name, values)
    if not math.isfinite(target):
        raise DomainError(f"target: got {target}; accepted: a finite number")

    def gap(x: float) -> float:
        return float(law.predict(**values, **{name: int(x) if parameter.kind == "integer" else x})) - target

    low, step = _start(parameter)
    low = _first_valid(gap, low, step, parameter)
    at_low = gap(low)
    if at_low == 0:
        return Solution(name, low, target, target)
    high, at_high = _bracket(gap, low, at_low, parameter, name, target)
    while not _narrow(low, high, parameter):
        middle = _middle(low, high, parameter)
        if (gap(middle) > 0) == (at_low > 0):
            low = middle
        else:
            high, at_high = middle, gap(middle)
    return Solution(name, float(high), at_high + target, target)


def _scalar(law: Law, name: str, values: dict[str, Any]) -> Parameter:
    scalars = [p for p in law.parameters if not p.is_vector]
    for parameter in scalars:
        if parameter.name == name:
            if name in values:
                raise DomainError(f"{name}: got a value and the request to solve for it; accepted: one of the two")
            return parameter
    raise DomainError(f"solve for: got {name!r}; accepted: {', '.join(p.name for p in scalars) or 'nothing in this law'}")


def _start(parameter: Parameter) -> tuple[float, float]:
    """The low end to search from, and a first step."""
    if parameter.low > -math.inf:
        step = 1.0 if parameter.kind == "integer" else max(abs(parameter.low), 1.0) * 1e-9
        return parameter.low + (step if parameter.low_open else 0.0), step
    raise DomainError(f"{parameter.name}: its domain has no low end to search from; accepted: a parameter bounded below")


def _first_valid(gap: Any, low: float, step: float, parameter: Parameter) -> float:
    """The law's joint conditions may exclude the low end: move up until one point is inside."""
    x, error = low, None
    for _ in range(64):
        try:
            gap(x)
            return x
        except DomainError as refused:
            error = refused
            x, step = x + step, 2 * step
        if x > parameter.high:
            break
    assert error is not None
    raise error


def _bracket(
    gap: Any, low: float, at_low: float, parameter: Parameter, name: str, target: float
) -> tuple[float, float]:
    """A point beyond the target, by doubling the distance from the low end."""
    distance = 1.0
    best = at_low
    limit = min(parameter.high, LARGEST)
    while True:
        x = min(low + distance, limit)
        if parameter.high_open and x == parameter.high:
            x = math.nextafter(x, -math.inf)
        try:
            value = gap(x)
        except DomainError as refused:
            raise InversionError(
                f"target: got {target:g}; the prediction reaches {best + target:.6g} before {name} leaves the domain ({refused})"
            ) from refused
        best = value if abs(value) < abs(best) else best
        if value == 0 or (value > 0) != (at_low > 0):
            return x, value
        if x >= limit or distance > LARGEST:
            raise InversionError(
                f"target: got {target:g}; no {name} up to {x:g} reaches it, the nearest prediction is {best + target:.6g}"
            )
        distance *= 2


def _narrow(low: float, high: float, parameter: Parameter) -> bool:
    if parameter.kind == "integer":
        return high - low <= 1
    return high - low <= 1e-12 * max(abs(low), abs(high))


def _middle(low: float, high: float, parameter: Parameter) -> float:
    if parameter.kind == "integer":
        return float((int(low) + int(high)) // 2)
    return low + (high - low) / 2
