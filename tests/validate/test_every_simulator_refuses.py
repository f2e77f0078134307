"""Every simulator that an experiment calls directly: bad values of each argument are refused by name, and never answered with NaN."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.validate import catalogue


def simulators() -> dict[str, tuple[Any, dict[str, Any]]]:
    """Each observing function of the room `simulate`, with a cell that it accepts."""
    found = {}
    for experiment in catalogue.experiments().values():
        function = experiment.observe
        if function.__module__.startswith("lawbook.simulate."):
            found.setdefault(f"{function.__module__.removeprefix('lawbook.simulate.')}.{function.__name__}", (function, dict(experiment.cells("quick", "words")[0])))
    return found


SIMULATORS = simulators()


def damaged(value: Any) -> Iterator[Any]:
    """Values of the same kind as `value` that no simulator accepts."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from (np.nan, np.inf, "five")
    elif isinstance(value, (list, tuple)) and value and isinstance(value[0], (int, float)):
        yield from ([np.nan, *value[1:]], [np.inf, *value[1:]], [])


@pytest.mark.parametrize("name", sorted(SIMULATORS))
def test_bad_values_are_refused(name: str) -> None:
    function, cell = SIMULATORS[name]
    for argument, value in cell.items():
        for bad in damaged(value):
            with pytest.raises(InputError, match="accepted"):
                function(**{**cell, argument: bad}, seed=np.random.SeedSequence(1), replicates=2)


@pytest.mark.parametrize("name", sorted(SIMULATORS))
def test_negative_values_are_refused_or_answered(name: str) -> None:
    """Below zero a value is out of the domain, or it has an answer that is a number."""
    function, cell = SIMULATORS[name]
    for argument, value in cell.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            try:
                answer = function(**{**cell, argument: -abs(value) or type(value)(-1)}, seed=np.random.SeedSequence(1), replicates=2)
            except InputError:
                continue
            assert all(np.isfinite(np.asarray(values, dtype=float)).all() for values in answer.values()), argument


def test_the_list_is_not_empty() -> None:
    """The systems whose experiments call simulators directly; the others' go through functions of the experiment."""
    assert {name.split(".")[0] for name in SIMULATORS} >= {"memory_scaling", "measure_objectives", "pushforward"}
    assert len(SIMULATORS) > 70
