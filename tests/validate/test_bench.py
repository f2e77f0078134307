"""Benchmarks: what is measured is the same result both ways. No test asserts a time."""

import math
import sqlite3

import numpy as np
import pytest

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import direct, finite_data, schemes
from lawbook.validate import bench
from lawbook.validate.bench import Benchmark, Growth, Memory, Time, benchmarks, measure
from lawbook.validate.memory_scaling.bench import baselines, curves, sums


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch):
    monkeypatch.setattr(bench, "PAUSE", 0.0)


FIELDS = {"name", "question", "against", "seconds", "ratio", "means", "target", "kept", "runs"}


def test_every_benchmark_is_found_and_named_once():
    found = benchmarks("memory_scaling")
    assert found and {system for system, _ in found} == {"memory_scaling"}
    names = [item.name for _, item in found]
    assert len(names) == len(set(names))
    assert {"direct_against_notebook", "direct_in_tokens", "sum_of_1e8_tokens", "million_tokens"} <= set(names)
    for _, item in found:
        assert item.question and item.level in ("quick", "full")
    promised = {item.name: (item.target, item.at_most) for _, item in found if isinstance(item, Benchmark)}
    assert promised["direct_against_notebook"] == (20, False)
    assert promised["direct_against_drawing"] == (2, True)
    assert promised["curve_at_the_papers_error"] == (1000, False)
    assert next(item for _, item in found if item.name == "million_tokens").most_bytes == 2 * 2**30


def test_unknown_systems_are_named():
    with pytest.raises(LookupError, match="no_such_system"):
        benchmarks("no_such_system")


@pytest.mark.parametrize("at_most", [False, True])
def test_a_ratio_counts_units_in_turns(at_most):
    calls = []
    item = Benchmark(
        "tiny", "?", ours=lambda: calls.append("ours"), alternative=lambda: calls.append("theirs"), against="itself",
        ours_units=lambda: calls.append("units") or 2.0, target=1.0, at_most=at_most,
    )  # fmt: skip
    row = measure(item, seconds=0, repeats=3)
    assert row.keys() >= FIELDS and row["runs"] == 3
    assert calls == ["units"] + ["ours", "theirs"] * 4  # the first turn warms up
    ratio = row["alternative_seconds"] / row["seconds"]
    assert row["ratio"] == pytest.approx(1 / ratio if at_most else ratio)
    assert row["kept"] == (row["ratio"] <= 1 if at_most else row["ratio"] >= 1)


def test_a_ratio_takes_the_shortest_runs(monkeypatch):
    times = iter([9.0, 9.0, 3.0, 8.0, 2.0, 6.0, 5.0, 7.0])
    monkeypatch.setattr(bench, "_timed", lambda run: next(times))
    row = measure(Benchmark("tiny", "?", ours=int, alternative=int, against="itself"), seconds=0, repeats=3)
    assert (row["seconds"], row["alternative_seconds"], row["ratio"], row["kept"]) == (2.0, 6.0, 3.0, None)


@pytest.mark.parametrize(("power", "kept"), [(1.0, True), (1.2, True), (1.5, False), (0.3, True)])
def test_growth_is_the_slope_of_time(monkeypatch, power, kept):
    monkeypatch.setattr(bench, "_timed", lambda run: 1e-3 * run() ** power)
    row = measure(Growth("tiny", "?", lambda size: size, (10, 20, 40), 1))
    assert row.keys() >= FIELDS
    assert row["ratio"] == pytest.approx(power) and row["kept"] is kept


def test_memory_is_that_of_the_child_alone():
    here = np.ones(30 * 2**20)  # 240 MiB, which getrusage would hand down to children
    held = "x = b'1' * (64 * 2**20)"
    whole = measure(Memory("tiny", "?", held, most_bytes=200 * 2**20))
    assert len(here) and whole.keys() >= FIELDS
    assert whole["kept"] and 64 / 200 < whole["ratio"] < 1
    beyond = measure(Memory("tiny", "?", held, most_bytes=32 * 2**20, beyond="pass"))
    assert beyond["ratio"] == pytest.approx(2, abs=0.25) and not beyond["kept"]


