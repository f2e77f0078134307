"""When the rarer label of a cluster is learnt: the harmonic mean of its two numbers of tokens times later than in a pair."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics import learning_time_of_rare_token as pair_law
from lawbook.theory.memory_dynamics.cluster import FIRST, PREMISES, SECOND, SHARE, harmonic
from lawbook.theory.memory_dynamics.pair import CLOSENESS
from lawbook.theory.memory_dynamics.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return harmonic(v.n_1, v.n_2) * pair_law.prediction(v)


def derivation(v: SimpleNamespace) -> Derivation:
    p, rare, n, m = v.p_1, 1 - v.p_1, v.n_1, v.n_2
    a, b, x, alpha = sp.symbols("a b x alpha", positive=True)
    where = {p: (0.55, 0.95), n: [1, 2, 5], m: [1, 3, 4], v.k: (2, 100), a: (0.01, 0.2), b: (0.01, 0.2), x: (0.01, 0.04), alpha: (0.1, 0.9)}
    first = 2 * ((alpha + (1 - alpha) / n) * a - alpha * b)
    second = 2 * ((alpha + (1 - alpha) / m) * b - alpha * a)
    slow = sp.log(p / x - 1) + sp.log(rare / x - 1)
    return Derivation(
        (
            *PREMISES,
            Premise("Tokens of one label are alike (same frequency, start from 0) and keep equal margins: m_1 and m_2. a = p_1 sigma(-m_1) and "
                    "b = p_2 sigma(-m_2) are what their labels have still to learn, a/n_1 and b/n_2 for each token."),
            Premise("As alpha tends to 1 the difference of margins relaxes at once to a = b, as for one token of noisy label; the sum starts "
                    "from 0 (a = p_1 p_2) and the rarer label is learnt at a = p_2/2, as in a pair."),
        ),
        (
            equal(
                2 * (a / n + (n - 1) * alpha * a / n - alpha * b), first, "expand", "the speed of m_1: own push, that of its n_1 - 1 likes, and "
                "that of the others", lemma=True, where=where, transform=lambda e: sp.simplify(sp.expand(e)),
            ),
            equal(
                (first + second).subs(b, a), 4 * (1 - alpha) * a / harmonic(n, m), "substitute",
                "the speed of the sum at a = b: that of a pair, 4 (1 - alpha) a, over the harmonic mean", lemma=True, where=where,
                transform=lambda e: sp.simplify(e),
            ),
            equal(
                -sp.Derivative(slow, x).doit() * harmonic(n, m) * v.k / (4 * x),
                harmonic(n, m) * v.k / 4 * sp.Derivative(pair_law.antiderivative(x, p), x).doit(), "differentiate",
                "the time that a change of a takes", lemma=True, where=where, transform=lambda e: sp.simplify(e),
            ),
            equal(
                harmonic(n, m) * v.k / 4 * (pair_law.antiderivative(p * rare, p) - pair_law.antiderivative(rare / 2, p)), prediction(v),
                "substitute", "from a = p_1 p_2 down to p_2/2", where=where,
                transform=lambda e: harmonic(n, m) * sp.simplify(e / harmonic(n, m)),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.learning_time_of_cluster",
    statement=(
        "A cluster of n_1 tokens of one label and n_2 of another, equally frequent within each label, is learnt by gradient flow at a time "
        "asymptotically 2 n_1 n_2/(n_1 + n_2) times that of a pair with the labels' frequencies, Delta(p_1)/(4 (1 - alpha))."
    ),
    relation=Asymptotic("k"),
    observable="time",
    parameters=(SHARE, FIRST, SECOND, CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the pair of its labels", "labels alone count", pair_law.prediction),
        Rival("number of tokens", "(n_1 + n_2)/2 times later", lambda v: (v.n_1 + v.n_2) * pair_law.prediction(v) / 2),
        Rival("rarer label", "n_2 times later", lambda v: v.n_2 * pair_law.prediction(v)),
        Rival("rare token alone", "a pair with the frequency of one rare token",
              lambda v: pair_law.prediction(SimpleNamespace(p_1=1 - (1 - v.p_1) / v.n_2, k=v.k))),
    ),
    remark=(
        "Unequal frequencies within a label change it: measured, those within the frequent label hasten it; those within the rarer one delay "
        "its rarest token (law learning_time_of_rarest_in_cluster) and hasten the others. At any frequencies: law learning_time_at_most."
    ),
)
