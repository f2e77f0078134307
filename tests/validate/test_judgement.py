"""The judge on hand-made measurements: each relation supported, refuted and undecided, and the evidence named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.theory import Asymptotic, AtLeast, AtMost, Equals, Ordered, Scales, Threshold
from lawbook.validate.experiment import Band
from lawbook.validate.judgement import judge
from lawbook.validate.measurement import Measurement

ORDERED = Ordered(above="a", below="b")
SIZES = np.geomspace(10, 10_000, 8)


def measured(low, high, prediction, **values):
    """A measurement whose interval ends are given, one cell per comparison."""
    low, high = np.atleast_1d(np.asarray(low, dtype=float)), np.atleast_1d(np.asarray(high, dtype=float))
    size = low.size
    return Measurement(
        estimate=(low + high) / 2, low=low, high=high, spread=(high - low) / 4,
        prediction=np.broadcast_to(np.asarray(prediction, dtype=float), (size,)), cell=np.arange(size),
        values={k: np.asarray(v, dtype=float) for k, v in values.items()},
        # cells that differ in anything but the variable would be points of different curves
        cells=tuple({} if values else {"number": number} for number in range(size)), replicates=10,
    )  # fmt: skip


def outcome(measurement, relation, band=None, alpha=1e-4):
    return judge(measurement, relation, band or Band(), alpha).outcome


BAND = Band(relative=0.1)
CASES = [
    # relation, interval, prediction, band, outcome
    (Equals(), (0.95, 1.05), 1, BAND, "supported"),
    (Equals(), (1.11, 1.30), 1, BAND, "refuted"),
    (Equals(), (0.50, 0.89), 1, BAND, "refuted"),
    (Equals(), (0.85, 1.05), 1, BAND, "undecided"),
    (Equals(), (0.50, 1.50), 1, BAND, "undecided"),
    (Equals(), (1.05, 1.15), 1, BAND, "undecided"),
    (Equals(), (1, 1), 1, Band(), "supported"),
    (Equals(exact=True), (1, 1), 1 + 1e-6, Band(), "refuted"),
    (Equals(), (-1.05, -0.95), -1, BAND, "supported"),
    (Equals(), (-0.5, -0.4), -1, BAND, "refuted"),
    (Equals(), (0, 0.01), 0, Band(absolute=0.02), "supported"),
    (Equals(), (0.01, 0.03), 0, Band(absolute=0.02), "undecided"),
    (Equals(), (0.03, 0.04), 0, Band(absolute=0.02), "refuted"),
    (Threshold("x"), (0.95, 1.05), 1, BAND, "supported"),
    (Threshold("x"), (2, 3), 1, BAND, "refuted"),
    (Threshold("x"), (0, 3), 1, BAND, "undecided"),
    (AtMost(), (0.5, 0.9), 1, BAND, "supported"),
    (AtMost(), (0.5, 1), 1, BAND, "supported"),
    (AtMost(), (0.9, 1.01), 1, BAND, "undecided"),
    (AtMost(), (1.01, 1.2), 1, BAND, "refuted"),
    (AtMost(), (0, 0), 0, BAND, "supported"),
    (AtMost(), (-2, -1.5), -1, BAND, "supported"),
    (AtMost(), (-0.9, -0.5), -1, BAND, "refuted"),
    (AtLeast(), (1.1, 1.2), 1, BAND, "supported"),
    (AtLeast(), (1, 1.2), 1, BAND, "supported"),
    (AtLeast(), (0.9, 1.01), 1, BAND, "undecided"),
    (AtLeast(), (0.5, 0.99), 1, BAND, "refuted"),
    (ORDERED, (0.1, 0.2), 0, BAND, "supported"),
    (ORDERED, (-0.1, 0.2), 0, BAND, "undecided"),
    (ORDERED, (0, 0.2), 0, BAND, "undecided"),
    (ORDERED, (-0.2, -0.1), 0, BAND, "refuted"),
    (ORDERED, (0, 0), 0, BAND, "refuted"),
    (ORDERED, (-0.1, 0), 0, BAND, "refuted"),
]


@pytest.mark.parametrize("relation, ends, prediction, band, expected", CASES)
def test_one_comparison(relation, ends, prediction, band, expected):
    found = judge(measured(*ends, prediction), relation, band, 1e-4)
    assert (found.outcome, found.low, found.high, found.prediction) == (expected, *ends, prediction)


@pytest.mark.parametrize("relation, good, open_, bad", [
    (Equals(), (0.95, 1.05), (0.5, 1.5), (2, 3)),
    (AtMost(), (0.1, 0.5), (0.5, 1.5), (2, 3)),
    (AtLeast(), (2, 3), (0.5, 1.5), (0.1, 0.5)),
    (ORDERED, (2, 3), (0.5, 1.5), (0.1, 0.5)),
])  # fmt: skip
def test_all_must_hold_and_one_failure_is_enough(relation, good, open_, bad):
    for rows, expected in (([good, good, good], "supported"), ([good, open_, good], "undecided"), ([open_, good, bad], "refuted")):
        low, high = zip(*rows, strict=True)
        found = judge(measured(low, high, 1), relation, BAND, 1e-4)
        assert found.outcome == expected
        if expected != "supported":  # the decisive comparison is the evidence
            decisive = next(i for i, row in enumerate(rows) if row == (bad if expected == "refuted" else open_))
            assert found.where["cell"] == {"number": decisive}


def test_tightness_is_the_range_of_observable_over_bound():
    assert judge(measured([0.1, 0.5], [0.1, 0.5], 1), AtMost(), BAND, 1e-4).tightness == (0.1, 0.5)
    nothing = judge(measured([-1.0], [0.0], 0), AtMost(), BAND, 1e-4).tightness
    assert np.isnan(nothing).all()


def test_rounding_cannot_break_a_bound_that_is_reached():
    third = 1 / 3
    assert outcome(measured(third, third, third * (1 - 1e-15)), AtMost()) == "supported"
    assert outcome(measured(third, third, third * (1 + 1e-15)), AtLeast()) == "supported"


def test_a_prediction_that_is_not_a_number_is_never_supported():
    for relation in (Equals(), AtMost(), AtLeast(), ORDERED, Threshold("x")):
        for ends in ((0.9, 1.1), (0, 0), (-1e300, 1e300)):
            assert outcome(measured(*ends, np.nan), relation, BAND) == "undecided"


def curve(exponent, noise=0.01, amplitude=2.0, prediction=-0.5):
    y = amplitude * SIZES**exponent
    return measured(y * (1 - 2 * noise), y * (1 + 2 * noise), prediction, n=SIZES)


def test_scales():
    band = Band(absolute=0.05)
    assert outcome(curve(-0.5, 0.0003), Scales("n"), band) == "supported"
    assert outcome(curve(-0.8, 0.0003), Scales("n"), band) == "refuted"
    assert outcome(curve(-0.5, 0.3), Scales("n"), band) == "undecided"


def test_asymptotic():
    band = Band(relative=0.05)
    for factor, noise, expected in ((1, 0.0003, "supported"), (1.5, 0.0003, "refuted"), (1, 0.4, "undecided")):
        m = curve(-0.5, noise, amplitude=2 * factor, prediction=2 * SIZES**-0.5)
        assert outcome(m, Asymptotic("n"), band) == expected


@given(
    st.floats(-10, 10), st.floats(0, 3), st.floats(-10, 10), st.floats(0, 1),
    st.sampled_from([Equals(), AtMost(), AtLeast(), ORDERED, Threshold("x")]),
)  # fmt: skip
def test_a_narrower_interval_never_turns_a_decision_round(centre, half, prediction, shrink, relation):
    wide = outcome(measured(centre - half, centre + half, prediction), relation, Band(absolute=0.2))
    narrow = outcome(measured(centre - shrink * half, centre + shrink * half, prediction), relation, Band(absolute=0.2))
    assert wide in (narrow, "undecided")


@given(st.floats(-10, 10), st.floats(0, 3), st.floats(-10, 10))
def test_at_most_and_at_least_mirror_each_other(centre, half, prediction):
    one = outcome(measured(centre - half, centre + half, prediction), AtMost())
    other = outcome(measured(-centre - half, -centre + half, -prediction), AtLeast())
    assert one == other
