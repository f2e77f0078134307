"""With isotropic noise the flow is still not optimal transport, once three modes are not on a line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER
from lawbook.theory.pushforward.two_modes import WIDTH
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


LAW = Law(
    name="pushforward.curl_of_flow",
    statement=(
        "From N(0, I) to three normal modes of deviation sigma whose means are not on a line, the Jacobian of the flow's end map is not symmetric: the map is no gradient, "
        "and so not optimal transport."
    ),
    relation=Ordered(above="curl", below="solver_error"),
    observable="excess",
    parameters=(WIDTH,),
    prediction=prediction,
    source=Source("Lavenant and Santambrogio 2022 disproved the conjecture that it is; measured here", PAPER),
    rivals=(
        Rival("two modes", "the same for two modes, where all happens on a line", cell={"weights": [0.6, 0.4], "means": [[2.0, 0.0], [-1.0, 1.5]]}),
        Rival("modes on a line", "the same for three modes on a line", cell={"means": [[2.0, 1.0], [-1.0, -0.5], [0.5, 0.25]]}),
    ),
    remark=(
        "The effect is small, |J - J^T|/|J| = 0.035 on average at (2, 0), (-1, 1.5), (0, -1) with the weights 0.5, 0.3, 0.2 and variance 0.4, and its cost smaller still: "
        "transport costs must be known to 10^-3 to see it. Tests on two isotropic modes, or on normal data with isotropic noise, cannot."
    ),
)
