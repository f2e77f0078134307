"""Which law to train on: excess risk of least squares against the exponent of the training covariance."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.shifts import least_squares
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

SPECTRA = {"10, 1, 0.1": np.array([10.0, 1.0, 0.1]), "100, 1, 1, 1, 1": np.array([100.0, 1.0, 1.0, 1.0, 1.0])}
EXPONENTS = np.linspace(0, 1.2, 13)
ROWS = 30


def training_laws(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Excess risk (spectrum, exponent) at unit budget and noise."""
    cells = []
    for spectrum in SPECTRA.values():
        for exponent in EXPONENTS:
            train = spectrum**exponent
            cells.append({"train": (train / train.sum()).tolist(), "test": spectrum.tolist(), "n": ROWS, "noise": 1.0, "block": 50})
    found = np.stack([run["excess"] for run in sweep(least_squares, cells, 400 if level == "full" else 30)], axis=1)
    return summarised(
        {"spectrum": list(SPECTRA), "exponent": EXPONENTS}, excess=(("spectrum", "exponent"), found.reshape(-1, len(SPECTRA), len(EXPONENTS))),
    )
