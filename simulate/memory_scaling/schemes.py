"""Storage schemes: the weight q(x) with which each token is stored.

Functions take the frequencies p (sorted decreasing; token x has rank x + 1) and return weights of the
same shape. Only ratios of weights matter. `weights` reads a scheme from a string, for cells of a grid:

    uniform | frequency | power:RHO | threshold:P | threshold:P:RHO | logarithm:P | root-logarithm:P
    sgd:PRODUCT (step x samples, small steps) | sgd:STEP:SAMPLES

where P is a number of tokens: ``20``, or a multiple of the dimension: ``d``, ``d/8``, ``0.1d`` (rounded
down for threshold). The empirical schemes, from counts: see `empirical_weights`.
"""

from __future__ import annotations

import re

import numpy as np

from lawbook.simulate.inputs import InputError, non_negative, number, refuse, whole_number

ACCEPTED = (
    "uniform, frequency, power:RHO, threshold:P, threshold:P:RHO, logarithm:P, root-logarithm:P, "
    "sgd:PRODUCT or sgd:STEP:SAMPLES, P being a number, d, d/8 or 0.1d"
)
EMPIRICAL = "seen, counts, counts:RHO, top:P, top:P:RHO or log-counts:N0, P being a number, d, d/8 or 0.1d"


def ranks(p: np.ndarray) -> np.ndarray:
    """1, ..., N as floats."""
    return np.arange(1, len(p) + 1, dtype=np.float64)


def uniform(p: np.ndarray) -> np.ndarray:
    """q = 1: every token is stored alike (filling)."""
    return np.ones_like(p)


def power(p: np.ndarray, rho: float) -> np.ndarray:
    """q = p**rho; tokens of frequency 0 are stored with weight 1 at rho = 0, and 0 otherwise."""
    return p ** number("rho", rho, 0)


def frequency(p: np.ndarray) -> np.ndarray:
    """q = p."""
    return p.copy()


def threshold(p: np.ndarray, size: float, rho: float = 0.0, rank: np.ndarray | None = None) -> np.ndarray:
    """q = p**rho on the `size` most frequent tokens, 0 on the others."""
    rank = ranks(p) if rank is None else rank
    return np.where(rank <= number("P", size, 0), power(p, rho), 0.0)


def logarithm(p: np.ndarray, size: float, rank: np.ndarray | None = None) -> np.ndarray:
    """q(x) = log(size / x)_+ of the rank x = 1, 2, ...; `size` need not be whole."""
    rank = ranks(p) if rank is None else rank
    return np.maximum(np.log(number("P", size, 0, low_open=True) / rank), 0.0)


def root_logarithm(p: np.ndarray, size: float, rank: np.ndarray | None = None) -> np.ndarray:
    """q(x) = sqrt(log(size / x)_+)."""
    return np.sqrt(logarithm(p, size, rank))


def sgd_shaped(p: np.ndarray, step: float, samples: float, classes: int) -> np.ndarray:
    """The paper's q_gamma: f(q) = q + step / (1 + exp(q) / classes), iterated samples * p(x) times from 0.

    Fractional numbers of visits are interpolated. Cost: samples * p[0] evaluations of the map.
    """
    step, samples = number("step", step, 0, low_open=True), number("samples", samples, 0)
    visits = samples * p
    if visits.max() > 1e8:
        raise refuse("samples", samples, "samples * p <= 1e8; use sgd_shaped_limit for small steps")
    path = _orbit(step, whole_number("classes", classes, 2), int(visits.max()) + 1)
    return np.interp(visits, np.arange(len(path)), path)


def _orbit(step: float, classes: int, steps: int) -> np.ndarray:
    path = np.zeros(steps + 1)
    for n in range(steps):
        path[n + 1] = path[n] + step / (1 + np.exp(path[n]) / classes)
    return path


def sgd_shaped_limit(p: np.ndarray, product: float, classes: int) -> np.ndarray:
    """The limit of `sgd_shaped` for step -> 0 at step * samples = product.

    It solves dq/dc = 1 / (1 + exp(q)/M), that is q + exp(q)/M = c + 1/M at c = product * p (Newton's method).
    """
    c = number("product", product, 0) * np.asarray(p, dtype=np.float64)
    classes = whole_number("classes", classes, 2)
    target = c + 1 / classes
    q = np.minimum(c, np.log1p(classes * target))  # both bound the solution from above: Newton descends
    for _ in range(60):
        grown = np.exp(q) / classes
        q = q - (q + grown - target) / (1 + grown)
    return np.maximum(q, 0.0)


