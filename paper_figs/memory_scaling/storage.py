"""Storing with random embeddings: error against data, dimension, scheme and load."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import contours, field, simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_scaling.figure_data import storage


def measured(panel: Any, x: Any, data: Any, label: str, index: int, name: str = "error", **where: Any) -> None:
    """One measured curve with its intervals."""
    y, low, high = (data[key].sel(where).values for key in (name, f"{name}_low", f"{name}_high"))
    simulation(panel, x, y, label, index, low=low, high=high)


def zipf(alpha: float, tokens: int) -> np.ndarray:
    """Zipf frequencies, for the theory lines."""
    weights = np.arange(1, tokens + 1, dtype=float) ** -alpha
    return weights / weights.sum()


def draw_finite_data(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85, sharey=True)
    dimensions, samples = data["d"].values, data["T"].values
    p = zipf(2.0, 1000)
    left, right = axes[0]
    for index, count in enumerate(samples):
        measured(left, dimensions[1:], data.isel(d=slice(1, None)), f"T = {count}", index, T=count)
        floor = 0.8 * float(predict("memory_scaling.unseen_mass", p=p, T=int(count)))
        theory(left, dimensions[[1, -1]].astype(float), [floor, floor], "", index, linewidth=0.8)
    constant = p[0]
    grid = np.geomspace(20, 1000, 40)
    theory(left, grid, 0.8 * 12 * constant / grid, "tokens not stored", 6)
    left.set(xscale="log", yscale="log", xlabel="dimension d", ylabel="error", ylim=(8e-5, 0.6))
    left.legend(loc="lower left")
    for index, d in enumerate(dimensions[2:]):
        measured(right, samples, data, f"d = {d}", index, d=d)
        rest = 0.8 * p[int(d // 12) :].sum()
        theory(right, samples[[0, -1]].astype(float), [rest, rest], "", index, linewidth=0.8)
    grid = np.geomspace(10, 10_000, 40)
    theory(right, grid, 0.8 * predict("memory_scaling.unseen_mass_of_zipf", alpha=2.0, T=np.round(grid)), "tokens not seen", 6)
    right.set(xscale="log", yscale="log", xlabel="samples T")
    right.legend(loc="lower left")
    return figure


FINITE_DATA = PaperFigure(
    name="memory_scaling.finite_data",
    paper=8,
    title="Finite data and finite memory",
    caption=(
        "Threshold storage of the d/12 most frequent tokens among T samples (N=1000, M=5, Zipf exponent 2). "
        "Markers: mean error and 95% interval over 100 draws of data and embeddings. Lines: four fifths of the "
        "mass of the tokens that are not seen (left, horizontal; right, dark) or not stored (left, dark; right, "
        "horizontal): a token that is neither is guessed. The published curves use the same d/12 under a caption "
        "that says d/8; its first point d=10 stores nothing and is left out."
    ),
    caption_quick="Scaled down: 24 draws.",
    published="thres_storage_error_d and thres_storage_error_T (sheet 08, F1)",
    data=storage.finite_data,
    draw=draw_finite_data,
)


LOADS = {1.77: "half", 6.76: "10%", 15.4: "1%"}  # at which the stored tokens' error is so much of guessing's (M = 5)


def draw_naive_schemes(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8, sharey=True)
    titles = {"seen": "every token seen, weight 1", "counts": "weight = empirical frequency"}
    d, samples = data["d"].values.astype(float), data["T"].values.astype(float)
    p = zipf(0.5, 100)
    # the theory is drawn on a finer grid than was simulated
    wide, many = np.geomspace(d[0], d[-1], 40), np.unique(np.geomspace(samples[0], samples[-1], 40).astype(int))
    distinct = predict("memory_scaling.distinct_tokens", p=p, T=many)
    for panel, (scheme, title) in zip(axes[0], titles.items(), strict=True):
        mesh = field(panel, d, samples, data["error"].sel(scheme=scheme).values, title, vmin=0, vmax=0.9)
        if scheme == "seen":
            load = wide[None, :] * 5 / distinct[:, None]
            contours(panel, wide, many, load, "load d M / (tokens seen)", levels=list(LOADS))
            for value, name in LOADS.items():
                panel.text(value * distinct[-1] / 5, 2500, name, color="white", rotation=90, size=6, ha="right")
        panel.set(xscale="log", yscale="log", xlabel="dimension d", title=title)
        panel.grid(False)
    axes[0, 0].set_ylabel("samples T")
    figure.colorbar(mesh, ax=axes, label="error")
    return figure


NAIVE_SCHEMES = PaperFigure(
    name="memory_scaling.naive_schemes",
    paper=8,
    title="Storing all that was seen",
    caption=(
        "Error over dimension and samples without threshold (N=100, M=5, Zipf exponent 0.5; mean of 100 draws). White "
        "lines: loads d M / (expected number of tokens seen) at which theory puts the stored tokens' error at half of "
        "guessing, 10% and 1%: more data can overfill a small memory."
    ),
    caption_quick="Scaled down: 10 x 10 points, 12 draws.",
    published="contours of the naive schemes (sheet 08, F3 left and middle)",
    data=storage.naive_schemes,
    draw=draw_naive_schemes,
)


def draw_infinite_data(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85, sharey=True)
    d = data["d"].values
    labels = {"uniform": "q = 1", "frequency": "q = p", "threshold:d/8": "first d/8 tokens"}
    for panel, tokens in zip(axes[0], data["N"].values, strict=True):
        for index, (scheme, label) in enumerate(labels.items()):
            # a mean of zero errors has no place on a log scale
            kept = data.isel(d=np.flatnonzero(data["error"].sel(N=tokens, scheme=scheme).values > 1e-6))
            measured(panel, kept["d"].values, kept, label, index, N=tokens, scheme=scheme)
        p = zipf(2.0, int(tokens))
        theory(panel, d, predict("memory_scaling.power_weighting_constant", alpha=2.0, rho=1.0, M=5, d=d), "", 1)
        inside = d[d // 8 < tokens]
        theory(panel, inside, 0.8 * np.array([p[int(value // 8) :].sum() for value in inside]), "", 2)
        theory(panel, d, predict("memory_scaling.error_of_balanced_classes", load=d * 5 / tokens, M=5, d=d), "", 0)
        panel.set(xscale="log", yscale="log", xlabel="dimension d", title=f"N = {tokens}", ylim=(1e-4, 1))
    axes[0, 0].set_ylabel("error")
    axes[0, 0].legend(loc="lower left")
    return figure


INFINITE_DATA = PaperFigure(
    name="memory_scaling.schemes",
    paper=8,
    title="Three schemes, all data",
    caption=(
        "Error against dimension when all frequencies are known (M=5, Zipf exponent 2, unembeddings on the sphere). "
        "Markers: mean and 95% interval over 100 draws. Lines: balanced filling for q=1; the sharp power law "
        "K d^(-1/4) for q=p; the guessed mass of the tokens not stored for the threshold."
    ),
    caption_quick="Scaled down: 32 draws.",
    published="gen_error and gen_error_bigN (sheet 08, F3 right); dashed .35 d^-1/4 and 3.5 d^-1 there",
    data=storage.infinite_data,
    draw=draw_infinite_data,
)


def draw_load(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85, sharey=True)
    for index, pair in enumerate(data["pair"].values):
        one = data.sel(pair=pair)
        d, tokens, classes = one["d"].values, int(one["N"]), int(one["M"])
        guess = 1 - 1 / classes
        for panel, x in zip(axes[0], (d / tokens, d * classes / tokens), strict=True):
            y, low, high = (one[name].values / guess for name in ("error", "error_low", "error_high"))
            simulation(panel, x, y, pair, index, low=low, high=high)
        grid = np.geomspace(0.3, 32, 60)
        curve = predict("memory_scaling.error_of_balanced_classes", load=grid, M=classes, d=1000) / guess
        theory(axes[0, 1], grid, curve, "", index)
    for panel, name in zip(axes[0], ("d / N", "load d M / N"), strict=True):
        panel.set(xscale="log", xlabel=name)
    axes[0, 0].set_ylabel("error / error of guessing")
    axes[0, 0].legend()
    return figure


LOAD = PaperFigure(
    name="memory_scaling.filling_load",
    paper=8,
    title="The load of a filled memory is d M / N",
    caption=(
        "N uniform tokens stored with weight 1 (orthonormal unembeddings), error relative to guessing, against d/N "
        "(left) and d M/N (right). Mean and 95% interval over 200 draws; lines: the law for balanced classes. At "
        "d=N nothing special happens."
    ),
    caption_quick="Scaled down: 40 draws.",
    published="new",
    data=storage.load,
    draw=draw_load,
)
