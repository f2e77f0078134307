"""Benchmarks: our time as a ratio to a named alternative's, measured in turns in the same process.

Absolute times on shared machines mean little; a ratio of the shortest of interleaved runs means something:
neighbours can only lengthen a run. Each system lists its `Benchmark`, `Growth` and `Memory` objects in
``validate/<system>/bench.py``, or in the modules of a package of that name.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

Level = Literal["quick", "full"]
PAUSE = 0.1  # seconds before each side's run: the threads of BLAS keep a core busy for about 0.08 s after their work


@dataclass(frozen=True)
class Benchmark:
    """Our way and an alternative to the same result, each a function of no arguments.

    `ours_units` and `alternative_units` say how much of the result one call produces, where one call
    of the slow side does less than all; a function, where they must be measured first, is called before
    the runs. `target` is what was promised of the ratio: at least (or, with `at_most`, at most) this many
    times the alternative's speed (time).
    """

    name: str
    question: str
    ours: Callable[[], Any]
    alternative: Callable[[], Any]
    against: str
    ours_units: float | Callable[[], float] = 1.0
    alternative_units: float | Callable[[], float] = 1.0
    target: float | None = None
    at_most: bool = False
    level: Level = "quick"


@dataclass(frozen=True)
class Growth:
    """A cost formula checked: time of `run(size)` against size, whose log-log slope is at most `exponent`."""

    name: str
    question: str
    run: Callable[[int], Any]
    sizes: tuple[int, ...]
    exponent: float
    level: Level = "quick"


@dataclass(frozen=True)
class Memory:
    """Peak resident memory of a fresh process that runs `code`, against a promised number of bytes.

    With `beyond`, what exceeds the peak of another process that runs that (the same at a tiny size).
    """

    name: str
    question: str
    code: str
    most_bytes: float
    beyond: str = ""
    level: Level = "full"


@dataclass(frozen=True)
class Time:
    """Seconds of one cold call on this machine against a promised number of them: for jobs whose size is the point."""

    name: str
    question: str
    run: Callable[[], Any]
    most_seconds: float
    level: Level = "full"


Measured = Benchmark | Growth | Memory | Time


def benchmarks(system: str | None = None) -> tuple[tuple[str, Measured], ...]:
    """(system, benchmark) pairs of the book or of one system, found by scanning.

    Raises LookupError when the system has none.
    """
    import lawbook.validate as room

    found: list[tuple[str, Measured]] = []
    for module in pkgutil.iter_modules(room.__path__):
        if not module.ispkg or system not in (None, module.name):
            continue
        package = importlib.import_module(f"lawbook.validate.{module.name}")
        if any(inner.name == "bench" for inner in pkgutil.iter_modules(package.__path__)):
            root = importlib.import_module(f"lawbook.validate.{module.name}.bench")
            listed = (value for part in _parts(root) for value in vars(part).values())
            found += [(module.name, value) for value in listed if isinstance(value, Measured)]
    if not found:
        raise LookupError(f"system: got {system!r}; accepted: a system with a bench module")
    return tuple(found)


def _parts(module: ModuleType) -> Iterator[ModuleType]:
    yield module
    for inner in pkgutil.iter_modules(getattr(module, "__path__", ()), module.__name__ + "."):
        yield importlib.import_module(inner.name)


def measure(item: Measured, *, seconds: float = 2.0, repeats: int = 15) -> dict[str, Any]:
    """One row of the table: what was measured, the ratio, and whether it keeps what was promised."""
    if isinstance(item, Benchmark):
        return _measure_ratio(item, seconds, repeats)
    if isinstance(item, Growth):
        return _measure_growth(item, seconds / 2, repeats)
    return _measure_time(item) if isinstance(item, Time) else _measure_memory(item)


def _timed(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _measure_ratio(item: Benchmark, seconds: float, repeats: int) -> dict[str, Any]:
    units = [given() if callable(given) else given for given in (item.ours_units, item.alternative_units)]
    _timed(item.ours), _timed(item.alternative)  # compile and warm up
    ours: list[float] = []
    alternative: list[float] = []
    deadline = time.perf_counter() + seconds
    while len(ours) < 3 or (len(ours) < repeats and time.perf_counter() < deadline):
        # in turns, so that a slow minute of the machine hits both sides
        time.sleep(PAUSE)
        ours.append(_timed(item.ours) / units[0])
        time.sleep(PAUSE)
        alternative.append(_timed(item.alternative) / units[1])
    pair = min(ours), min(alternative)
    ratio = pair[0] / pair[1] if item.at_most else pair[1] / pair[0]
    kept = None if item.target is None else bool(ratio <= item.target if item.at_most else ratio >= item.target)
    return {
        "name": item.name,
        "question": item.question,
        "against": item.against,
        "seconds": pair[0],
        "alternative_seconds": pair[1],
        "ratio": ratio,
        "means": "our time / theirs" if item.at_most else "their time / ours",
        "target": item.target,
        "kept": kept,
        "runs": len(ours),
    }


def _measure_growth(item: Growth, seconds: float, repeats: int) -> dict[str, Any]:
    for size in item.sizes:  # compile, and fill caches
        item.run(size)
    rounds: list[list[float]] = []
    deadline = time.perf_counter() + seconds
    while len(rounds) < 3 or (len(rounds) < repeats and time.perf_counter() < deadline):
        rounds.append([_timed(lambda size=size: item.run(size)) for size in item.sizes])
    times = [min(column) for column in zip(*rounds, strict=True)]
    slope = _slope([math.log(size) for size in item.sizes], [math.log(value) for value in times])
    return {
        "name": item.name,
        "question": item.question,
        "against": f"cost formula: size to the power {item.exponent:g}",
        "seconds": times[-1],
        "ratio": slope,
        "means": "measured exponent of the cost",
        "target": item.exponent,
        # constant overheads flatten small sizes, caches steepen large ones
        "kept": slope <= item.exponent + 0.25,
        "runs": len(rounds),
    }


def _slope(x: Sequence[float], y: Sequence[float]) -> float:
    mean_x, mean_y = statistics.fmean(x), statistics.fmean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def _measure_memory(item: Memory) -> dict[str, Any]:
    start = time.perf_counter()
    peak = _peak_bytes(item.code)
    seconds = time.perf_counter() - start
    if item.beyond:
        peak -= _peak_bytes(item.beyond)
    return {
        "name": item.name,
        "question": item.question,
        "against": f"{item.most_bytes / 2**30:.3g} GiB",
        "seconds": seconds,
        "ratio": peak / item.most_bytes,
        "means": "peak memory / what is allowed",
        "target": 1.0,
        "kept": peak <= item.most_bytes,
        "runs": 1,
    }


def _measure_time(item: Time) -> dict[str, Any]:
    seconds = _timed(item.run)
    return {
        "name": item.name,
        "question": item.question,
        "against": f"{item.most_seconds:.3g} seconds",
        "seconds": seconds,
        "ratio": seconds / item.most_seconds,
        "means": "time / what is allowed",
        "target": 1.0,
        "kept": seconds <= item.most_seconds,
        "runs": 1,
    }


_REPORT = """
try:  # Linux: what getrusage says includes the peak of the process that started this one
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except (OSError, StopIteration):
    import resource, sys
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(peak)
"""


def _peak_bytes(code: str) -> int:
    done = subprocess.run([sys.executable, "-c", code + _REPORT], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
