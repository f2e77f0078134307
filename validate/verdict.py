"""A verdict: supported, refuted or undecided, with the evidence that a reader can check."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["supported", "refuted", "undecided"]


@dataclass(frozen=True)
class MutantResult:
    """One wrong sibling of the law: what it claims, and whether the data refuted it."""

    name: str
    kind: str
    statement: str
    killed: bool
    estimate: float
    prediction: float
    where: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What the report prints: the data exclude it where, or do not."""
        if not self.killed:
            return f"NOT excluded: {self.statement}"
        return f"the data exclude that {self.statement}: {self.estimate:.4g} measured, {self.prediction:.4g} claimed"


@dataclass(frozen=True)
class Verdict:
    """The verdict on one law. `estimate`, `interval` and `prediction` are those of the decisive comparison.

    For `scales` they are exponents, for `asymptotic` limits of the ratio. `tightness` is the range of
    observable / bound. `cells` lists every comparison. `seconds` is the time that the simulations took,
    on whatever worker, when they were computed.
    """

    name: str
    verdict: Outcome
    estimate: float
    interval: tuple[float, float]
    prediction: float
    replicates: int
    seconds: float
    mutants: tuple[MutantResult, ...] = ()
    tightness: tuple[float, float] | None = None
    reason: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    cells: tuple[Mapping[str, Any], ...] = ()
    level: str = "quick"
    seed: int = 0
    tokens: str = ""
    looks: int = 1

    @property
    def planted(self) -> int:
        return len(self.mutants)

    @property
    def killed(self) -> int:
        return sum(m.killed for m in self.mutants)

    def to_json(self) -> dict[str, Any]:
        """The contract of ``lawbook validate --json``: plain values, None for what is not a finite number."""
        return {
            "name": self.name,
            "verdict": self.verdict,
            "estimate": finite(self.estimate),
            "interval": [finite(end) for end in self.interval],
            "prediction": finite(self.prediction),
            "replicates": self.replicates,
            "seconds": round(self.seconds, 4),
            "mutants": {
                "planted": self.planted,
                "killed": self.killed,
                "details": [
                    {"name": m.name, "kind": m.kind, "killed": m.killed, "sentence": m.sentence} for m in self.mutants
                ],
            },
            "tightness": None if self.tightness is None else [finite(end) for end in self.tightness],
            "reason": self.reason,
            "where": dict(self.where),
            "level": self.level,
            "seed": self.seed,
            "tokens": self.tokens,
            "looks": self.looks,
        }


def finite(number: float) -> float | None:
    """The number, or None where JSON has no word for it."""
    return float(number) if math.isfinite(number) else None
