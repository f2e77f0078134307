"""Figures draw what was measured, write what they draw, and give the same bytes twice."""

import csv
import io
import json

import numpy as np
import pytest

from lawbook.paper_figs import figure as room
from lawbook.paper_figs.series import contours, field, recorded, simulation, theory, to_csv
from lawbook.paper_figs.style import DASHES, MARKERS, PALETTE, VENUES, new_figure, styled, width_of
from lawbook.simulate import streams

FIGURES = {figure.name: figure for figure in room.figures()}
PAPERS = {"memory_dynamics": 5, "mode_estimation": 6, "pushforward": 7, "memory_scaling": 8, "measure_objectives": 9}


def sweep(function, cells, replicates):
    """Two replicates of everything: enough to draw."""
    return [
        function(**cell, seed=streams.root(0, "figure", index), replicates=max(2, min(replicates, 10)), first=0)
        for index, cell in enumerate(cells)
    ]


@pytest.fixture(scope="module")
def drawn():
    made = {}

    def draw(name):
        if name not in made:
            data = FIGURES[name].data(sweep, "quick", "zipf:1.2:500")
            with styled():
                made[name] = data, FIGURES[name].draw(data, "iclr")
        return made[name]

    return draw


@pytest.mark.parametrize("name", FIGURES)
def test_what_stands_on_the_page_is_what_is_written(drawn, name):
    _, figure = drawn(name)
    series = recorded(figure)
    rows = list(csv.DictReader(io.StringIO(to_csv(figure))))
    assert len(rows) == sum(one.x.size for one in series) > 0
    lines = {
        (tuple(np.asarray(line.get_xdata(), float)), tuple(np.asarray(line.get_ydata(), float)))
        for axes in figure.axes for line in axes.get_lines()
    }  # fmt: skip
    for one in series:
        if one.kind in ("theory", "simulation"):
            assert (tuple(one.x), tuple(one.y)) in lines, f"{one.label}: recorded, not drawn"
        else:
            assert one.value.size == one.x.size


@pytest.mark.parametrize("name", FIGURES)
def test_theory_is_lines_and_simulation_is_markers(drawn, name):
    _, figure = drawn(name)
    for axes in figure.axes:
        handles, labels = axes.get_legend_handles_labels()
        kinds = {one.label: one.kind for one in recorded(figure)}
        for handle, label in zip(handles, labels, strict=True):
            line = handle[0] if isinstance(handle, tuple) else handle
            if kinds.get(label) == "theory":
                assert line.get_marker() in ("None", "", None) and line.get_linestyle() != "None"
            if kinds.get(label) == "simulation":
                assert line.get_marker() not in ("None", "", None) and line.get_linestyle() == "None"


@pytest.mark.parametrize("name", FIGURES)
def test_intervals_hold_their_estimate(drawn, name):
    for one in recorded(drawn(name)[1]):
        if one.low is not None:
            assert np.all(one.low <= one.y + 1e-12) and np.all(one.y <= one.high + 1e-12)


def test_no_text_leaves_the_page(drawn):
    for name in FIGURES:
        figure = drawn(name)[1]
        with styled():
            figure.canvas.draw()
        page = figure.bbox
        for axes in figure.axes:
            if axes.get_visible() and axes.get_title():
                box = axes.title.get_window_extent()
                assert page.x0 - 1 <= box.x0 and box.x1 <= page.x1 + 1, f"{name}: {axes.get_title()!r} is cut"


def test_the_same_data_give_the_same_bytes(drawn, tmp_path):
    name = "memory_scaling.filling_load"
    data, _ = drawn(name)
    for folder in ("one", "two"):
        room.write(FIGURES[name], data, tmp_path / folder, provenance={"seed": 0, "level": "quick"})
    written = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert [path.rpartition(".")[2] for path in written] == ["csv", "json", "pdf", "png", "svg"]
    for path in written:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes(), path
    about = json.loads((tmp_path / "one" / written[1]).read_text())
    assert "Scaled down" in about["caption"] and "Seed 0, level quick." in about["caption"]


@pytest.mark.parametrize("name", FIGURES)
def test_captions_say_what_was_scaled_down(name):
    figure = FIGURES[name]
    assert figure.caption.endswith(".") and figure.title and figure.paper == PAPERS[figure.system] and figure.published
    assert not figure.caption_quick or figure.caption_quick.startswith("Scaled down")


@pytest.mark.parametrize(("venue", "span"), [(venue, span) for venue, spans in VENUES.items() for span in spans])
def test_figures_are_as_wide_as_the_venue_says(venue, span):
    assert width_of(venue, span) == VENUES[venue][span]
    if span == "text":
        assert new_figure(venue=venue)[0].get_size_inches()[0] == pytest.approx(VENUES[venue][span])


def test_colours_can_be_told_apart_without_hue():
    def luminance(colour):
        r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * r**2.2 + 0.7152 * g**2.2 + 0.0722 * b**2.2

    assert len(set(PALETTE)) == len(set(MARKERS)) == len({str(d) for d in DASHES}) == len(PALETTE)
    assert all(luminance(colour) < 0.5 for colour in PALETTE), "too faint on white"


def test_wrong_use_is_said():
    with pytest.raises(ValueError, match="venue: got 'nature'; accepted: aaai"):
        width_of("nature")
    with pytest.raises(ValueError, match="span: got 'column'; accepted for iclr: text"):
        width_of("iclr", "column")
    with pytest.raises(room.UnknownFigureError, match="figure: got 'memory_scaling.bound'; accepted: memory_scaling.bounds"):
        room.select(["memory_scaling.bound"])
    with pytest.raises(room.UnknownFigureError, match="paper: got 99; accepted: 5, 6, 7, 8, 9"):
        room.select([], paper=99)
    axes = new_figure()[1][0, 0]
    for draw in (theory, simulation):
        with pytest.raises(ValueError, match="series 'a': got a value that is not finite"):
            draw(axes, [1.0, 2.0], [1.0, float("nan")], "a")


def test_fields_and_contours_are_written_cell_by_cell():
    figure, axes = new_figure()
    field(axes[0, 0], [1, 2, 3], [1, 2], np.arange(6.0).reshape(2, 3), "mesh")
    contours(axes[0, 0], [1, 2, 3], [1, 2], np.arange(6.0).reshape(2, 3), "lines", levels=[2.5])
    rows = list(csv.DictReader(io.StringIO(to_csv(figure))))
    assert [(row["x"], row["y"], row["value"]) for row in rows[:2]] == [("1.0", "1.0", "0.0"), ("2.0", "1.0", "1.0")]
    assert len(rows) == 12
