"""The page about the real tokens: what was read, how far from a power law it is, what the laws make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lawbook.simulate.frequencies import vocabulary
from lawbook.validate.report.plot import against
from lawbook.validate.report.site import Site


def write_tokens(site: Site, spec: str, laws: Sequence[Mapping[str, Any]]) -> None:
    """Write the page for the tokens of specification `spec` and the comparisons that used them."""
    from markupsafe import Markup

    words = vocabulary(spec)
    counts = np.array([count for _, count in words])
    share = counts / counts.sum()
    rank = np.arange(1, len(counts) + 1)
    slope, height = _tail_fit(rank, share)
    chosen = np.unique(np.round(np.geomspace(1, len(counts), 60)).astype(int)) - 1
    points = [(float(rank[i]), *(float(share[i]),) * 3) for i in chosen]
    line = [(float(r), float(height * r**slope)) for r in (1, len(counts))]
    rows = [row for law in laws if (row := _on_tokens(law, spec))]
    site.page(
        "tokens.html",
        "tokens.html",
        plot=Markup(against("rank", "share of the token", {"tokens": points}, [line])),
        tokens={
            "words": f"{_source(spec)}: {int(counts.sum()):,} tokens, {len(counts):,} different ones.",
            "unit": "count",
            "fit": _fit_words(rank, share, slope, height),
            "top": [
                {"rank": i + 1, "token": words[i][0], "count": float(counts[i]), "share": float(share[i])}
                for i in range(min(20, len(words)))
            ],
        },
        rows=rows,
        inside=_inside_words(rows),
    )


def _source(spec: str) -> str:
    if spec.startswith("pydoc"):
        return "The language reference that ships inside every Python (pydoc_data.topics)"
    return f"The user's file {spec.partition(':')[2]}"


def _tail_fit(rank: np.ndarray, share: np.ndarray) -> tuple[float, float]:
    """Least squares of log share on log rank: slope and height at rank 1."""
    positive = share > 0
    if positive.sum() < 2:
        return 0.0, float(share[0])
    slope, intercept = np.polyfit(np.log(rank[positive]), np.log(share[positive]), 1)
    return float(slope), float(np.exp(intercept))


def _fit_words(rank: np.ndarray, share: np.ndarray, slope: float, height: float) -> str:
    misses = np.abs(np.log(share[share > 0] / (height * rank[share > 0] ** slope)))
    return (
        f"The line is the best power law, with exponent {-slope:.3f}. It is off by a factor of up to "
        f"{np.exp(misses.max()):.3g}, so laws that assume a pure power law do not apply here, and those "
        "that take the frequencies themselves do."
    )


def _on_tokens(law: Mapping[str, Any], spec: str) -> dict[str, Any] | None:
    """How the predictions of a law of equality fare on these tokens; None for other laws and other tokens."""
    from lawbook.validate.catalogue import experiment_of

    experiment = experiment_of(law["name"])
    used = [c for c in law["verdict"].get("comparisons", ()) if spec in str(c["cell"].get("tokens", "")).split("#")]
    if not used or experiment is None or law["relation"] != "equals":
        return None

    def agrees(comparison: Mapping[str, Any]) -> bool:
        room = experiment.band.absolute + experiment.band.relative * abs(comparison["prediction"])
        return comparison["low"] - room <= comparison["prediction"] <= comparison["high"] + room

    return {
        "name": law["name"],
        "title": law["title"],
        "verdict": law["verdict"]["verdict"],
        "comparisons": len(used),
        "inside": sum(c["low"] <= c["prediction"] <= c["high"] for c in used),
        "agreeing": sum(map(agrees, used)),
        "miss": f"{max(abs(c['estimate'] - c['prediction']) for c in used):.2g}",
    }


def _inside_words(rows: Sequence[Mapping[str, Any]]) -> str:
    def total(what: str) -> int:
        return sum(row[what] for row in rows if row["verdict"] == "supported")

    failing = [row["title"] for row in rows if row["verdict"] == "refuted"]
    return (
        f"Equalities that were tried on these tokens. Of the {total('comparisons')} comparisons of supported laws, "
        f"{total('agreeing')} agree within the law's declared band, and {total('inside')} have the prediction inside the "
        "interval of the simulation itself (an exact value has no interval to speak of)."
        + (f" Refuted laws among them: {', '.join(failing)}." if failing else "")
    )
