"""What every command that computes shares: a store, workers, a progress display, and the errors they raise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.executors import cores, open_executor
from lawbook.validate.progress import Progress
from lawbook.validate.provenance import lawbook_version
from lawbook.validate.store import Store

if TYPE_CHECKING:
    from lawbook.theory import Law


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


def chosen_executor(spec: str | None, pieces: int) -> str:
    """What was asked for, or one process per core where there is enough work to pay for starting them."""
    if spec is not None:
        return spec
    return "processes" if pieces > 4 and cores() > 1 else "serial"


def certify_all(work: Work, laws: Sequence[Law]) -> None:
    """Checks the derivations that no earlier run has checked, on all cores; the certificates are kept on disk."""
    from lawbook.theory import certificates

    if not isinstance(work.executor, ProcessPoolExecutor):
        return  # in this process it is done when it is asked for, and another machine keeps its own certificates
    waiting = [law.name for law in laws if not certificates.remembered(law)]
    work.progress.relabel("checking derivations")
    work.progress.add(len(waiting))
    for _ in work.executor.map(certify_named, waiting):
        work.progress.advance()


def certify_named(name: str) -> None:
    """What a worker does."""
    from lawbook.theory import catalogue, certificates

    certificates.certified(catalogue.find(name))
