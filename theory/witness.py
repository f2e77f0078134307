"""Numerical witnesses: both sides of a step, computed to many digits at generic points of its domain.

Even a step that computer algebra has proved must agree here: symbolic limits and integrals have been
wrong before. Points are random with all their digits, vectors have no ties and no order, so that an
identity that holds only at special points (integers, equal entries, one sign) is found out.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy as sp
from sympy.core.function import UndefinedFunction

from lawbook.theory.compilation.printers import DigitsPrinter, integrate
from lawbook.theory.derivation import Step

DIGITS = 30
WORKING = 50
POINTS = 6
LINKED_DIGITS = 10
LENGTHS = (3, 4, 5)


class WitnessError(ArithmeticError):
    """The two sides could not be computed at enough points."""


@dataclass(frozen=True)
class Witness:
    """What the numbers say: `holds`, to how many `digits`, and the least relative `slack` of a bound."""

    holds: bool
    detail: str
    digits: int = 0
    slack: float | None = None


def witness(step: Step, seed: str) -> Witness:
    """Test one step numerically. Raises WitnessError where too few points could be computed."""
    source = random.Random(seed)
    if step.relation in ("limit", "asymptotic"):
        return _approach(step, source)
    found: list[tuple[Any, Any, dict[Any, Any]]] = []
    trouble = ""
    for _ in range(8 * POINTS):
        point = sample(step, source)
        try:
            found.append((*_sides(step, point), point))
        except (ArithmeticError, ValueError, TypeError, OverflowError) as error:
            trouble = str(error) or type(error).__name__
        if len(found) == POINTS:
            break
    if len(found) < POINTS:
        raise WitnessError(f"only {len(found)} of {POINTS} points could be computed ({trouble})")
    return _equality(found) if step.relation == "equal" else _bound(found, step.relation)


def _sides(step: Step, point: Mapping[Any, Any], digits: int = WORKING) -> tuple[Any, Any]:
    with mpmath.workdps(digits):
        if step.numeric is not None:
            pair = step.numeric(mpmath.mp, point)
        else:
            pair = evaluate(step.left, point), evaluate(step.right, point)
        for value in pair:
            if not isinstance(value, (int, mpmath.mpf)) or not mpmath.isfinite(value):
                raise ValueError(f"got {value}, not a finite real number")
        return mpmath.mpf(pair[0]), mpmath.mpf(pair[1])


def linked(step: Step, seed: str, seconds: float = 4.0) -> tuple[int, str]:
    """Whether a step's own numbers (`numeric`) are those of its two sides, evaluated directly where that ends in time.

    Returns how many of the two sides could be compared, and what disagrees (empty where nothing does).
    """
    from lawbook.theory.proof import OutOfTimeError, time_limit

    source, point, own = random.Random(seed), {}, ()
    for _ in range(8):
        point = sample(step, source)
        try:
            own = _sides(step, point, DIGITS)
            break
        except (ArithmeticError, ValueError, TypeError, OverflowError):
            continue
    if not own:
        return 0, ""
    compared = 0
    for name, expression, value in zip(("left", "right"), (step.left, step.right), own, strict=True):
        try:
            with time_limit(seconds), mpmath.workdps(DIGITS):
                direct = evaluate(expression, point)
        except OutOfTimeError:
            continue
        except (ArithmeticError, ValueError, TypeError, OverflowError, AttributeError, NameError, NotImplementedError):
            continue
        compared += 1
        if abs(direct - value) > mpmath.mpf(10) ** -LINKED_DIGITS * max(abs(direct), abs(value)):
            return compared, f"{name} side: {mpmath.nstr(direct, 12)}, its own numbers say {mpmath.nstr(value, 12)} at {_shown(point)}"
    return compared, ""


def evaluate(expression: Any, point: Mapping[Any, Any]) -> Any:
    """The value of an expression at a point (symbols and vectors to numbers), in mpmath's current precision."""
    expression = sp.sympify(expression)
    if expression.has(sp.Derivative):
        expression = expression.doit(integrals=False, sums=False)
    names = [str(getattr(symbol, "label", symbol)) for symbol in point]
    code = f"lambda {', '.join(names)}: {DigitsPrinter().doprint(expression)}"
    function = eval(code, {"mpmath": mpmath, "integrate": integrate})  # noqa: S307 - printed from our own expression
    value = function(*point.values())
    if isinstance(value, mpmath.mpc):
        if abs(value.imag) > mpmath.mpf(10) ** (-DIGITS) * max(1, abs(value)):
            raise ValueError("got a complex number")
        value = value.real
    return value if isinstance(value, mpmath.mpf) else mpmath.mpmathify(value)