def size_of(text: str, dimension: int | None) -> float:
    """The number of tokens written as ``20``, ``d``, ``d/8`` or ``0.1d``."""
    match = re.fullmatch(r"([0-9.eE+]*)d(?:/([0-9.eE+]+))?", text)
    try:
        if match is None:
            return float(text)
        if dimension is None:
            raise refuse("scheme: P", text, "a number, since no dimension is given")
        return float(match[1] or 1) * dimension / float(match[2] or 1)
    except InputError:
        raise
    except (ValueError, ZeroDivisionError):
        raise refuse("scheme: P", text, "a number, d, d/8 or 0.1d") from None


def weights(
    scheme: str, p: np.ndarray, dimension: int | None = None, classes: int = 2, rank: np.ndarray | None = None
) -> np.ndarray:
    """The weights of a scheme given as a string (see the module). Raises InputError for what it cannot read.

    `rank` (default 1, ..., N) lets p list a subset of the tokens.
    """
    if not isinstance(scheme, str):
        raise refuse("scheme", scheme, ACCEPTED)
    name, *rest = scheme.split(":")
    try:
        match name, len(rest):
            case "uniform", 0:
                return uniform(p)
            case "frequency", 0:
                return frequency(p)
            case "power", 1:
                return power(p, float(rest[0]))
            case "threshold", 1 | 2:
                size = np.floor(size_of(rest[0], dimension))
                return threshold(p, size, float(rest[1]) if len(rest) == 2 else 0.0, rank)
            case "logarithm", 1:
                return logarithm(p, size_of(rest[0], dimension), rank)
            case "root-logarithm", 1:
                return root_logarithm(p, size_of(rest[0], dimension), rank)
            case "sgd", 1:
                return sgd_shaped_limit(p, float(rest[0]), classes)
            case "sgd", 2:
                return sgd_shaped(p, float(rest[0]), float(rest[1]), classes)
    except InputError:
        raise
    except ValueError:
        raise refuse("scheme", scheme, ACCEPTED) from None
    raise refuse("scheme", scheme, ACCEPTED)


def weight_table(
    schemes: str | list[str], p: np.ndarray, dimensions: tuple[int, ...], classes: int
) -> np.ndarray:
    """Weights of several schemes in several dimensions, shape (schemes, dimensions, tokens)."""
    listed = [schemes] if isinstance(schemes, str) else list(schemes)
    return np.array([[weights(scheme, p, d, classes) for d in dimensions] for scheme in listed])


def seen(counts: np.ndarray) -> np.ndarray:
    """hat q_0: 1 for tokens seen at least once."""
    return (counts > 0).astype(np.float64)


def most_frequent(counts: np.ndarray, size: float, rng: np.random.Generator, rho: float = 0.0) -> np.ndarray:
    """count**rho on the `size` most frequent of the seen tokens, ties broken at random; 0 on the others."""
    tokens = np.flatnonzero(counts)
    chosen = tokens[np.lexsort((rng.random(len(tokens)), -counts[tokens]))[: int(number("P", size, 0))]]
    result = np.zeros(len(counts))
    result[chosen] = counts[chosen].astype(np.float64) ** number("rho", rho, 0)
    return result


def empirical_weights(
    scheme: str, counts: np.ndarray, rng: np.random.Generator, dimension: int | None = None
) -> np.ndarray:
    """Weights from counts: seen, counts[:RHO] (n^RHO), top:P[:RHO], log-counts:N0 (log(1 + n/N0)).

    Unseen tokens have weight 0. `rng` breaks the ties of ``top``.
    """
    counts = non_negative("counts", counts)
    if not isinstance(scheme, str):
        raise refuse("scheme", scheme, EMPIRICAL)
    name, *rest = scheme.split(":")
    try:
        match name, len(rest):
            case "seen", 0:
                return seen(counts)
            case "counts", 0 | 1:
                rho = number("rho", float(rest[0]) if rest else 1.0, 0)
                return np.where(counts > 0, counts**rho, 0.0)
            case "top", 1 | 2:
                return most_frequent(
                    counts,
                    np.floor(size_of(rest[0], dimension)),
                    rng,
                    float(rest[1]) if len(rest) == 2 else 0.0,
                )
            case "log-counts", 1:
                return np.log1p(counts / number("N0", float(rest[0]), 0, low_open=True))
    except InputError:
        raise
    except ValueError:
        raise refuse("scheme", scheme, EMPIRICAL) from None
    raise refuse("scheme", scheme, EMPIRICAL)


def is_empirical(scheme: str) -> bool:
    """Whether a scheme is made from counts."""
    return isinstance(scheme, str) and scheme.split(":")[0] in ("seen", "counts", "top", "log-counts")
