"""Lambert's function in derivations: the one rule that computer algebra lacks."""

from __future__ import annotations

from typing import Any

from lawbook.theory.lazy import sympy as sp


def lambert_exponential(e: Any) -> Any:
    """Use exp(k - W(z)) = exp(k) W(z) / z, the definition of Lambert's W, then simplify."""
    w = next(iter(e.atoms(sp.LambertW)))
    dummy = sp.Dummy("w", positive=True)
    k = sp.log(w.args[0])
    opened = sp.expand(e.subs(w, dummy))

    def rule(part: Any) -> Any:
        outside = sp.simplify(part.args[0] + dummy - sp.expand_log(k, force=True))
        return sp.exp(sp.simplify(outside)) * dummy if not outside.has(dummy) else part

    return sp.simplify(opened.replace(sp.exp, lambda arg: rule(sp.exp(arg))).subs(dummy, w))
