"""When one question a sample compares the two best classes with fewer queries than finding every sample's class."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Threshold, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 4)


def derivation(v: SimpleNamespace) -> Derivation:
    p, n, q = sp.symbols("p n q", positive=True)
    full, single = 2 * p * (1 + 2 * p), 4 * p * (1 - p)
    small, large = {p: (0.01, sp.Rational(1, 3))}, {p: (sp.Rational(1, 3), 0.5)}
    return Derivation(
        (
            Premise("p_1 = p_2 = p, the limit of a small gap. Both estimate p_1 - p_2; compared is variance times queries."),
            Premise("Full resolution of {1}, {2} and the rest by Huffman's tree: 1 + 2 p queries a sample for p <= 1/3, 2 - p above."),
            Premise("One question a sample: 'is it 1?' of one half of the samples, 'is it 2?' of the other half."),
        ),
        (
            equal(p + q - (p - q) ** 2, (p + q) * (1 - (p - q) ** 2 / (p + q)), "expand", "variance of 1[Y = 1] - 1[Y = 2] at p_1 = p, p_2 = q: 2 p at q = p",
                  lemma=True, where={p: (0.3, 0.5), q: (0.1, 0.3)}),
            equal(n * (2 * p * (1 - p) / (n / 2)), single, "expand", "n queries: two proportions of n/2 answers each", lemma=True,
                  where=small | {n: (1, 100)}),
            equal(full - single, 8 * p * (p - sp.Rational(1, 4)), "expand", "full resolution loses for p > 1/4", lemma=True, where=small),
            equal(2 * p * (2 - p) - single, 2 * p**2, "expand", "and for all p > 1/3", lemma=True, where=large),
            equal(sp.Max(*sp.solve(sp.Symbol("x") * (4 * sp.Symbol("x") - 1), sp.Symbol("x"))), prediction(v), "solve", "the crossing"),
        ),
    )


LAW = Law(
    name="mode_estimation.one_question_wins",
    statement=(
        "To tell two nearly equal best classes of probability p each, one question a sample, 'is it 1?' or 'is it 2?' by turns, needs fewer "
        "queries than finding the class of every sample if p > 1/4, and more if p < 1/4."
    ),
    relation=Threshold("p"),
    observable="crossing",
    parameters=(restrict(CLASSES, low=3, typical=(3, 20)),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one third", "1/3, where Huffman's tree changes", lambda v: sp.Rational(1, 3)),
        Rival("never", "1/2: a sample is always worth resolving", lambda v: sp.Rational(1, 2)),
    ),
    remark="Entropy coding is optimal for finding what the samples are, not for finding the mode.",
)
