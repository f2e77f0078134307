"""run_sweep.py STORE: a sweep of 240 tasks with two workers; prints the key of each result as soon as it is known."""

import sys

import counted_cells

from lawbook.validate.executors import open_executor
from lawbook.validate.grid import tasks_of
from lawbook.validate.store import Store
from lawbook.validate.sweep import finished

GRID = {"x": list(range(30)), "y": ["a", "b"]}
REPLICATES, BLOCK, SEED = 8, 2, 5

if __name__ == "__main__":
    points = [{"x": x, "y": y} for x in GRID["x"] for y in GRID["y"]]
    tasks = [task for cell in points for task in tasks_of(counted_cells.draw, cell, REPLICATES, SEED, BLOCK)]
    with Store(sys.argv[1]) as store, open_executor("processes:2") as executor:
        for task, _ in finished(tasks, store=store, executor=executor):
            print(task.key, flush=True)
