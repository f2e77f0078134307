"""Runs of elimination for experiments: how a cell names a rule, several runs in one replicate, and hard instances."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import counts
from lawbook.simulate.mode_estimation.problems import resolve

# close rivals and equal ones; the last entries are far from what is published
HARD = ([0.51, 0.49], [0.55, 0.45], [0.36, 0.33, 0.31], [0.34, 0.33, 0.33], [0.22, 0.2, 0.2, 0.19, 0.19])
Problem = str | list[float]


def named_rule(rule: str) -> dict[str, Any]:
    """``published:4`` as the rule and its constant; other rules have none."""
    name, _, constant = rule.partition(":")
    return {"rule": name, "constant": float(constant)} if constant else {"rule": name}


def runs(p: Problem, rule: str, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **options: Any) -> dict[str, Any]:
    """Runs at delta = e^-ell; see `counts.elimination`."""
    return counts.elimination(p, math.exp(-ell), **named_rule(rule), seed=seed, replicates=replicates, first=first, **options)


def frequency(
    name: str, p: Problem, rule: str, delta: float, times: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **options: Any
) -> dict[str, np.ndarray]:
    """How often `name` happened in `times` runs per replicate, as successes and trials."""
    found = runs(p, rule, -math.log(delta), seed=seed, replicates=times * replicates, first=times * first, **options)[name]
    return {name: found.reshape(replicates, times).sum(axis=1), "trials": np.full(replicates, float(times))}


def two_best(p: Problem) -> dict[str, Any]:
    """The law's parameters that a problem gives: p_1, p_2 and the number of classes."""
    law = resolve(p)
    return {"p_1": float(law[0]), "p_2": float(law[1]), "m": len(law)}
