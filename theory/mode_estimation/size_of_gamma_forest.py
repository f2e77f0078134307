"""How many sets set elimination keeps apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.queries_of_set_elimination import SHARE
from lawbook.theory.mode_estimation.setting import HERE, MODE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Max(2, 1 + 2 * (1 - v.p_1) / (v.gamma * v.p_1))


def derivation(v: SimpleNamespace) -> Derivation:
    k = sp.Symbol("k", positive=True)  # sets beside the mode, at least 2
    p, g = v.p_1, v.gamma
    where = {p: (0.05, 0.9), g: (0.05, 1), k: (2, 50)}
    return Derivation(
        (
            Premise("Merging stopped: any two sets beside the mode weigh gamma p_1 or more together. Each lies in k - 1 of the k (k - 1)/2 pairs."),
            Premise("So (k - 1)(1 - p_1) >= gamma p_1 k (k - 1)/2 for k >= 2 sets beside the mode; the mode is one more."),
        ),
        (
            equal(((k - 1) * (1 - p) - g * p * k * (k - 1) / 2) / ((k - 1) * g * p / 2), 2 * (1 - p) / (g * p) - k, "expand",
                  "divided by k - 1 and by gamma p_1/2: k <= 2 (1 - p_1)/(gamma p_1)", lemma=True, where=where),
            equal(sp.Max(1 + 1, 1 + 2 * (1 - p) / (g * p)), prediction(v), "substitute", "one more, and at least the mode and another", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.size_of_gamma_forest",
    statement=(
        "Huffman merges that keep all sets below gamma times the mode's probability leave at most 1 + 2 (1 - p_1)/(gamma p_1) sets, or two, "
        "however many classes there are."
    ),
    relation=AtMost(),
    observable="sets",
    parameters=(MODE, restrict(SHARE, high_open=False)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("full sets", "1 + (1 - p_1)/(gamma p_1), as if every set were full", lambda v: 1 + (1 - v.p_1) / (v.gamma * v.p_1)),),
    remark="Attained by classes of slightly more than half of gamma p_1. It is what frees set elimination from the number of classes.",
)
