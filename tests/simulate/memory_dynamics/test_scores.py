"""Descent in score space: against descent in W, the sheet's runs, and what must never happen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import problems, reference, scores, torch_normal, watch

SEED = streams.root(3, "scores")
SPIKES = problems.two_particles(0.95, 0.25)


def some_problem(tokens: int, classes: int, d: int, seed: int) -> problems.Problem:
    return problems.random_unit(frequencies.zipf(1, tokens), classes, d, np.random.default_rng(seed))


@pytest.mark.parametrize("form", ["loop", "grams", "factors"])
@pytest.mark.parametrize(("d", "step"), [(3, 0.1), (5, 1.0), (10, 10.0)])
def test_it_is_descent_in_w(form: str, d: int, step: float) -> None:
    problem = some_problem(5, 4, d, d)
    e, u = problem.embeddings()
    start = np.random.default_rng(d).standard_normal((d, d))
    path = reference.descend(problem, step, 40, start)
    run = scores.descend(problem, step, 40, start=e @ start.T @ u.T, times="all", keep_scores=True, form=form)
    for t in (0, 1, 7, 40):
        loss, wrong, margins = reference.read(path[t], problem)
        np.testing.assert_allclose(run.every_scores[t], e @ path[t].T @ u.T, atol=1e-11)
        np.testing.assert_allclose(run.loss[t], loss, rtol=1e-11)
        np.testing.assert_allclose(run.margins[t], margins, atol=1e-11)
        assert run.wrong[t] == pytest.approx(wrong)
        rebuilt = run.every_scores[0] + problem.ke @ run.every_coefficients[t] @ problem.ku
        np.testing.assert_allclose(run.every_scores[t], rebuilt, atol=1e-11)
    np.testing.assert_array_equal(run.scores, run.every_scores[-1])


def test_records_are_what_the_trace_says() -> None:
    run = scores.descend(some_problem(5, 5, 3, 1), 20.0, 400, times="all")
    right = run.margins > 0
    for x in range(5):
        assert reference.passages(right[:, x]) == (run.first_right[x], run.last_right[x])
    assert reference.passages(right.all(axis=1)) == (run.first_all, run.last_all)
    rises = 1 + np.flatnonzero(np.diff(run.loss) > 1e-12 * run.loss[:-1])
    assert (run.rises, run.last_rise) == (len(rises), rises[-1]) and run.rises > 0
    assert (run.worst, run.worst_at) == (run.loss.max(), run.loss.argmax())
    change = np.sign(np.diff(run.margins, axis=0))
    np.testing.assert_array_equal(run.falls, (change < 0).sum(axis=0))
    np.testing.assert_array_equal(run.turns, (change[1:] * change[:-1] < 0).sum(axis=0))
    few = scores.descend(some_problem(5, 5, 3, 1), 20.0, 400, times=[3, 50])
    np.testing.assert_array_equal(few.loss, run.loss[[3, 50]])
    assert few.last_all == run.last_all


def test_the_sheets_spikes() -> None:
    run = scores.descend(SPIKES, 10.0, 35, times="all")
    sheet = [0.693, 1.163, 0.498, 0.753, 0.644, 1.349, 0.290, 0.334, 0.559, 0.357, 0.620, 0.225, 0.276, 0.203,
             0.216, 0.147, 0.130, 0.103]
    np.testing.assert_allclose(run.loss[:18], sheet, atol=5e-4)
    np.testing.assert_allclose(run.margins[:6, 1], [0, -4.62, 0.24, -2.91, 1.59, -5.39], atol=6e-3)
    assert (run.rises, run.last_rise, run.first_all, run.last_all) == (8, 14, 2, 15)
    assert run.loss[35] == pytest.approx(0.053, abs=5e-4)
    calm = scores.descend(SPIKES, 1.0, 35, times=[35])
    assert calm.rises == 0 and calm.first_all == -1
    np.testing.assert_allclose([calm.loss[0], calm.margins[0, 1]], [0.368, -0.29], atol=5e-3)


def test_the_sheets_margins() -> None:
    """Figure F7: steps until all five tokens are right, rises of the loss, its value and its maximum."""
    golden = {"margins_d3": (3971, 1188, 494), "margins_d5": (38, 11, 6), "margins_d10": (3, 2, 2)}
    for figure, learned in golden.items():
        e, u, p, label = torch_normal.published(figure)
        problem = problems.from_embeddings(e, u, p, label)
        runs = [scores.descend(problem, step, 5000, times=[29]) for step in (3.0, 10.0, 20.0)]
        assert tuple(run.last_all for run in runs) == learned
        if figure == "margins_d3":
            assert runs[0].rises == 0 and (runs[1].rises, runs[1].last_rise) == (36, 76)
            assert runs[2].worst == pytest.approx(2.951, abs=5e-4)
        else:
            assert [run.rises for run in runs] == [0, 0, 0]
        if figure == "margins_d10":
            np.testing.assert_allclose([run.loss[0] for run in runs], [0.054, 0.014, 0.005], atol=5e-4)


def test_the_sheets_cycle() -> None:
    """A 2-cycle; the sheet gives one of the two losses, 1.037."""
    e, u, p, label = torch_normal.published("thirty_tokens")
    w = np.array([[-5.0, 5.0], [5.0, -5.0]]) / 2  # W^T (u_1 - u_2) = (-5, 5)
    problem = problems.from_embeddings(e, u, p, label)
    run = scores.descend(problem, 10.0, 34, start=e @ w.T @ u.T, times=[33, 34], keep_scores=True)
    assert run.rises == 17
    np.testing.assert_allclose(run.loss, [1.3376, 1.0368], atol=1e-4)
    plane = np.linalg.lstsq(e, (run.every_scores[:, :, 0] - run.every_scores[:, :, 1]).T, rcond=None)[0].T
    np.testing.assert_allclose(plane, [[2.132, 3.348], [-2.341, -0.436]], atol=1e-3)


def test_the_sheets_loss_constant_and_logarithmic_margins() -> None:
    """t L(t) -> N (M - 1)/M; descent stays ahead of the flow by log t / 2 t."""
    p = np.array([0.5, 0.3, 0.15, 0.05])
    run = scores.descend(problems.orthonormal(p, 5), 1.0, 100_000, times=[10_000, 100_000])
    np.testing.assert_allclose(run.loss * run.times, 3.2, rtol=6e-3)
    f = (np.exp(run.margins) + 4 * run.margins - 1) / 5  # p t + p log(t) / 2 + ...
    np.testing.assert_allclose((np.diff(f, axis=0)[0] / p - 90_000) / np.log(10), 0.5, atol=0.01)


def test_the_sheets_head_start() -> None:
    """One step of 50 puts a token of frequency .3 ahead of the flow by 21,793 steps, for ever."""
    run = scores.descend(problems.orthonormal([0.3, 0.7], 10), 50.0, 100, times="all")
    m = run.margins[1:, 0]
    ahead = (np.expm1(m) + 9 * m) / 10 / 15 - run.times[1:]
    np.testing.assert_allclose(ahead, 21_793, atol=1)


@given(st.floats(-0.99, 0.99), st.floats(1e-6, 0.999), st.sampled_from([0.1, 1.0, 10.0, 100.0, 1e4]))
def test_the_sheets_bound_on_all_errors_together(correlation: float, rare: float, step: float) -> None:
    run = scores.descend(problems.two_particles(correlation, rare), step, 300)
    square = 1 / (1 - correlation)
    assert run.missed <= 2 * square + np.sqrt(square) * np.sqrt(2 * 0.278465 * 300 / step)


SIZES = st.tuples(st.integers(1, 6), st.integers(2, 5), st.integers(0, 10**6))
STEPS = st.sampled_from([0.01, 1.0, 30.0, 1e3, 1e4])


@given(SIZES, STEPS, st.floats(0, 5))
def test_null_model_without_correlation(size: tuple[int, int, int], step: float, spread: float) -> None:
    tokens, classes, seed = size
    rng = np.random.default_rng(seed)
    problem = problems.orthonormal(rng.dirichlet(np.ones(tokens)), classes)
    run = scores.descend(problem, step, 60, start=spread * rng.standard_normal((tokens, classes)))
    assert run.rises == 0 and not run.falls.any() and not run.turns.any()


@given(st.integers(2, 6), st.floats(-0.15, 0.95), st.floats(-0.15, 0.95), STEPS)
def test_null_model_without_imbalance(tokens: int, inputs: float, outputs: float, step: float) -> None:
    run = scores.descend(problems.equicorrelated(f"uniform:{tokens}", tokens, inputs, outputs), step, 60)
    assert run.rises == 0 and not run.falls.any() and not run.turns.any()


@given(SIZES, STEPS, st.integers(1, 6))
def test_particles_never_turn(size: tuple[int, int, int], step: float, d: int) -> None:
    tokens, classes, seed = size
    problem = some_problem(tokens, classes, d, seed)
    run = scores.descend(problem, step, 30, times="all", keep_scores=True)
    own = np.arange(classes) == problem.labels[:, None]
    moves = np.diff(run.every_coefficients, axis=0)
    assert np.all(moves[:, own] >= 0) and np.all(moves[:, ~own] <= 0)
    np.testing.assert_allclose(run.every_coefficients.sum(axis=2), 0, atol=1e-12 * step * 30)
    assert np.isfinite(run.scores).all() and np.isfinite(run.loss).all()
    assert run.missed <= 30 + 1e-9


def test_no_margin_is_lost_at_extremes() -> None:
    """Frequencies of 1e-12, steps of 1e4: the rare token's margin is p t to first order, to all digits."""
    run = scores.descend(problems.two_particles(0.0, 1e-12), 1e4, 1000)
    t = 1e-12 * 1e4 * 1000
    # e^m + m - 1 = 2 t: m = t - t^2 / 4 + ...
    assert run.margins[-1, 1] == pytest.approx(t - t**2 / 4, rel=1e-9)
    assert run.margins[-1, 0] > 100 and run.loss[-1] == pytest.approx(1e-12 * np.log(2), rel=1e-4)


