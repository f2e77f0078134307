"""Few representatives for many tokens: what a risk needs to know of (q, p) within one class.

The chance of error of a token is a smooth function of q within its class. So tokens whose signal
sqrt(d) q / sqrt(Q_f) lies in the same interval of width 1/2 are replaced by eight Chebyshev nodes of that
interval, which carry their frequencies as weights of polynomial interpolation (relative error about
1e-12; with five nodes 1e-7; single weights may be negative). Intervals with fewer different tokens keep
them.
"""

from __future__ import annotations

import math

import numpy as np

from lawbook.simulate.kernels import kernel

WIDTH, FAR = 0.5, 40.0


def _grouped(
    q: np.ndarray,
    p: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    d: int,
    out_q: np.ndarray,
    out_mass: np.ndarray,
    out_label: np.ndarray,
    nodes: int,
) -> int:
    """Write representatives of the tokens, which come by class and then by decreasing q; return how many."""
    chebyshev, factor = np.empty(nodes), np.empty(nodes)
    for k in range(nodes):
        chebyshev[k] = math.cos(math.pi * (k + 0.5) / nodes)
        factor[k] = (-1.0) ** k * math.sin(math.pi * (k + 0.5) / nodes)  # barycentric
    count, first, tokens = 0, 0, len(q)
    basis = np.empty(nodes)
    while first < tokens:
        f = label[first]
        scale = math.sqrt(d) / noise[f] if noise[f] > 0 else 0.0
        bin_ = math.floor(min(q[first] * scale, FAR) / WIDTH)
        stop, distinct = first, 0
        while stop < tokens and label[stop] == f and math.floor(min(q[stop] * scale, FAR) / WIDTH) == bin_:
            if stop == first or q[stop] != q[stop - 1]:
                distinct += 1
            stop += 1
        if distinct <= nodes or bin_ >= FAR / WIDTH:
            for x in range(first, stop):
                if x == first or q[x] != q[x - 1]:
                    out_q[count], out_mass[count], out_label[count] = q[x], 0.0, f
                    count += 1
                out_mass[count - 1] += p[x]
        else:
            low, high = q[stop - 1], q[first]
            for k in range(nodes):
                out_q[count + k] = (low + high) / 2 + (high - low) / 2 * chebyshev[k]
                out_mass[count + k], out_label[count + k] = 0.0, f
            for x in range(first, stop):
                total, hit = 0.0, -1
                for k in range(nodes):
                    gap = q[x] - out_q[count + k]
                    if gap == 0:
                        hit = k
                        break
                    basis[k] = factor[k] / gap
                    total += basis[k]
                for k in range(nodes):
                    share = basis[k] / total if hit < 0 else (1.0 if k == hit else 0.0)
                    out_mass[count + k] += p[x] * share
            count += nodes
        first = stop
    return count


grouped_kernel = kernel(_grouped)


def grouped(
    q: np.ndarray, p: np.ndarray, label: np.ndarray, noise: np.ndarray, dimension: int, nodes: int = 8
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Representatives (q, mass, label) of the tokens; `noise` is sqrt(Q_f) of each class. O(N log N)."""
    order = np.lexsort((-q, label))
    out_q, out_mass, out_label = np.empty(len(q)), np.empty(len(q)), np.empty(len(q), dtype=np.int64)
    count = grouped_kernel(
        q[order], p[order], label[order], noise, dimension, out_q, out_mass, out_label, nodes
    )
    return out_q[:count].copy(), out_mass[:count].copy(), out_label[:count].copy()
