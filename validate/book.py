"""Running the book: all laws in rounds of growing replicates, until each is decided with its mutants dead.

The family-wise level over the whole book is `FAMILY_LEVEL`, split evenly over all laws of the catalogue
(also those that are not run), then over the comparisons and looks of each experiment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.theory import Law, catalogue
from lawbook.validate.catalogue import experiment_of
from lawbook.validate.experiment import Cell, Experiment, Level
from lawbook.validate.judgement import judge
from lawbook.validate.keys import canonical_json
from lawbook.validate.measurement import Measurement, ObservationError, measure
from lawbook.validate.mutants import Mutant, mechanical, rival_law, rivals
from lawbook.validate.outcome import Judgement
from lawbook.validate.progress import Progress
from lawbook.validate.store import Record, Store
from lawbook.validate.sweep import Task, finished
from lawbook.validate.verdict import MutantResult, Verdict

FAMILY_LEVEL = 0.01


def law_level() -> float:
    """The probability with which a true law may be refuted, by all looks at all its comparisons together."""
    return FAMILY_LEVEL / len(catalogue.laws())


@dataclass
class _Trial:
    """One law under way: its cells, the blocks of replicates so far, and what they say."""

    law: Law
    experiment: Experiment
    level: Level
    tokens: str
    seed: int
    cells: list[Cell]
    blocks: dict[str, list[Record]] = field(default_factory=dict)
    looks: int = 0
    judgement: Judgement | None = None
    measurement: Measurement | None = None
    mutants: list[MutantResult] = field(default_factory=list)

    @property
    def most(self) -> int:
        return 1 if self.experiment.statistic == "exact" else self.experiment.looks.most

    @property
    def decided(self) -> bool:
        if self.judgement is None:
            return False
        if self.looks >= self.most or self.judgement.outcome == "refuted":
            return True
        return self.judgement.outcome == "supported" and all(m.killed for m in self.mutants)

    def rival_cells(self, mutant: Mutant) -> list[Cell]:
        """The cells of a rival that drops a condition."""
        assert mutant.rival is not None and mutant.rival.cell is not None
        return list({canonical_json(c): c for c in ({**cell, **mutant.rival.cell} for cell in self.cells)}.values())

    def tasks(self) -> list[Task]:
        """What the next look needs: the next block of replicates of every cell, of the surviving rivals' cells too."""
        needed = list(self.cells)
        dead = {m.name for m in self.mutants if m.killed}
        for mutant in rivals(self.law):
            if mutant.rival is not None and mutant.rival.cell is not None and mutant.name not in dead:
                needed += self.rival_cells(mutant)
        first, count = self.block(self.looks)
        unique = {canonical_json(cell): cell for cell in needed}
        return [self._task(cell, first, count) for cell in unique.values()]

    def block(self, look: int) -> tuple[int, int]:
        """First replicate and number of replicates that look number `look` (from 0) adds."""
        if self.experiment.statistic == "exact":
            return 0, 1
        looks = self.experiment.looks
        before = 0 if look == 0 else looks.first * looks.growth ** (look - 1)
        return before, looks.first * looks.growth**look - before

    def _task(self, cell: Cell, first: int, count: int) -> Task:
        # exact values do not depend on the seed: one seed lets every run share them
        seed = 0 if self.experiment.statistic == "exact" else self.seed
        node = streams.root(seed, self.law.name, canonical_json(cell))
        return Task.at(self.experiment.observe, cell, node, count, first)

    def look(self) -> None:
        """Judge the law and its mutants on all replicates so far."""
        self.looks += 1
        law, experiment = self.law, self.experiment
        self.measurement = self._measure(law, self.cells, law.observable)
        alpha = law_level() / self.most
        self.judgement = judge(self.measurement, law.relation, experiment.band, alpha)
        dead = {m.name: m for m in self.mutants if m.killed}
        self.mutants = [
            dead.get(mutant.name) or self._try(mutant, alpha)
            for mutant in [*rivals(law), *mechanical(law, experiment, self.measurement)]
        ]

    def _try(self, mutant: Mutant, alpha: float) -> MutantResult:
        assert self.measurement is not None
        measurement = self.measurement
        if mutant.rival is not None:
            cells = self.rival_cells(mutant) if mutant.rival.cell is not None else self.cells
            law = rival_law(self.law, mutant.rival)
            measurement = self._measure(law, cells, mutant.observable or law.observable)
        found = mutant.judge(measurement, self.experiment.band, alpha)
        return MutantResult(
            mutant.name, mutant.kind, mutant.statement, found.outcome == "refuted", found.estimate, found.prediction, found.where
        )

    def _measure(self, law: Law, cells: Sequence[Cell], observable: str) -> Measurement:
        blocks = [[record.arrays for record in self.blocks[canonical_json(cell)]] for cell in cells]
        first, count = self.block(self.looks - 1)
        return measure(
            self.experiment, cells, blocks, law.predict, observable=observable, alpha=law_level(), looks=self.most,
            replicates=first + count,
        )  # fmt: skip

    def verdict(self) -> Verdict:
        """The verdict as it stands."""
        assert self.judgement is not None and self.measurement is not None
        found, alive = self.judgement, [m.name for m in self.mutants if not m.killed]
        outcome, reason = found.outcome, found.reason
        if outcome == "supported" and alive:
            outcome, reason = "undecided", f"mutants survive: {', '.join(alive)}"
        if outcome == "supported" and not self.mutants:
            outcome, reason = "undecided", "no wrong sibling differs from the law on this grid: nothing shows that the test could fail"
        if outcome == "undecided" and not reason:
            reason = "the interval neither fits inside the band nor leaves it"
        return Verdict(
            name=self.law.name, verdict=outcome, estimate=found.estimate, interval=(found.low, found.high),
            prediction=found.prediction, replicates=self.measurement.replicates,
            seconds=sum(record.seconds for block in self.blocks.values() for record in block), mutants=tuple(self.mutants),
            tightness=found.tightness, reason=reason, where=found.where, cells=table(self.measurement), level=self.level,
            seed=self.seed, tokens=self.tokens, looks=self.looks,
        )  # fmt: skip


