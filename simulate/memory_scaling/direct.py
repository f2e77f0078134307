"""Direct simulation: draw the embeddings, store the tokens, read the memory, count what it gets wrong.

Scores need only the class sums h_z = sum of q(x) e_x over tokens of class z, never the d x d matrix:
s(x) = U U^T (E h^T)_x. One draw of E in the largest dimension serves all dimensions (its first columns)
and all schemes. Ties count as a uniform guess among the tied classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, labels_of, probability_vector, refuse, whole_number, whole_numbers
from lawbook.simulate.memory_scaling import direct_kernels, embeddings, schemes
from lawbook.simulate.memory_scaling.storage_plan import storage_plan, weight_table
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
    Cost per draw, with d the largest dimension: N d standard normals; about 2 N M d operations for each of
    G schemes (a scheme counts once for each dimension where its weights change with it); N M^2 for each
    scheme and dimension that is read. Memory: the result, 2 G N numbers, and for each thread
    N ((M + 1) G + schemes x dimensions); E is held, N d, for sphere inputs only.
    Raises InputError.
    """
    setting = _setting(dimensions, classes, draws, inputs, unembeddings)
    return _run(lambda wrong: wrong, weights, setting, labels, None, seed, replicates, first, threads)


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

    Shape (replicates, schemes, dimensions). Parameters, cost, memory and errors as in `token_errors`, but
    for the result, which has no tokens.
    """
    p = probability_vector("p", p)

    setting = _setting(dimensions, classes, draws, inputs, unembeddings)

    def risk(wrong: np.ndarray) -> np.ndarray:
        return np.einsum("sdx,x->sd", wrong, p) / setting.draws

    return _run(risk, weights, setting, labels, len(p), seed, replicates, first, threads)


@dataclass(frozen=True)
class _Setting:
    dims: tuple[int, ...]
    classes: int
    draws: int
    inputs: str
    unembeddings: str


def _setting(dimensions: Any, classes: int, draws: int, inputs: str, unembeddings: str) -> _Setting:
    dims, classes = whole_numbers("dimensions", dimensions), whole_number("classes", classes, 2)
    choice("inputs", inputs, embeddings.INPUTS)
    choice("unembeddings", unembeddings, embeddings.UNEMBEDDINGS)
    if unembeddings == "orthonormal" and classes > min(dims):
        raise refuse("classes", classes, f"at most the dimension {min(dims)} for orthonormal unembeddings")
    return _Setting(dims, classes, whole_number("draws", draws), inputs, unembeddings)


def _run(
    measure: Callable[[np.ndarray], np.ndarray],
    weights: Weights,
    setting: _Setting,
    labels: np.ndarray | None,
    tokens: int | None,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int,
    threads: int | None,
) -> np.ndarray:
    """measure(wrong) of each replicate; wrong (schemes, dimensions, tokens) is summed over the draws."""
    replicates, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    noise = streams.generators(seed, replicates, first)
    if callable(weights):
        data = streams.generators(seed, replicates, first, streams.INSTANCE)
        draws = [lambda i=i: _prepared(weights(data[i]), setting, labels, tokens) for i in range(replicates)]
    else:
        fixed = _prepared(weights, setting, labels, tokens)
        draws = [lambda: fixed] * replicates
    found = map_in_order(lambda i: measure(draws[i]()(noise[i])), range(replicates), threads)
    return np.array(found)


def _prepared(
    weights: np.ndarray, setting: _Setting, labels: np.ndarray | None, tokens: int | None
) -> Callable[[np.random.Generator], np.ndarray]:
    """The simulation of one replicate, as a function of its generator."""
    table = weight_table(weights, len(setting.dims), tokens)
    label = labels_of("labels", labels, table.shape[2], setting.classes)
    if setting.inputs == "orthonormal":
        return lambda rng: _wrong_of_orthonormal(table, label, setting, rng)
    plan = storage_plan(table, setting.dims, label, setting.classes, share=setting.inputs == "gaussian")
    kind = embeddings.UNEMBEDDINGS.index(setting.unembeddings)

    def simulated(rng: np.random.Generator) -> np.ndarray:
        count = np.zeros((len(table), len(plan.dims), len(label)))
        direct_kernels.simulate(
            rng,
            setting.draws,
            plan.dims,
            kind,
            setting.inputs == "sphere",
            label,
            plan.weights,
            plan.order,
            plan.start,
            plan.group_of,
            plan.limit,
            count,
        )
        return count[:, plan.places]

    return simulated


def _wrong_of_orthonormal(
    table: np.ndarray, label: np.ndarray, setting: _Setting, rng: np.random.Generator
) -> np.ndarray:
    """Orthonormal inputs: a new frame in each dimension, scores by plain sums."""
    count = np.zeros(table.shape)
    member = (label[:, None] == np.arange(setting.classes)).astype(np.float64)
    for _ in range(setting.draws):
        grams = embeddings.gram_matrices(setting.unembeddings, setting.classes, setting.dims, rng)
        for j, d in enumerate(setting.dims):
            e = embeddings.orthonormalised(rng.standard_normal((len(label), d)))
            for s in range(len(table)):
                sums = np.einsum("xz,xc->zc", table[s, j][:, None] * member, e)
                read = np.einsum("xc,zc->xz", e, sums)
                read[np.abs(read) < 1e-12 * table[s, j].max()] = 0.0  # rounding must not break the ties of a frame
                scores = np.einsum("xz,yz->xy", read, grams[j])
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
