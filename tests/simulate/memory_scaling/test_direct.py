"""Direct simulation against its slow twin, and what must not change its bits or its answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import direct, embeddings, reference, schemes

SEED = streams.root(2, "direct")


def weights_of(tokens):
    p = frequencies.zipf(1, tokens)
    return np.array([np.ones(tokens), p, p**0.5 * (np.arange(tokens) < 7), np.zeros(tokens)])


@pytest.mark.parametrize("unembeddings", embeddings.UNEMBEDDINGS)
@pytest.mark.parametrize("inputs", ["gaussian", "sphere"])
@pytest.mark.parametrize(("classes", "dims"), [(3, [9, 4, 17]), (2, [2]), (5, [8, 16])])
def test_same_stream_same_answers_as_the_twin(inputs, unembeddings, classes, dims):
    label = np.arange(23) % classes
    weights = weights_of(23)
    got = direct.token_errors(
        weights,
        dims,
        classes,
        seed=SEED,
        replicates=2,
        inputs=inputs,
        unembeddings=unembeddings,
        labels=label,
    )
    for row, rng in zip(got, streams.generators(SEED, 2), strict=True):
        slow = reference.direct_errors(weights, dims, classes, label, inputs, unembeddings, rng)
        np.testing.assert_array_equal(row, slow)


def test_weights_that_change_with_the_dimension():
    p = frequencies.zipf(2, 40)
    dims = (8, 24, 48)
    table = schemes.weight_table(["threshold:d/8", "uniform"], p, dims, 3)
    got = direct.token_errors(table, dims, 3, seed=SEED, replicates=1)[0]
    for j, d in enumerate(dims):
        slow = reference.direct_errors(
            np.array([table[0, j]]),
            list(dims),
            3,
            np.arange(40) % 3,
            "gaussian",
            "sphere",
            *streams.generators(SEED, 1),
        )
        np.testing.assert_array_equal(got[0, j], slow[0, j], err_msg=str(d))


def test_bits_do_not_depend_on_threads_batches_or_other_schemes():
    p = frequencies.zipf(1.5, 60)
    weights = schemes.weight_table(["uniform", "frequency"], p, (5, 20), 4)
    one = direct.errors(p, weights, (5, 20), 4, seed=SEED, replicates=6, threads=1)
    two = direct.errors(p, weights, (5, 20), 4, seed=SEED, replicates=6, threads=2)
    parts = [
        direct.errors(p, weights, (5, 20), 4, seed=SEED, replicates=2, first=k, threads=2) for k in (0, 2, 4)
    ]
    alone = direct.errors(p, weights[1:], (5, 20), 4, seed=SEED, replicates=6)
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(one, np.concatenate(parts))
    np.testing.assert_array_equal(one[:, 1:], alone)


def test_data_are_drawn_on_their_own_branch():
    p = frequencies.zipf(1.5, 60)
    got = direct.observe(
        "zipf:1.5:60", ["seen", "top:d/2"], [4, 8], 3, T=30, seed=SEED, replicates=3, threads=2
    )["error"]
    assert got.shape == (3, 4)
    rng = streams.generators(SEED, 3, branch=streams.INSTANCE)[1]
    counts = rng.multinomial(30, p)
    again = direct.errors(p, (counts > 0) * 1.0, [4, 8], 3, seed=SEED, replicates=1, first=1)
    np.testing.assert_array_equal(got[1, :2], again[0, 0])


def test_nothing_stored_is_a_guess():
    p = frequencies.zipf(2, 30)
    np.testing.assert_allclose(direct.errors(p, np.zeros(30), [7], 5, seed=SEED, replicates=3), 0.8)


def test_orthonormal_inputs_tie_exactly_on_what_is_not_stored():
    # rounding would answer a class by what it stores, though nothing is known about the token
    got = direct.token_errors(np.array([2.0, 1.0, 0.0, 0.0]), 6, 3, seed=SEED, replicates=5, inputs="orthonormal")
    np.testing.assert_allclose(got[:, 0, 0], np.tile([0, 0, 2 / 3, 2 / 3], (5, 1)), atol=1e-15)


def test_orthonormal_inputs_make_no_mistake_on_what_is_stored():
    wrong = direct.token_errors(
        weights_of(12)[:2],
        [12, 15],
        3,
        seed=SEED,
        replicates=5,
        inputs="orthonormal",
        unembeddings="orthonormal",
    )
    assert wrong.sum() == 0
    with pytest.raises(InputError, match="orthonormal"):
        direct.token_errors(np.ones(12), 11, 3, seed=SEED, replicates=1, inputs="orthonormal")


@settings(max_examples=25, deadline=None)
@given(
    tokens=st.integers(1, 30),
    classes=st.integers(2, 6),
    d=st.integers(1, 20),
    scale=st.sampled_from([2.0**-40, 8.0]),
    data=st.data(),
)
def test_scale_relabelling_and_range(tokens, classes, d, scale, data):
    q = np.array(
        data.draw(st.lists(st.sampled_from([0.0, 0.25, 1.0, 3.0]), min_size=tokens, max_size=tokens))
    )
    label = np.array(data.draw(st.lists(st.integers(0, classes - 1), min_size=tokens, max_size=tokens)))
    wrong = direct.token_errors(q, d, classes, seed=SEED, replicates=1, labels=label)
    np.testing.assert_array_equal(
        wrong, direct.token_errors(scale * q, d, classes, seed=SEED, replicates=1, labels=label)
    )
    assert ((0 <= wrong) & (wrong <= 1)).all()
    # the mean over replicates is what names of classes cannot change; in one draw only the law is the same


def test_renaming_classes_keeps_the_mean():
    q, names = np.linspace(1, 2, 12), np.array([2, 0, 1])
    label = np.arange(12) % 3
    kw = dict(seed=SEED, replicates=2, draws=4000)
    a = direct.token_errors(q, 6, 3, labels=label, **kw).sum(axis=0) / 8000
    b = direct.token_errors(q, 6, 3, labels=names[label], **kw).sum(axis=0) / 8000
    assert np.abs(a - b).max() < 5 * np.sqrt(0.5 / 8000)  # five standard errors of a difference


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (dict(weights=[1, -1]), "weights"),
        (dict(weights=[np.nan, 1]), "weights"),
        (dict(dimensions=0), "dimensions"),
        (dict(classes=1), "classes"),
        (dict(replicates=0), "replicates"),
        (dict(first=-1), "first"),
        (dict(inputs="cube"), "inputs"),
        (dict(unembeddings="cube"), "unembeddings"),
        (dict(draws=0), "draws"),
        (dict(labels=np.array([0, 7])), "labels"),
        (dict(weights=np.ones((1, 3, 2))), "shape of weights"),
        (dict(dimensions=1, unembeddings="orthonormal"), "classes"),
        (dict(threads=0), "threads"),
    ],
)
def test_wrong_use(change, message):
    given_ = dict(weights=[1.0, 2.0], dimensions=4, classes=2, seed=SEED, replicates=1) | change
    with pytest.raises(InputError, match=message):
        direct.token_errors(**given_)


def test_probabilities_must_match_the_weights():
    with pytest.raises(InputError, match="shape of weights"):
        direct.errors([0.5, 0.5], np.ones(3), 4, 2, seed=SEED, replicates=1)


def test_truncated_vectors_are_worse_than_the_sphere():
    """Sheet 08, section 5 item 2: at d = 8 truncation raises the top token's error from .008 to .096."""
    p = frequencies.zipf(2, 20)
    kw = dict(seed=SEED, replicates=2, draws=4000)
    sphere = direct.token_errors(p**0.5, [8, 1000], 5, **kw).sum(axis=0)[0, 0, 0] / 8000
    cut = (
        direct.token_errors(p**0.5, [8, 1000], 5, unembeddings="truncated", **kw).sum(axis=0)[0, 0, 0] / 8000
    )
    assert cut > 5 * sphere


def test_figure_3_of_the_paper():
    """Sheet 08, F3 right: q = p decays like .331 d^(-1/4), the threshold d/8 like 3.89 / d."""
    dims = [128, 512]
    found = direct.observe("zipf:2:1000", ["frequency", "threshold:d/8"], dims, 5, seed=SEED, replicates=100)[
        "error"
    ]
    mean, se = found.mean(axis=0), found.std(axis=0) / 10
    expected = np.array([0.329 * 128**-0.25, 0.328 * 512**-0.25, 0.8 * 0.0362, 0.8 * 0.0089])
    assert (np.abs(mean - expected) < 5 * se + 0.02 * expected).all()
