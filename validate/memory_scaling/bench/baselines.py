"""The obvious ways to the same results, as one writes them first in a research notebook."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np


def notebook_trial(
    p: np.ndarray, label: np.ndarray, classes: int, dims: list[int], rng: np.random.Generator, dtype: type = np.float64
) -> np.ndarray:
    """One trial of the storage schemes q = 1, q = p and the d/8 most frequent tokens: errors (3, dimensions).

    One draw of the embeddings in the largest dimension, cut to the smaller ones; associative matrices
    sum q e u^T, formed as d x d matrices and multiplied with every token's embedding.
    """
    largest = max(dims)
    e = rng.standard_normal((len(p), largest), dtype=dtype) / np.sqrt(largest, dtype=dtype)
    u = rng.standard_normal((classes, largest), dtype=dtype)
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    filled = e.T @ u[label]
    weighted = (e.T * p.astype(dtype)) @ u[label]
    found = np.empty((3, len(dims)))
    for j, d in enumerate(dims):
        kept = d // 8
        thresholded = e[:kept].T @ u[label[:kept]]
        for s, matrix in enumerate((filled, weighted, thresholded)):
            scores = e[:, :d] @ matrix[:d, :d] @ u[:, :d].T
            found[s, j] = p[scores.argmax(axis=1) != label].sum()
    return found


class Drawing:
    """Nothing but the normal numbers of many trials, into the same memory again, one generator a thread."""

    def __init__(self, shapes: list[tuple[int, int]], threads: int) -> None:
        self.threads = threads
        self.generators = [np.random.default_rng(k) for k in range(threads)]
        self.space = [[np.empty(shape) for shape in shapes] for _ in range(threads)]

    def __call__(self, trials: int) -> None:
        def work(k: int) -> None:
            for _ in range(k, trials, self.threads):
                for array in self.space[k]:
                    self.generators[k].standard_normal(out=array)

        with ThreadPoolExecutor(self.threads) as pool:
            list(pool.map(work, range(self.threads)))


def unseen_of_arrays(alpha: float, tokens: int, samples: int) -> dict[str, float]:
    """Expected unseen mass and distinct tokens of a Zipf law, by arrays of N numbers."""
    p = np.arange(1, tokens + 1, dtype=np.float64) ** -alpha
    p /= p.sum()
    missed = (1 - p) ** samples
    return {"unseen": float((p * missed).sum()), "distinct": float((1 - missed).sum())}


def dense_sgd(
    e: np.ndarray, u: np.ndarray, drawn: np.ndarray, label: np.ndarray, step: float
) -> np.ndarray:
    """SGD of batch 1 on the d x d matrix W from 0; returns the final scores U W E^T, (M, N)."""
    w = np.zeros((e.shape[1], e.shape[1]))
    for x in drawn:
        scores = u @ (w @ e[x])
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        chances[label[x]] -= 1
        w -= step * np.outer(u.T @ chances, e[x])
    return u @ w @ e.T


def insert_rows(path: Path, rows: list[tuple[str, bytes]]) -> None:
    """Keys and blobs into a new SQLite file, in one transaction."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE results (key TEXT PRIMARY KEY, arrays BLOB)")
    with connection:
        connection.executemany("INSERT INTO results VALUES (?, ?)", rows)
    connection.close()


def insert_rows_safely(path: Path, rows: list[tuple[str, bytes]]) -> None:
    """The same with a commit after each row, as `Store` gives it (WAL)."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("CREATE TABLE results (key TEXT PRIMARY KEY, arrays BLOB)")
    for row in rows:
        connection.execute("INSERT INTO results VALUES (?, ?)", row)
    connection.close()
