"""Where work runs: this process, processes of this machine, or a dask cluster; always a concurrent.futures Executor."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, final

ACCEPTED = "'serial', 'processes', 'processes:N' with N >= 1, 'tcp://host:port' (dask.distributed)"
CONNECT_SECONDS = 10
THREAD_VARIABLES = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMBA_NUM_THREADS", "LAWBOOK_THREADS",
)  # fmt: skip


@final
class SerialExecutor(Executor):
    """Runs each call at once in this process; Ctrl-C reaches the call itself."""

    workers = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def open_executor(spec: str = "serial") -> Iterator[Executor]:
    """The executor that `spec` names, closed (work not begun is dropped) when the block ends.

    Open it once and use it for all rounds: a worker process takes about two seconds to import numba and
    SciPy. Each worker process uses one thread. Raises ValueError for an unknown spec, ConnectionError
    when no scheduler answers, ModuleNotFoundError naming the extra when dask.distributed is absent.
    """
    scheme, _, rest = spec.partition(":")
    if spec == "serial":
        yield SerialExecutor()
    elif scheme == "processes":
        if rest or spec.endswith(":"):
            if not (rest.isascii() and rest.isdigit() and int(rest) >= 1):
                raise ValueError(f"executor: got {spec!r}; accepted: {ACCEPTED}")
            count = int(rest)
        else:
            count = cores()
        yield from _processes(count)
    elif scheme in ("tcp", "tls"):
        yield from _cluster(spec)
    else:
        raise ValueError(f"executor: got {spec!r}; accepted: {ACCEPTED}")


def cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else (os.cpu_count() or 1)


def workers_of(executor: Executor) -> int:
    """How many calls the executor runs at once; 0 when it runs them inside `submit`; a guess for foreign ones."""
    return getattr(executor, "workers", cores())


def _processes(count: int) -> Iterator[Executor]:
    # spawn: a forked child would inherit the locks of numba's and BLAS's threads
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start_worker)
    pool.workers = count  # type: ignore[attr-defined]
    try:
        yield pool
    except BaseException:
        _terminate(pool)
        raise
    else:
        pool.shutdown(wait=True, cancel_futures=True)


def _terminate(pool: ProcessPoolExecutor) -> None:
    """Ends the workers without waiting for the cells in flight, which are computed again on resuming."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(5)


def _start_worker() -> None:
    """What each worker process does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    threading.Thread(target=_end_with_parent, daemon=True).start()
    one_thread()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: its queue never closes."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def one_thread() -> None:
    """Limits this process to one thread per task, for libraries loaded already and for those to come."""
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
    if "numba" in sys.modules:
        sys.modules["numba"].set_num_threads(1)


def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"executor: {address!r} needs dask.distributed; install lawbook[distributed]"
        ) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConnectionError(f"executor: no dask scheduler answers at {address}: {error}") from error
    with client:
        client.register_worker_callbacks(one_thread)  # workers that join later are limited as well
        # a call whose worker died is sent to another one; it is pure, so that it may run twice
        executor = client.get_executor(pure=False, retries=3)
        executor.workers = max(1, sum(client.ncores().values()))  # type: ignore[attr-defined]
        yield executor
