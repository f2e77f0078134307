"""Exponents and limits from finite sizes: fits with a correction to scaling, honest about what they cannot tell.

A curve is y(n) ~ A n^B (1 + c n^-w). For each w on a grid the rest is linear, so the fit is done by
variable projection: the interval of B (or of the limit of a ratio) is what remains possible over all w
that fit nearly as well as the best, with all points and again without the smaller ones. A bent curve
leaves these fits in disagreement: the interval widens, and the verdict is undecided rather than wrong.
A curve that is still on its way to the prediction when the sizes end does not refute it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy import stats

from lawbook.validate.experiment import Band
from lawbook.validate.measurement import Measurement, ObservationError
from lawbook.validate.outcome import Judgement

DECAYS = np.geomspace(0.05, 4.0, 24)
LEAST_POINTS = 4
# spread of exact data around a fit is systematic, not random: three of its standard deviations
EXACT_FACTOR = 3.0
# what is still to come if each further step of the drift is a third of the one before: 1/3 + 1/9 + ...
DRIFT_FACTOR = 0.5
RATIO_POWER = 0.1
# low and high end over all corrections, the best value, and its own half-width
Fit = tuple[float, float, float, float]


def judge_scaling(measurement: Measurement, variable: str, band: Band, alpha: float) -> Judgement:
    """Exponent of every curve in `variable` against the predicted exponent (band: absolute)."""
    return _worst(measurement, variable, band, alpha, logarithmic=True)


def judge_asymptotic(
    measurement: Measurement, variable: str, band: Band, alpha: float, slowly: bool = False
) -> Judgement:
    """Limit of observable / prediction along `variable` against 1 (band: relative plus absolute).

    `slowly`: corrections like inverse logarithms are allowed for as well, which widens the interval a lot.
    """
    prediction = measurement.prediction
    useless = np.flatnonzero(~np.isfinite(prediction) | (prediction == 0))
    if useless.size:
        cell = dict(measurement.cells[int(measurement.cell[useless[0]])])
        reason = f"the prediction is {prediction[useless[0]]:g}: a ratio to it means nothing"
        return Judgement("undecided", float("nan"), float("-inf"), float("inf"), 1.0, {"cell": cell}, reason=reason)
    ratio = measurement.scaled(1 / prediction)
    return _worst(ratio.predicting(np.ones_like(prediction)), variable, band, alpha, logarithmic=False, slowly=slowly)


def _worst(
    measurement: Measurement, variable: str, band: Band, alpha: float, logarithmic: bool, slowly: bool = False
) -> Judgement:
    curves = list(_curves(measurement, variable))
    judged = [_judge_curve(measurement, rows, variable, band, alpha / len(curves), logarithmic, slowly) for rows in curves]
    for outcome in ("refuted", "undecided"):
        for judgement in judged:
            if judgement.outcome == outcome:
                return judgement
    return max(judged, key=lambda j: max(j.high - j.prediction, j.prediction - j.low))


def _curves(measurement: Measurement, variable: str) -> Iterator[np.ndarray]:
    """Indices of the comparisons that differ in `variable` alone, sorted along it; one array per curve."""
    groups: dict[str, list[int]] = {}
    for row in range(measurement.estimate.size):
        cell = measurement.cells[int(measurement.cell[row])]
        fixed = {k: np.asarray(v).tolist() for k, v in cell.items() if k != variable}
        at = {k: float(v[row]) for k, v in measurement.values.items() if k != variable}
        groups.setdefault(json.dumps([fixed, at], sort_keys=True, default=str), []).append(row)
    if variable not in measurement.values:
        known = ", ".join(measurement.values) or "none"
        raise ObservationError(f"values: got the scalars {known}; accepted: {variable!r} among them, which the law's relation runs along")
    along = measurement.values[variable]
    for rows in groups.values():
        yield np.array(sorted(rows, key=lambda row: along[row]))


def _judge_curve(
    measurement: Measurement, rows: np.ndarray, variable: str, band: Band, alpha: float, logarithmic: bool, slowly: bool
) -> Judgement:
    n = measurement.values[variable][rows]
    y, spread = measurement.estimate[rows], measurement.spread[rows]
    predicted = float(measurement.prediction[rows][-1])
    where = {"cell": dict(measurement.cells[int(measurement.cell[rows[-1]])]), "along": variable, "points": len(rows)}
    blank = Judgement("undecided", float("nan"), float("-inf"), float("inf"), predicted, where)
    sizes = len(np.unique(n))
    if sizes < LEAST_POINTS:
        return replace(blank, reason=f"{sizes} points along {variable}; {LEAST_POINTS} are needed")
    if n[0] <= 0:
        return replace(blank, reason=f"{variable} = {n[0]:g} is not positive: no power of it can be fitted")
    if logarithmic and np.any(y <= 0):
        return replace(blank, reason="an estimate is not positive: more replicates are needed")
    if logarithmic:
        y, spread = np.log(y), spread / y
    level = stats.norm.isf(alpha / 2) if np.any(spread > 0) else EXACT_FACTOR
    fits = [_interval(n[start:], y[start:], spread[start:], level, logarithmic) for start in _starts(len(rows))]
    low, high = min(fit[0] for fit in fits), max(fit[1] for fit in fits)
    if slowly:
        limits = _slow_limits(n, y)
        low, high = min(low, *limits), max(high, *limits)
    estimate = fits[0][2]
    fall, rise = _drift(fits)
    tolerance = band.absolute + (band.relative * abs(predicted))
    if low >= predicted - tolerance and high <= predicted + tolerance:
        return Judgement("supported", estimate, low, high, predicted, where)
    if low - fall > predicted + tolerance or high + rise < predicted - tolerance:
        return Judgement("refuted", estimate, low, high, predicted, where)
    if not logarithmic and (power := _power_of_ratio(n, y, spread, level)) is not None:
        return Judgement("refuted", float(y[-1]), *power, predicted, where)
    return Judgement("undecided", estimate, low, high, predicted, where, reason="the interval is wider than the band, or straddles its edge")


def _power_of_ratio(n: np.ndarray, y: np.ndarray, spread: np.ndarray, level: float) -> tuple[float, float] | None:
    """The range of the ratio on the grid where it is surely a power of n, of an exponent beyond 0.1: it has no limit of 1.

    Fits of a limit say nothing there: they do not know powers that grow.
    """
    if np.any(y <= 3 * spread):
        return None
    fits = [_interval(n[s:], np.log(y[s:]), spread[s:] / y[s:], level, True) for s in _starts(len(n))]
    low, high = min(fit[0] for fit in fits), max(fit[1] for fit in fits)
    fall, rise = _drift(fits)
    surely = low - fall > RATIO_POWER or high + rise < -RATIO_POWER
    return (float(y.min()), float(y.max())) if surely else None


def _slow_limits(n: np.ndarray, y: np.ndarray) -> list[float]:
    """Limits of y where its corrections are inverse logarithms, with and without an iterated one on top."""
    inverse = 1 / np.log(np.maximum(n, 2.0))
    twice = np.log(np.maximum(np.log(np.maximum(n, 2.0)), 1e-3)) * inverse
    designs = [np.stack([np.ones_like(y), *more], axis=1) for more in ([inverse], [twice], [inverse, twice])]
    return [float(np.linalg.lstsq(design, y, rcond=None)[0][0]) for design in designs]


def _starts(points: int) -> list[int]:
    """Where fits begin: all points, and without the smaller third if enough remain."""
    return [0] + ([points // 3] if points - points // 3 >= LEAST_POINTS else [])


def _drift(fits: Sequence[Fit]) -> tuple[float, float]:
    """How far the value may still fall or rise beyond the sizes seen, judged by how it moved without the smaller ones.

    Only what noise does not explain counts: a correction so strong that its higher orders matter.
    """
    (_, _, before, one), (_, _, after, other) = fits[0], fits[-1]
    move = DRIFT_FACTOR * max(abs(after - before) - one - other, 0.0)
    return (move, 0.0) if after < before else (0.0, move)


def _interval(n: np.ndarray, y: np.ndarray, spread: np.ndarray, level: float, logarithmic: bool) -> Fit:
    """The exponent (logarithmic) or the limit, over all admissible corrections."""
    scale = n / n[-1]
    columns = [np.ones_like(scale)] + ([np.log(scale)] if logarithmic else [])
    wanted = len(columns) - 1
    random = bool(np.any(spread > 0))
    weight = 1 / np.where(spread > 0, spread, spread[spread > 0].min()) if random else np.ones_like(y)
    fits = [_fit(columns, y, weight, wanted)]
    if len(n) > len(columns) + 1:
        fits += [_fit([*columns, scale**-w], y, weight, wanted) for w in DECAYS]
    freedom = max(len(n) - len(columns) - 2, 1)
    least = min(misfit for _, _, misfit in fits)
    # what no smooth correction explains (ripples, wrong error bars) counts as noise
    inflation = max(least / freedom, 1.0 if random else 0.0)
    if not random:
        inflation = max(inflation, (1e-13 * max(1.0, float(np.abs(y).max()))) ** 2)
    kept = [(value, error) for value, error, misfit in fits if misfit <= least + inflation * level**2]
    # the plain fit, where the data admit it: the best one would describe their noise
    best, best_error, _ = fits[0] if fits[0][2] <= least + inflation * level**2 else min(fits, key=lambda fit: fit[2])
    half = [level * error * np.sqrt(inflation) for _, error in kept]
    return (
        min(value - h for (value, _), h in zip(kept, half, strict=True)),
        max(value + h for (value, _), h in zip(kept, half, strict=True)),
        best,
        level * best_error * np.sqrt(inflation),
    )


def _fit(columns: list[np.ndarray], y: np.ndarray, weight: np.ndarray, wanted: int) -> tuple[float, float, float]:
    """Weighted least squares: the wanted coefficient, its error at unit noise, and the misfit (chi squared)."""
    design = np.stack(columns, axis=1) * weight[:, None]
    solution, *_ = np.linalg.lstsq(design, y * weight, rcond=None)
    residual = y * weight - design @ solution
    covariance = np.linalg.pinv(design.T @ design)
    return float(solution[wanted]), float(np.sqrt(max(covariance[wanted, wanted], 0.0))), float(residual @ residual)
