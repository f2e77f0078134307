"""A wrong model makes the best fit depend on where it was trained."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DEVIATION, HERE

TRAIN = real("m", "mean of the training inputs", typical=(-2, 2))
TEST = real("m_test", "mean of the test inputs", "m'", typical=(-2, 2))
TEST_DEVIATION = real("s_test", "standard deviation of the test inputs", "s'", low=0, low_open=True, typical=(0.3, 3))


def prediction(v: SimpleNamespace) -> Any:
    gap = v.m_test - v.m
    return 2 * v.s_test**4 + 4 * gap**2 * v.s_test**2 + (gap**2 + v.s_test**2 - v.s**2) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    gap = v.m_test - v.m
    residual = (v.m_test + v.s_test * z) ** 2 - 2 * v.m * (v.m_test + v.s_test * z) - (v.s**2 - v.m**2)
    moments = {0: 1, 1: 0, 2: 1, 3: 0, 4: 3}
    averaged = sum(c * moments[power] for (power,), c in sp.Poly(sp.expand(residual**2), z).terms())
    return Derivation(
        (
            Premise("Under N(m, s^2) the least-squares line of x^2 has slope Cov(x, x^2)/s^2 = 2 m and intercept E x^2 - 2 m^2 = s^2 - m^2."),
            Premise("x = m' + s' z, z standard normal, with moments E z^2 = 1, E z^4 = 3, odd ones 0."),
        ),
        (
            equal(residual, gap**2 - v.s**2 + 2 * gap * v.s_test * z + v.s_test**2 * z**2, "expand", "what the line misses", lemma=True),
            equal(averaged, prediction(v), "expand", "the mean of its square"),
        ),
    )


LAW = Law(
    name="measure_objectives.risk_of_misspecified_line",
    statement="The line fitted to y = x^2 under N(m, s^2) has at N(m', s'^2) the risk 2 s'^4 + 4 (m' - m)^2 s'^2 + ((m' - m)^2 + s'^2 - s^2)^2: a misspecified optimum moves with the law.",
    relation=Equals(exact=True),
    observable="risk",
    parameters=(TRAIN, DEVIATION, TEST, TEST_DEVIATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("training risk", "2 s^4, the risk where it was trained", lambda v: 2 * v.s**4),
        Rival("noise alone", "2 s'^4, as if the model were right", lambda v: 2 * v.s_test**4),
    ),
)
