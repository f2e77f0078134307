"""SGD in score space: against the slow twin, the sheet's numbers, and the authors' published runs."""

import numpy as np
import pytest

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import instances, learned, reference_training, sgd

SEED = streams.root(5, "sgd")
P100 = frequencies.zipf(2, 100)


def start_of(tokens: int, d: int, classes: int, count: int) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(tokens + d)
    e, u = instances.vectors("normal", tokens, d, rng), instances.vectors("sphere", classes, d, rng)
    return e, u, instances.initial_matrix("normal", d, rng), instances.samples(frequencies.zipf(1, tokens), count, rng)


@pytest.mark.parametrize(("tokens", "d", "batch"), [(12, 4, 1), (5, 9, 1), (12, 4, 8), (5, 9, 8)])
@pytest.mark.parametrize("form", ["states", "scores"])
def test_both_forms_are_descent_in_w(tokens: int, d: int, batch: int, form: str) -> None:
    e, u, w, drawn = start_of(tokens, d, 3, 48)
    p, steps = frequencies.zipf(1, tokens), instances.step_sizes(2.0, 48 // batch, "tenths")
    label = np.arange(tokens) % 3
    risks, scores = sgd.train(e, u, p, drawn, steps, start=u @ w, form=form)
    slow = reference_training.descend((w, e, u), p, label, drawn, np.repeat(steps[:, None], 3, axis=1))[0]
    np.testing.assert_allclose(scores, u @ slow @ e.T, atol=1e-12)
    assert risks[0] == pytest.approx(reference_training.answered_wrongly(slow, e, u, p, label))


def test_records_are_the_ends_of_shorter_runs() -> None:
    long = sgd.errors(P100, 8, 5, 60, 1.0, seed=SEED, replicates=3, batch=10, times=[0, 2, 6])
    assert np.all(long[:, 0, 0] == pytest.approx(0.8))  # W = 0: all classes tie
    np.testing.assert_array_equal(
        long[:, 0, 2], sgd.errors(P100, 8, 5, 60, 1.0, seed=SEED, replicates=3, batch=10)[:, 0, 0]
    )


def test_same_bits_for_any_batching_and_threads() -> None:
    whole = sgd.errors(P100, 20, 5, 300, [1.0, 9.0], seed=SEED, replicates=5, threads=1)
    part = sgd.errors(P100, 20, 5, 300, [1.0, 9.0], seed=SEED, replicates=2, first=3, threads=2)
    np.testing.assert_array_equal(whole[3:], part)
    assert len(np.unique(whole[:, 0, 0])) > 1


def test_the_law_of_the_initial_scores() -> None:
    u = instances.vectors("normal", 3, 5, np.random.default_rng(0))
    drawn = np.array([instances.initial_scores("normal", u, g) for g in streams.generators(SEED, 4000)])
    covariance = np.einsum("rmd,rnd->mn", drawn, drawn) / 4000
    # 20 000 products: standard error 0.7 %
    np.testing.assert_allclose(covariance, u @ u.T, atol=0.03 * np.trace(u @ u.T))


def test_the_sheets_u_shape_in_the_step() -> None:
    """d = 20, N = 400, M = 5, T = 2000: .0629 .0488 .0370 .0286 .0258 .0281 .0308 .0369 over 8 draws."""
    steps = [0.03, 0.1, 0.3, 1, 3, 10, 30, 100]
    sheet = np.array([0.0629, 0.0488, 0.0370, 0.0286, 0.0258, 0.0281, 0.0308, 0.0369])
    seen = sgd.errors(frequencies.zipf(2, 400), 20, 5, 2000, steps, seed=SEED, replicates=200)[:, :, 0]
    # the sheet's own noise: 8 draws; ours is 5 times smaller
    noise = seen.std(axis=0, ddof=1) * np.sqrt(1 / 8 + 1 / 200)
    assert np.all(np.abs(seen.mean(axis=0) - sheet) < 4 * noise)
    assert seen.mean(axis=0).argmin() == 4


def test_the_authors_published_runs() -> None:
    """Their file finer_dim: SGD, B = 64, T = 10240, N = 100, M = 5, ten seeds; one in d = 200 to spare time."""
    for d, step, published in ((10, 10.0, 0.0401), (10, 100.0, 0.0312), (50, 1.0, 0.0430), (200, 10.0, 0.0097)):
        seen = learned.errors(P100, d, 5, 10_240, step, seed=SEED, replicates=40, batch=64)[:, 0, 0]
        noise = seen.std(ddof=1) * np.sqrt(1 / 10 + 1 / 40)  # theirs is a mean over ten correlated seeds
        assert abs(seen.mean() - published) < 4 * noise


def test_schedules() -> None:
    np.testing.assert_allclose(instances.step_sizes(10, 5, "drop:2:0.03"), [10, 10, 0.3, 0.3, 0.3])
    np.testing.assert_allclose(instances.step_sizes(1, 20, "tenths")[[0, 1, 2, 19]], [1, 1, 0.1, 1e-9])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"steps": -1.0}, "step: got -1.0"),
        ({"steps": float("nan")}, "step: got nan"),
        ({"samples": 7, "batch": 2}, "batch: got 2"),
        ({"schedule": "cosine"}, "schedule: got 'cosine'"),
        ({"times": [5, 2]}, "times: got"),
        ({"times": [11]}, "times: got"),
        ({"initial": "ones"}, "initial: got 'ones'"),
        ({"classes": 1}, "M: got 1"),
        ({"p": [0.5, 0.6]}, "sum of p: got 1.1"),
        ({"inputs": "orthonormal"}, "orthonormal"),
    ],
)
def test_wrong_input_is_refused(change: dict, message: str) -> None:
    call = {"p": P100, "d": 3, "classes": 2, "samples": 10, "steps": 1.0} | change
    with pytest.raises(InputError, match=message):
        sgd.errors(**call, seed=SEED, replicates=1)
