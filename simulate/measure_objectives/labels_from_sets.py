"""Classification from candidate sets with kernel weights: disambiguation by alternation and by Frank-Wolfe, infimum loss, average, exhaustive search.

Sheet 09, sections 3.2 and 3.5. A selection phi puts a point of the simplex over its set at each of n inputs; weights A = K (K + n ridge)^-1 are
symmetric. Alternation ascends z.A phi over single labels z and selections phi; the quadratic variant ascends phi.(A A) phi, a convex function, so
that it is greatest at single labels. Costs: alternation and Frank-Wolfe n^2 labels a step, exhaustive search the number of selections times n^2.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.streams import generators

METHODS = ("alternation", "frank_wolfe", "blocks", "infimum", "average")
LARGEST = 200_000
QUERIES = np.linspace(0, 1, 200)


def uniform_selection(member: np.ndarray) -> np.ndarray:
    """Each set's labels with equal shares, (n, labels)."""
    if not member.any(1).all():
        raise refuse("member", "an empty set", "sets with a label or more: drop the others")
    return member / member.sum(1, keepdims=True)


def best_labels(score: np.ndarray, member: np.ndarray | None = None) -> np.ndarray:
    """One-hot rows (n, labels) at the greatest score, among each set's labels where `member` is given; ties go to the first."""
    allowed = score if member is None else np.where(member, score, -np.inf)
    return np.eye(score.shape[1])[allowed.argmax(1)]


def alternate(weights: np.ndarray, member: np.ndarray, most: int = 1000) -> tuple[np.ndarray, np.ndarray]:
    """(selection (n, labels), objective of each round) of alternation from equal shares: z the best labels for A phi, phi the best of the sets for A z.

    With symmetric weights the objective z.A phi never falls from the second round on, so that it stops; others may cycle: `most` rounds at most.
    """
    phi, before, path = uniform_selection(member), None, []
    for _ in range(whole_number("most", most)):
        z = best_labels(weights @ phi)
        if before is not None and (z == before).all():
            break
        phi, before = best_labels(weights @ z, member), z
        path.append(float((z * (weights @ phi)).sum()))
    return phi, np.array(path)


def score(weights: np.ndarray, phi: np.ndarray) -> float:
    """|A phi|^2, which is phi.(A A) phi."""
    return float(((weights @ phi) ** 2).sum())


def frank_wolfe_step(weights: np.ndarray, member: np.ndarray, phi: np.ndarray, size: float) -> tuple[np.ndarray, float]:
    """(the selection a share `size` of the way to the labels that the score's gradient likes best, the gap: gradient times the whole way)."""
    gradient = 2 * weights @ (weights @ phi)
    way = best_labels(gradient, member) - phi
    return phi + size * way, float((gradient * way).sum())


def frank_wolfe(weights: np.ndarray, member: np.ndarray, steps: int = 100) -> np.ndarray:
    """Selection (n, labels) of Frank-Wolfe on the score from equal shares with steps 2/(t + 2); the first is whole."""
    phi = uniform_selection(member)
    for t in range(whole_number("steps", steps)):
        phi, _ = frank_wolfe_step(weights, member, phi, 2 / (t + 2))
    return phi


def blocks(weights: np.ndarray, member: np.ndarray, rng: np.random.Generator, epochs: int = 20) -> np.ndarray:
    """Selection of Frank-Wolfe one random input at a time, with steps 2 n/(2 n + t)."""
    square, phi, n = weights @ weights, uniform_selection(member), len(member)
    for t in range(whole_number("epochs", epochs) * n):
        i = int(rng.integers(n))
        best = best_labels(square[i : i + 1] @ phi, member[i : i + 1])[0]
        phi[i] += 2 * n / (2 * n + t) * (best - phi[i])
    return phi


def selections(member: np.ndarray) -> np.ndarray:
    """All choices of a label from each set, (count, n); at most LARGEST."""
    if np.prod(member.sum(1).astype(float)) > LARGEST:
        raise refuse("member", f"{np.prod(member.sum(1).astype(float)):g} selections", f"at most {LARGEST}")
    return np.array(list(product(*(np.flatnonzero(row) for row in member))))


def best_of_all(weights: np.ndarray, member: np.ndarray) -> tuple[float, float]:
    """The greatest z.A phi over single labels z and selections, and the greatest phi.(A A) phi, both by exhaustive search."""
    one_hot = np.eye(member.shape[1])[selections(member)]
    smoothed = np.einsum("ij,sjk->sik", weights, one_hot, optimize=True)
    return float(smoothed.max(2).sum(1).max()), float((smoothed**2).sum((1, 2)).max())


