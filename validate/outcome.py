"""What a judge returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Judgement:
    """Outcome and evidence: the decisive estimate with its interval and prediction, and where it stands.

    For `Scales` these are exponents, for `Asymptotic` limits of the ratio (prediction 1). `tightness` is
    the range of observable / bound. `reason` says in words why nothing could be decided, if so.
    """

    outcome: Literal["supported", "refuted", "undecided"]
    estimate: float
    low: float
    high: float
    prediction: float
    where: Mapping[str, Any] = field(default_factory=dict)
    tightness: tuple[float, float] | None = None
    reason: str = ""
