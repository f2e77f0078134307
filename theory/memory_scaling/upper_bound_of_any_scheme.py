"""The paper's upper bound on the expected error of any storage scheme, proved here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, at_most, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens, total_energy
from lawbook.theory.memory_scaling.setting import (
    CLASSES,
    DIMENSION,
    FREQUENCIES,
    LARGEST_CLASS,
    LARGEST_ENERGY,
    PAPER,
    TOKENS,
    WEIGHTS,
)
from lawbook.theory.source import Source

LEVEL = real("gamma", "exponent of the error allowed to stored tokens", r"\gamma", low=0, typical=(0.1, 2))


def forgotten(v: SimpleNamespace, threshold: Any) -> Any:
    """Mass of the tokens with d q^2 <= threshold."""
    return over_tokens(v, lambda x: sp.Piecewise((1, v.d * v.q[x] ** 2 <= threshold), (0, True)))


def printed_threshold(v: SimpleNamespace) -> Any:
    c = sp.log(v.M) + v.gamma * sp.log(v.d)
    return 16 * c * (v.Q_max + 8 * c * total_energy(v) / v.d)


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.d**-v.gamma + forgotten(v, printed_threshold(v))


def derivation(v: SimpleNamespace) -> Derivation:
    c, d, M, S, Q = sp.symbols("c d M S Q_max", positive=True)
    q, t, r, gamma = sp.symbols("q t r gamma", positive=True)
    stored = {c: (sp.log(3), 60)}
    third = sp.Rational(3, 8)
    chernoff = (sp.exp(sp.Rational(1, 2)) / 2) ** (4 * sp.sqrt(2) * c)
    # d is an integer above 8 sqrt(2) log 3 > 12.4, so at least 13
    close = sp.Min(sp.Rational(3, 4) ** ((8 * sp.sqrt(2) * c - 1) / 2), sp.Rational(3, 4) ** 6) / 2
    by_token = over_tokens(
        v, lambda x: sp.Piecewise((1, v.d * v.q[x] ** 2 <= printed_threshold(v)), (2 * v.d**-v.gamma, True))
    )
    premises = (
        Premise("c = log M + gamma log d. Forgotten tokens, those with d q^2 <= 16 c (Q_max + 8 c |q|^2/d), err at most always."),
        Premise("A stored token loses to a rival with probability E Phi(-r q / sqrt(V)), V = Q_f + Q_y - q^2 + the leakage, "
                "with leakage the mean of c_z/b over the other classes weighted by Q_z "
                "(law pairwise_error_with_sphere_unembeddings)."),
        Premise("The probabilities of four events are added: r^2 < d/2; <u_f, u_y> > 1/2; leakage > 32 c |q|^2/d; "
                "and the error outside these."),
        Premise("A squared cosine c_z has E exp(a c_z) <= (1 - 2a/d)^(-1/2), as d c_z has smaller moments than a "
                "squared normal; so has every weighted mean of them (Jensen)."),
    )
    steps = (
        at_least(
            16 * c * (Q + 8 * c * S / d), 128 * c**2 * S / d,
            "a stored token has q^2 <= |q|^2 = S and d q^2 > 128 c^2 S/d, so d > 8 sqrt(2) c", lemma=True,
            witness=16 * c * Q,
        ),
        equal(
            sp.exp(d / 4) * 2 ** (-d / 2), (sp.exp(sp.Rational(1, 2)) / 2) ** (d / 2), "expand",
            "Chernoff: P(r^2 < d/2) <= exp(a d/2) E exp(-a r^2) = exp(a d/2) (1 + 2a)^(-d/2), here at a = 1/2", lemma=True,
        ),
        at_most(chernoff, sp.exp(-c), "with d > 8 sqrt(2) c: r^2 < d/2 has probability below exp(-c)", lemma=True, where=stored),
        equal(
            (1 - sp.Rational(1, 4)) ** ((d - 1) / 2) / 2, sp.Rational(3, 4) ** ((d - 1) / 2) / 2, "expand",
            "P(<u_f, u_y> > 1/2) = I_{3/4}((d-1)/2, 1/2)/2 is at most this (law sharper_upper_bound in d - 1 dimensions)",
            lemma=True,
        ),
        equal(
            (1 - 2 * (third * d) / d) ** sp.Rational(-1, 2), sp.S(2), "expand",
            "Chernoff for the weighted mean of squared cosines with a = 3d/8: P(mean > t) <= 2 exp(-3 d t/8)", lemma=True,
        ),
        equal(
            2 * sp.exp(-third * d * (8 * c / d)), 2 * sp.exp(-3 * c), "substitute",
            "at t = 8c/d; as 1/b <= 4 the leakage is then at most 4 t |q|^2 = 32 c |q|^2/d", lemma=True,
        ),
        at_most(
            2 * Q + 32 * c * S / d, 4 * (Q + 8 * c * S / d), "so V <= 4 (Q_max + 8 c |q|^2/d)", lemma=True, witness=2 * Q,
        ),
        equal(
            sp.exp(-(16 * c * t) / (4 * 4 * t)) / 2, sp.exp(-c) / 2, "substitute",
            "then Phi(-r q/sqrt(V)) <= exp(-r^2 q^2/(2V))/2 <= exp(-d q^2/(4V))/2 with d q^2 > 16 c t, V <= 4 t", lemma=True,
        ),
        at_most(
            sp.exp(-c) + close + 2 * sp.exp(-3 * c) + sp.exp(-c) / 2, 2 * sp.exp(-c),
            "the four probabilities together, for c >= log M and M >= 3, where d >= 13", lemma=True, where=stored,
        ),
        at_most(
            (M - 1) * 2 * sp.exp(-(sp.log(M) + gamma * sp.log(d))), 2 * d**-gamma, "the M - 1 rivals together", lemma=True,
            witness=2 * d**-gamma / M,
        ),
        at_most(by_token, prediction(v), "sum over the tokens, the frequencies of the stored ones adding up to at most 1"),
    )
    return Derivation(premises, steps)


LAW = Law(
    name="memory_scaling.upper_bound_of_any_scheme",
    statement=(
        "With random unembeddings, whatever the weights, the expected error is at most 2 d^-gamma plus the mass of the "
        "tokens with d q^2 <= 16 c (Q_max + 8 c |q|^2/d), c = log M + gamma log d, for every gamma >= 0."
    ),
    relation=AtMost(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, restrict(DIMENSION, low=2, typical=(2, 2000)), restrict(CLASSES, low=3), LARGEST_ENERGY, LEVEL, TOKENS),
    conditions=LARGEST_CLASS,
    prediction=prediction,
    source=Source("derived here", PAPER, "after the paper's Theorem 1 as recalled"),
    derivation=derivation,
    rivals=(
        Rival("without logarithms", "the mass of the tokens with d q^2 <= Q_max", lambda v: forgotten(v, v.Q_max)),
        Rival(
            "leakage alone", "the mass of the tokens with d q^2 <= |q|^2/d", lambda v: forgotten(v, total_energy(v) / v.d)
        ),
        Rival("stored tokens are exact", "the mass of the tokens with q = 0", lambda v: forgotten(v, 0)),
    ),
    remark=(
        "Recalled with the conditions M >= 4 and d > 8 log M; the proof here needs only M >= 3. Often vacuous (above 1): "
        "for q = 1, N = 100, M = 5 up to d = 500, where the true error is below 0.01."
    ),
)
