"""Judging a measurement by the law's relation: three-valued, with the decisive comparison as evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from lawbook.theory import (
    Asymptotic,
    AtLeast,
    AtMost,
    Equals,
    Ordered,
    Relation,
    Scales,
    Threshold,
)
from lawbook.validate.experiment import Band
from lawbook.validate.extrapolation import judge_asymptotic, judge_scaling
from lawbook.validate.measurement import Measurement
from lawbook.validate.outcome import Judgement

Outcome = Literal["supported", "refuted", "undecided"]
# what a bound may be exceeded by when both sides are floats
ROUNDING = 1e-12


def judge(measurement: Measurement, relation: Relation, band: Band, alpha: float) -> Judgement:
    """The judgement of one relation on one measurement; `alpha` is the law's level at this look."""
    if isinstance(relation, (Asymptotic, Scales)):
        if isinstance(relation, Scales):
            return judge_scaling(measurement, relation.variable, band, alpha)
        return judge_asymptotic(measurement, relation.variable, band, alpha, relation.slowly)
    return JUDGES[type(relation)](measurement, band)


def judge_equality(measurement: Measurement, band: Band) -> Judgement:
    """Supported when every interval lies in the band around its prediction, refuted when one lies outside."""
    tolerance = band.absolute + band.relative * np.abs(measurement.prediction)
    above = measurement.low - (measurement.prediction + tolerance)
    below = (measurement.prediction - tolerance) - measurement.high
    outside = np.maximum(above, below)
    # how far the interval sticks out of the band; negative inside
    sticking = np.maximum(
        measurement.high - (measurement.prediction + tolerance), (measurement.prediction - tolerance) - measurement.low
    )
    return _decide(measurement, outside, sticking)


def judge_at_most(measurement: Measurement, band: Band) -> Judgement:
    """Supported when every interval lies below its bound, refuted when one lies above."""
    slack = ROUNDING * np.abs(measurement.prediction)
    outside = measurement.low - measurement.prediction - slack
    return _decide(measurement, outside, measurement.high - measurement.prediction - slack, _tightness(measurement))


def judge_at_least(measurement: Measurement, band: Band) -> Judgement:
    """Supported when every interval lies above its bound, refuted when one lies below."""
    slack = ROUNDING * np.abs(measurement.prediction)
    outside = measurement.prediction - measurement.high - slack
    return _decide(measurement, outside, measurement.prediction - measurement.low - slack, _tightness(measurement))


def judge_order(measurement: Measurement, band: Band) -> Judgement:
    """Supported when every difference is surely above the prediction (0), refuted when one surely is not."""
    outside = measurement.prediction - measurement.high
    sticking = measurement.prediction - measurement.low
    # a difference of exactly 0 is not "above"
    outside = np.where(measurement.high <= measurement.prediction, np.maximum(outside, np.finfo(float).tiny), outside)
    sticking = np.where(measurement.low > measurement.prediction, sticking, np.maximum(sticking, 0.0))
    return _decide(measurement, outside, sticking, strict=True)


JUDGES: dict[type[Relation], Callable[[Measurement, Band], Judgement]] = {
    Equals: judge_equality,
    Threshold: judge_equality,
    AtMost: judge_at_most,
    AtLeast: judge_at_least,
    Ordered: judge_order,
}


def _tightness(measurement: Measurement) -> tuple[float, float]:
    """Least and largest observed ratio of observable to bound."""
    usable = measurement.prediction != 0
    if not np.any(usable):
        return (float("nan"), float("nan"))
    with np.errstate(over="ignore"):  # of a bound that has all but underflowed
        ratio = measurement.estimate[usable] / measurement.prediction[usable]
    return float(ratio.min()), float(ratio.max())


def _decide(
    measurement: Measurement,
    outside: np.ndarray,
    sticking: np.ndarray,
    tightness: tuple[float, float] | None = None,
    strict: bool = False,
) -> Judgement:
    """Refuted where `outside` > 0 anywhere, supported where `sticking` <= 0 (`strict`: < 0) everywhere, else undecided."""
    if np.any(outside > 0):
        outcome: Outcome = "refuted"
        worst = int(np.nanargmax(_relative(outside, measurement)))
    else:
        # asked this way round, NaN settles nothing
        settled = sticking < 0 if strict else sticking <= 0
        outcome = "supported" if np.all(settled) else "undecided"
        worst = int(np.argmax(_relative(sticking, measurement)))
    return Judgement(
        outcome=outcome,
        estimate=float(measurement.estimate[worst]),
        low=float(measurement.low[worst]),
        high=float(measurement.high[worst]),
        prediction=float(measurement.prediction[worst]),
        where=_where(measurement, worst),
        tightness=tightness,
    )


def _relative(distance: np.ndarray, measurement: Measurement) -> np.ndarray:
    return distance / np.maximum(np.abs(measurement.prediction), np.finfo(float).tiny ** 0.5)


def _where(measurement: Measurement, row: int) -> dict[str, object]:
    """The decisive comparison: its cell, and its own scalar parameters where the cell has several."""
    cell = dict(measurement.cells[int(measurement.cell[row])])
    several = int((measurement.cell == measurement.cell[row]).sum()) > 1
    own = {k: float(v[row]) for k, v in measurement.values.items()} if several else {}
    return {"cell": cell, **({"at": own} if own else {})}
