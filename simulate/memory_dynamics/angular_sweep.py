"""The exact best 0-1 error in the plane (d = 2, M = 2): it depends on the angle of w alone, in at most 2 N pieces.

With w = W^T (u_0 - u_1) and z_x = +-e_x (+ where the label is 0), token x is right iff w . z_x > 0. A tie is wrong.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

import numpy as np

from lawbook.simulate.inputs import labels_of, probability_vector, refuse
from lawbook.simulate.memory_dynamics.plain_arrays import finite

SAME_ANGLE = 1e-12  # critical angles nearer than this are one angle: arctan2 rounds to 2e-16


class Sweep(NamedTuple):
    """The least error, the widest open interval of angles that attains it, how many do, how many pieces there are.

    `low` lies in [0, 2 pi[ and `high` > `low` may pass 2 pi; every angle between them has this error.
    """

    error: float
    low: float
    high: float
    minima: int
    pieces: int

    @property
    def direction(self) -> np.ndarray:
        """The unit vector w in the middle of the interval."""
        return _direction((self.low + self.high) / 2)


def signed_inputs(e: np.ndarray, labels: np.ndarray | None = None) -> np.ndarray:
    """z_x = e_x where the label is 0, -e_x where it is 1; labels default to x mod 2. Shape (N, d)."""
    e = finite("e", e, (None, None))
    return np.where(labels_of("labels", labels, len(e), 2) == 0, 1.0, -1.0)[:, None] * e


def error_at(z: np.ndarray, p: np.ndarray, w: np.ndarray) -> np.ndarray | float:
    """The weighted 0-1 error of w (..., d), of the leading shape of w; ties are wrong. Cost: N d per w."""
    z, p = _checked(z, p)
    w = np.asarray(w, dtype=np.float64)
    if w.ndim == 0 or w.shape[-1] != z.shape[1] or not np.isfinite(w).all():
        raise refuse("w", w, f"finite numbers, the last axis {z.shape[1]}")
    wrong = np.einsum("...i,xi->...x", w, z) <= 0
    error = (wrong * p).sum(axis=-1)
    return float(error) if w.ndim == 1 else error


def best_error(z: np.ndarray, p: np.ndarray) -> Sweep:
    """The least 0-1 error over all w in the plane, exact to the rounding of the sum of p; z (N, 2), p (N,).

    Between two critical angles arg z_x +- pi/2 the error is constant; on one of them it is never smaller, since
    ties are wrong. Pieces narrower than 1e-12 are taken for equal angles.
    Cost: N log N. Memory: about 10 N numbers. Raises InputError.
    """
    z, p = _checked(z, p, 2)
    moving = (z != 0).any(axis=1) & (p > 0)  # a key of norm zero ties everywhere
    if not moving.any():
        return Sweep(fsum(p), 0.0, 2 * np.pi, 1, 1)
    turn, angle = 2 * np.pi, np.arctan2(z[moving, 1], z[moving, 0])
    critical = np.mod(np.concatenate([angle - np.pi / 2, angle + np.pi / 2]), turn)
    change = np.concatenate([-p[moving], p[moving]])  # right from the first on, wrong again from the second on
    order = np.argsort(critical, kind="stable")
    low, change = critical[order], change[order]
    high = np.append(low[1:], low[0] + turn)
    last = np.flatnonzero(high - low > SAME_ANGLE)[-1]  # this piece is asked in full, the others follow from it
    low, high, change = (np.roll(values, -last - 1) for values in (low, high, change))
    wide, middle = high - low > SAME_ANGLE, (low + high) / 2
    before = p[z @ _direction(middle[-1]) <= 0].sum(dtype=np.longdouble)
    errors = before + np.cumsum(change, dtype=np.longdouble)
    rounding = 4 * len(p) * np.finfo(np.longdouble).eps
    minima = np.flatnonzero(wide & (errors <= errors[wide].min() + rounding))
    chosen = minima[np.argmax((high - low)[minima])]
    error = fsum(p[z @ _direction(middle[chosen]) <= 0])
    return Sweep(error, float(low[chosen]), float(high[chosen]), len(minima), int(wide.sum()))


def _direction(angle: float) -> np.ndarray:
    return np.array([np.cos(angle), np.sin(angle)])


def best_error_by_trial(z: np.ndarray, p: np.ndarray) -> float:
    """The slow twin: every token asked in the middle of every piece. Cost and memory: 2 N^2."""
    z, p = _checked(z, p, 2)
    angle = np.arctan2(z[:, 1], z[:, 0])
    critical = np.sort(np.mod(np.concatenate([angle - np.pi / 2, angle + np.pi / 2]), 2 * np.pi))
    middle = (critical + np.append(critical[1:], critical[0] + 2 * np.pi)) / 2
    wide = np.diff(np.append(critical, critical[0] + 2 * np.pi)) > SAME_ANGLE
    return float(error_at(z, p, np.column_stack([np.cos(middle), np.sin(middle)])[wide]).min())


def _checked(z: np.ndarray, p: np.ndarray, d: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    z, p = finite("z", z, (None, d)), probability_vector("p", p)
    if len(p) != len(z):
        raise refuse("p", len(p), f"as many frequencies as rows of z, {len(z)}")
    return z, p