def ridge_weights(x: np.ndarray, at: np.ndarray, ridge: float, bandwidth: float = 0.1) -> np.ndarray:
    """Weights (len(at), n) of kernel ridge regression with a Gaussian kernel."""
    gram, cross = (np.exp(-((side[:, None] - x) ** 2) / (2 * bandwidth**2)) for side in (x, at))
    return np.linalg.solve(gram + len(x) * ridge * np.eye(len(x)), cross.T).T


def true_labels(x: np.ndarray, labels: int) -> np.ndarray:
    """As many intervals of [0, 1] as labels, one label each."""
    return np.minimum((x * labels).astype(int), labels - 1)


def drawn_problem(n: int, labels: int, confusion: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """(inputs (n,), membership (n, labels)): sets with the true label, and each other one with probability `confusion`."""
    x, member = rng.random(n), rng.random((n, labels)) < confusion
    member[np.arange(n), true_labels(x, labels)] = True
    return x, member


def label_errors(
    n: int, labels: int, confusion: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, ridge: float = 0.01, methods: tuple[str, ...] = METHODS
) -> dict[str, Any]:
    """{method: share of 200 queries of [0, 1] with a wrong label}, and {"wins"}: 1 where the first method errs less than the second, 1/2 where as much; (replicates,)."""
    n, labels, confusion = whole_number("n", n, 2), whole_number("labels", labels, 2), number("confusion", confusion, 0, 1)
    if len(methods) < 2 or not set(methods) <= set(METHODS):
        raise refuse("methods", methods, "two or more of " + ", ".join(METHODS))
    truth, rows = true_labels(QUERIES, labels), []
    for rng in generators(seed, replicates, first):
        x, member = drawn_problem(n, labels, confusion, rng)
        own, weights = ridge_weights(x, x, ridge), ridge_weights(x, QUERIES, ridge)
        targets = {
            "alternation": lambda own=own, member=member: alternate(own, member)[0],
            "frank_wolfe": lambda own=own, member=member: frank_wolfe(own, member),
            "blocks": lambda own=own, member=member, rng=rng: blocks(own, member, rng),
            "infimum": lambda member=member: member.astype(float),
            "average": lambda member=member: uniform_selection(member),
        }
        rows.append([float(((weights @ targets[name]()).argmax(1) != truth).mean()) for name in methods])
    errors = np.array(rows).T
    wins = np.where(errors[0] < errors[1], 1.0, np.where(errors[0] == errors[1], 0.5, 0.0))
    return {**dict(zip(methods, errors, strict=True)), "wins": wins, "trials": np.ones(replicates, dtype=int)}


def mixture(member: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A random selection (n, labels): uniform on the simplex of all labels, cut to the sets."""
    shares = rng.dirichlet(np.ones(member.shape[1]), len(member)) * member
    return shares / shares.sum(1, keepdims=True)


def rise_of_step(
    n: int, labels: int, confusion: float, size: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, ridge: float = 0.01
) -> dict[str, np.ndarray]:
    """{"rise"}: how much one Frank-Wolfe step of `size` from a random mixture raises the score, over size times gap; (replicates,)."""
    n, labels, confusion = whole_number("n", n, 2), whole_number("labels", labels, 2), number("confusion", confusion, 0, 1)
    size, found = number("size", size, 0, 1, low_open=True), []
    for rng in generators(seed, replicates, first):
        x, member = drawn_problem(n, labels, confusion, rng)
        weights, phi = ridge_weights(x, x, ridge), mixture(member, rng)
        moved, gap = frank_wolfe_step(weights, member, phi, size)
        found.append((score(weights, moved) - score(weights, phi)) / (size * gap) if gap > 0 else 1.0)
    return {"rise": np.array(found)}


def selection_scores(
    n: int, labels: int, confusion: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, ridge: float = 0.01
) -> dict[str, np.ndarray]:
    """{"soft", "frank_wolfe", "blocks", "gain"}, shapes (replicates,), against the greatest score, found by exhaustive search.

    soft: the greatest score of 20 random mixtures and of Frank-Wolfe's end, not rounded, over it;
    frank_wolfe, blocks: whether the rounded end has it; gain: how much more often blocks do.
    """
    n, labels, confusion = whole_number("n", n, 2), whole_number("labels", labels, 2), number("confusion", confusion, 0, 1)
    rows = []
    for rng in generators(seed, replicates, first):
        x, member = drawn_problem(n, labels, confusion, rng)
        weights = ridge_weights(x, x, ridge)
        best = best_of_all(weights, member)[1]
        ends = frank_wolfe(weights, member), blocks(weights, member, rng)
        soft = max(score(weights, phi) for phi in (ends[0], *(mixture(member, rng) for _ in range(20))))
        hits = [float(score(weights, best_labels(end, member)) >= best * (1 - 1e-9)) for end in ends]
        rows.append([soft / best, *hits, hits[1] - hits[0]])
    soft, frank, block, gain = np.array(rows).T
    return {"soft": soft, "frank_wolfe": frank, "blocks": block, "gain": gain}
