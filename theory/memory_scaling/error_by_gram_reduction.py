"""The scores of one token need no embeddings of the other tokens: the Gram reduction."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE
from lawbook.theory.memory_scaling.student import normal_density


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    g, omega = sp.symbols("g omega", real=True)
    r, q = sp.symbols("r q", positive=True)
    n = sp.Symbol("n", integer=True, positive=True)
    k = sp.Symbol("k", integer=True, nonnegative=True)
    stored = sp.IndexedBase("w", real=True, nonnegative=True)
    energy = sp.Sum(stored[k] ** 2, (k, 0, n - 1))
    product = sp.Product(sp.exp(-(omega**2) * r**2 * stored[k] ** 2 / 2), (k, 0, n - 1))
    reduced = sp.exp(-(omega**2) * r**2 * energy / 2)
    return Derivation(
        (
            Premise("W e_x = sum_z a_z u_z with a_z the sum of q(x') <e_x', e_x> over the tokens x' of class z, so the "
                    "scores are G a with G = U U^T."),
            Premise("Given e_x with |e_x| = r, the inner products <e_x', e_x>, x' != x, are independent N(0, r^2); "
                    "x itself contributes q(x) r^2."),
            Premise("A law is determined by its characteristic function; r is chi with d degrees of freedom."),
        ),
        (
            equal(
                sp.Integral(sp.cos(omega * r * q * g) * normal_density(g), (g, -sp.oo, sp.oo)),
                sp.exp(-(omega**2) * r**2 * q**2 / 2), "integrate",
                "characteristic function of one token's cross-talk given r", lemma=True, transform=lambda e: sp.simplify(e.doit()),
                where={omega: (-1.5, 1.5), r: (0.1, 2), q: (0.1, 1.5)},
            ),
            equal(
                product - reduced, prediction(v), "sum",
                "the cross-talk of a class of n tokens minus that of one normal of energy Q_z = sum of q^2: the same law, "
                "so the same errors",
                where={omega: (-1.5, 1.5), r: (0.1, 2)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_by_gram_reduction",
    statement=(
        "Given the unembeddings and Gaussian inputs, the scores of a token have the law of G a: a chi variable, M "
        "normals and the class energies replace all embeddings, so direct and reduced errors agree in the mean."
    ),
    relation=Equals(),
    observable="difference",
    parameters=(DIMENSION, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("self term kept", "the token's own energy stays in the noise of its class", cell={"echo": True}),
        Rival(
            "unembeddings do not matter", "the reduction with orthonormal unembeddings for Gaussian ones",
            cell={"unembeddings": "gaussian", "reduced_unembeddings": "orthonormal"},
        ),
        Rival("inputs on the sphere", "the same reduction for inputs on the sphere", cell={"inputs": "sphere"}),
    ),
    remark="It holds token by token: means agree, the spread of the error over draws of the embeddings does not.",
)
