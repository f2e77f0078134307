"""Truncated search, its round-free form and set elimination against slow twins that ask every question of a ledger."""

from __future__ import annotations

import heapq
import time

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import coarse_reference as slow
from lawbook.simulate.mode_estimation.coarse_tree import COUNT, ROOT
from lawbook.simulate.mode_estimation.oracle import HiddenSamples, Ledger
from lawbook.simulate.mode_estimation.problems import draw, resolve
from lawbook.simulate.mode_estimation.round_free import RoundFreeSearch, round_free_search
from lawbook.simulate.mode_estimation.rules import drops, settings
from lawbook.simulate.mode_estimation.set_elimination import SetElimination, batch_sizes, set_elimination
from lawbook.simulate.mode_estimation.truncated import TruncatedSearch, candidates_of, truncated_search
from lawbook.simulate.streams import root

CASES = [("zipf:1:20", 120), ("geometric:9", 200), ("two:15", 90), ("uniform:30", 64), ("one:40", 100), ([0.6, 0.4], 50)]


def of(spec, n, seed):
    """Samples with classes in a random order."""
    law, rng = resolve(spec), np.random.default_rng(seed)
    return rng.permutation(len(law))[draw(law, n, rng)], len(law)


def bench(classes, n):
    """The samples on which the public code was timed."""
    rng = np.random.default_rng(0)
    p = 1 / np.arange(1, classes + 1)
    p = rng.permutation(p / p.sum())
    return rng.choice(classes, size=n, p=p)


@pytest.mark.parametrize(("spec", "n"), CASES)
@pytest.mark.parametrize("kind", ["rounds", "slack", "round free"])
def test_truncated_search_asks_what_its_twin_asks_and_finds_the_mode(spec, n, kind):
    for seed in range(6):
        samples, m = of(spec, n, seed)
        ledger = Ledger(HiddenSamples.of(samples), m)
        if kind == "round free":
            found, twin = RoundFreeSearch(samples, m), slow.round_free_search(ledger, n)
        else:
            found = TruncatedSearch(samples, m, slack=kind == "slack")
            twin = slow.truncated_search(ledger, n, slack=kind == "slack")
        assert found.queries == ledger.queries == found.spent.sum()
        known = candidates_of(found.tree, found.after)
        assert known == {sample: ledger.candidates(sample) for sample in range(n)}  # and none is lost
        assert all(samples[sample] in classes for sample, classes in known.items())
        counts = np.bincount(samples, minlength=m)
        assert counts[min(twin.classes)] == counts.max()
        assert found.best.tolist() == np.flatnonzero(counts == counts.max()).tolist()
        assert found.spent.max() <= m - 1
        assert found.tree.nodes[found.tree.state[ROOT], COUNT] == n


@pytest.mark.parametrize(("spec", "n"), CASES)
@pytest.mark.parametrize(("rule", "constant"), [("published", 0.3), ("published", 1.0), ("mixture", None)])
@pytest.mark.parametrize(("gamma", "growth"), [(0.5, 2.0), (0.25, 1.12), (1.0, 1.5)])
def test_set_elimination_asks_what_its_twin_asks_and_drops_only_what_was_tested(spec, n, rule, constant, gamma, growth):
    number, c, level = settings(rule, constant, 0.1)
    for seed in range(3):
        samples, m = of(spec, n, seed)
        ledger = Ledger(HiddenSamples.of(samples), m)
        found = SetElimination(m, 0.1, rule=rule, constant=constant, gamma=gamma)
        sizes = batch_sizes(growth, n)
        safe = set(range(m))  # classes that would fail no test even alone, at any batch so far
        for size in sizes:
            found.observe(samples[found.samples : found.samples + size])
            counts = np.bincount(samples[: found.samples], minlength=m)
            top = counts[found.mode]
            safe -= {y for y in range(m) if drops(number, c, level, top, counts[y], found.samples, m)}
            assert safe <= set(found.left.tolist())
            assert found.mode in found.left and top == counts[found.left].max()
            assert found.tree.nodes[found.tree.state[ROOT], COUNT] == found.samples == counts.sum()
            if found.done:
                break
        twin = slow.set_elimination(ledger, sizes, lambda a, b, k, m=m: drops(number, c, level, a, b, k, m), gamma)
        assert (found.queries, found.samples) == (ledger.queries, twin[1])
        assert set(found.left.tolist()) == twin[2] and found.done == (len(twin[2]) == 1)
        known = candidates_of(found.tree, found.after)
        assert known == {sample: ledger.candidates(sample) for sample in range(found.samples)}
        assert found.spent.max() <= m - 1


@pytest.mark.parametrize(
    ("classes", "n", "theirs", "set_samples", "set_queries"),
    [(100, 131070, 374783, 16382, 54651), (1000, 65534, 219532, 32766, 106075)],
)
def test_query_counts_of_the_public_code(classes, n, theirs, set_samples, set_queries):
    samples = bench(classes, 131070)[:n] if classes == 100 else bench(classes, n)
    truncated, elimination = [], []
    for seed in range(24):  # the order of the classes on the first tree moves the count as ties do
        placed = np.random.default_rng(seed).permutation(classes)[samples]
        truncated.append(TruncatedSearch(placed, classes).queries)
        search = SetElimination(classes, 2**-5)
        for size in batch_sizes(2, n):
            search.observe(placed[search.samples : search.samples + size])
            if search.done:
                break
        assert search.done and search.samples == set_samples
        elimination.append(search.queries)
    for ours, value in ((truncated, theirs), (elimination, set_queries)):
        assert np.mean(ours) == pytest.approx(value, rel=0.04)
        assert min(ours) < value < max(ours)


