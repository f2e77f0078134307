"""Two classes in the plane: loss, error and sharpness as functions of w = W^T (u_0 - u_1), and paths of descent on them."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import (
    angular_sweep,
    descent,
    minimiser,
    problems,
    scores,
    sharpness,
    torch_normal,
)
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, summarised

HEAD, STEPS, STEP_SIZES = 0.75, 35, (10.0, 1.0)
CORRELATIONS = (-0.5, 0.5, 0.95)


def signed_pair(correlation: float) -> np.ndarray:
    """z_x = +-e_x of the two particles, (2, 2): the margins are z_x . w. e_1 lies on the first axis."""
    return np.array([[1.0, 0.0], [-correlation, -np.sqrt(1 - correlation**2)]])


def grid(low: float, high: float, level: Level, shown: int = 60) -> np.ndarray:
    return np.linspace(low, high, 2 * shown if level == "full" else shown)


def loss_at(z: np.ndarray, p: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The population loss at w (..., 2): the sum over tokens, not their mean."""
    return np.logaddexp(0, -np.einsum("...i,xi->...x", w, z)) @ p


def over_the_plane(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """w at every point of a grid, (len(second), len(first), 2)."""
    return np.stack(np.meshgrid(first, second), axis=-1)


def landscapes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Loss and 0-1 error of two particles near the origin and far from it; correlation x window x plane."""
    p, windows = np.array([HEAD, 1 - HEAD]), (1.0, 10.0)
    unit = grid(-1, 1, level, 50)
    w = over_the_plane(unit, unit)
    loss = [[loss_at(signed_pair(c), p, size * w) for size in windows] for c in CORRELATIONS]
    error = [[angular_sweep.error_at(signed_pair(c), p, size * w) for size in windows] for c in CORRELATIONS]
    dims = ("alpha", "window", "second", "first")
    coordinates = {"alpha": list(CORRELATIONS), "window": list(windows), "second": unit, "first": unit}
    return dataset(coordinates, loss=(dims, np.array(loss)), error=(dims, np.array(error)))


def spike(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Descent of two particles with a large and a small step: its path in the plane, loss, error, margins."""
    correlation = 0.95
    problem, z = problems.two_particles(correlation, 1 - HEAD), signed_pair(correlation)
    runs = [scores.descend(problem, step, STEPS, times="all") for step in STEP_SIZES]
    margins = np.array([run.margins for run in runs])
    first, second = grid(-1, 8, level, 70), grid(-17, 10, level, 70)
    coordinates = {"step": list(STEP_SIZES), "t": runs[0].times, "token": [1, 2], "axis": [1, 2], "first": first, "second": second}
    return dataset(
        coordinates,
        loss=(("step", "t"), np.array([run.loss for run in runs])),
        wrong=(("step", "t"), np.array([run.wrong for run in runs])),
        margins=(("step", "t", "token"), margins),
        w=(("step", "t", "axis"), margins @ np.linalg.inv(z).T),
        first_all=(("step",), [run.first_all for run in runs]),
        last_all=(("step",), [run.last_all for run in runs]),
        rises=(("step",), [run.rises for run in runs]),
        last_rise=(("step",), [run.last_rise for run in runs]),
        landscape=(("second", "first"), loss_at(z, problem.p, over_the_plane(first, second))),
    )


STARTS = {"three_tokens": (-5.0, -5.0), "thirty_tokens": (-5.0, 5.0)}


def sharpness_along_paths(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Loss and sharpness over the plane, and along 34 steps, of two published problems: one separable, one not."""
    axis, times = grid(-10, 10, level, 50), np.arange(STEPS)
    w = over_the_plane(axis, axis)
    columns: dict[str, list[np.ndarray]] = {name: [] for name in ("landscape", "curvature", "w", "loss", "sharpness", "largest")}
    for name, start in STARTS.items():
        e, u, p, labels = torch_normal.published(name)
        problem, z = problems.from_embeddings(e, u, p, labels), angular_sweep.signed_inputs(e, labels)
        scores_there = 0.5 * (z @ np.array(start))[:, None] * np.where(labels[:, None] == [0, 1], 1, -1)
        runs = [scores.descend(problem, step, STEPS - 1, start=scores_there, times="all") for step in STEP_SIZES]
        margins = np.array([run.margins for run in runs])
        columns["landscape"].append(loss_at(z, p, w))
        columns["curvature"].append(sharpness.sharpness_two_classes(e, u, p, w @ z.T))
        columns["w"].append(np.linalg.lstsq(z, margins.reshape(-1, len(z)).T, rcond=None)[0].T.reshape(len(runs), -1, 2))
        columns["loss"].append(np.array([run.loss for run in runs]))
        columns["sharpness"].append(sharpness.sharpness_two_classes(e, u, p, margins))
        columns["largest"].append(np.array(sharpness.sharpness_bound(e, u, p)))
    plane, path = ("problem", "second", "first"), ("problem", "step", "t")
    dims = {"landscape": plane, "curvature": plane, "w": (*path, "axis"), "loss": path, "sharpness": path, "largest": ("problem",)}
    coordinates = {"problem": list(STARTS), "step": list(STEP_SIZES), "t": times, "axis": [1, 2], "first": axis, "second": axis}
    return dataset(coordinates, **{name: (dims[name], np.array(values)) for name, values in columns.items()})


WINDOWS = {
    "three_tokens": ((-10, 10), (-10, 10)),
    "forgetting_3": ((-2, 2), (-2, 2)),
    "forgetting_30": ((-5, 5), (-5, 5)),
    "thirty_tokens": ((-1, 0.5), (-0.5, 1.5)),
}


def forgetting(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Loss, 0-1 error, their minima in four published problems: what the minimiser of the loss forgets.

    `best` is exact, by an angular sweep; `direction` one that attains it. `minimiser` is 0 where there is none.
    """
    points = 120 if level == "full" else 70
    columns: dict[str, list[Any]] = {
        name: [] for name in ("first", "second", "loss", "error", "best", "direction", "minimiser", "finite", "error_there", "loss_there")
    }
    for name, (across, up) in WINDOWS.items():
        e, u, p, labels = torch_normal.published(name)
        z = angular_sweep.signed_inputs(e, labels)
        first, second = np.linspace(*across, points), np.linspace(*up, points)
        w, best = over_the_plane(first, second), angular_sweep.best_error(z, p)
        finite = best.error > 0
        found = minimiser.minimiser(e, u, p, labels) if finite else None
        there = (found.w.T @ (u[0] - u[1])) if finite else np.zeros(2)
        values = (
            first, second, loss_at(z, p, w), angular_sweep.error_at(z, p, w), best.error, best.direction, there, finite,
            angular_sweep.error_at(z, p, there) if finite else 0.0, found.loss if finite else 0.0,
        )
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
    shapes = {"first": ("column",), "second": ("row",), "loss": ("row", "column"), "error": ("row", "column"),
              "direction": ("axis",), "minimiser": ("axis",)}
    data = {name: (("problem", *shapes.get(name, ())), np.array(values)) for name, values in columns.items()}
    return dataset({"problem": list(WINDOWS), "axis": [1, 2]}, **data)


FORGETTING = {"start": (7.5, 2.5), "step": 0.1, "batch": 10}


def forgetting_path(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Mini-batch descent on ten tokens from a bad start: loss and 0-1 error of independent runs, and one path."""
    e, u, p, labels = torch_normal.published("forgetting_path")
    z = angular_sweep.signed_inputs(e, labels)
    steps, replicates = 1000, 64 if level == "full" else 16
    (run,) = sweep(observe_forgetting, [{"steps": steps}], replicates)
    times = np.arange(0, steps + 1, 10)
    first, second = np.linspace(-1, 8, 70), np.linspace(-1, 5.5, 70)
    found, best = minimiser.minimiser(e, u, p, labels), angular_sweep.best_error(z, p)
    there = found.w.T @ (u[0] - u[1])
    data = summarised({"t": times}, loss=(("t",), run["loss"]), error=(("t",), run["error"]))
    data["w"] = (("t", "axis"), run["w"][0].reshape(-1, 2))
    data["one_loss"], data["one_error"] = (("t",), run["loss"][0]), (("t",), run["error"][0])
    data["passed"] = (("replicate",), run["error"].min(axis=1))
    data["landscape"] = (("row", "column"), angular_sweep.error_at(z, p, over_the_plane(first, second)))
    data["first"], data["second"] = (("column",), first), (("row",), second)
    data["minimiser"] = (("axis",), there)
    data["loss_there"], data["error_there"], data["best"] = found.loss, angular_sweep.error_at(z, p, there), best.error
    return data


def observe_forgetting(steps: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """Runs of the published problem of ten tokens, every tenth step: loss and error (replicates, K), w (replicates, 2 K)."""
    e, u, p, labels = torch_normal.published("forgetting_path")
    problem, z = problems.from_embeddings(e, u, p, labels), angular_sweep.signed_inputs(e, labels)
    start, times = np.array(FORGETTING["start"]), np.arange(0, steps + 1, 10)
    memory, rows = np.stack([start, -start]) / 2, []
    for rng in streams.generators(seed, replicates, first):
        drawn = descent.samples(problem, steps * FORGETTING["batch"], rng)
        run, _ = descent.descend(problem, descent.Rule(FORGETTING["step"]), steps, start=memory, drawn=drawn, times=times)
        w = np.linalg.lstsq(z, run.margins.T, rcond=None)[0].T
        rows.append((run.loss, run.wrong, w.ravel()))
    return {name: np.array(values) for name, values in zip(("loss", "error", "w"), zip(*rows, strict=True), strict=True)}
