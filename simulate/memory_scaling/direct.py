"""Direct simulation: draw the embeddings, store the tokens, read the memory, count what it gets wrong.

Scores need only the class sums h_z = sum of q(x) e_x over tokens of class z, never the d x d matrix:
s(x) = U U^T (E h^T)_x. One draw of E in the largest dimension serves all dimensions (its first columns)
and all schemes. Ties count as a uniform guess among the tied classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import (
    choice,
    labels_of,
    non_negative,
    probability_vector,
    refuse,
    whole_number,
    whole_numbers,
)
from lawbook.simulate.memory_scaling import direct_kernels, embeddings, schemes
from lawbook.simulate.parallel import map_in_order

Weights = np.ndarray | Callable[[np.random.Generator], np.ndarray]


def token_errors(
    weights: Weights,
    dimensions: int | Sequence[int],
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    inputs: str = "gaussian",
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """Number of the `draws` of (E, U) in which each token is answered wrongly.

    Shape (replicates, schemes, dimensions, tokens); a tie of k classes that holds the right one adds
    1 - 1/k. `weights` has shape (tokens,), (schemes, tokens) or (schemes, dimensions, tokens), or is a
    function of a generator that returns such an array, called once in each replicate (data).
    Cost per draw: N d standard normals and about 2 N M d operations for each scheme (and for each
    dimension, where a scheme's weights change with it). Memory: replicates x schemes x dimensions x N
    numbers, and N x M x schemes x dimensions for each thread; E is never held whole.
    Raises InputError.
    """
    return _run(
        _wrong,
        weights,
        dimensions,
        classes,
        seed,
        replicates,
        first,
        draws,
        inputs,
        unembeddings,
        labels,
        threads,
    )


def errors(
    p: np.ndarray,
    weights: Weights,
    dimensions: int | Sequence[int],
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    inputs: str = "gaussian",
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """The 0-1 risk sum_x p(x) 1[x is answered wrongly], averaged over `draws` of (E, U) in each replicate.

    Shape (replicates, schemes, dimensions). Parameters, cost and errors as in `token_errors`.
    """
    p = probability_vector("p", p)

    def risk(wrong: np.ndarray) -> np.ndarray:
        return np.einsum("sdx,x->sd", wrong, p) / draws

    return _run(
        lambda *a: risk(_wrong(*a)),
        weights,
        dimensions,
        classes,
        seed,
        replicates,
        first,
        draws,
        inputs,
        unembeddings,
        labels,
        threads,
        len(p),
    )


def _run(
    measure: Callable[..., np.ndarray],
    weights: Weights,
    dimensions: Any,
    classes: int,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int,
    draws: int,
    inputs: str,
    unembeddings: str,
    labels: Any,
    threads: int | None,
    tokens: int | None = None,
) -> np.ndarray:
    dims = whole_numbers("dimensions", dimensions)
    classes = whole_number("classes", classes, 2)
    draws = whole_number("draws", draws)
    generators = streams.generators(
        seed, whole_number("replicates", replicates), whole_number("first", first, 0)
    )
    instances = streams.generators(seed, replicates, first, streams.INSTANCE)

    def one(index: int) -> np.ndarray:
        given = weights(instances[index]) if callable(weights) else weights
        table = weight_table(given, len(dims), tokens)
        label = labels_of("labels", labels, table.shape[2], classes)
        return measure(table, dims, classes, label, draws, inputs, unembeddings, generators[index])

    return np.array(map_in_order(one, range(replicates), threads))


def weight_table(given: np.ndarray, dimensions: int, tokens: int | None = None) -> np.ndarray:
    """Weights as an array of shape (schemes, dimensions, tokens)."""
    table = non_negative("weights", given, (1, 2, 3))
    table = table.reshape((1,) * (2 - table.ndim) + table.shape) if table.ndim < 2 else table
    if table.ndim == 2:
        table = np.repeat(table[:, None, :], dimensions, axis=1)
    if table.shape[1] != dimensions or (tokens is not None and table.shape[2] != tokens):
        raise refuse(
            "shape of weights", np.shape(given), f"(..., {dimensions} dimensions, {tokens or 'N'} tokens)"
        )
    return table


def _wrong(
    table: np.ndarray,
    dims: tuple[int, ...],
    classes: int,
    label: np.ndarray,
    draws: int,
    inputs: str,
    unembeddings: str,
    rng: np.random.Generator,
) -> np.ndarray:
    """Errors of every token, shape (schemes, dimensions, tokens), summed over the draws."""
    choice("inputs", inputs, embeddings.INPUTS)
    kind = embeddings.UNEMBEDDINGS.index(choice("unembeddings", unembeddings, embeddings.UNEMBEDDINGS))
    if kind == direct_kernels.ORTHONORMAL and classes > min(dims):
        raise refuse("classes", classes, f"at most the dimension {min(dims)} for orthonormal unembeddings")
    if inputs == "orthonormal":
        return _wrong_of_orthonormal(table, dims, classes, label, draws, unembeddings, rng)
    increasing, places = np.unique(dims, return_inverse=True)
    columns = table[:, np.unique(places, return_index=True)[1]]
    weights, group_of, limit = _groups(columns, increasing, share=inputs == "gaussian")
    order, start = _stored_by_class(weights, label, classes)
    count = np.zeros(columns.shape)
    direct_kernels.simulate(
        rng, draws, increasing, kind, inputs == "sphere", label, weights, order, start, group_of, limit, count
    )
    return count[:, places]


def _groups(table: np.ndarray, dims: np.ndarray, share: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Neighbouring dimensions in which a scheme has the same weights share a group, hence its sums.

    Returns weights (groups, tokens), the group of each (scheme, dimension), and the last dimension of each.
    """
    group_of = np.empty(table.shape[:2], dtype=np.int64)
    rows: list[np.ndarray] = []
    limit: list[int] = []
    for s in range(len(table)):
        for j in range(len(dims)):
            if share and j and np.array_equal(table[s, j], table[s, j - 1]):
                limit[-1] = dims[j]
            else:
                rows.append(table[s, j])
                limit.append(dims[j])
            group_of[s, j] = len(rows) - 1
    return np.array(rows), group_of, np.array(limit)


def _stored_by_class(weights: np.ndarray, label: np.ndarray, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """For each row of weights, the stored tokens in order of class, and where each class starts."""
    by_class = np.argsort(label, kind="stable")
    order = np.zeros(weights.shape, dtype=np.int64)
    start = np.zeros((len(weights), classes + 1), dtype=np.int64)
    for k, row in enumerate(weights):
        stored = by_class[row[by_class] > 0]
        order[k, : len(stored)] = stored
        start[k, 1:] = np.cumsum(np.bincount(label[stored], minlength=classes))
    return order, start


def _wrong_of_orthonormal(
    table: np.ndarray,
    dims: tuple[int, ...],
    classes: int,
    label: np.ndarray,
    draws: int,
    unembeddings: str,
    rng: np.random.Generator,
) -> np.ndarray:
    """As `_wrong`, with orthonormal inputs: a new frame in each dimension, scores by plain sums."""
    count = np.zeros(table.shape)
    member = (label[:, None] == np.arange(classes)).astype(np.float64)
    for _ in range(draws):
        grams = embeddings.gram_matrices(unembeddings, classes, dims, rng)
        for j, d in enumerate(dims):
            e = embeddings.orthonormalised(rng.standard_normal((len(label), d)))
            for s in range(len(table)):
                sums = np.einsum("xz,xc->zc", table[s, j][:, None] * member, e)
                scores = np.einsum("xz,yz->xy", np.einsum("xc,zc->xz", e, sums), grams[j])
                count[s, j] += 1 - chance_of(scores, label)
    return count


def chance_of(scores: np.ndarray, label: np.ndarray) -> np.ndarray:
    """The chance that each row of scores is answered by its label: 0, 1, or 1/k in a tie of k."""
    own = scores[np.arange(len(label)), label]
    tied = (scores == own[:, None]).sum(axis=1)
    return np.where((scores > own[:, None]).any(axis=1), 0.0, 1.0 / tied)


def observe(
    tokens: str,
    scheme: str | list[str],
    d: int | Sequence[int],
    M: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    T: int | None = None,
    draws: int = 1,
    inputs: str = "gaussian",
    unembeddings: str = "sphere",
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`errors` in the calling convention of an experiment: {"error": (replicates, schemes * dimensions)}.

    `tokens` specifies the frequencies (`simulate.frequencies`), `scheme` one scheme or a list
    (`simulate.memory_scaling.schemes`). With `T`, schemes are made from T samples drawn afresh in each
    replicate, by the empirical schemes. Columns run over dimensions first.
    """
    p = frequencies.resolve(tokens)
    dims = whole_numbers("d", d)
    result = errors(
        p,
        scheme_weights(p, scheme, dims, M, T),
        dims,
        M,
        seed=seed,
        replicates=replicates,
        first=first,
        draws=draws,
        inputs=inputs,
        unembeddings=unembeddings,
        threads=threads,
    )
    return {"error": result.reshape(len(result), -1)}


def scheme_weights(
    p: np.ndarray, scheme: str | list[str], dims: tuple[int, ...], classes: int, samples: int | None = None
) -> Weights:
    """The weights of schemes given as strings; with `samples`, a function that draws the data first."""
    listed = [scheme] if isinstance(scheme, str) else list(scheme)
    if samples is None:
        return schemes.weight_table(listed, p, dims, classes)
    samples = whole_number("T", samples, 0)

    def draw(rng: np.random.Generator) -> np.ndarray:
        counts = rng.multinomial(samples, p).astype(np.float64)
        return np.array([[schemes.empirical_weights(s, counts, rng, d) for d in dims] for s in listed])

    return draw
