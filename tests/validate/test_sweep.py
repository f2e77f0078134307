"""The same bits from every executor; only what is missing is computed; failures name the cell."""

import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.validate.executors import SerialExecutor, open_executor
from lawbook.validate.grid import tasks_of
from lawbook.validate.progress import Progress
from lawbook.validate.store import Store, pack
from lawbook.validate.sweep import SweepError, SweepInterrupted, Task, TaskError, finished, run_tasks

SCRIPTS = Path(__file__).parent / "sweep_scripts"
DRAW, FAIL = "counted_cells:draw", "counted_cells:fail"


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))  # worker processes inherit sys.path


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setenv("LAWBOOK_TEST_LOG", str(tmp_path / "calls"))
    return lambda: (tmp_path / "calls").read_text().splitlines() if (tmp_path / "calls").exists() else []


def some_tasks(count=10):
    return [task for x in range(count) for task in tasks_of(DRAW, {"x": x, "y": "a"}, 3, seed=1, block=2)]


def bits(records):
    return [pack(record.arrays) for record in records]


@pytest.fixture(scope="module")
def pool():
    with open_executor("processes:2") as executor:
        yield executor


def test_same_bits_serially_in_processes_and_threads(pool):
    serial = run_tasks(some_tasks())
    assert bits(run_tasks(some_tasks(), executor=pool)) == bits(serial)
    with ThreadPoolExecutor(3) as threads:
        assert bits(run_tasks(some_tasks(), executor=threads)) == bits(serial)
    assert len(set(bits(serial))) == len(serial)


def test_blocks_of_replicates_do_not_change_a_bit():
    whole, = run_tasks(tasks_of(DRAW, {"x": 1, "y": "a"}, 5, seed=1))
    parts = run_tasks(tasks_of(DRAW, {"x": 1, "y": "a"}, 5, seed=1, block=2))
    assert np.concatenate([part.arrays["draws"] for part in parts]).tobytes() == whole.arrays["draws"].tobytes()


def test_only_what_is_missing_is_computed_and_equal_tasks_once(log):
    with Store() as store, Progress(mode="silent") as progress:
        first = run_tasks(some_tasks(3), store=store)
        both = run_tasks(some_tasks(5) * 2, store=store, progress=progress)
        assert (progress.total, progress.done, progress.cached) == (10, 10, 6)
        assert bits(both)[:6] == bits(first) and bits(both)[10:] == bits(both)[:10]
    assert len(log()) == 10 and set(Counter(log()).values()) == {1}


def test_the_store_gives_back_what_was_computed():
    with Store() as store:
        fresh = run_tasks(some_tasks(2), store=store)
        again = run_tasks(some_tasks(2), store=store)
    assert bits(fresh) == bits(again)
    assert [r.provenance for r in fresh] == [r.provenance for r in again] and fresh[0].seconds == again[0].seconds
    assert fresh[0].provenance["cell"] == {"x": 0, "y": "a"} and fresh[0].provenance["versions"]["numpy"] == np.__version__


def test_each_result_is_committed_before_it_is_given():
    with Store() as store:
        for count, (task, record) in enumerate(finished(some_tasks(4), store=store), 1):
            assert task.key == record.key and task.key in store and len(store) == count


def test_no_more_than_the_bound_waits():
    class Counting(SerialExecutor.__base__):
        waiting = most = 0

        def submit(self, fn, /, *args):
            from concurrent.futures import Future

            Counting.waiting += 1
            Counting.most = max(Counting.most, Counting.waiting)
            future = Future()
            future.result = lambda: (setattr(Counting, "waiting", Counting.waiting - 1), fn(*args))[1]
            future.set_result(None)
            return future

    run_tasks(some_tasks(), executor=Counting(), in_flight=4)
    assert Counting.most == 4


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (3, r"counted_cells:fail at \{'x': 3\}, replicates 0 to 1: ArithmeticError: three is too much"),
        (4, r"\{'x': 4\}.* value came out as NaN"),
        (5, r"\{'x': 5\}.* value came out as Python objects"),
    ],
)
def test_a_failing_cell_is_named_and_the_others_kept(pool, x, message):
    for executor in (None, pool):
        with Store() as store:
            tasks = [Task(FAIL, {"x": value}, 0, (), 2) for value in (0, 1, 2, x)]
            with pytest.raises(TaskError, match=message):
                run_tasks(tasks, store=store, executor=executor)
            assert tasks[0].key in store and tasks[3].key not in store


