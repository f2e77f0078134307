"""Plain sentences with formulas in them, as HTML: ``q_x^2 <= d^(1-alpha)`` with its signs, letters and heights."""

from __future__ import annotations

import re
from typing import Any

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Phi": "Φ", "Omega": "Ω",
}  # fmt: skip
SIGNS = {"**": "^", "&lt;=": "≤", "&gt;=": "≥", "-&gt;": "→", " - ": " − "}
# a letter, or one of the words that formulas put an index under; not a name like token_error
INDEX = re.compile(r"\b([A-Za-zα-ωΓΔΦΩ]|sum|max|min|log)_(\w+(?:&#39;)?)")
HEIGHT = re.compile(r"(?<=[\w)|>\]'])\^(?:\(((?:[^()]|\([^()]*\))*)\)|(-?\w+(?:\.\d+)?))")
CODE = re.compile(r"`([^`]+)`")
# the letter, not the name of a function
WORD = re.compile(r"(?<![A-Za-z])(" + "|".join(GREEK) + r")(?![A-Za-z]| (?:function|integral|law|variable|density))")


def prose(text: str) -> Any:
    """`text` as markup; what is not a formula stays as it is."""
    from markupsafe import Markup, escape

    html = str(escape(text))
    for plain, sign in SIGNS.items():
        html = html.replace(plain, sign)
    html = WORD.sub(lambda match: GREEK[match[1]], html)
    html = INDEX.sub(r"\1<sub>\2</sub>", html)
    html = CODE.sub(r"<code>\1</code>", html)
    html = HEIGHT.sub(lambda match: f"<sup>{match[1] or match[2]}</sup>", html)
    return Markup(html)
