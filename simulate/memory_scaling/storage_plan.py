"""What is stored where: the weights of all schemes and dimensions, arranged for the kernels.

A scheme whose weights do not change from one dimension to the next goes on adding to the same class sums,
so neighbouring dimensions with equal weights form one group.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lawbook.simulate.inputs import non_negative, refuse


@dataclass(frozen=True)
class StoragePlan:
    """Weights of schemes x dimensions, grouped.

    dims (increasing) and `places` restore the caller's dimensions: dims[places]. Group k has the weights
    weights[k], the stored tokens order[k] by class with bounds start[k], and is read up to dimension
    limit[k]; group_of has shape (schemes, len(dims)).
    """

    dims: np.ndarray
    places: np.ndarray
    label: np.ndarray
    weights: np.ndarray
    order: np.ndarray
    start: np.ndarray
    group_of: np.ndarray
    limit: np.ndarray


def weight_table(given: np.ndarray, dimensions: int, tokens: int | None = None) -> np.ndarray:
    """Weights as an array (schemes, dimensions, tokens), from the last one, first and last, or all axes."""
    table = non_negative("weights", given, (1, 2, 3))
    if table.ndim == 1:
        table = table[None]
    if table.ndim == 2:
        table = np.repeat(table[:, None, :], dimensions, axis=1)
    if table.shape[1] != dimensions or (tokens is not None and table.shape[2] != tokens):
        accepted = f"(..., {dimensions} dimensions, {tokens or 'N'} tokens)"
        raise refuse("shape of weights", np.shape(given), accepted)
    return table


def storage_plan(
    table: np.ndarray, dims: tuple[int, ...], label: np.ndarray, classes: int, share: bool
) -> StoragePlan:
    """The plan for a weight table; with `share` unset every (scheme, dimension) is a group of its own."""
    increasing, first, places = np.unique(dims, return_index=True, return_inverse=True)
    group_of = np.empty((len(table), len(increasing)), dtype=np.int64)
    rows: list[np.ndarray] = []
    limit: list[int] = []
    for s in range(len(table)):
        for j, d in enumerate(increasing):
            row = table[s, first[j]]
            if share and j and np.array_equal(row, rows[-1]):
                limit[-1] = d
            else:
                rows.append(row)
                limit.append(d)
            group_of[s, j] = len(rows) - 1
    order, start = _stored_by_class(rows, label, classes)
    return StoragePlan(increasing, places, label, np.array(rows), order, start, group_of, np.array(limit))


def _stored_by_class(
    rows: list[np.ndarray], label: np.ndarray, classes: int
) -> tuple[np.ndarray, np.ndarray]:
    """For each row of weights, the stored tokens in order of class, and where each class starts."""
    by_class = np.argsort(label, kind="stable")
    order = np.zeros((len(rows), len(label)), dtype=np.int64)
    start = np.zeros((len(rows), classes + 1), dtype=np.int64)
    for k, row in enumerate(rows):
        stored = by_class[row[by_class] > 0]
        order[k, : len(stored)] = stored
        start[k, 1:] = np.cumsum(np.bincount(label[stored], minlength=classes))
    return order, start