def sample(step: Step, source: random.Random) -> dict[Any, Any]:
    """A generic point: a number for every free symbol, a list for every vector of the step."""
    symbols, vectors = _free(step)
    size = source.choice(LENGTHS)
    point: dict[Any, Any] = {}
    for vector in sorted(vectors, key=str):
        if _rank(step, vector) > 1:
            point[vector] = [_entries(size, source) for _ in range(size)]
        elif str(vector) == "p":  # the book's name for frequencies: they sum to 1
            raw = _entries(size, source)
            point[vector] = [value / sum(raw) for value in raw]
        else:
            point[vector] = _entries(size, source)
    lengths = {str(limit[2].free_symbols) for limit in _limits(step) if limit[2].free_symbols}
    for symbol in sorted(symbols, key=str):
        if symbol in step.where:
            point[symbol] = _within(step.where[symbol], symbol, source)
        elif vectors and symbol.is_integer and any(str(symbol) in text for text in lengths):
            point[symbol] = mpmath.mpf(size)
        else:
            point[symbol] = _by_assumptions(symbol, source)
    for function, values in step.where.items():
        if isinstance(function, UndefinedFunction):
            point[function] = values(mpmath.mp, dict(point))
    return point


def _entries(size: int, source: random.Random) -> list[Any]:
    return [3 * _uniform(source) + mpmath.mpf("0.01") for _ in range(size)]


def _rank(step: Step, vector: Any) -> int:
    used = set().union(*(sp.sympify(side).atoms(sp.Indexed) for side in (step.left, step.right)))
    return max((len(entry.indices) for entry in used if entry.base == vector), default=1)


def _limits(step: Step) -> list[Any]:
    sums = set().union(*(sp.sympify(side).atoms(sp.Sum, sp.Product) for side in (step.left, step.right)))
    return [limit for sum_ in sums for limit in sum_.limits]


def _free(step: Step) -> tuple[set[Any], set[Any]]:
    symbols: set[Any] = {s for s in step.where if not isinstance(s, UndefinedFunction)}
    vectors: set[Any] = set()
    for side in (step.left, step.right):
        side = sp.sympify(side)
        vectors |= side.atoms(sp.IndexedBase)
        symbols |= {s for s in side.free_symbols if isinstance(s, sp.Symbol)}
    labels = {vector.label for vector in vectors}
    return {s for s in symbols - labels if not isinstance(s, sp.IndexedBase)}, vectors


def _within(where: Any, symbol: Any, source: random.Random) -> Any:
    if isinstance(where, tuple) and len(where) == 2:
        low, high = (mpmath.mpf(sp.Float(end, WORKING)) if isinstance(end, sp.Basic) else mpmath.mpf(end) for end in where)
        if symbol.is_integer:
            return mpmath.mpf(source.randint(int(mpmath.ceil(low)), int(mpmath.floor(high))))
        if low > 0 and high / low > 20:
            return low * (high / low) ** _uniform(source)
        return low + (high - low) * _uniform(source)
    return mpmath.mpf(source.choice(list(where)))


def _uniform(source: random.Random) -> Any:
    """A random number strictly inside (0, 1), with the working precision's digits."""
    return mpmath.mpf(source.getrandbits(200) | 1) / mpmath.mpf(2) ** 200


def _by_assumptions(symbol: Any, source: random.Random) -> Any:
    if symbol.is_integer:
        low = 1 if symbol.is_positive else (0 if symbol.is_nonnegative else -9)
        return mpmath.mpf(source.choice([low, low + 1, source.randint(low + 2, 12), source.randint(low + 2, 40)]))
    size = mpmath.exp(5 * _uniform(source) - mpmath.mpf("2.5"))
    if symbol.is_positive or symbol.is_nonnegative:
        return size
    if symbol.is_negative or symbol.is_nonpositive:
        return -size
    return size if source.random() < 0.5 else -size


def _shown(point: Mapping[Any, Any]) -> str:
    def short(value: Any) -> str:
        if callable(value):
            return "as defined"
        if isinstance(value, list):
            return f"[{', '.join(short(entry) for entry in value)}]"
        return mpmath.nstr(value, 4)

    return ", ".join(f"{symbol} = {short(value)}" for symbol, value in point.items()) or "any point"


