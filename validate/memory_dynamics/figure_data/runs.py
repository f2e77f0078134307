"""Runs of a few tokens followed for long: losses, margins, sharpness, and what theory says about their ends."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, max_margin, problems, scores, torch_normal
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

DIMENSIONS, STEP_SIZES, STEPS = (3, 5, 10), (3.0, 10.0, 20.0), 100


def five_tokens(d: int) -> problems.Problem:
    """The published five tokens and classes in dimension d."""
    return problems.from_embeddings(*torch_normal.published(f"margins_d{d}"))


def margins(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Five tokens, five classes, d = 3, 5, 10: loss and margins of the first 100 steps, and the end of longer runs."""
    stated = [five_tokens(d) for d in DIMENSIONS]
    runs = [[scores.descend(one, step, STEPS, times="all") for step in STEP_SIZES] for one in stated]
    longer = [[scores.descend(one, step, 4500) for step in STEP_SIZES] for one in stated]
    coordinates = {"d": list(DIMENSIONS), "step": list(STEP_SIZES), "t": runs[0][0].times, "token": np.arange(1, 6)}

    def table(rows: list[list[Any]], name: str) -> np.ndarray:
        return np.array([[getattr(run, name) for run in row] for row in rows])

    over = ("d", "step")
    passages = {name: (over, table(longer, name)) for name in ("last_all", "rises", "last_rise", "worst")}
    return dataset(
        coordinates,
        loss=((*over, "t"), table(runs, "loss")),
        margins=((*over, "t", "token"), table(runs, "margins")),
        **passages,
        condition=(("d",), [np.linalg.cond(one.ke) for one in stated]),
        overlap=(("d",), [np.abs(one.ke - np.diag(np.diag(one.ke))).max() for one in stated]),
    )


def late_margins(sweep: Sweep, level: Level, tokens: str) -> Any:
    """The same five tokens until late: margins, step size x steps x loss, and what the max-margin memory says of both.

    `predicted` is log(p_x step t / beta_xz), the smallest over the support pairs z of token x; without any, not `supports`.
    """
    step, last = 20.0, 1_000_000 if level == "full" else 60_000
    stated = [five_tokens(d) for d in DIMENSIONS]
    runs = [scores.descend(one, step, last, times=scores_times(last)) for one in stated]
    ends = [max_margin.max_margin(one.e, one.u, one.labels) for one in stated]
    t = runs[0].times
    largest = np.array([end.beta.max(axis=1) for end in ends])
    weight = np.array([one.p for one in stated]) / np.where(largest > 0, largest, 1)
    coordinates = {"d": list(DIMENSIONS), "t": t, "token": np.arange(1, 6)}
    return dataset(
        coordinates,
        margins=(("d", "t", "token"), np.array([run.margins for run in runs])),
        predicted=(("d", "t", "token"), np.log(step * t[:, None] * weight[:, None])),
        supports=(("d", "token"), largest > 0),
        scaled_loss=(("d", "t"), np.array([step * t * run.loss for run in runs])),
        squared_norm=(("d",), [end.squared_norm for end in ends]),
    )


def scores_times(last: int, per_decade: int = 8) -> list[int]:
    """Whole numbers from 1 to `last`, about evenly spaced on a log scale."""
    return sorted({int(t) for t in np.rint(np.geomspace(1, last, 1 + int(per_decade * np.log10(last))))})


def collapse(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Margins of eight orthonormal tokens with frequencies over three decades, five classes, against time."""
    p = np.geomspace(1, 1e-3, 8) / np.geomspace(1, 1e-3, 8).sum()
    times = np.geomspace(0.1, 1e6, 29)
    found = flow.flow(problems.orthonormal(p, 5), times[-1], times=times)
    return dataset({"token": np.arange(1, 9), "t": times}, p=(("token",), p), margins=(("t", "token"), found.margins))


PAIRS = ((-0.5, 0.75), (0.0, 0.95), (0.5, 0.75), (0.95, 0.75))


def loss_constant(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Step size x steps x loss of two particles (by correlation and frequency, two step sizes), and of a Zipf memory the loss."""
    eta, t = [0.5, 10.0], np.array(scores_times(100_000, 4))
    runs = [
        [scores.descend(problems.two_particles(alpha, 1 - head), step, int(t[-1]), times=t) for step in eta] for alpha, head in PAIRS
    ]
    squared = [max_margin.max_margin(*problems.two_particles(alpha, 1 - head).embeddings()).squared_norm for alpha, head in PAIRS]
    times = np.geomspace(1, 1e5, 21)
    zipf = flow.flow(problems.orthonormal("zipf:2:2000", 2), times[-1], times=times, rtol=1e-7, atol=1e-9)
    return dataset(
        {"pair": np.arange(len(PAIRS)), "eta": eta, "t": t, "time": times},
        scaled=(("pair", "eta", "t"), np.array([[step * t * run.loss for step, run in zip(eta, row, strict=True)] for row in runs])),
        squared_norm=(("pair",), squared),
        zipf_loss=(("time",), zipf.loss),
    )