class Heaped(slow.Node):
    """A set in a binary heap where a class goes before any larger set of the same count, and other ties fall as they may."""

    def __lt__(self, other):
        return (len(self.samples), bool(self.halves)) < (len(other.samples), bool(other.halves))


def heaped_tree(sets):
    """Huffman's tree by such a heap."""
    heap = list(sets)
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Heaped(a.classes | b.classes, (a, b), a.samples + b.samples))
    return heap[0]


def heaped_search(heap, ledger):
    """The partition in the order in which a heap of falling counts, sets before classes, gives it out."""
    order, top = [], -1
    while heap:
        _, node = heapq.heappop(heap)
        if not node.halves or len(node.samples) < top:
            order.append(node)
            top = len(node.samples) if top < 0 else top
            continue
        for half in node.halves:
            half.samples = []
        for sample in node.samples:
            node.halves[not ledger.ask(sample, node.halves[0].classes)].samples.append(sample)
        for half in node.halves:
            heapq.heappush(heap, (-len(half.samples) + (0 if half.halves else 0.5), half))
    return order


def test_with_ties_as_in_the_public_code_the_count_is_exactly_its_count():
    samples = bench(100, 131070)
    ledger = Ledger(HiddenSamples.of(samples), 100)
    node = heaped_tree([Heaped(frozenset([y]), (), [0]) for y in range(100)])  # equal weights: a balanced tree
    pile = [node]
    while pile:
        pile[-1].samples = []
        pile += pile.pop().halves
    for r in range(1, 17):
        node.samples = list(range(2 ** (r + 1) - 2))
        node = heaped_tree(heaped_search([(0, node)], ledger))
    assert ledger.queries == 374783


def test_round_free_counts_of_the_public_code():
    for classes, n, theirs in ((100, 8000, 22995), (1000, 1500, 6094)):
        ours = [
            RoundFreeSearch(np.random.default_rng(k).permutation(classes)[bench(classes, n)], classes).queries for k in range(20)
        ]
        assert np.mean(ours) == pytest.approx(theirs, rel=0.15)


def test_the_slack_of_the_printed_schedule_changes_nothing_at_these_sizes():
    samples = bench(100, 131070)
    assert TruncatedSearch(samples, 100, slack=True).queries == TruncatedSearch(samples, 100).queries


def test_speed_of_truncated_search_at_a_thousand_classes():
    samples = bench(1000, 65534)
    TruncatedSearch(samples[:10], 1000)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        TruncatedSearch(samples, 1000)
        seconds.append(time.perf_counter() - start)
    assert len(samples) / min(seconds) > 5e5  # the public code: 1e5


def test_set_elimination_ends_where_the_public_code_cannot():
    found = set_elimination("two:300", 2**-9, constant=1, seed=root(3), replicates=40, most_samples=100_000)
    assert found["stopped"].all() and found["error"].sum() == 0
    assert set(found["samples"]) <= {2.0 ** (r + 1) - 2 for r in range(3, 12)}


@pytest.mark.parametrize(
    ("spec", "gamma", "growth", "mean", "error"),
    [("one:1000", 0.5, 2, 1887, 41), ("one:1000", 0.25, 1.12, 1050, 30), ("two:300", 0.5, 2, 10110, 336), ("two:300", 0.25, 2, 6461, 162),
     ("zipf:1:100", 0.125, 1.12, 6434, 237)],
)  # fmt: skip
def test_means_measured_with_the_public_code_at_constant_four(spec, gamma, growth, mean, error):
    found = set_elimination(spec, 2**-9, constant=4, gamma=gamma, growth=growth, seed=root(5), replicates=100)["queries"]
    assert abs(found.mean() - mean) < 4 * np.hypot(error, found.std() / 10)


@pytest.mark.parametrize(("spec", "n", "exact"), [("geometric:100", 48, 0.02028), ("two:300", 50, 0.02164), ("one:1000", 6, 0.09461)])
@pytest.mark.parametrize("search", [truncated_search, round_free_search])
def test_error_is_that_of_the_empirical_mode_with_ties_at_random(search, spec, n, exact):
    error = search(spec, n, seed=root(13), replicates=4000)["error"].mean()
    assert abs(error - exact) < 4 * np.sqrt(exact * (1 - exact) / 4000)


def test_same_seed_same_runs_and_replicates_can_be_split():
    whole = truncated_search("zipf:1:30", 500, seed=root(7), replicates=6)
    part = truncated_search("zipf:1:30", 500, seed=root(7), replicates=2, first=4)
    assert all(np.array_equal(whole[name][4:], part[name]) for name in whole)
    assert round_free_search("one:30", 300, seed=root(7), replicates=4)["error"].sum() == 0


@pytest.mark.parametrize("search", [TruncatedSearch, RoundFreeSearch])
@pytest.mark.parametrize("classes", [1, 2])
def test_one_and_two_classes(search, classes):
    samples = np.arange(21) % classes
    found = search(samples, classes)
    assert found.queries == (0, 21)[classes - 1] and found.best.tolist() == [0]


def test_input_is_checked():
    with pytest.raises(InputError, match="samples"):
        TruncatedSearch([0, 5], 3)
    with pytest.raises(InputError, match="gamma"):
        SetElimination(5, 0.1, gamma=0)
    with pytest.raises(InputError, match="growth"):
        set_elimination("one:30", 0.1, growth=1, seed=root(1), replicates=1)
    with pytest.raises(InputError, match="delta"):
        set_elimination("one:30", 1, seed=root(1), replicates=1)
