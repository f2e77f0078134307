"""What every command that computes shares: a store, workers, a progress display, and the errors they raise."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.executors import cores, open_executor
from lawbook.validate.progress import Progress
from lawbook.validate.provenance import lawbook_version
from lawbook.validate.store import Store


@dataclass(frozen=True)
class Work:
    """An open store, open workers and a running progress display."""

    seed: int
    store: Store | None
    executor: Executor
    progress: Progress

    @property
    def version(self) -> str:
        """The version of lawbook that does the work."""
        return lawbook_version()


@contextmanager
def working(*, seed: int, store: Path | None, executor: str, label: str) -> Iterator[Work]:
    """Opens all of it; raises Misuse where the seed, the store or the workers cannot be had."""
    if seed < 0:
        raise Misuse(f"seed: got {seed}; accepted: a non-negative integer")
    with ExitStack() as stack:
        opened = None if store is None else stack.enter_context(Store(store))
        with blaming_input(ValueError, ConnectionError, ModuleNotFoundError):
            runner = stack.enter_context(open_executor(executor))
        yield Work(seed, opened, runner, stack.enter_context(Progress(label)))


def chosen_executor(spec: str | None, laws: int) -> str:
    """What was asked for, or one process per core where there is enough work to pay for starting them."""
    if spec is not None:
        return spec
    return "processes" if laws > 4 and cores() > 1 else "serial"
