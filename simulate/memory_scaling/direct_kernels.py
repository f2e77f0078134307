"""Kernels of direct simulation: embeddings drawn coordinate by coordinate, scores summed up as they come.

E lies coordinate-major (coordinate c of all tokens in a row), so that one draw in the largest dimension is
read at every smaller one on the way, and nothing of size N x d is held.
"""

from __future__ import annotations

import math

import numpy as np

from lawbook.simulate.kernels import kernel

COORDINATES = 8  # drawn together; the update of a table is unrolled by hand over them
TILE = 512  # tokens whose coordinates stay in the first-level cache while all tables are updated
SPHERE, GAUSSIAN, ORTHONORMAL, TRUNCATED = 0, 1, 2, 3


def _gram_of(u: np.ndarray, d: int, normalise: bool, gram: np.ndarray) -> None:
    for y in range(len(u)):
        for z in range(y + 1):
            total = 0.0
            for c in range(d):
                total += u[y, c] * u[z, c]
            gram[y, z] = total
            gram[z, y] = total
    if normalise:
        for y in range(len(u)):
            for z in range(y):
                gram[y, z] /= math.sqrt(gram[y, y] * gram[z, z])
                gram[z, y] = gram[y, z]
        for y in range(len(u)):
            gram[y, y] = 1.0


gram_of = kernel(_gram_of)


def _fill_normal(rng: np.random.Generator, out: np.ndarray) -> None:
    for x in range(len(out)):
        out[x] = rng.standard_normal()


fill_normal = kernel(_fill_normal)


def _draw_grams(rng: np.random.Generator, kind: int, dims: np.ndarray, grams: np.ndarray) -> None:
    """U U^T in each dimension: U afresh in each (row by row), or cut from the largest if truncated."""
    classes, largest = grams.shape[1], dims[-1]
    if kind == ORTHONORMAL:
        for j in range(len(dims)):
            for y in range(classes):
                for z in range(classes):
                    grams[j, y, z] = 1.0 if y == z else 0.0
        return
    u = np.empty((classes, largest))
    if kind == TRUNCATED:
        for y in range(classes):
            fill_normal(rng, u[y])
            square = 0.0
            for c in range(largest):
                square += u[y, c] * u[y, c]
            for c in range(largest):
                u[y, c] /= math.sqrt(square)
    for j in range(len(dims)):
        if kind != TRUNCATED:
            for y in range(classes):
                fill_normal(rng, u[y, : dims[j]])
        gram_of(u, dims[j], kind == SPHERE, grams[j])


draw_grams = kernel(_draw_grams)


def _class_sums(e: np.ndarray, w: np.ndarray, order: np.ndarray, start: np.ndarray, sums: np.ndarray) -> None:
    """sums[z, c] = sum of w(x) e[c, x], x = order[start[z]], ..., order[start[z + 1] - 1], for c < 8."""
    e0, e1, e2, e3, e4, e5, e6, e7 = e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7]
    for z in range(len(sums)):
        s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = 0.0
        for i in range(start[z], start[z + 1]):
            x = order[i]
            weight = w[x]
            s0 += weight * e0[x]
            s1 += weight * e1[x]
            s2 += weight * e2[x]
            s3 += weight * e3[x]
            s4 += weight * e4[x]
            s5 += weight * e5[x]
            s6 += weight * e6[x]
            s7 += weight * e7[x]
        row = sums[z]
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7] = s0, s1, s2, s3, s4, s5, s6, s7


class_sums = kernel(_class_sums)


def _add_products(row: np.ndarray, e: np.ndarray, h: np.ndarray, low: int, high: int) -> None:
    """row[x] += sum over c < 8 of h[c] e[c, x], for low <= x < high."""
    h0, h1, h2, h3, h4, h5, h6, h7 = h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
    e0, e1, e2, e3 = e[0, low:high], e[1, low:high], e[2, low:high], e[3, low:high]
    e4, e5, e6, e7 = e[4, low:high], e[5, low:high], e[6, low:high], e[7, low:high]
    out = row[low:high]
    for x in range(high - low):
        out[x] += ((h0 * e0[x] + h1 * e1[x]) + (h2 * e2[x] + h3 * e3[x])) + (
            (h4 * e4[x] + h5 * e5[x]) + (h6 * e6[x] + h7 * e7[x])
        )


