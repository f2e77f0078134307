"""One bit per entry of the matrix: what the sign costs, in noise over squared signal."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE


def many_dimensions(v: SimpleNamespace) -> Any:
    """M / (E chi_M)^2."""
    return v.M * sp.gamma(v.M / 2) ** 2 / (2 * sp.gamma((v.M + 1) / 2) ** 2)


def prediction(v: SimpleNamespace) -> Any:
    return many_dimensions(v) * (v.d - 1 + sp.pi * v.M / 2) / (v.d + v.M + 1)


def derivation(v: SimpleNamespace) -> Derivation:
    M, d = v.M, v.d
    r, t = sp.symbols("r t", positive=True)
    mean_norm = sp.sqrt(2) * sp.gamma((M + 1) / 2) / sp.gamma(M / 2)
    chi = 2 ** (1 - M / 2) / sp.gamma(M / 2) * r ** (M - 1) * sp.exp(-(r**2) / 2)
    sign_noise = 1 + (d - 1) * 2 / (sp.pi * M)
    sign_signal = sp.sqrt(2 / sp.pi) * sp.sqrt(d) * mean_norm / M
    plain_noise = 1 + (M + 1) / d
    where = {M: [2, 3, 5, 9], d: [4, 16, 100]}
    return Derivation(
        (
            Premise("Many equally stored tokens: a column of W is sum_z sqrt(Q) g_z u_z with g normal, Q the class energy; "
                    "Gaussian unembeddings: row i is sqrt(Q/d) a_i . g with a_i of M standard normals, independent over rows."),
            Premise("Noise of W, per column and in units of Q, in half the lead of one class over another: "
                    "E|u|^4 + E<u_f, u_y>^2 + (M - 2)/d = 1 + (M + 1)/d. Signal of a unit of stored weight: 1."),
            Premise("Noise of sign(W): 1 from pairs i = i'; from the d (d - 1) others a_yi a_yi' (2/pi) arcsin(correlation) / d, "
                    "and E[a sign(a . g)] = sqrt(2/pi) g/|g| shows that the mean over a, then g, is (2/pi) / M."),
            Premise("Signal of sign(W): a unit moves entry i by 2 phi(0) a_fi / |a_i|, the lead by "
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
                prediction(v) / many_dimensions(v), sp.Integer(1), d, sp.oo, "a price M / (E chi_M)^2 > 1 stays in many dimensions",
                lemma=True, where={M: [2, 3, 5, 9]},
            ),
            equal(
                sign_noise / sign_signal**2 / plain_noise, prediction(v), "expand",
                "noise over squared signal, of the sign over the plain matrix", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.one_bit_noise",
    statement=(
        "For many equally stored tokens, keeping only the signs of W multiplies noise over squared signal by "
        "M/(E chi_M)^2 (d - 1 + pi M/2)/(d + M + 1): in many dimensions 4/pi for two classes, 1.10 for five, 1 + 1/(2M) for many."
    ),
    relation=Equals(),
    observable="noise_ratio",
    parameters=(CLASSES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "independent entries", "1 + (pi/2 - 1) M/d, by Bussgang's decomposition",
            lambda v: 1 + (sp.pi / 2 - 1) * v.M / v.d,
        ),
        Rival("white noise", "pi/2, as if every entry carried its own noise", lambda v: sp.pi / 2),
        Rival("no price", "signs cost nothing", lambda v: sp.Integer(1)),
    ),
    remark=(
        "The rows of W are not independent: they share M normals per column, whose length the sign divides out. This is "
        "the part of the price that does not vanish in many dimensions."
    ),
)
