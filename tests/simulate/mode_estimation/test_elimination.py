"""Elimination on the tree: Huffman-optimal after every sample, the counts' decisions, the authors' query counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import counts, dynamic_huffman, problems, rules
from lawbook.simulate.mode_estimation.adaptive import sibling_property
from lawbook.simulate.mode_estimation.candidates import SAMPLES
from lawbook.simulate.mode_estimation.elimination import EliminationTree, elimination_search
from lawbook.simulate.mode_estimation.trees import huffman_cost

SEED = streams.root(4, "elimination")


def questions(search: EliminationTree, code: int) -> int:
    return int(dynamic_huffman.questions(search.tree.nodes, search.tree.leaves, code))


def cost_of_tree(search: EliminationTree) -> int:
    """What the samples so far would cost on the present tree."""
    active, tally = search.candidates.active, search.candidates.counts
    kept = sum(int(tally[y]) * questions(search, y) for y in np.flatnonzero(active))
    return kept if active.all() else kept + int(tally[~active].sum()) * questions(search, search.classes + 1)


@settings(max_examples=25)
@given(st.integers(2, 12), st.integers(0, 200), st.sampled_from([0.05, 0.3, 1.0]), st.sampled_from(rules.RULES))
def test_the_tree_is_optimal_after_every_sample(m, source, c, rule):
    rng = streams.generators(streams.root(source, "law"), 1)[0]
    p = rng.dirichlet(np.ones(m))
    search = EliminationTree(m, 0.3, rule=rule, constant=c if rule == "published" else None, order=rng.permutation(m))
    for y in problems.draw(p, 120, rng):
        if search.done:
            break
        depth = questions(search, y if search.candidates.active[y] else m + 1)
        assert search.observe(np.array([y]))[0] == depth
        if search.done:
            break
        assert sibling_property(search.tree)
        active, tally = search.candidates.active, search.candidates.counts
        assert cost_of_tree(search) == huffman_cost(np.append(tally[active], tally[~active].sum()) if not active.all() else tally)


@pytest.mark.parametrize("rule", rules.RULES)
def test_questions_do_not_change_decisions(rule):
    """Fed with the samples that the counts see, the tree drops the same classes at the same samples."""
    c = 0.5 if rule == "published" else None
    found = counts.elimination("zipf:1:30", 0.1, rule=rule, constant=c, most_samples=3000, seed=SEED, replicates=3)
    law = problems.resolve("zipf:1:30")
    for row, rng in enumerate(streams.generators(SEED, 3)):
        size, uniforms = counts.FIRST_BATCH, []
        while len(uniforms) < 3000:
            uniforms.extend(rng.random(min(size, 3000 - len(uniforms))))
            size *= 2
        search = EliminationTree(30, 0.1, rule=rule, constant=c)
        search.observe(np.searchsorted(np.cumsum(law) / law.sum(), uniforms, side="right"))
        assert search.candidates.state[SAMPLES] == found["samples"][row]
        np.testing.assert_array_equal(search.candidates.dropped_at, found["dropped_at"][row])


@pytest.mark.parametrize(("m", "n", "samples", "queries"), [(100, 20_000, 14_871, 38_115), (1000, 2000, 2000, 19_224)])
def test_authors_counts(m, n, samples, queries):
    """The runs of the public code that are printed for comparison; its queries depend on ties."""
    rng = np.random.default_rng(0)
    p = 1 / np.arange(1, m + 1)
    p = rng.permutation(p / p.sum())
    search = EliminationTree(m, 2**-5)
    spent = search.observe(rng.choice(m, size=n, p=p))
    assert len(spent) == samples
    assert spent.sum() == pytest.approx(queries, rel=0.01)


@pytest.mark.statistical
@pytest.mark.parametrize(
    ("p", "c", "measured", "error"),
    [("one:1000", 1, 389, 23), ("two:300", 1, 1545, 60), ("zipf:1:100", 1, 1478, 102), ("one:1000", 4, 1952, 94), ("zipf:1:100", 4, 6284, 221)],
)
def test_queries_measured_with_the_public_code(p, c, measured, error):
    found = elimination_search(p, 2**-9, constant=c, seed=SEED, replicates=40)
    assert found["stopped"].all() and not found["error"].any()
    assert abs(found["queries"].mean() - measured) < 3 * np.hypot(error, found["queries"].std() / 40**0.5)


def test_same_bits_for_any_threads_and_batch_of_replicates():
    whole = elimination_search("zipf:1:20", 0.1, constant=1.0, seed=SEED, replicates=4, threads=1)
    parts = elimination_search("zipf:1:20", 0.1, constant=1.0, seed=SEED, replicates=2, first=2, threads=2)
    for name in whole:
        np.testing.assert_array_equal(whole[name][2:], parts[name])


def test_relabelled_classes_take_the_same_questions():
    rng = streams.generators(SEED, 1)[0]
    y, names = rng.integers(7, size=300), rng.permutation(7)
    plain, other = EliminationTree(7, 0.1, constant=0.2), EliminationTree(7, 0.1, constant=0.2, order=names)
    np.testing.assert_array_equal(plain.observe(y), other.observe(names[y]))


def test_ties_are_censored_at_the_limit():
    found = elimination_search([0.5, 0.5], 0.1, constant=4.0, most_samples=300, seed=SEED, replicates=3)
    assert (found["samples"] <= 300).all() and not found["stopped"].all()


@pytest.mark.parametrize(
    ("change", "message"),
    [({"delta": 2.0}, "delta"), ({"rule": "best"}, "rule"), ({"constant": 0.0}, "constant"), ({"most_samples": 0}, "most_samples"), ({"p": [1.0]}, "classes")],
)
def test_bad_input(change, message):
    with pytest.raises(InputError, match=message):
        elimination_search(**({"p": [0.6, 0.4], "delta": 0.1} | change), seed=SEED, replicates=1)
