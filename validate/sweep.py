"""Sweeps: tasks computed once each, anywhere, committed to the store one by one, resumed where they stopped."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, final

import numpy as np

from lawbook.simulate.inputs import InputError
from lawbook.validate.executors import SerialExecutor, workers_of
from lawbook.validate.keys import canonical_json, function_name, source_hash, task_key, versions
from lawbook.validate.progress import Progress
from lawbook.validate.provenance import provenance
from lawbook.validate.store import Record, Store, StoreError

IN_FLIGHT_PER_WORKER: Final = 4


class TaskError(RuntimeError):
    """The function of a task failed, or returned what cannot be stored; the message names function and cell."""


class SweepError(RuntimeError):
    """The workers were lost; the message says what is safe and how to go on."""


class SweepInterrupted(KeyboardInterrupt):
    """Ctrl-C; the message says what is safe and how to resume."""


@final
@dataclass(frozen=True, eq=False)
class Task:
    """One call ``function(**cell, seed=SeedSequence(entropy, spawn_key), replicates, first)``.

    `function` is ``module:name`` or a module-level callable; the cell holds JSON-able parameters. The
    function returns arrays by name. Raises ValueError for what workers could not import or keys not hold.
    """

    function: str | Callable[..., Any]
    cell: Mapping[str, Any]
    entropy: int
    spawn_key: tuple[int, ...] = ()
    replicates: int = 1
    first: int = 0
    function_name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "function_name", function_name(self.function))
        object.__setattr__(self, "spawn_key", tuple(int(step) for step in self.spawn_key))
        if self.replicates < 1 or self.first < 0:
            raise ValueError(
                f"replicates, first: got {self.replicates!r}, {self.first!r}; accepted: replicates >= 1, first >= 0"
            )

    @classmethod
    def at(
        cls,
        function: str | Callable[..., Any],
        cell: Mapping[str, Any],
        seed: np.random.SeedSequence,
        replicates: int = 1,
        first: int = 0,
    ) -> Task:
        """The task at the node `seed` of the seed tree."""
        return cls(function, cell, seed.entropy, tuple(seed.spawn_key), replicates, first)

    @cached_property
    def key(self) -> str:
        """The key of its result in the store (see `keys.task_key`)."""
        return task_key(self.function_name, self.cell, self.entropy, self.spawn_key, self.replicates, self.first)

    def call(self) -> tuple[Any, ...]:
        """What travels to a worker: plain values only."""
        return self.function_name, dict(self.cell), self.entropy, self.spawn_key, self.replicates, self.first

    def __repr__(self) -> str:
        return f"{self.function_name} at {dict(self.cell)} (replicates {self.first} to {self.first + self.replicates - 1})"


def run_tasks(
    tasks: Iterable[Task],
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    in_flight: int | None = None,
) -> list[Record]:
    """The results of all tasks, in their order; only those that the store lacks are computed.

    Same bits for every executor. Raises as `finished`.
    """
    listed = list(tasks)
    results = {record.key: record for _, record in finished(listed, store, executor, progress, in_flight)}
    return [results[task.key] for task in listed]


def finished(
    tasks: Sequence[Task],
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    in_flight: int | None = None,
) -> Iterator[tuple[Task, Record]]:
    """Pairs of task and result as they become known: first those in the store, then as they finish.

    Each is committed before it is yielded, by this process alone. At most `in_flight` calls wait in the
    executor. Equal tasks are computed once. Raises InputError when the simulator refuses a cell, TaskError
    when a call fails otherwise, SweepError when workers
    are lost, StoreError when the store cannot be read or written, SweepInterrupted on Ctrl-C; in each
    case what had finished is committed first.
    """
    unique = {task.key: task for task in tasks}
    missing = [task for key, task in unique.items() if store is None or key not in store]
    if progress is not None:
        progress.add(len(unique), cached=len(unique) - len(missing))
    lacking = {task.key for task in missing}
    for key, task in unique.items():
        if key not in lacking:
            assert store is not None
            record = store.get(key)
            if record is None:  # removed by another process since we looked
                missing.append(task)
            else:
                yield task, record
    runner = executor if executor is not None else SerialExecutor()
    bound = in_flight or max(1, IN_FLIGHT_PER_WORKER * workers_of(runner))
    yield from _compute(missing, store, runner, progress, bound)


def _compute(
    missing: Sequence[Task], store: Store | None, executor: Executor, progress: Progress | None, bound: int
) -> Iterator[tuple[Task, Record]]:
    queue = iter(missing)
    running: dict[Future[Any], Task] = {}
    count = 0
    try:
        while True:
            while len(running) < bound and (task := next(queue, None)) is not None:
                running[_submit(executor, task)] = task
            if not running:
                return
            done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)  # the pause lets Ctrl-C in
            for future in [each for each in running if each in done]:
                record = _commit(running[future], future, store)
                task = running.pop(future)
                count += 1
                if progress is not None:
                    progress.advance()
                yield task, record
    except KeyboardInterrupt as interrupt:
        count += _rescue(running, store)
        raise SweepInterrupted(_summary("interrupted", count, len(missing), store)) from interrupt
    except StoreError:
        raise
    except Exception as error:
        count += _rescue(running, store)
        if not _lost_workers(error):
            raise
        raise SweepError(_summary(f"the workers were lost ({type(error).__name__}: {error})", count, len(missing), store)) from error
    finally:
        for future in running:
            future.cancel()


def _submit(executor: Executor, task: Task) -> Future[Any]:
    return executor.submit(execute, *task.call(), task.key)


def execute(
    function: str, cell: dict[str, Any], entropy: Any, spawn_key: tuple[int, ...], replicates: int, first: int, key: str
) -> tuple[dict[str, np.ndarray], dict[str, Any], float]:
    """Runs one call in a worker; gives arrays, provenance and seconds.

    Raises TaskError when this machine has other sources, token files or library versions than the one that
    asks (then the key differs), when the function fails, and when it returns NaN or what is not an array.
    """
    module, _, name = function.partition(":")
    where = f"{function} at {cell}, replicates {first} to {first + replicates - 1}"
    if task_key(function, cell, entropy, spawn_key, replicates, first) != key:
        raise TaskError(
            f"{where}: the worker has other sources, token files or libraries than the sweep ({source_hash(module)}, "
            f"{versions()}); if lawbook was edited meanwhile, start again; on a cluster, install the same lawbook everywhere"
        )
    seed = np.random.SeedSequence(entropy, spawn_key=spawn_key)
    start = time.perf_counter()
    try:
        returned = getattr(importlib.import_module(module), name)(**cell, seed=seed, replicates=replicates, first=first)
        arrays = {observable: np.asarray(values) for observable, values in returned.items()}
    except InputError as error:  # misuse stays misuse wherever it is found
        raise InputError(f"{error} (in {where})") from error
    except Exception as error:
        raise TaskError(f"{where}: {type(error).__name__}: {error}") from error
    seconds = time.perf_counter() - start
    for observable, values in arrays.items():
        if values.dtype.hasobject:
            raise TaskError(f"{where}: {observable} came out as Python objects; accepted: arrays of numbers")
        if values.dtype.kind in "fc" and np.isnan(values).any():
            raise TaskError(f"{where}: {observable} came out as NaN")
    path = {
        "function": function, "cell": cell, "entropy": entropy, "spawn_key": list(spawn_key),
        "replicates": replicates, "first": first, "source": source_hash(module),
    }  # fmt: skip
    return arrays, json.loads(canonical_json(path | provenance())), seconds


def _commit(task: Task, future: Future[Any], store: Store | None) -> Record:
    arrays, origin, seconds = future.result()
    if store is not None:
        store.put(task.key, arrays, origin, seconds)
    return Record(task.key, arrays, origin, seconds)


def _rescue(running: dict[Future[Any], Task], store: Store | None) -> int:
    """Commits what has finished among the calls in flight; says how many."""
    saved = 0
    for future, task in running.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            _commit(task, future, store)
            saved += 1
    return saved


def _lost_workers(error: BaseException) -> bool:
    # BrokenProcessPool (BrokenExecutor); dask's KilledWorker, FutureCancelledError and CommClosedError
    names = {base.__name__ for base in type(error).__mro__}
    return bool(names & {"BrokenExecutor", "KilledWorker", "CancelledError", "CommClosedError"})


def _summary(what: str, done: int, asked: int, store: Store | None) -> str:
    if store is None or store.path is None:
        return f"{what}; {done} of {asked} cells were done, but no store was named, so that they are gone: name one to resume"
    return f"{what}; {done} of the {asked} missing cells are safe in {store.path}: the same command resumes there"
