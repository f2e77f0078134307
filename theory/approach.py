"""Numerical witnesses of limits: the variable on its way, and a difference that goes to 0."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import mpmath
import sympy as sp

from lawbook.theory.derivation import Step
from lawbook.theory.evaluation import UNCOMPUTABLE, WORKING, Witness, WitnessError, sides
from lawbook.theory.sampling import sample, shown

NOTHING = 1e-25  # a difference of this size has gone to 0


def approach(step: Step, source: random.Random) -> Witness:
    """Follow the variable to its limit point from three random places, demanding an error that goes to 0."""
    reached = []
    for _ in range(3):
        point = sample(step, source)
        errors = _errors_along(step, point)
        if len(errors) < 3:
            raise WitnessError(f"only {len(errors)} points of the approach could be computed at {shown(point)}")
        last = [float(e) for e in errors[-3:]]
        steady = all(abs(after) <= 0.9 * abs(before) for before, after in pairwise(errors[-3:]))
        # what is left must be on its way to 0, not to a small number
        on_its_way = steady and abs(last[-1]) < 0.3 and abs(_extrapolated(errors)) <= 0.1 * abs(last[-2])
        small = abs(last[-1]) < NOTHING or on_its_way
        if not small:
            differences = ", ".join(f"{e:.3g}" for e in last)
            return Witness(False, f"relative differences {differences} do not go to 0 at {shown(point)}")
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
            digits = WORKING + _magnitude(step.point, value)
            left, right = sides(step, here, digits)
        except UNCOMPUTABLE:
            break
        if step.relation == "asymptotic":
            errors.append(left / right - 1)
        else:
            errors.append((left - right) / (abs(right) if right != 0 else 1))
        if listed is None and abs(errors[-1]) < NOTHING and len(errors) > 2:
            break
    return errors


def _magnitude(point: Any, value: Any) -> int:
    """Further digits for a value near the limit point: series about a finite point cancel several orders."""
    if point in (sp.oo, -sp.oo):
        return int(abs(mpmath.log10(abs(value))))
    return 5 * int(abs(mpmath.log10(abs(value - mpmath.mpf(sp.Float(point, WORKING))))))


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
