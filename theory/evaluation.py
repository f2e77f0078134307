"""Both sides of a step as numbers of many digits, and whether these numbers refute it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import mpmath
import sympy as sp

from lawbook.theory.compilation.printers import DigitsPrinter
from lawbook.theory.compilation.quadrature import integrate
from lawbook.theory.derivation import Step

DIGITS = 30
WORKING = 50
TINY_DIGITS = 6  # of numbers so small that a quadrature gets no more
UNCOMPUTABLE = (ArithmeticError, ValueError, TypeError, OverflowError, NameError, KeyError)

Found = tuple[Any, Any, dict[Any, Any]]


class WitnessError(ArithmeticError):
    """The two sides could not be computed at enough points."""


@dataclass(frozen=True)
class Witness:
    """What the numbers say: `holds`, to how many `digits`, and the least relative `slack` of a bound."""

    holds: bool
    detail: str
    digits: int = 0
    slack: float | None = None


def evaluate(expression: Any, point: Mapping[Any, Any]) -> Any:
    """The value of an expression at a point (symbols and vectors to numbers), in mpmath's current precision."""
    names = tuple(str(getattr(symbol, "label", symbol)) for symbol in point)
    function = _function(sp.sympify(expression), names)
    value = function(*point.values())
    if isinstance(value, mpmath.mpc):
        if abs(value.imag) > mpmath.mpf(10) ** (-DIGITS) * max(1, abs(value)):
            raise ValueError("got a complex number")
        value = value.real
    return value if isinstance(value, mpmath.mpf) else mpmath.mpmathify(value)


@lru_cache(maxsize=256)
def _function(expression: Any, names: tuple[str, ...]) -> Callable[..., Any]:
    if expression.has(sp.Derivative):
        expression = expression.doit(integrals=False, sums=False)
    code = f"lambda {', '.join(names)}: {DigitsPrinter().doprint(expression)}"
    return eval(code, {"mpmath": mpmath, "integrate": integrate})  # noqa: S307 - printed from our own expression


def sides(step: Step, point: Mapping[Any, Any], digits: int = WORKING) -> tuple[Any, Any]:
    """Left and right side at a point. Raises ValueError where one is not a finite real number."""
    with mpmath.workdps(digits):
        if step.numeric is not None:
            pair = step.numeric(mpmath.mp, point)
        else:
            pair = evaluate(step.left, point), evaluate(step.right, point)
        for value in pair:
            if not isinstance(value, (int, mpmath.mpf)) or not mpmath.isfinite(value):
                raise ValueError(f"got {value}, not a finite real number")
        return mpmath.mpf(pair[0]), mpmath.mpf(pair[1])


def agreed(left: Any, right: Any) -> int:
    """To how many digits two numbers agree."""
    scale, gap = max(abs(left), abs(right)), abs(left - right)
    return WORKING if gap == 0 else max(int(mpmath.floor(-mpmath.log10(gap / scale))), 0)


def slack_of(step: Step, left: Any, right: Any) -> float:
    """By how much a bound holds, relative to the greater side; negative where it fails."""
    slack = right - left if step.relation == "at_most" else left - right
    return float(slack / max(abs(left), abs(right), mpmath.mpf(10) ** -300))


def violates(step: Step, left: Any, right: Any, point: Mapping[Any, Any], digits: int = WORKING) -> bool:
    """Whether the two sides, computed to `digits`, refute the step at this point."""
    if not _differ(step, left, right):
        return False
    gap = abs(left - right)
    if gap > mpmath.mpf(10) ** -(WORKING // 2):
        return True
    if gap <= mpmath.mpf(10) ** -(WORKING - 5) and agreed(left, right) >= TINY_DIGITS:
        return False  # a quadrature of something tiny
    # sides that vanish leave their rounding errors, which shrink as the precision grows
    left, right = sides(step, point, digits + WORKING)
    return _differ(step, left, right) and abs(left - right) > gap * mpmath.mpf(10) ** -DIGITS


def _differ(step: Step, left: Any, right: Any) -> bool:
    if step.relation == "equal":
        return left != right and agreed(left, right) < DIGITS
    return slack_of(step, left, right) < -(10.0**-DIGITS)
