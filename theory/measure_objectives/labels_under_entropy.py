"""A regulariser on the law of the labels leaves them undecided above a temperature, and mixed below it."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.optimize import brentq

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TEMPERATURE

LABELS = integer("n", "number of labels whose signs are lost", low=2, typical=(2, 8))
SIZE = real("a", "size of the labels", low=0, low_open=True, typical=(0.5, 2))
INDEPENDENT = Premise("Labels are independent, +a or -a with the mean m_i a; the objective is their mean variance about one constant plus T times the mean of KL from fair signs.")


def pull(v: SimpleNamespace) -> Any:
    """How strongly the mean of the others pulls at a label, in units of T."""
    return 2 * v.a**2 * (v.n - 1) / v.n


def free_energy(m: Any, v: SimpleNamespace) -> Any:
    """The objective where every label has the mean m a."""
    divergence = (1 + m) / 2 * sp.log(1 + m) + (1 - m) / 2 * sp.log(1 - m)
    return v.a**2 * (1 - (1 + (v.n - 1) * m**2) / v.n) + v.T * divergence


def formula(v: SimpleNamespace) -> Any:
    return sp.Function("mean")(pull(v) / v.T)


def evaluate(n: int, a: float, T: float) -> float:
    strength = 2 * float(a) ** 2 * (int(n) - 1) / int(n) / float(T)
    if strength <= 1:
        return 0.0
    low = min(0.5, math.sqrt(1 - 1 / strength) / 2)  # artanh(m)/m <= 1/(1 - m^2), so that the root is above this
    return float(brentq(lambda m: math.tanh(strength * m) - m, low, 1.0, xtol=1e-15))


def evaluate_digits(mp: Any, n: int, a: Any, T: Any) -> Any:
    strength = 2 * mp.mpf(a) ** 2 * (int(n) - 1) / int(n) / mp.mpf(T)
    return mp.findroot(lambda m: mp.tanh(strength * m) - m, mp.mpf(evaluate(n, a, T))) if strength > 1 else mp.mpf(0)


def derivation(v: SimpleNamespace) -> Derivation:
    m, k, g = sp.symbols("m k g", positive=True)
    of = sp.Function("mean")
    where = {m: (0.05, 0.95), v.n: [2, 3, 6], v.a: (0.8, 1.5), v.T: (0.1, 0.5), k: (0.1, 0.9), g: (1.2, 4),
             of: lambda mp, point: lambda strength: mp.findroot(lambda z: mp.tanh(strength * z) - z, mp.sqrt(1 - 1 / mp.mpf(strength)))}
    others = sum(sp.Symbol(f"m_{i}", real=True) for i in range(2))
    mean = sp.Symbol("m_2", real=True)
    second = 3 + 2 * (sp.Symbol("m_0", real=True) * sp.Symbol("m_1", real=True) + mean * others)
    where |= {sp.Symbol(f"m_{i}", real=True): (-0.9, 0.9) for i in range(3)}
    return Derivation(
        (INDEPENDENT, Premise("mean(g): the positive root of m = tanh(g m) for g > 1, else 0.")),
        (
            equal(sp.Derivative(v.a**2 * (1 - second / 9), mean), -2 * v.a**2 * others / 9, "differentiate", "three labels: the slope of the mean variance in one label's mean", lemma=True, where=where, transform=lambda e: sp.expand(e.doit())),
            equal(sp.Derivative(free_energy(m, v), m), v.T * (sp.log(1 + m) - sp.log(1 - m)) / 2 - pull(v) * m, "differentiate", "all alike: T artanh(m) less the pull", lemma=True, where=where,
                  transform=lambda e: sp.expand(e.doit())),
            equal(sp.atanh(of(g)) / of(g), g, "solve", "no slope: artanh(m) = g m", lemma=True, where=where),
            equal(sp.Derivative(sp.atanh(m) / m, m), (m / (1 - m**2) - sp.atanh(m)) / m**2, "differentiate", "artanh(m)/m grows from 1, so that the root is one, and the minimum", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(sp.tanh(pull(v) / v.T * of(pull(v) / v.T)), formula(v), "solve", "the labels' mean", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.labels_under_entropy",
    statement="n labels +-a of lost sign, fitted by a constant under an entropic penalty of temperature T on their law, have the mean m a with m = tanh(2 a^2 (n - 1) m/(n T)): undecided labels at high T, mixed ones at low T, sharp ones at none.",
    relation=Equals(exact=True),
    observable="mean",
    parameters=(LABELS, SIZE, TEMPERATURE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("sharp", "labels that agree, as without the penalty or under one on the function", lambda v: sp.Integer(1) + 0 * v.n),
        Rival("one step", "tanh(2 a^2 (n - 1)/(n T)), what sharp others would ask for", lambda v: sp.tanh(pull(v) / v.T)),
    ),
    remark="Open question Q1c in the smallest case: penalties on a measure and on a function are not exchangeable; law `labels_under_ridge`.",
)
