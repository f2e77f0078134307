"""An experiment: a law, the grid on which it is tried, the simulator, and the statistic that judges it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Cell = Mapping[str, Any]
Level = Literal["quick", "full"]
Statistic = Literal["exact", "proportion", "bounded", "mean"]


@dataclass(frozen=True)
class Band:
    """How far the truth may lie from the prediction and still be called equal, and why that far.

    A relative part (of the prediction) plus an absolute part. For `Scales` the band is about the
    exponent, for `Asymptotic` about the limit of the ratio (which is 1).
    """

    relative: float = 0.0
    absolute: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Looks:
    """Adaptive replicates: at most `most` looks, after first, first*growth, first*growth**2, ... replicates."""

    first: int
    growth: int = 4
    most: int = 3


@dataclass(frozen=True)
class Step:
    """The sizes of the mechanical mutants: what error in the law this experiment promises to see."""

    constant: float = 0.05
    exponent: float = 0.05


@dataclass(frozen=True)
class Experiment:
    """One law confronted with one simulator.

    `observe` is a module-level function, called as ``observe(**cell, seed=SeedSequence,
    replicates=n, first=k)``; it returns named observables, arrays of shape ``(n,)`` or ``(n, K)``
    (K comparisons made from the same draws). Under the statistic ``proportion`` the observable holds
    numbers of successes and the simulator also returns ``trials`` of the same shape. Under ``exact``
    nothing is random: it is called once, with replicates=1, and `rounding` bounds its relative error.
    ``bounded`` observables lie in [0, 1]; ``mean`` observables are averages that are close to normal.

    `cells(level, tokens)` lists the grid as JSON-able mappings; `tokens` is the specification of the
    user's token frequencies, e.g. ``"pydoc"`` (see `lawbook.simulate.frequencies`). `values(cell)`
    turns a cell into the law's parameters; scalars may be arrays of K values.
    """

    law: str
    observe: Callable[..., Mapping[str, Any]]
    cells: Callable[[Level, str], Sequence[Cell]]
    values: Callable[[Cell], Mapping[str, Any]]
    statistic: Statistic
    band: Band = field(default_factory=Band)
    looks: Looks = field(default_factory=lambda: Looks(first=32))
    step: Step = field(default_factory=Step)
    rounding: float = 1e-9
    note: str = ""
