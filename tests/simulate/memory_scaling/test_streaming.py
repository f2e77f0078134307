"""Streams of blocks: the same risk as with E held, the same bits for any number of threads."""

import numpy as np
import pytest

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import direct, reference, streaming

SEED = streams.root(11, "streaming")
P = frequencies.zipf(1, 700)


@pytest.mark.parametrize("inputs", ["gaussian", "sphere"])
@pytest.mark.parametrize("block", [64, 300, 5000])
def test_agrees_with_the_twin(block, inputs):
    for replicate in range(2):
        found = streaming.error(P, P**0.5, 16, 7, seed=SEED, replicate=replicate, block=block, inputs=inputs)
        slow = reference.streamed_error(P, P**0.5, 16, 7, SEED, replicate, block, inputs)
        np.testing.assert_allclose(found, slow, rtol=1e-12)


def test_bits_do_not_depend_on_threads():
    one, two, three = (streaming.error(P, P, 32, 50, seed=SEED, block=100, threads=k) for k in (1, 2, 3))
    assert one == two == three


def test_same_mean_as_direct_simulation():
    found = np.array([streaming.error(P, P, 24, 5, seed=SEED, replicate=k, block=256) for k in range(60)])
    slow = direct.errors(P, P, 24, 5, seed=SEED, replicates=200)[:, 0, 0]
    assert abs(found.mean() - slow.mean()) < 4.5 * np.sqrt(found.var() / 60 + slow.var() / 200)


def test_memory_formula_bounds_what_is_allocated():
    import tracemalloc

    p = frequencies.zipf(1, 20_000)
    streaming.error(p, p, 64, 100, seed=SEED, block=1024, threads=2)
    tracemalloc.start()
    streaming.error(p, p, 64, 100, seed=SEED, block=1024, threads=2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < streaming.bytes_needed(100, 64, 1024, 2) + 24 * 20_000
    assert streaming.bytes_needed(1000, 1024, 4096, 2) < 2**31  # N = 1e6, M = 1e3, d = 1024 within 2 GiB


@pytest.mark.parametrize(
    "change",
    [
        dict(q=np.ones(3)),
        dict(dimension=0),
        dict(classes=1),
        dict(block=0),
        dict(threads=0),
        dict(inputs="orthonormal"),
        dict(unembeddings="x"),
        dict(labels=np.zeros(3)),
    ],
)
def test_wrong_use(change):
    with pytest.raises(InputError):
        streaming.error(**(dict(p=P, q=P, dimension=4, classes=3, seed=SEED) | change))