def _equality(found: list[tuple[Any, Any, dict[Any, Any]]]) -> Witness:
    digits = WORKING
    for left, right, point in found:
        scale = max(abs(left), abs(right))
        gap = abs(left - right)
        if gap == 0:
            continue
        agreed = int(mpmath.floor(-mpmath.log10(gap / scale))) if scale > mpmath.mpf(10) ** -DIGITS else DIGITS
        if agreed < DIGITS and gap > mpmath.mpf(10) ** -(WORKING - 5):
            values = f"{mpmath.nstr(left, 12)} against {mpmath.nstr(right, 12)}"
            return Witness(False, f"{values} at {_shown(point)}", max(agreed, 0))
        digits = min(digits, max(agreed, DIGITS))
    return Witness(True, f"agrees to {digits} digits at {len(found)} points", digits)


def _bound(found: list[tuple[Any, Any, dict[Any, Any]]], relation: str) -> Witness:
    least: float | None = None
    for left, right, point in found:
        slack = right - left if relation == "at_most" else left - right
        scale = max(abs(left), abs(right), mpmath.mpf(10) ** -300)
        if slack < -scale * mpmath.mpf(10) ** -DIGITS:
            values = f"{mpmath.nstr(left, 12)} against {mpmath.nstr(right, 12)}"
            return Witness(False, f"{values} at {_shown(point)}", slack=float(slack / scale))
        relative = float(slack / scale)
        least = relative if least is None else min(least, relative)
    return Witness(True, f"holds at {len(found)} points, least relative slack {least:.2g}", DIGITS, least)


def _approach(step: Step, source: random.Random) -> Witness:
    """Follow the variable to its limit point from three random places, demanding an error that goes to 0."""
    reached = []
    for _ in range(3):
        point = sample(step, source)
        errors = _errors_along(step, point)
        if len(errors) < 3:
            raise WitnessError(f"only {len(errors)} points of the approach could be computed at {_shown(point)}")
        last = [float(e) for e in errors[-3:]]
        limit = _extrapolated([e for e in errors])
        small = abs(last[-1]) < 1e-6 or (abs(last[-1]) < 0.3 and abs(last[-1]) < abs(last[0]) and abs(limit) < 2e-3)
        if not small:
            shown = ", ".join(f"{e:.3g}" for e in last)
            return Witness(False, f"relative differences {shown} do not go to 0 at {_shown(point)}")
        reached.append(abs(last[-1]))
    return Witness(True, f"approach observed: relative difference down to {max(reached):.1g}", 0)


def _errors_along(step: Step, point: dict[Any, Any]) -> list[Any]:
    errors: list[Any] = []
    chosen = step.where.get(step.variable)
    listed = [mpmath.mpf(v) for v in chosen] if chosen is not None and not isinstance(chosen, tuple) else None
    for value in listed or _sequence(step.point):
        here = dict(point) | {step.variable: value}
        try:
            # a difference that vanishes must not drown in rounding: carry as many digits as the point has
            digits = WORKING + int(abs(mpmath.log10(abs(value)))) if value else WORKING
            left, right = _sides(step, here, digits)
        except (ArithmeticError, ValueError, TypeError, OverflowError):
            break
        if step.relation == "asymptotic":
            errors.append(left / right - 1)
        else:
            errors.append((left - right) / (abs(right) if right != 0 else 1))
        if listed is None and abs(errors[-1]) < 1e-9 and len(errors) > 2:
            break
    return errors


def _sequence(point: Any) -> list[Any]:
    exponents = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
    if point == sp.oo:
        return [mpmath.mpf(10) ** k for k in exponents]
    if point == -sp.oo:
        return [-(mpmath.mpf(10) ** k) for k in exponents]
    centre = mpmath.mpf(sp.Float(point, WORKING))
    return [centre + mpmath.mpf(10) ** -k for k in exponents[:12]]


def _extrapolated(errors: list[Any]) -> float:
    """Aitken's extrapolation of the last three; the last value itself where they do not contract."""
    first, second, third = errors[-3:]
    down, before = third - second, second - first
    if before == 0 or abs(down) >= abs(before):
        return float(third)
    return float(third - down * down / (down - before))
