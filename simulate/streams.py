"""Random streams: one user seed grows into a tree, one generator per replicate.

Same seed, same bits: a replicate's generator depends on the seed, the path and the replicate's index
alone, never on batch size, thread count or order of work. There is no unseeded path.
"""

from __future__ import annotations

import hashlib

import numpy as np

INSTANCE, NOISE = 0, 1


def key_of(text: str) -> int:
    """A 32-bit spawn key for a name, the same on every machine and in every process."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def root(seed: int, *path: str | int) -> np.random.SeedSequence:
    """The node of the seed tree reached from the user's `seed` along `path` (law, cell, ...).

    Raises ValueError unless `seed` is a non-negative integer.
    """
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)) or seed < 0:
        raise ValueError(f"seed: got {seed!r}; accepted: a non-negative integer")
    keys = tuple(key_of(step) if isinstance(step, str) else int(step) for step in path)
    return np.random.SeedSequence(int(seed), spawn_key=keys)


def child(node: np.random.SeedSequence, *path: str | int) -> np.random.SeedSequence:
    """The node below `node` along `path`; unlike `SeedSequence.spawn`, it changes no state."""
    keys = tuple(key_of(step) if isinstance(step, str) else int(step) for step in path)
    return np.random.SeedSequence(node.entropy, spawn_key=(*node.spawn_key, *keys))


def generators(
    node: np.random.SeedSequence, replicates: int, first: int = 0, branch: int = NOISE
) -> list[np.random.Generator]:
    """One generator for each of the replicates `first`, ..., `first + replicates - 1`.

    `branch` separates draws that decide an instance from draws that decide noise, so that two
    estimators can be compared on common instances.
    """
    if replicates < 1 or first < 0:
        raise ValueError(
            f"replicates, first: got {replicates!r}, {first!r}; accepted: replicates >= 1, first >= 0"
        )
    return [
        np.random.Generator(np.random.PCG64DXSM(child(node, branch, index)))
        for index in range(first, first + replicates)
    ]
