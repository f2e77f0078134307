"""A triangular map that is no optimal transport, and what it costs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK

BEND = real("b", "bend of the banana", low=0, low_open=True, typical=(0.3, 3))
BANANA = Premise("T(z) = (z_1, z_2 + b (z_1^2 - 1)): its Jacobian is lower triangular with ones on the diagonal, so T is the triangular map (Knothe and Rosenblatt) onto T's image.")


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.b**2


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("z_1 z_2", real=True)
    image = sp.Matrix([x, y + v.b * (x**2 - 1)])
    phi = gaussian_measures.density(x)
    where = {v.b: (0.3, 3), x: (-2, 2), y: (-2, 2)}
    return Derivation(
        (BANANA, Premise("A smooth optimal map is the gradient of a convex function (Brenier): its Jacobian is symmetric.")),
        (
            equal(image.jacobian([x, y]).det(), sp.Integer(1), "differentiate", "volumes are kept: densities are those of the noise", lemma=True, where=where),
            equal(sp.diff(image[1], x) - sp.diff(image[0], y), 2 * v.b * x, "differentiate", "the Jacobian is not symmetric", lemma=True, where=where),
            equal((image - sp.Matrix([x, y])).dot(image - sp.Matrix([x, y])), v.b**2 * (x**4 - 2 * x**2 + 1), "expand", "the squared way of a point", lemma=True, where=where),
            equal(sp.Integral(v.b**2 * (x**4 - 2 * x**2 + 1) * phi, (x, -sp.oo, sp.oo)), prediction(v), "integrate", "its mean: moments 3, 1 and 1", where={v.b: (0.3, 3)}),
        ),
    )


LAW = Law(
    name="pushforward.cost_of_banana",
    statement="The banana (z_1, z_2 + b (z_1^2 - 1)) of N(0, I) is the triangular map onto its image, keeps volumes and costs 2 b^2; it is not optimal for b > 0.",
    relation=Equals(exact=True),
    observable="cost",
    parameters=(BEND,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("off centre", "3 b^2: the square's mean is forgotten", lambda v: 3 * v.b**2),
        Rival("deviation", "b^2: as though z_1^2 had the variance 1", lambda v: v.b**2),
    ),
    remark="How much of it a better pairing saves: law `saving_by_swaps_on_banana`.",
)