@pytest.mark.statistical  # nine comparisons at five standard errors: 5e-6
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_notebook_does_the_same_experiment(dtype):
    dims, trials = [8, 20, 40], 800
    p = np.array(frequencies.resolve("zipf:1:60"))
    rng = np.random.default_rng(1)
    label = np.arange(60) % 5
    theirs = np.array([baselines.notebook_trial(p, label, 5, dims, rng, dtype) for _ in range(trials)])
    table = schemes.weight_table(curves.SCHEMES, p, tuple(dims), 5)
    ours = direct.errors(
        p, table, dims, 5, seed=streams.root(1), replicates=4 * trials, unembeddings="truncated"
    )
    spread = np.sqrt(theirs.var(axis=0) / trials + ours.var(axis=0) / len(ours))
    assert np.all(np.abs(theirs.mean(axis=0) - ours.mean(axis=0)) < 5 * spread)
    # planted: one dimension's threshold a token too far is seen
    table[2, 1, 2] = 1.0
    wrong = direct.errors(p, table, dims, 5, seed=streams.root(1), replicates=trials, unembeddings="truncated")
    assert abs(theirs.mean(axis=0) - wrong.mean(axis=0))[2, 1] > 5 * spread[2, 1]


@pytest.mark.statistical
def test_the_curve_of_the_gram_sampler_is_that_of_direct_simulation():
    trials = curves.direct_trials(40)
    p, _, _ = curves.setting()
    assert trials.shape == (40, 3, len(curves.DIMS)) and curves.DIMS[-1] == 1000 and len(p) == 1000
    sampled = curves.gram_trials(4000)
    # root mean square over the curve, whose points lie far apart in precision
    square = ((trials.mean(axis=0) - sampled.mean(axis=0)) ** 2).mean()
    expected = trials.var(axis=0, ddof=1).mean() / 40 + sampled.var(axis=0, ddof=1).mean() / 4000
    assert square < 5 * expected
    assert curves.gram_curve(40).shape == (3, len(curves.DIMS))
    assert curves.notebook_double().shape == curves.notebook_single().shape == (3, len(curves.DIMS))


def test_drawing_fills_every_array():
    drawing = baselines.Drawing([(200, 50), (5, 50)], threads=2)
    drawing(4)
    for space in drawing.space:
        assert abs(space[0].std() - 1) < 0.05 and np.all(space[1] != 0)
    assert not np.array_equal(drawing.space[0][0], drawing.space[1][0])


def test_sgd_on_scores_and_on_matrices_end_alike():
    dense = sums.dense_scores()
    for form in ("states", "scores"):
        np.testing.assert_allclose(sums.sgd_scores(form=form), dense, rtol=0, atol=1e-11 * np.abs(dense).max())


def test_sums_by_arrays_and_by_blocks_agree():
    ours, theirs = finite_data.zipf_expected_unseen(1.5, 10**5, 300), baselines.unseen_of_arrays(1.5, 10**5, 300)
    assert all(math.isclose(ours[name], theirs[name], rel_tol=1e-11) for name in ours)


def test_compiled_and_mpmath_predictions_agree():
    np.testing.assert_allclose(sums.compiled_predictions()[:5], sums.mpmath_predictions(5), rtol=1e-12)


@pytest.mark.parametrize("insert", [baselines.insert_rows, baselines.insert_rows_safely])
def test_plain_rows_are_written(tmp_path, insert):
    insert(tmp_path / "plain.sqlite", [("a", b"1"), ("b", b"2")])
    connection = sqlite3.connect(tmp_path / "plain.sqlite")
    assert connection.execute("SELECT * FROM results ORDER BY key").fetchall() == [("a", b"1"), ("b", b"2")]
    connection.close()
    assert sums.stored_rows() == sums.ROWS


def test_time_against_what_is_allowed():
    for allowed, kept in ((60.0, True), (1e-9, False)):
        row = measure(Time("tiny", "?", lambda: sum(range(1000)), most_seconds=allowed))
        assert row["kept"] is kept and row["ratio"] == pytest.approx(row["seconds"] / allowed)