def table(measurement: Measurement) -> tuple[Mapping[str, Any], ...]:
    """Every comparison as a row of plain values."""
    return tuple(
        {
            "cell": dict(measurement.cells[int(measurement.cell[row])]),
            "values": {name: float(column[row]) for name, column in measurement.values.items()},
            "estimate": float(measurement.estimate[row]),
            "low": float(measurement.low[row]),
            "high": float(measurement.high[row]),
            "prediction": float(measurement.prediction[row]),
        }
        for row in range(measurement.estimate.size)
    )


def untested(law: Law, level: Level, seed: int, tokens: str) -> Verdict:
    """The verdict on a law that no experiment is about."""
    nothing = float("nan")
    return Verdict(
        law.name, "undecided", nothing, (nothing, nothing), nothing, 0, 0.0, reason="untested: no experiment",
        level=level, seed=seed, tokens=tokens, looks=0,
    )  # fmt: skip


def validate(
    names: Iterable[str] = (),
    *,
    level: Level = "quick",
    seed: int = 0,
    tokens: str = "pydoc",
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    decided: Callable[[Verdict], None] | None = None,
) -> list[Verdict]:
    """Verdicts on the laws named (laws or systems; all by default), in the catalogue's order.

    `decided` is called with each verdict as it is reached. Raises UnknownLawError, ObservationError where an
    experiment is not as it promises, and whatever the sweep, the store or a simulator raises; finished
    cells are in the store by then.
    """
    chosen = catalogue.select(tuple(names))
    trials: list[_Trial] = []
    verdicts: dict[str, Verdict] = {}
    for law in chosen:
        experiment = experiment_of(law.name)
        if experiment is None:
            verdicts[law.name] = untested(law, level, seed, tokens)
            continue
        cells = list(experiment.cells(level, tokens))
        if not cells:
            raise ObservationError(f"{law.name}: got no cells at level {level!r}; accepted: an experiment with at least one")
        trials.append(_Trial(law, experiment, level, tokens, seed, cells))
    while trials:
        _round(trials, store, executor, progress)
        for trial in [t for t in trials if t.decided]:
            verdicts[trial.law.name] = trial.verdict()
            if decided is not None:
                decided(verdicts[trial.law.name])
        trials = [t for t in trials if not t.decided]
    return [verdicts[law.name] for law in chosen]


def _round(trials: Sequence[_Trial], store: Store | None, executor: Executor | None, progress: Progress | None) -> None:
    """One look at every open law: all their tasks together, so that no worker waits for the slowest law."""
    owners: dict[str, list[tuple[_Trial, str]]] = {}
    waiting: dict[int, int] = {}
    needed: list[list[Task]] = []
    for number, trial in enumerate(trials):
        own = trial.tasks()
        waiting[number] = len({task.key for task in own})
        for task in own:
            owners.setdefault(task.key, []).append((trial, canonical_json(task.cell)))
        needed.append(own)
    numbers = {id(trial): number for number, trial in enumerate(trials)}
    for task, record in finished(spread(needed), store, executor, progress):
        for trial, cell in owners.pop(task.key, ()):
            trial.blocks.setdefault(cell, []).append(record)
            number = numbers[id(trial)]
            waiting[number] -= 1
            if waiting[number] == 0:
                trial.look()


def spread(rows: Sequence[Sequence[Task]], together: int = 12) -> list[Task]:
    """The tasks of all rows in an order in which neighbours belong to distant rows.

    Tasks of one row, and of neighbouring rows, need the same kernels: side by side, two workers would both
    compile them. `together` rows are taken at a time, so that laws are complete, and judged, throughout.
    """
    stripe = -(-len(rows) // together)
    order: list[Task] = []
    for start in range(stripe):
        group = rows[start::stripe]
        order += [row[i] for i in range(max(map(len, group))) for row in group if i < len(row)]
    return order


def family_wise(verdicts: Sequence[Verdict]) -> Mapping[str, int]:
    """How many laws came out how."""
    kinds, numbers = np.unique([v.verdict for v in verdicts], return_counts=True)
    return {str(kind): int(number) for kind, number in zip(kinds, numbers, strict=True)}
