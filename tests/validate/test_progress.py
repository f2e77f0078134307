"""Progress tells the truth about time, speaks rarely where nobody watches, and not at all when silent."""

import io

import pytest

from lawbook.validate.progress import Progress, duration


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_lines_once_a_minute_and_at_the_end(clock):
    out = io.StringIO()
    with Progress("sweep", stream=out, clock=clock) as progress:
        progress.add(200)
        for _ in range(200):
            clock.now += 1
            progress.advance()
    lines = out.getvalue().splitlines()
    assert lines[0] == "sweep: 60 of 200 cells after 60 s, about 2 min left"
    assert lines[-1] == "sweep: 200 of 200 cells after 3 min" and len(lines) == 4


def test_short_work_says_nothing(clock):
    out = io.StringIO()
    with Progress("sweep", stream=out, clock=clock) as progress:
        progress.add(2)
        clock.now += 50
        progress.advance(2)
    assert out.getvalue() == ""


def test_the_estimate_counts_only_what_was_computed(clock):
    progress = Progress(mode="silent", clock=clock)
    progress.add(110, cached=100)
    assert progress.seconds_left() is None
    clock.now += 10
    progress.advance(2)
    assert progress.seconds_left() is None, "two cells are too few"
    progress.advance(3)
    assert progress.seconds_left() == pytest.approx(10)
    progress.add(5)
    assert progress.seconds_left() == pytest.approx(20)
    clock.now += 10
    assert progress.seconds_left() == pytest.approx(40), "a stall lengthens the estimate"
    assert progress.describe() == "sweep: 105 of 115 cells (100 from the store) after 20 s, about 40 s left"


def test_silent_and_unknown_modes(clock):
    out = io.StringIO()
    with Progress(mode="silent", stream=out, clock=clock) as progress:
        progress.add(1)
        clock.now += 1000
        progress.advance()
    assert out.getvalue() == ""
    with pytest.raises(ValueError, match="mode: got 'loud'"):
        Progress(mode="loud")


def test_a_bar_on_a_terminal():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    out = Terminal()
    with Progress("laws", stream=out) as progress:
        progress.add(3, cached=1)
        progress.relabel("other")
        progress.advance(2)
    assert "other" in out.getvalue() and "3/3" in out.getvalue()


@pytest.mark.parametrize(("seconds", "text"), [(0.2, "0 s"), (45, "45 s"), (99.6, "2 min"), (720, "12 min"), (12600, "3.5 h")])
def test_durations(seconds, text):
    assert duration(seconds) == text
