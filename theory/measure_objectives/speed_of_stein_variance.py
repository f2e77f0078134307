"""How fast the variance of particles changes under Stein's flow with a bilinear kernel, off the centre too."""

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
    return 2 * scale(v)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.b: (-2, 2), v.q: (0.3, 3), v.m: (-2, 2), v.w: (0.3, 3)}
    return Derivation(
        (FIELD,),
        (
            field_step(v),
            equal(2 * (v.q - v.w - v.m**2 + v.b * v.m) / v.q, prediction(v), "expand", "deviations grow at the rate of the scale, squares at twice it", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.speed_of_stein_variance",
    statement="Under Stein's flow with the kernel 1 + x y towards N(b, q) the logarithm of the variance w of any number of particles of mean m changes at the speed 2 (1 - (w + (m - b) m)/q).",
    relation=Equals(exact=True),
    observable="log_variance",
    parameters=(CENTRE, TARGET, MEAN, VARIANCE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("centred", "2 (1 - w/q), as for centred particles", lambda v: 2 * (1 - v.w / v.q) + 0 * v.m * v.b),
        Rival("Langevin's flow", "2/w - 2/q", lambda v: 2 / v.w - 2 / v.q + 0 * v.m * v.b),
    ),
    remark='Mean and variance obey a closed pair of equations: nothing else of the cloud matters, and nothing else of it converges.',
)
