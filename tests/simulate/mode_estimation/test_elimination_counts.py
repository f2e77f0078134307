"""Rules of elimination against their definitions, counts against a plain loop, and the sheet's measured numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import rel_entr

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import counts, problems, rules

SEED = streams.root(3, "elimination of counts")


def plain_drops(rule, c, delta, top, low, n, m):
    """The rules as they are written down."""
    if rule == "published":
        return low < top - np.sqrt(c * top * np.log(np.pi**2 * n**2 * m / delta))
    s = top + low
    if rule == "kullback_leibler":
        both = np.array([top, low]) / s
        return low < top and s * rel_entr(both, 0.5).sum() > np.log(np.pi**2 * n**2 * m / (6 * delta))
    return 2 * quad(lambda t: (2 * t) ** top * (2 - 2 * t) ** low, 0.5, 1, epsabs=0)[0] >= m / delta and low < top


@given(st.sampled_from(rules.RULES), st.integers(1, 60), st.integers(0, 60), st.integers(2, 50), st.floats(1e-6, 0.9))
def test_rules_are_their_definitions(rule, top, low, m, delta):
    low, top = sorted((low, top))
    n = top + low + 7
    number, c, level = rules.settings(rule, 0.7 if rule == "published" else None, delta)
    assert rules.drops(number, c, level, top, low, n, m) == plain_drops(rule, c, delta, top, low, n, m)


@given(st.sampled_from(rules.RULES), st.integers(1, 300), st.integers(2, 50), st.floats(1e-6, 0.9))
def test_the_smallest_count_goes_first(rule, top, m, delta):
    number, c, level = rules.settings(rule, None if rule != "published" else 0.5, delta)
    dropped = [rules.drops(number, c, level, top, low, 2 * top, m) for low in range(top + 1)]
    assert dropped == sorted(dropped, reverse=True) and not dropped[-1]


def plain_elimination(p, delta, rule, c, classes):
    """Every class tested after every sample."""
    m, n = len(p), 0
    tally, active, gone = np.zeros(m, int), np.ones(m, bool), np.zeros(m, int)
    for y in classes:
        n += 1
        tally[y] += 1
        top = tally[active].max()
        for z in range(m):
            if active[z] and plain_drops(rule, c, delta, top, tally[z], n, m):
                active[z], gone[z] = False, n
        if active.sum() == 1:
            break
    return n, gone


@pytest.mark.parametrize(("rule", "c"), [("published", 0.5), ("published", 0.1), ("kullback_leibler", None), ("mixture", None)])
@pytest.mark.parametrize("p", ["dirichlet:1:6:0", "one:20", [0.5, 0.3, 0.2]])
def test_counts_agree_with_a_plain_loop(p, rule, c):
    found = counts.elimination(p, 0.3, rule=rule, constant=c, most_samples=400, seed=SEED, replicates=4)
    law = problems.resolve(p)
    for row, rng in enumerate(streams.generators(SEED, 4)):
        size, uniforms = counts.FIRST_BATCH, []
        while len(uniforms) < 400:
            uniforms.extend(rng.random(min(size, 400 - len(uniforms))))
            size *= 2
        classes = np.searchsorted(np.cumsum(law), np.array(uniforms) * law.sum(), side="right")
        n, gone = plain_elimination(law, 0.3, rule, c, classes)
        assert found["samples"][row] == n
        np.testing.assert_array_equal(found["dropped_at"][row], gone)


def test_same_bits_for_any_threads_and_batch_of_replicates():
    whole = counts.elimination("zipf:1:20", 0.1, constant=1.0, seed=SEED, replicates=5, threads=1)
    parts = counts.elimination("zipf:1:20", 0.1, constant=1.0, seed=SEED, replicates=2, first=3, threads=2)
    for name in whole:
        np.testing.assert_array_equal(whole[name][3:], parts[name])


@pytest.mark.statistical
def test_stopping_samples_measured_for_the_sheet():
    p = [0.4, 0.25, 0.15, 0.12, 0.08]
    for c, delta, measured, error in ((4, 1e-2, 1697, 101), (4, 1e-6, 2380, 118), (24, 1e-2, 11334, 333)):
        found = counts.elimination(p, delta, constant=c, seed=SEED, replicates=100)["samples"]
        assert abs(found.mean() - measured) < 3 * np.hypot(error, found.std() / 10)


@pytest.mark.statistical
def test_a_calibrated_constant_is_no_level():
    found = counts.elimination([0.36, 0.33, 0.31], 2**-9, constant=0.3, seed=SEED, replicates=4000)
    assert abs(found["wrong_elimination"].mean() - 0.225) < 0.03  # 0.215 in print, by fewer runs


@pytest.mark.statistical
def test_tilted_samples_weigh_to_the_same_probability():
    plain, other = [0.5, 0.47, 0.03], [0.47, 0.5, 0.03]
    settings = {"constant": 0.3, "seed": SEED, "replicates": 4000, "until_mode_falls": True}
    direct = counts.elimination(plain, 0.125, **settings)["wrong_elimination"]
    tilted = counts.elimination(plain, 0.125, draw_from=other, **settings)
    weighed = tilted["wrong_elimination"] * tilted["weight"]
    assert abs(direct.mean() - weighed.mean()) < 4 * np.hypot(direct.std(), weighed.std()) / 4000**0.5
    # far below what plain draws can see, and as small at two different tilts
    found = [
        counts.elimination([0.6, 0.4], 1e-6, draw_from=q, most_samples=3000, **(settings | {"constant": 2.0}))
        for q in ([0.4, 0.6], [0.35, 0.65])
    ]
    means = [(f["wrong_elimination"] * f["weight"]).mean() for f in found]
    spreads = [(f["wrong_elimination"] * f["weight"]).std() / 4000**0.5 for f in found]
    assert 0 < means[0] < 1e-5 and abs(means[0] - means[1]) < 4 * np.hypot(*spreads)


def test_classes_that_never_come_up():
    found = counts.elimination([0.7, 0.3, 0.0, 0.0], 0.1, rule="mixture", seed=SEED, replicates=3)
    assert found["stopped"].all() and (found["weight"] == 1).all()


def test_ties_end_at_the_limit():
    found = counts.elimination([0.5, 0.5], 0.1, constant=4.0, most_samples=500, seed=SEED, replicates=3)
    assert found["samples"].max() <= 500


def test_error_of_the_empirical_mode():
    found = counts.empirical_mode("one:1000", 5, draws=20_000, seed=SEED, replicates=2)
    assert found["error"].sum() / found["trials"].sum() == pytest.approx(0.15691, abs=0.006)
    rare = [counts.empirical_mode([0.4, 0.4, 0.2], 3, ties=t, draws=2000, seed=SEED, replicates=1)["error"][0] for t in counts.TIES]
    assert rare[2] < rare[0] < rare[1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"delta": 0.0}, "delta"), ({"delta": 1.0}, "delta"), ({"rule": "best"}, "rule"), ({"constant": -1.0}, "constant"),
        ({"rule": "mixture", "constant": 2.0}, "constant"), ({"most_samples": 0}, "most_samples"),
        ({"draw_from": [1.0, 0.0, 0.0]}, None), ({"draw_from": [0.5, 0.5]}, "draw_from"), ({"p": [0.5, 0.6]}, "p"), ({"p": [1.0]}, "classes"),
    ],
)  # fmt: skip
def test_bad_input(change, message):
    arguments = {"p": [0.5, 0.3, 0.2], "delta": 0.1, "most_samples": 50} | change
    if message is None:  # a law that cannot draw what p can is a choice, not a mistake; its weights say nothing of the rest
        counts.elimination(**arguments, seed=SEED, replicates=1)
        return
    with pytest.raises(InputError, match=message):
        counts.elimination(**arguments, seed=SEED, replicates=1)