def test_ties_and_tokens_of_frequency_zero() -> None:
    problem = problems.from_grams([[1, 0.5], [0.5, 1]], np.eye(2), [1.0, 0.0], [0, 0])
    run = scores.descend(problem, 1.0, 5, times="all")
    assert run.wrong[0] == 1.0 and run.first_all == 1  # ties are wrong
    np.testing.assert_allclose(run.margins[:, 1], run.margins[:, 0] / 2)
    still = scores.descend(problems.from_grams(np.eye(2), np.eye(2), [1.0, 0.0]), 1.0, 5)
    assert still.first_right[1] == -1 and still.wrong[-1] == 0.0


def test_same_bits_for_any_number_of_threads() -> None:
    problem = some_problem(300, 40, 20, 7)
    for form in ("grams", "factors"):
        one, two = (scores.descend(problem, 30.0, 5, form=form, threads=k) for k in (1, 2))
        np.testing.assert_array_equal(one.scores, two.scores)
        loop = scores.descend(problem, 30.0, 5, form="loop")
        np.testing.assert_allclose(one.scores, loop.scores, atol=1e-10)


def test_observations_do_not_depend_on_batching() -> None:
    cell = {"problem": {"kind": "random unit", "p": "zipf:1:5", "classes": 5, "d": 3}, "step": [1.0, 20.0],
            "steps": 50, "times": [0, 50], "spread": 0.5}
    whole = scores.observe(**cell, seed=SEED, replicates=4, threads=1)
    part = scores.observe(**cell, seed=SEED, replicates=2, first=2, threads=2)
    assert [whole[name].shape[1] for name in ("loss", "margins", "rises", "falls")] == [4, 20, 2, 10]
    for name, values in part.items():
        np.testing.assert_array_equal(whole[name][2:], values)
    assert len(np.unique(whole["loss"])) == 12  # two steps share their start


def test_times() -> None:
    np.testing.assert_array_equal(watch.record_times("all", 3), [0, 1, 2, 3])
    spaced = watch.log_times(10**6, 10)
    assert spaced[0] == 0 and spaced[1] == 1 and spaced[-1] == 10**6 and 50 < len(spaced) < 65
    np.testing.assert_array_equal(watch.log_times(0), [0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"step": 0.0}, "step: got 0.0"),
        ({"step": np.inf}, "step: got inf"),
        ({"steps": -1}, "steps: got -1"),
        ({"times": [3, 2]}, "times: got"),
        ({"times": [11]}, "times: got"),
        ({"times": "some"}, "times: got 'some'"),
        ({"start": np.zeros((3, 2))}, "start: got"),
        ({"start": [[np.nan, 0], [0, 0]]}, "start: got"),
        ({"form": "fast"}, "form: got 'fast'"),
    ],
)
def test_wrong_input_is_refused(change: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        scores.descend(**({"problem": SPIKES, "step": 1.0, "steps": 10} | change))
