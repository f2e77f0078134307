"""Ways back from noise on normal data: two usual variances, errors of the score; and how late noising forgets the data."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import ancestral, contraction, score_errors
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

RATES = np.linspace(1e-3, 0.25, 50)
KINDS = ("large", "small", "exact")
SPREAD = 2.0  # of the data along wrong scores
MODES = (1.2, 0.4)  # place and deviation of two modes
SHIFTED = (1.0, 0.5)  # mean and deviation of one


def ways_back(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Output over exact variance (kind, s), sensitivities to the score (way, T), divergences from the noise (data, time)."""
    few = level == "quick"
    scales = np.geomspace(0.2, 4, 8 if few else 25)
    starts = np.linspace(0.5, 5, 6 if few else 16)
    times = np.linspace(0.25, 4, 9 if few else 16)
    ratio = np.array([[ancestral.output_variance(float(s), RATES, kind) / s**2 for s in scales] for kind in KINDS])
    sensitivity = np.array([[score_errors.sensitivity(SPREAD, float(T), lam) for T in starts] for lam in (0.0, 1.0)])
    a, sigma = MODES
    laws = (([0.5, 0.5], [-a, a], [sigma, sigma]), ([1.0], [SHIFTED[0]], [SHIFTED[1]]))
    divergence = np.array([[contraction.divergence(law, float(t)) for t in times] for law in laws])
    return dataset(
        {"kind": list(KINDS), "s": scales, "way": ["flow", "diffusion"], "T": starts, "data": ["centred", "shifted"], "time": times},
        ratio=(("kind", "s"), ratio), sensitivity=(("way", "T"), sensitivity), divergence=(("data", "time"), divergence),
    )
