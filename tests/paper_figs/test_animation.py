"""A figure that moves: its paths grow to what the still figure shows, the rest stands, the bytes repeat."""

import numpy as np
from PIL import Image

from lawbook.paper_figs import figure as room
from lawbook.paper_figs.animation import grows
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure

X, Y = np.arange(5.0), np.arange(5.0) ** 2


def draw(data, venue):
    figure, axes = new_figure(venue=venue)
    simulation(axes[0, 0], X, Y, "path")
    grows(axes[0, 0].lines)
    theory(axes[0, 0], X, Y, "law")
    draw.last = figure
    return figure


def moving(frames):
    return room.PaperFigure(name="none.moving", paper=5, title="Moving", caption="Moves.", data=None, draw=draw, frames=frames)


def test_a_moving_figure_also_writes_a_gif_with_its_frames(tmp_path):
    first, second = (room.write(moving(4), None, tmp_path / name, provenance={}) for name in ("a", "b"))
    gif = next(path for path in first if path.suffix == ".gif")
    with Image.open(gif) as picture:
        pages = []
        for index in range(picture.n_frames):
            picture.seek(index)
            pages.append((picture.info["duration"], picture.convert("L").tobytes()))
    assert len({page for _, page in pages}) == 4 and sum(length for length, _ in pages) >= 1000
    inked = [sum(byte < 200 for byte in page) for _, page in pages]
    assert inked[0] < inked[3], "the path grows"
    path, law = draw.last.axes[0].lines
    assert np.array_equal(path.get_xydata(), law.get_xydata()), "and ends whole"
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_still_figure_writes_none(tmp_path):
    assert {path.suffix for path in room.write(moving(0), None, tmp_path, provenance={})} == {".pdf", ".svg", ".png", ".csv", ".json"}
