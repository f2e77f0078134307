"""Sweeps killed at random moments lose nothing that was committed, and end with the same bits."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lawbook.validate.grid import sweep_grid
from lawbook.validate.store import Store

SCRIPTS = Path(__file__).parent / "sweep_scripts"
TASKS, KILLS = 240, 20


def start(store, log):
    path = os.pathsep.join([str(SCRIPTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, SCRIPTS / "run_sweep.py", store],
        env=os.environ | {"PYTHONPATH": path, "LAWBOOK_TEST_LOG": str(log)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def calls(log):
    return log.read_text().splitlines() if log.exists() else []


def dataset(monkeypatch, store, **options):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import run_sweep

    return sweep_grid(
        "counted_cells:draw", run_sweep.GRID, run_sweep.REPLICATES, block=run_sweep.BLOCK, seed=run_sweep.SEED,
        store=store, **options,
    )  # fmt: skip


@pytest.mark.slow
def test_twenty_kills_of_a_sweep_with_two_workers(tmp_path, monkeypatch):
    path, log = tmp_path / "killed.sqlite", tmp_path / "calls"
    chance = random.Random(20)
    reported = set()
    for kill in range(KILLS):
        process = start(path, log)
        if kill % 5 < 4:  # in mid-run: after a first new result; else anywhere, mostly while it starts
            known = len(reported)
            while len(reported) <= known and (line := process.stdout.readline()):
                reported.add(line.strip())
            time.sleep(chance.uniform(0, 0.12))
        else:
            time.sleep(chance.uniform(0, 0.6))
        os.killpg(process.pid, signal.SIGKILL)
        reported |= {line.strip() for line in process.communicate()[0].splitlines() if len(line.strip()) == 64}
        with Store(path) as store:
            assert reported <= set(store.keys()), "a committed cell was lost"
            assert not store.damaged()
    with Store(path) as store:
        before = len(store)
    assert KILLS // 2 < before < TASKS, "the kills were not in mid-run: nothing was tested"

    made = len(calls(log))
    process = start(path, log)
    assert len(process.communicate()[0].split()) == TASKS and process.returncode == 0
    assert len(calls(log)) - made == TASKS - before, "the resumed run computed other cells than the missing ones"

    with Store(path) as store:
        assert len(store) == TASKS
        resumed = dataset(monkeypatch, store)
    uninterrupted = dataset(monkeypatch, None)
    assert resumed.identical(uninterrupted)
    assert resumed.draws.values.tobytes() == uninterrupted.draws.values.tobytes()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc whether processes live")
def test_workers_end_when_only_their_parent_is_killed(tmp_path):
    log = tmp_path / "calls"
    process = start(tmp_path / "store.sqlite", log)
    process.stdout.readline()
    process.kill()
    process.communicate()
    workers = {int(line.split()[0]) for line in calls(log)}
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers and not any(map(alive, workers))


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def interrupted(path, log, pause):
    """What a sweep said after Ctrl-C in mid-run: the keys that it reported, its standard error.

    The fifth key wakes this process while the script is still printing it: a pause lets it return to the sweep.
    """
    command = [sys.executable, SCRIPTS / "run_sweep.py", path]
    path_variable = os.pathsep.join([str(SCRIPTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": path_variable, "LAWBOOK_TEST_LOG": str(log)},
    )  # fmt: skip
    reported = {process.stdout.readline().strip() for _ in range(5)}
    time.sleep(pause)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: workers get it too
    rest, errors = process.communicate(timeout=20)
    return reported | set(rest.split()), errors


def test_ctrl_c_commits_and_says_how_to_resume(tmp_path):
    for attempt in range(10):
        path = tmp_path / f"store{attempt}.sqlite"
        reported, errors = interrupted(path, tmp_path / "calls", pause=0.002 + 0.003 * attempt)
        with Store(path) as store:
            assert {key for key in reported if len(key) == 64} <= set(store.keys())
            stored = len(store)
        if "SweepInterrupted" in errors:  # else it struck the script's own print: nothing to say there
            break
    assert "SweepInterrupted: interrupted; " in errors and f"safe in {path}: the same command resumes" in errors
    assert f"{stored} of the {TASKS} missing cells are safe" in errors
