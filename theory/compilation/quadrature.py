"""Integrals to many digits."""

from __future__ import annotations

from typing import Any

import mpmath


def integrate(function: Any, low: Any, high: Any) -> Any:
    """mpmath's quadrature, on more pieces until its own error estimate is near the working precision."""
    value = mpmath.mpf(0)
    for pieces in (1, 4, 9):
        value, error = mpmath.quad(function, _pieces(low, high, pieces), error=True)
        if error <= abs(value) * mpmath.mpf(10) ** (10 - mpmath.mp.dps):
            break
    return value


def _pieces(low: Any, high: Any, count: int) -> list[Any]:
    """Ends of subintervals; on infinite ranges they widen geometrically away from the finite end, or from 0."""
    if mpmath.isinf(low) and mpmath.isinf(high):
        steps = [mpmath.mpf(16) * k / count for k in range(-count, count + 1)]
        return [low, *steps, high]
    if mpmath.isinf(high):
        return [low, *(low + mpmath.mpf(2) ** (k - 2) for k in range(count)), high]
    if mpmath.isinf(low):
        return [low, *(high - mpmath.mpf(2) ** (k - 2) for k in reversed(range(count))), high]
    return [low + (high - low) * k / count for k in range(count + 1)]
