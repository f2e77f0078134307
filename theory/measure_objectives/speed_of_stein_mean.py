"""How fast the mean of particles moves under Stein's flow with a bilinear kernel, for any number of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.measure_objectives.setting import HERE
from lawbook.theory.measure_objectives.stein_moments import (
    CENTRE,
    FIELD,
    MEAN,
    TARGET,
    VARIANCE,
    field_step,
    scale,
)


def prediction(v: SimpleNamespace) -> Any:
    return -(v.m - v.b) / v.q + scale(v) * v.m


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.b: (-2, 2), v.q: (0.3, 3), v.m: (-2, 2), v.w: (0.3, 3)}
    return Derivation(
        (FIELD,),
        (
            field_step(v),
            equal((v.b - v.m) / v.q + v.m * (v.q - v.w - (v.m - v.b) * v.m) / v.q, prediction(v), "expand", "at the mean of x", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.speed_of_stein_mean",
    statement="Under Stein's flow with the kernel 1 + x y towards N(b, q) the mean m of any number of particles of variance w moves at the speed -(m - b)/q + (1 - (w + (m - b) m)/q) m.",
    relation=Equals(exact=True),
    observable="mean",
    parameters=(CENTRE, TARGET, MEAN, VARIANCE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Langevin's flow", "-(m - b)/q", lambda v: -(v.m - v.b) / v.q + 0 * v.w),
        Rival("variance alone", "as if m were b in the last factor", lambda v: -(v.m - v.b) / v.q + (1 - v.w / v.q) * v.m),
    ),
    remark='',
)
