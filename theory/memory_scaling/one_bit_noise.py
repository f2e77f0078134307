"""One bit per entry of the matrix: what the sign costs, in noise over squared signal."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.M * sp.gamma(v.M / 2) ** 2 / (2 * sp.gamma((v.M + 1) / 2) ** 2)


def derivation(v: SimpleNamespace) -> Derivation:
    M, d = v.M, v.d
    r, t = sp.symbols("r t", positive=True)
    mean_norm = sp.sqrt(2) * sp.gamma((M + 1) / 2) / sp.gamma(M / 2)
    chi = 2 ** (1 - M / 2) / sp.gamma(M / 2) * r ** (M - 1) * sp.exp(-(r**2) / 2)
    sign_noise = 1 + (d - 1) * 2 / (sp.pi * M)
    sign_signal = sp.sqrt(2 / sp.pi) * sp.sqrt(d) * mean_norm / M
    plain_noise = 1 + (M + 1) / d
    ratio = sign_noise / sign_signal**2 / plain_noise
    return Derivation(
        (
            Premise("Many equally stored tokens: a column of W is sum_z sqrt(Q) g_z u_z with g normal, Q the class energy; "
                    "the entries of row i are weighed by a_i = sqrt(d) (u_1i, ..., u_Mi), nearly independent normals."),
            Premise("Plain matrix: class y collects from one column, in units of Q, the noise |u_y|^4 + sum <u_y, u_z>^2 = "
                    "1 + (M + 1)/d on average, and a signal 1 per unit of stored weight."),
            Premise("sign(W): u_y^T sign(column) has variance 1 (entries i = i') plus (d - 1) times the mean over pairs of "
                    "(2/pi) arcsin of their correlation; the latter is the mean square of sum_i u_yi sign(a_i . g), whose "
                    "mean over a is sqrt(d) sqrt(2/pi) g_y/|g|: (2/pi) / M."),
            Premise("sign(W): a unit of stored weight moves each entry by 2 phi(0) u_fi sqrt(d) / |a_i|, and so the lead by "
                    "sqrt(2/pi) sqrt(d) E|a| / M, since E a_f^2/|a| = E|a| / M."),
        ),
        (
            equal(
                sp.Integral(chi * r, (r, 0, sp.oo)), mean_norm, "integrate", "the mean length of M normals", lemma=True,
                where={M: [2, 3, 5, 9]}, transform=lambda e: sp.gammasimp(sp.simplify(e.doit())),
            ),
            equal(
                2 * sp.Integral(sp.exp(-(t**2) / 2) * t / sp.sqrt(2 * sp.pi), (t, 0, sp.oo)), sp.sqrt(2 / sp.pi), "integrate",
                "the mean of |g|, which is also twice the density at 0: what a sign keeps of a normal", lemma=True,
                transform=lambda e: e.doit(),
            ),
            limit(
                ratio, M / mean_norm**2, d, sp.oo, "noise over squared signal, sign over plain, in many dimensions",
                where={M: [2, 3, 5, 9]},
            ),
            equal(
                M / mean_norm**2, prediction(v), "expand", "insert the mean length", where={M: [2, 3, 5, 9]},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.one_bit_noise",
    statement=(
        "Keeping only the signs of W raises noise over squared signal, in many dimensions and for many stored tokens, by "
        "the factor M / (E chi_M)^2: 4/pi = 1.27 for two classes, 1.10 for five, 1 + 1/(2M) for many."
    ),
    relation=Asymptotic("d"),
    observable="noise_ratio",
    parameters=(CLASSES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no price", "signs cost nothing in many dimensions (the factor tends to 1)", lambda v: sp.Integer(1)),
        Rival("white noise", "pi/2, as if the entries were independent", lambda v: sp.pi / 2),
    ),
    remark=(
        "The rows of W are not independent: they share M normals per column, whose length the sign divides out. This "
        "leaves a cost in every dimension; at finite d an extra factor 1 + (pi/2 - 1) M / d comes on top."
    ),
)
