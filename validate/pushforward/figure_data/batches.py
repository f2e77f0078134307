"""What is learnt from batches of each size: descent on one batch, on two, and on all pairs; the minima of the mean losses."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import training
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, summarised

SIZES = np.array([2, 4, 6, 10, 20, 40])
TARGET, WIDTH = 1.0, 1.0
DEVIATIONS = np.linspace(0.1, 3.0, 30)
FEW = np.array([2, 5, 20])


def half_normal(nodes: int = 31) -> cf.Frequencies:
    """Normal frequencies, each pair t, -t once: the loss does not see the sign."""
    whole = cf.normal_frequencies(WIDTH, nodes)
    half = whole.values >= 0
    return cf.Frequencies(whole.values[half], whole.weights[half] * np.where(whole.values[half] > 0, 2, 1))


def learnt_slopes(kind: str, draws: int, steps: int, *, seed: Any, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"slope": absolute slope of the learnt affine map, (replicates,)}; `draws` noises a step, whatever the estimate."""
    frequencies = half_normal()
    net = training.train(
        (1, 1), cf.of_map(cf.affine(0.0, TARGET), frequencies.values, nodes=161), frequencies, batch=draws if kind == "plug_in" else draws // 2, steps=steps,
        rate=1.0, kind=kind, decay=(steps // 3, 2 * steps // 3), seed=seed, replicates=replicates, first=first,
    )
    return {"slope": np.abs(net.weights[0][:, 0, 0])}


def batches(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Learnt deviations (kind, n) by descent, and (n, sigma) at the minima of the mean losses of one batch."""
    runs, steps = (64, 3000) if level == "full" else (12, 300)
    cells = [{"kind": kind, "draws": int(n), "steps": steps} for kind in training.LOSSES for n in SIZES]
    found = sweep(learnt_slopes, cells, runs)
    learnt = np.stack([run["slope"] for run in found], axis=1).reshape(-1, len(training.LOSSES), len(SIZES))
    data = summarised({"kind": list(training.LOSSES), "n": SIZES, "few": FEW, "sigma": DEVIATIONS}, learnt=(("kind", "n"), learnt))
    frequencies = cf.normal_frequencies(WIDTH, 121)
    minima = np.array([[cf.learnt_deviation(float(s), frequencies, int(n), 121) for s in DEVIATIONS] for n in FEW])
    return data.merge(dataset({"few": FEW, "sigma": DEVIATIONS}, minimum=(("few", "sigma"), minima)))
