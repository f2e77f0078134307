"""What the two laws of first speeds along Stein's flow share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise, equal, real
from lawbook.theory.lazy import sympy as sp

CENTRE = real("b", "mean of the target", typical=(-2, 2))
TARGET = real("q", "variance of the target", low=0, low_open=True, typical=(0.3, 3))
MEAN = real("m", "mean of the particles", typical=(-2, 2))
VARIANCE = real("w", "variance of the particles", low=0, low_open=True, typical=(0.3, 3))
FIELD = Premise("x' = mean over particles y of (1 + x y)(-(y - b)/q) + x, the last term from the kernel's slope in y; the mean of y is m, that of y^2 is w + m^2.")


def scale(v: SimpleNamespace) -> Any:
    return 1 - (v.w + (v.m - v.b) * v.m) / v.q


def field_step(v: SimpleNamespace) -> Any:
    """The field of a particle at x, averaged over y."""
    x, y = sp.symbols("x y", real=True)
    where = {x: (-2, 2), v.b: (-2, 2), v.q: (0.3, 3), v.m: (-2, 2), v.w: (0.3, 3)}
    mean = sp.expand((1 + x * y) * (-(y - v.b) / v.q) + x).subs(y**2, v.w + v.m**2).subs(y, v.m)
    return equal(mean, -(v.m - v.b) / v.q + scale(v) * x, "expand", "affine in x: the cloud is moved and scaled, its shape frozen", lemma=True, where=where, transform=lambda e: sp.expand(e - (-(v.m - v.b) / v.q + scale(v) * x)) + (-(v.m - v.b) / v.q + scale(v) * x))
