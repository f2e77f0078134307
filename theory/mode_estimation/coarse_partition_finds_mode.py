"""Who is inside the small sets does not matter for the mode of the data."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.One


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, top = sp.symbols("a b N", positive=True)
    return Derivation(
        (
            Premise("The partition leaves no set of several classes with N_max samples or more, N_max the largest count of a class that stands alone."),
        ),
        (
            at_most(a, a + b, "a class has no more samples than its set; so a hidden one has fewer than N_max", lemma=True, witness=b,
                    where={a: (0, 10), b: (0, 10)}),
            equal(sp.Max(top, top) / top, prediction(v), "expand", "the largest visible count over the largest of all is 1", where={top: (1, 100)}),
        ),
    )


LAW = Law(
    name="mode_estimation.coarse_partition_finds_mode",
    statement="Truncated search on n samples always names a class that is as frequent among them as any other.",
    relation=Equals(exact=True),
    observable="found",
    parameters=(CLASSES, SAMPLES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("as often as exhaustive search is right", "the class is the mode of p", observable="right"),),
    remark="It is the empirical mode: it errs about p exactly as often as exhaustive search does, for fewer questions.",
)
