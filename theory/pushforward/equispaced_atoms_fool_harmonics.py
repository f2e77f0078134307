"""Finitely many harmonics do not tell a few atoms from the uniform law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

ATOMS = integer("M", "number of equispaced atoms", low=1, typical=(1, 30))
HARMONICS = integer("q", "number of harmonics: frequencies 2 pi, 4 pi, ..., 2 pi q", low=1, typical=(1, 30))


def prediction(v: SimpleNamespace) -> Any:
    return sp.floor(v.q / v.M) / (2 * v.q)


def derivation(v: SimpleNamespace) -> Derivation:
    j, k = sp.symbols("j k", integer=True, positive=True)
    r = sp.Symbol("r", real=True)
    count = sp.Symbol("c", integer=True, nonnegative=True)
    return Derivation(
        (
            Premise("At harmonic k the characteristic function of U[0, 1] is 0, and that of M atoms at x + j/M is exp(2 pi i k x) "
                    "(1/M) sum over j of exp(2 pi i j k/M)."),
            Premise("The loss is the mean of |f - g|^2/2 over the q harmonics."),
        ),
        (
            equal(
                sp.Sum(r**k, (k, 0, v.M - 1)), (1 - r**v.M) / (1 - r), "sum",
                "with r = exp(2 pi i k/M), r^M = 1: the sum vanishes unless r = 1, that is unless M divides k", lemma=True,
                where={r: (0.1, 0.9), v.M: [2, 5]}, transform=lambda e: e.doit().replace(sp.Piecewise, lambda *cases: cases[-1][0]),
            ),
            equal(
                sp.Sum(sp.Integer(1), (j, 1, count)) / (2 * v.q), count / (2 * v.q), "sum",
                "each multiple of M up to q has |f|^2 = 1", lemma=True,
            ),
            equal(
                (count / (2 * v.q)).subs(count, sp.floor(v.q / v.M)), prediction(v), "substitute", "there are floor(q/M) of them",
                where={v.M: [1, 3, 10], v.q: [3, 10, 20]},
            ),
        ),
    )


LAW = Law(
    name="pushforward.equispaced_atoms_fool_harmonics",
    statement=(
        "Against U[0, 1], with the frequencies 2 pi k, k <= q, M equispaced atoms have the loss floor(q/M)/(2 q): exactly 0 "
        "from M = q + 1 on, wherever the first atom is."
    ),
    relation=Equals(exact=True),
    observable="loss",
    parameters=(ATOMS, HARMONICS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("identified", "an atomic law keeps a positive loss: 1/(2 M) of it at least", lambda v: 1 / (2 * v.M)),
        Rival("from q on", "0 from M = q on", lambda v: sp.floor(v.q / (v.M + 1)) / (2 * v.q)),
        Rival("unequal gaps", "the same for atoms that are not equispaced", cell={"bend": 0.1}),
    ),
    remark="The authors train with ten harmonics: eleven points, or any circular shift of the uniform law's map, are as good as the "
           "target.",
)