def test_what_a_simulator_refuses_stays_an_input_error(pool):
    for executor in (None, pool):
        with pytest.raises(InputError, match=r"x: got 7; accepted: less \(in counted_cells:fail at \{'x': 7\}"):
            run_tasks([Task(FAIL, {"x": 7}, 0)], executor=executor)


def test_a_dead_worker_process_is_reported_and_the_sweep_resumes(tmp_path):
    tasks = [Task(FAIL, {"x": value}, 0, (), 2) for value in (0, 1, 2, 6)]
    with Store(tmp_path / "s.sqlite") as store:
        with pytest.raises(SweepError, match=r"workers were lost \(BrokenProcessPool.*safe in .*s.sqlite: the same command resumes"):
            with open_executor("processes:1") as executor:
                run_tasks(tasks, store=store, executor=executor)
        kept = len(store)
        assert len(run_tasks(tasks[:3], store=store)) == 3 and kept <= 3


def test_an_interrupt_without_a_store_says_that_nothing_is_kept():
    class Interrupted(SerialExecutor.__base__):
        def submit(self, fn, /, *args):
            raise KeyboardInterrupt

    with pytest.raises(SweepInterrupted, match="no store was named"):
        run_tasks(some_tasks(1), executor=Interrupted())


def test_a_worker_with_other_sources_refuses(monkeypatch):
    from lawbook.validate import sweep

    task = some_tasks(1)[0]
    assert task.key
    monkeypatch.setattr(sweep, "versions", lambda: {"numpy": "0.1"})
    monkeypatch.setattr(sweep, "task_key", lambda *_: "another")
    with pytest.raises(TaskError, match="other sources, token files or libraries"):
        run_tasks([task])


@pytest.mark.parametrize("function", ["module", "a b:c", ":f", lambda: 0, print.__call__])
def test_functions_that_workers_cannot_import_are_refused(function):
    with pytest.raises(ValueError, match="function: got"):
        Task(function, {}, 0)


def test_a_task_at_a_node_of_the_seed_tree():
    node = streams.root(3, "law", 4)
    task = Task.at(DRAW, {"x": 1, "y": "a"}, node, 2, 1)
    assert (task.entropy, task.spawn_key) == (3, node.spawn_key)
    expected = [g.normal(1, size=3) for g in streams.generators(node, 2, 1)]
    assert run_tasks([task])[0].arrays["draws"].tobytes() == np.array(expected).tobytes()
    with pytest.raises(ValueError, match="replicates, first: got 0, 0"):
        Task(DRAW, {}, 0, (), 0)


@pytest.mark.parametrize("spec", ["process", "processes:", "processes:0", "processes:x", "processes:-1", "udp://x", ""])
def test_unknown_executors_are_refused(spec):
    with pytest.raises(ValueError, match="executor: got .*accepted: 'serial'"):
        with open_executor(spec):
            pass


def test_no_scheduler(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("lawbook.validate.executors.CONNECT_SECONDS", 0.5)
    with pytest.raises(ConnectionError, match="no dask scheduler answers at tcp://127.0.0.1:9"):
        with open_executor("tcp://127.0.0.1:9"):
            pass


def worker_settings(*, seed, replicates, first=0):
    import threadpoolctl

    np.linalg.svd(np.eye(3))
    pools = [entry["num_threads"] for entry in threadpoolctl.threadpool_info()]
    return {"blas": np.array([pools]), "kernels": np.array([int(os.environ["LAWBOOK_THREADS"])])}


def test_worker_processes_use_one_thread(pool, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from concurrent.futures import ProcessPoolExecutor

    assert isinstance(pool, ProcessPoolExecutor)
    with open_executor("processes:1") as executor:
        (record,) = run_tasks([Task("test_sweep:worker_settings", {}, 0)], executor=executor)
    assert record.arrays["kernels"] == 1 and (record.arrays["blas"] == 1).all()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # dask's own warnings about the worker that we kill
def test_dask_with_a_worker_killed_in_mid_run(tmp_path, log):
    distributed = pytest.importorskip("distributed")
    serial = bits(run_tasks(some_tasks(60)))
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        with Store(tmp_path / "s.sqlite") as store, open_executor(cluster.scheduler_address) as executor:
            before = len(log())
            for count, _ in enumerate(finished(some_tasks(60), store=store, executor=executor), 1):
                if count == 10:
                    victim = int(log()[-1].split()[0])
                    assert victim != os.getpid()
                    os.kill(victim, signal.SIGKILL)
            assert count == len(store) == 120
            assert len({line.split()[0] for line in log()[before:]}) >= 2, "one worker did all: nothing was tested"
            assert bits(run_tasks(some_tasks(60), store=store)) == serial
