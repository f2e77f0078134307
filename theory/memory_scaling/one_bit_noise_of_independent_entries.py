"""One-bit memory by Bussgang's decomposition of independent entries: refuted."""

from __future__ import annotations

from lawbook.theory import Equals, Law
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE

LAW = Law(
    name="memory_scaling.one_bit_noise_of_independent_entries",
    statement=(
        "Keeping only the signs of W raises noise over squared signal by the factor 1 + (pi/2 - 1) M / d, which vanishes "
        "in many dimensions."
    ),
    relation=Equals(),
    observable="noise_ratio",
    parameters=(CLASSES, DIMENSION),
    prediction=lambda v: 1 + (sp.pi / 2 - 1) * v.M / v.d,
    source=HERE,
    remark=(
        "The natural first guess: sign(W) = sqrt(2/pi) W/sigma + R with R white. R is not white, because the d entries of a "
        "column depend on M normals only; the constant does not survive. See `one_bit_noise`."
    ),
)
