"""Slow, obvious twins of the coarse searches: every question goes through a `Ledger`, sets are sets of classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lawbook.simulate.mode_estimation.oracle import Ledger


@dataclass(eq=False)
class Node:
    """A set of classes, its halves (none for a class), the samples known to be in it, and whether it is trash."""

    classes: frozenset[int]
    halves: tuple[Node, ...] = ()
    samples: list[int] = field(default_factory=list)
    trash: bool = False

    def divisible(self) -> bool:
        """Whether a search may look inside."""
        return bool(self.halves) and not self.trash

    def live(self) -> set[int]:
        """The classes that are not trash."""
        if self.trash:
            return set()
        return set().union(*(half.live() for half in self.halves)) if self.halves else set(self.classes)


def union(a: Node, b: Node, trash: bool = False) -> Node:
    """Two sets as one."""
    return Node(a.classes | b.classes, (a, b), a.samples + b.samples, trash)


def best_first(ledger: Ledger, sets: Sequence[Node], gamma: float = 1.0, slack: float = 0.0) -> tuple[list[Node], Node]:
    """Splits the largest set until it is a class, and on while a set has gamma N_max - slack samples. (partition, mode)."""
    left, partition, mode = list(sets), [], None
    while left:
        node = max(left, key=lambda one: (len(one.samples), one.divisible(), -min(one.classes)))
        if mode is not None and len(node.samples) < gamma * len(mode.samples) - slack:
            break
        left.remove(node)
        if node.divisible():
            first, second = node.halves
            first.samples, second.samples = [], []
            for sample in node.samples:
                (first if ledger.ask(sample, first.classes) else second).samples.append(sample)
            left += [first, second]
        else:
            partition.append(node)
            mode = node if mode is None and not node.trash else mode
    assert mode is not None
    return partition + left, mode


def huffman(sets: Sequence[Node], limit: int = 0) -> tuple[list[Node], Node]:
    """Unites the two lightest until one set is left. Returns (the sets before the first union of `limit` samples, the last)."""
    items = sorted(sets, key=lambda one: (len(one.samples), min(one.classes)))
    unions: list[Node] = []
    forest: list[Node] = []
    while len(items) + len(unions) > 1:
        pair: list[Node] = []
        for _ in range(2):
            take_item = items and (not unions or len(items[0].samples) <= len(unions[0].samples))
            pair.append((items if take_item else unions).pop(0))
        made = union(*pair)
        if not forest and len(made.samples) >= limit:
            forest = items + unions + pair
        unions.append(made)
    (root,) = items + unions
    return forest or [root], root


def truncated_search(ledger: Ledger, n: int, *, slack: bool = False) -> Node:
    """Rounds of 2, 4, 8, ... samples, all `n` in the end; the mode."""
    _, root = huffman([Node(frozenset([y])) for y in range(ledger.classes)])
    start, batch = 0, 2
    epsilon = 1 / (6 * ledger.classes)
    while start < n:
        end = min(start + batch, n)
        root.samples += range(start, end)
        partition, mode = best_first(ledger, [root], slack=epsilon * end if slack else 0)
        _, root = huffman(partition)
        start, batch, epsilon = end, 2 * batch, epsilon * 2 / 3
    return mode


def round_free_search(ledger: Ledger, n: int) -> Node:
    """One sample after the other; the mode."""
    _, root = huffman([Node(frozenset([y])) for y in range(ledger.classes)])
    partition = [root]
    mode: Node | None = None
    for sample in range(n):
        node = root
        while node not in partition:
            first, second = node.halves
            node = first if ledger.ask(sample, first.classes) else second
        node.samples.append(sample)
        top = len(mode.samples) if mode else 0
        if not node.halves:
            mode = node if mode is None or len(node.samples) > top else mode
        elif len(node.samples) >= top:
            partition, mode = best_first(ledger, partition)
        assert mode is not None
        partition, root = huffman(partition, len(mode.samples))
    assert mode is not None
    return mode


def set_elimination(
    ledger: Ledger, sizes: Sequence[int], drops: Callable[[int, int, int], bool], gamma: float
) -> tuple[Node, int, set[int]]:
    """Batches of the given sizes; `drops(N_max, N_set, n)` is the test. Returns (mode, samples used, classes not dropped)."""
    _, root = huffman([Node(frozenset([y])) for y in range(ledger.classes)])
    n = 0
    for size in sizes:
        root.samples += range(n, n + size)
        n += size
        partition, mode = best_first(ledger, [root], gamma)
        for node in partition:
            if node is not mode and not node.trash and drops(len(mode.samples), len(node.samples), n):
                node.trash = True
        kept = [node for node in partition if not node.trash]
        trash = [node for node in partition if node.trash]
        while len(trash) > 1:
            trash = [union(trash[0], trash[1], trash=True), *trash[2:]]
        _, root = huffman(kept + trash)
        if len(root.live()) == 1:
            break
    return mode, n, root.live()
