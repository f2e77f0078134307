"""Penalties on labels or on functions, weights that repair a wrong model, and inputs chosen for a model: three small answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.label_temperatures import entropic_labels, penalised_fit
from lawbook.simulate.measure_objectives.optimal_design import polynomial_design
from lawbook.simulate.measure_objectives.weighted_fits import slopes
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, interval

LABELS = (2, 6)
STRENGTHS = np.array([0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1.05, 1.2, 1.5, 1.8, 2.2])
SCALE, CUBIC, NOISES = 0.5, 0.05, (1.0, 2.0)
SAMPLES = np.array([60, 100, 160, 250, 400, 700, 1200, 2000])
DEGREES = np.arange(2, 8)


def open_questions(sweep: Sweep, level: Level, tokens: str) -> Any:
    """"entropy" and "ridge" (labels, strength), "gain" (noise, samples), "best" and "uniform" (degree)."""
    entropy = sweep(entropic_labels, [{"n": n, "a": 1.0, "temperature": float(t)} for n in LABELS for t in STRENGTHS], 1)
    ridge = sweep(penalised_fit, [{"n": n, "a": 1.0, "penalty": float(t)} for n in LABELS for t in STRENGTHS], 1)
    cells = [{"n": int(n), "s": SCALE, "cubic": CUBIC, "noise": noise} for noise in NOISES for n in SAMPLES]
    gain = sweep(slopes, cells, 400 if level == "full" else 40)
    designs = sweep(polynomial_design, [{"degree": int(degree)} for degree in (DEGREES if level == "full" else DEGREES[:3])], 1)
    shape = len(LABELS), len(STRENGTHS)
    exact: dict[str, Any] = {name: (("labels", "strength"), np.array([run["mean"][0] for run in runs]).reshape(shape)) for name, runs in (("entropy", entropy), ("ridge", ridge))}
    exact |= {name: (("degree",), np.array([run[name][0] for run in designs])) for name in ("variance", "uniform_variance")}
    mean, low, high = interval(np.stack([run["gain"] for run in gain], axis=1).reshape(-1, len(NOISES), len(SAMPLES)))
    exact |= {name: (("noise", "samples"), values) for name, values in (("gain", mean), ("gain_low", low), ("gain_high", high))}
    return dataset({"labels": list(LABELS), "strength": STRENGTHS, "noise": list(NOISES), "samples": SAMPLES, "degree": DEGREES[: len(designs)]}, **exact)
