"""The judge put to the test: experiments whose law is true by construction, and how often it refutes them.

Each null is a source of numbers with a known mean. Thousands of independent experiments on it go through
`measure` and `judge` at every look, as those of the book do, at a level large enough to count the misses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.theory import Equals, Relation
from lawbook.validate.experiment import Band, Experiment, Looks, Statistic
from lawbook.validate.intervals import clopper_pearson
from lawbook.validate.judgement import judge
from lawbook.validate.measurement import Measurement, measure

LEVEL = 0.05
SEQUENCES = 2000
LOOKS = Looks(first=8, growth=4, most=3)

Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]


@dataclass(frozen=True)
class Null:
    """A true law: numbers of mean `truth`, drawn in any shape by `draw`; `trials` per number for proportions."""

    name: str
    statistic: Statistic
    truth: float
    draw: Draw
    trials: int = 1


NULLS = (
    Null("proportion: 20 coins of probability 0.3", "proportion", 0.3, lambda g, s: g.binomial(20, 0.3, s), 20),
    Null("proportion: 20 coins of probability 0.01", "proportion", 0.01, lambda g, s: g.binomial(20, 0.01, s), 20),
    Null("mean: normal numbers", "mean", 1.0, lambda g, s: g.normal(1.0, 2.0, s)),
    Null("mean: averages of 30 exponential numbers", "mean", 1.0, lambda g, s: g.gamma(30.0, 1 / 30, s)),
    Null("bounded: uniform numbers", "bounded", 0.5, lambda g, s: g.uniform(size=s)),
    Null("bounded: errors that are 1 with probability 0.02", "bounded", 0.02, lambda g, s: g.uniform(size=s) < 0.02),
)


def false_refutations(
    null: Null,
    *,
    level: float = LEVEL,
    looks: Looks = LOOKS,
    sequences: int = SEQUENCES,
    comparisons: int = 1,
    relation: Relation | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """How many of the experiments refute their true law at one of their looks, each paid for from `level`.

    An experiment makes that many comparisons and stops at the first refutation. Gives a row of the table:
    name, experiments, refuted, rate, level, and the exact 99 % interval of the rate.
    """
    experiment = Experiment("calibration", "lawbook:none", lambda *_: [], lambda _: {}, null.statistic, looks=looks)
    source = np.random.Generator(np.random.PCG64DXSM(streams.root(seed, "calibration", null.name)))
    columns = sequences * comparisons
    blocks: list[Mapping[str, np.ndarray]] = []
    refuted = np.zeros(sequences, dtype=bool)
    count = 0
    for look in range(looks.most):
        fresh = looks.first * looks.growth**look - count
        count += fresh
        numbers = np.asarray(null.draw(source, (fresh, columns)), dtype=float)
        blocks.append({"y": numbers, "trials": np.full(numbers.shape, float(null.trials))})
        # all experiments in one measurement, at the level that each would pay alone
        whole = measure(
            experiment, [{}], [blocks], lambda: null.truth, observable="y", alpha=level * sequences, looks=looks.most
        )
        for number in np.flatnonzero(~refuted):
            own = _rows(whole, slice(number * comparisons, (number + 1) * comparisons))
            refuted[number] = judge(own, relation or Equals(), Band(), level / looks.most).outcome == "refuted"
    hits = int(refuted.sum())
    low, high = clopper_pearson(np.array(hits), np.array(sequences), 0.01)
    return {
        "name": null.name if comparisons == 1 else f"{null.name}, {comparisons} comparisons", "experiments": sequences,
        "refuted": hits, "rate": hits / sequences, "level": level, "interval": [float(low), float(high)],
    }  # fmt: skip


def _rows(measurement: Measurement, rows: slice) -> Measurement:
    """Some of the comparisons."""
    arrays = ("estimate", "low", "high", "spread", "prediction", "cell")
    return replace(measurement, **{name: getattr(measurement, name)[rows] for name in arrays})


def machinery(sequences: int = SEQUENCES, seed: int = 0) -> list[dict[str, Any]]:
    """The rows of all nulls with one comparison, and with eight."""
    return [
        false_refutations(null, sequences=sequences, comparisons=comparisons, seed=seed)
        for null in NULLS
        for comparisons in (1, 8)
    ]