add_products = kernel(_add_products)


def _count_wrong(
    table: np.ndarray,
    gram: np.ndarray,
    label: np.ndarray,
    scores: np.ndarray,
    own: np.ndarray,
    count: np.ndarray,
) -> None:
    """count[x] += chance that token x is answered wrongly, its scores being gram @ table[:, x]."""
    classes, tokens = table.shape
    width = scores.shape[1]
    for low in range(0, tokens, width):
        size = min(width, tokens - low)
        for m in range(classes):
            line = scores[m, :size]
            first = gram[m, 0]
            part = table[0, low : low + size]
            for x in range(size):
                line[x] = first * part[x]
            for z in range(1, classes):
                factor = gram[m, z]
                part = table[z, low : low + size]
                for x in range(size):
                    line[x] += factor * part[x]
        for x in range(size):
            own[x] = scores[label[low + x], x]
        above, tied = own[width : width + size], own[2 * width : 2 * width + size]
        for x in range(size):
            above[x] = 0.0
            tied[x] = 0.0
        for m in range(classes):
            line = scores[m, :size]
            for x in range(size):
                above[x] += 1.0 if line[x] > own[x] else 0.0
                tied[x] += 1.0 if line[x] == own[x] else 0.0
        for x in range(size):
            count[low + x] += 1.0 if above[x] > 0 else 1.0 - 1.0 / tied[x]


count_wrong = kernel(_count_wrong)


def _simulate(
    rng: np.random.Generator,
    draws: int,
    dims: np.ndarray,
    kind: int,
    normalise: bool,
    label: np.ndarray,
    given: np.ndarray,
    order: np.ndarray,
    start: np.ndarray,
    group_of: np.ndarray,
    limit: np.ndarray,
    count: np.ndarray,
) -> None:
    """Add to count[s, j, x] the chances of error in `draws` draws; dims increase strictly.

    Group k of (scheme, dimension) pairs has weights given[k], tokens order[k] by class with bounds start[k],
    and is read up to dimension limit[k]. With `normalise`, inputs are unit vectors: E is held, and every
    group has one dimension.
    """
    schemes, tokens = count.shape[0], len(label)
    groups, classes = len(given), start.shape[1] - 1
    largest = dims[-1]
    held = np.empty((largest if normalise else 0, tokens))
    square = np.empty(tokens)
    block = np.empty((COORDINATES, tokens))
    weights = given.copy()
    table = np.empty((groups, classes, tokens))
    grams = np.empty((len(dims), classes, classes))
    sums = np.empty((groups, classes, COORDINATES))
    scores = np.empty((classes, TILE))
    own = np.empty(3 * TILE)
    for _ in range(draws):
        draw_grams(rng, kind, dims, grams)
        table.fill(0.0)
        if normalise:
            square.fill(0.0)
            at = 0
            for c in range(largest):
                fill_normal(rng, held[c])
                for x in range(tokens):
                    square[x] += held[c, x] * held[c, x]
                if c + 1 == dims[at]:
                    for s in range(schemes):
                        k = group_of[s, at]
                        for x in range(tokens):
                            weights[k, x] = given[k, x] / math.sqrt(square[x])
                    at += 1
        c, at = 0, 0
        while c < largest:
            size = min(COORDINATES, dims[at] - c)
            for i in range(COORDINATES):
                if i >= size:
                    block[i].fill(0.0)
                elif normalise:
                    for x in range(tokens):
                        block[i, x] = held[c + i, x]
                else:
                    fill_normal(rng, block[i])
            for k in range(groups):
                if limit[k] > c:
                    class_sums(block, weights[k], order[k], start[k], sums[k])
            for low in range(0, tokens, TILE):
                for k in range(groups):
                    if limit[k] > c:
                        for z in range(classes):
                            if start[k, z + 1] > start[k, z]:
                                add_products(table[k, z], block, sums[k, z], low, min(low + TILE, tokens))
            c += size
            if c == dims[at]:
                for s in range(schemes):
                    count_wrong(table[group_of[s, at]], grams[at], label, scores, own, count[s, at])
                at += 1


simulate = kernel(_simulate)
