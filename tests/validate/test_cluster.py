"""The same sweep on a dask cluster gives the same bits, also when a worker is killed in mid-run."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from lawbook.validate.command_line.main import main
from lawbook.validate.executors import open_executor
from lawbook.validate.grid import sweep_grid
from lawbook.validate.store import Store

distributed = pytest.importorskip("distributed")
SCRIPTS = Path(__file__).parent / "sweep_scripts"
GRID = {"x": list(range(30)), "y": ["a", "b"]}

# the scheduler notices a killed worker by a closed connection and says so in warnings
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def cluster(monkeypatch, tmp_path):
    """Two worker processes on this machine, started anew when killed; they find the test's simulators."""
    path = os.pathsep.join([str(SCRIPTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setenv("LAWBOOK_TEST_LOG", str(tmp_path / "calls"))
    monkeypatch.syspath_prepend(str(SCRIPTS))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50,
        local_directory=str(tmp_path / "dask"),
    ) as running:  # fmt: skip
        yield running


def kill_one(cluster, log, after):
    """Kills the first worker once `after` calls have been made."""

    def strike():
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and (not log.exists() or len(log.read_text().splitlines()) < after):
            time.sleep(0.01)
        worker = next(iter(cluster.workers.values()))
        killed.append(worker.process.process.pid)
        os.kill(worker.process.process.pid, signal.SIGKILL)

    killed = []
    thread = threading.Thread(target=strike)
    thread.start()
    return thread, killed


@pytest.mark.slow
def test_a_worker_killed_in_mid_run_changes_no_bit(cluster, tmp_path, monkeypatch):
    log = tmp_path / "calls"
    thread, killed = kill_one(cluster, log, after=20)
    with Store(tmp_path / "store.sqlite") as store, open_executor(cluster.scheduler_address) as executor:
        found = sweep_grid("counted_cells:draw", GRID, 8, block=2, seed=5, store=store, executor=executor)
        assert len(store) == 240
    thread.join()
    assert len(killed) == 1
    workers = {int(line.split()[0]) for line in log.read_text().splitlines()}
    assert killed[0] in workers and len(workers) >= 2, "the killed worker had no part in the sweep"
    monkeypatch.delenv("LAWBOOK_TEST_LOG")
    assert found.draws.values.tobytes() == sweep_grid("counted_cells:draw", GRID, 8, block=2, seed=5).draws.values.tobytes()


@pytest.mark.slow
def test_the_command_line_runs_on_a_cluster(cluster, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    line = "sweep counted_cells:draw x=1,2 y=a,b --replicates 3 --out {0}.csv --store {0}.sqlite --executor {1}"
    assert main(line.format("here", "serial").split()) == 0
    assert main(line.format("there", cluster.scheduler_address).split()) == 0
    assert Path("here.csv").read_bytes() == Path("there.csv").read_bytes()
    law = "memory_scaling.stored_weight_of_sgd"
    assert main(["validate", law, "--executor", cluster.scheduler_address]) == 0
    assert "1 supported" in capsys.readouterr().out
