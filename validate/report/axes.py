"""Axes of the small pictures in the report: data to pixels, linear or logarithmic, with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """One axis: the data interval from `low` to `high` is drawn from pixel `start` to pixel `end`."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool

    def __call__(self, value: float) -> float:
        """The pixel of a value; values outside the interval stop at the frame."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high = math.log10(low), math.log10(high)
            at = math.log10(value) if value > 0 else low
        share = min(max((at - low) / (high - low), 0.0), 1.0)
        return round(self.start + share * (self.end - self.start), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """(pixel, label) of about five round values."""
        values = _decades(self.low, self.high) if self.logarithmic else _round_steps(self.low, self.high)
        return [(self(value), _label(value)) for value in values]


def axis(values: Sequence[float], start: float, end: float, logarithmic: bool) -> Axis:
    """An axis that shows all values (positive ones, where logarithmic) with a little air."""
    shown = [v for v in values if math.isfinite(v) and (v > 0 or not logarithmic)]
    low, high = (min(shown), max(shown)) if shown else (0.1, 1.0)
    if logarithmic:
        low, high = math.log10(low), math.log10(high)
        air = max(0.05 * (high - low), 0.04)
        return Axis(10 ** max(low - air, -307), 10 ** min(high + air, 308), start, end, True)
    air = 0.06 * (high - low) or 0.1 * abs(high) or 0.1
    return Axis(low - air, high + air, start, end, False)


def wants_logarithm(values: Sequence[float]) -> bool:
    """Positive numbers over more than a decade and a half."""
    shown = [v for v in values if math.isfinite(v)]
    return bool(shown) and min(shown) > 0 and max(shown) / min(shown) > 30


def _decades(low: float, high: float) -> list[float]:
    first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
    if last - first < 1:
        return _round_steps(low, high)
    stride = 1 + (last - first) // 6
    return [10.0**power for power in range(first, last + 1, stride)]


def _round_steps(low: float, high: float) -> list[float]:
    raw = (high - low) / 5
    unit = 10.0 ** math.floor(math.log10(raw))
    step = unit * next(m for m in (1, 2, 5, 10) if m * unit >= raw)
    first = math.ceil(low / step)
    return [round(k * step, 12) for k in range(first, math.floor(high / step) + 1)]


def _label(value: float) -> str:
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return f"{value:.6g}"
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e")
