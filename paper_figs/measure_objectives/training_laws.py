"""The best law to train on has the root of the test covariance."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import training_laws


def draw_training_laws(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.7)
    panel = axes[0, 0]
    exponents = data["exponent"].values
    fine = np.linspace(exponents[0], exponents[-1], 121)
    for index, name in enumerate(data["spectrum"].values):
        spectrum = training_laws.SPECTRA[str(name)]
        one = data.sel(spectrum=name)
        best = float(predict("measure_objectives.best_training_covariance", spectrum=spectrum, c=1.0)) / (training_laws.ROWS - spectrum.size - 1)
        low, high = (one[key].values / best for key in ("excess_low", "excess_high"))
        simulation(panel, exponents, one["excess"].values / best, f"test variances {name}", index, low=low, high=high, markersize=3)
        shift = [(spectrum / (spectrum**g / (spectrum**g).sum())).sum() for g in fine]
        risk = predict("measure_objectives.excess_risk_under_covariate_shift", n=training_laws.ROWS, d=spectrum.size, tau=np.array(shift), sigma=1.0)
        theory(panel, fine, risk / best, "", index)
    panel.axvline(0.5, color="0.6", linewidth=0.6, zorder=0)
    panel.set(xlabel="exponent of the training covariance", ylabel="excess risk over the least", ylim=(0.8, None))
    panel.legend(fontsize=6)
    return figure


TRAINING_LAWS = PaperFigure(
    name="measure_objectives.training_laws",
    paper=9,
    title="Do not train as you test",
    caption=(
        "Excess risk of least squares on 30 rows with training covariance proportional to a power of the test covariance, at equal trace, "
        "over the least possible one; markers: fits to fresh data, mean and 95% interval; lines: exact law. The best exponent is 1/2 (grey); "
        "training on the test law (1) and on white inputs (0) cost the same."
    ),
    caption_quick="Scaled down: 30 runs of 50 fits per marker.",
    published="new (sheet 09, figure 6)",
    data=training_laws.training_laws,
    draw=draw_training_laws,
)
