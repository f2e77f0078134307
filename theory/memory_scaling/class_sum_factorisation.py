"""Scores through class sums: the d x d matrix is never needed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    z, k, i, j = sp.symbols("z k i j", integer=True, nonnegative=True)
    u, e, s = (sp.IndexedBase(name, real=True) for name in ("u", "e", "s"))
    M, N, d = (sp.Symbol(name, integer=True, positive=True) for name in ("classes", "tokens", "dimension"))
    y, x = sp.symbols("y x", integer=True, nonnegative=True)
    weight = s[k, z]  # q(k) if token k has label z, else 0
    matrix = sp.Sum(sp.Sum(weight * u[z, i] * e[k, j], (k, 0, N - 1)), (z, 0, M - 1))
    by_matrix = sp.Sum(sp.Sum(u[y, i] * matrix * e[x, j], (i, 0, d - 1)), (j, 0, d - 1))
    gram = sp.Sum(u[y, i] * u[z, i], (i, 0, d - 1))
    by_class = sp.Sum(gram * sp.Sum(sp.Sum(weight * e[k, j], (k, 0, N - 1)) * e[x, j], (j, 0, d - 1)), (z, 0, M - 1))

    def in_digits(mp: Any, point: Any) -> tuple[Any, Any]:
        """Both orders of summation on a generic instance of the same size, multiplied out number by number."""
        root = lambda number: mp.sqrt(mp.mpf(number)) - mp.mpf(2)  # noqa: E731
        us = [[root(3 + 7 * a + 2 * b) for b in range(2)] for a in range(2)]
        es = [[root(5 + 11 * a + 3 * b) for b in range(2)] for a in range(3)]
        ss = [[root(2 + 13 * a + 5 * b) for b in range(2)] for a in range(3)]
        w = [[mp.fsum(ss[a][c] * us[c][m] * es[a][n] for a in range(3) for c in range(2)) for n in range(2)] for m in range(2)]
        direct = mp.fsum(us[1][m] * w[m][n] * es[1][n] for m in range(2) for n in range(2))
        sums = [[mp.fsum(ss[a][c] * es[a][n] for a in range(3)) for n in range(2)] for c in range(2)]
        grams = [mp.fsum(us[1][m] * us[c][m] for m in range(2)) for c in range(2)]
        by_sums = mp.fsum(grams[c] * sums[c][n] * es[1][n] for c in range(2) for n in range(2))
        return (direct - by_sums) / direct, mp.mpf(0)

    small = {M: 2, N: 3, d: 2, x: 1, y: 1}
    return Derivation(
        (
            Premise("W = sum_k q(k) u_f(k) e_k^T; h_z, the sum of q(k) e_k over the tokens of class z, are the class sums."),
            Premise("Sums are finite, so their order is free; shown for 2 classes, 3 tokens and 2 dimensions."),
        ),
        (
            equal(
                by_matrix.subs(small) - by_class.subs(small), prediction(v), "expand",
                "u_y^T W e_x = sum_z <u_y, u_z> <h_z, e_x>: the same products in another order",
                transform=lambda expression: sp.expand(expression.doit()), numeric=in_digits,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.class_sum_factorisation",
    statement=(
        "The scores U W e_x equal U U^T applied to the inner products of e_x with the class sums: N d M operations "
        "instead of N d^2, and no d x d matrix."
    ),
    relation=Equals(exact=True),
    observable="largest_difference",
    parameters=(TOKENS, DIMENSION, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no Gram matrix", "the scores are the inner products with the class sums themselves",
              observable="largest_difference_without_gram"),
        Rival("transposed matrix", "reading the transposed matrix gives the same scores",
              observable="largest_difference_transposed"),
    ),
    remark="The authors' code stores the transpose of W and multiplies by the embeddings from the other side.",
)
