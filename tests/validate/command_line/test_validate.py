"""`validate`, `simulate`, `sweep`, `report`: verdicts with evidence, exit codes, and stores that remember."""

import csv
import json
import sys

import numpy as np
import pytest

from lawbook.validate.command_line import validate_command
from lawbook.validate.store import Store
from lawbook.validate.sweep import SweepError
from lawbook.validate.verdict import Verdict

EXACT = "memory_scaling.stored_weight_of_sgd"
RANDOM = "memory_scaling.error_of_two_classes"
REFUTED = "memory_scaling.power_law_on_real_tokens"


def test_the_keys_of_a_verdict(lawbook):
    done = lawbook(f"validate {EXACT} --json")
    [verdict] = done.json
    assert (done.code, done.err) == (0, "")
    assert {"name", "verdict", "estimate", "interval", "prediction", "replicates", "seconds", "mutants"} <= set(verdict)
    assert (verdict["name"], verdict["verdict"]) == (EXACT, "supported")
    assert {"planted", "killed"} <= set(verdict["mutants"])
    assert verdict["mutants"]["planted"] == verdict["mutants"]["killed"] > 0
    assert verdict["interval"][0] <= verdict["estimate"] <= verdict["interval"][1]
    assert verdict["replicates"] >= 1 and verdict["seconds"] >= 0


def test_a_refuted_law_exits_with_1_and_says_where(lawbook):
    done = lawbook(f"validate {REFUTED} {EXACT}")
    assert done.code == 1
    assert f"{REFUTED}: refuted; at tokens=pydoc" in done.out and "1 supported, 1 refuted" in done.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["supported"], 0),
        (["supported", "undecided"], 3),
        (["supported", "refuted"], 1),
        (["undecided", "refuted"], 1),
        ([], 0),
    ],
)
def test_exit_codes(words, code):
    verdicts = [Verdict(f"law{i}", word, 0.0, (0.0, 0.0), 0.0, 1, 0.0) for i, word in enumerate(words)]
    assert validate_command.exit_code(verdicts) == code


def test_an_undecided_law_exits_with_3(lawbook, monkeypatch):
    undecided = Verdict(EXACT, "undecided", float("nan"), (float("-inf"), 1.0), 0.5, 4, 0.1, reason="too little data")
    monkeypatch.setattr(validate_command, "judge", lambda *_, **__: [undecided])
    done = lawbook(f"validate {EXACT} --json")
    assert done.code == 3 and done.json[0]["estimate"] is None and done.json[0]["interval"] == [None, 1.0]
    assert "too little data" in lawbook(f"validate {EXACT}").out


def test_a_defect_of_ours_exits_with_70(lawbook, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(validate_command, "judge", broken)
    done = lawbook(f"validate {EXACT}")
    assert done.code == 70 and done.out == "" and "defect of lawbook" in done.err and "ZeroDivisionError" in done.err


def test_ctrl_c_exits_with_130(lawbook, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(validate_command, "judge", interrupted)
    done = lawbook(f"validate {EXACT}")
    assert done.code == 130 and "resumes where it stopped" in done.err


def without_seconds(verdicts):
    return [{key: value for key, value in verdict.items() if key != "seconds"} for verdict in verdicts]


def test_same_seed_same_verdict_and_a_store_computes_nothing_twice(lawbook, tmp_path):
    store = tmp_path / "store.sqlite"
    first = lawbook(f"validate {RANDOM} --seed 5 --json").json
    kept = lawbook(f"validate {RANDOM} --seed 5 --json --store", store).json
    assert without_seconds(kept) == without_seconds(first)
    with Store(store) as opened:
        rows = len(opened)
    again = lawbook(f"validate {RANDOM} --seed 5 --json --store", store).json
    with Store(store) as opened:
        assert len(opened) == rows > 0
    assert again == kept
    other = lawbook(f"validate {RANDOM} --seed 6 --json").json
    assert other[0]["verdict"] == "supported" and other[0]["estimate"] != first[0]["estimate"]


def test_real_tokens_are_the_users(lawbook, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(" ".join(f"word{i % (1 + i // 7)}" for i in range(400)))
    done = lawbook(f"validate {RANDOM} --json --text", text)
    assert done.json[0]["verdict"] == "supported" and str(text) in done.json[0]["tokens"]


def test_simulate_shows_every_replicate(lawbook):
    done = lawbook(f"simulate {RANDOM} d=7 --replicates 3 --seed 2 --json")
    assert done.code == 0 and done.json["cell"]["d"] == 7
    assert np.shape(done.json["observables"]["token_error"]) == (3, 6)
    assert lawbook(f"simulate {RANDOM} d=7 --replicates 3 --seed 2 --json").out == done.out
    more = lawbook(f"simulate {RANDOM} d=7 --replicates 5 --seed 2 --json").json
    assert more["observables"]["token_error"][:3] == done.json["observables"]["token_error"]


def test_sweep_writes_a_table_and_goes_on_where_it_was(lawbook, tmp_path):
    line = f"sweep {RANDOM} d=2,3 draws=50 --replicates 4 --store s.sqlite --executor serial --out t.csv"
    assert lawbook(line).code == 0
    table = (tmp_path / "t.csv").read_text()
    rows = list(csv.DictReader(table.splitlines()))
    assert len(rows) == 2 * 4 * 6 and {row["d"] for row in rows} == {"2", "3"}
    assert {row["trials"] for row in rows} == {"50"}
    assert lawbook(line).code == 0 and (tmp_path / "t.csv").read_text() == table
    assert lawbook(line.replace("d=2,3", "d=3,2,4")).code == 0
    with Store(tmp_path / "s.sqlite") as store:
        assert len(store) == 3
    done = lawbook(f"sweep {EXACT} --store s.sqlite --executor serial --replicates 1")
    assert done.code == 0 and "of 1 replicate in" in done.out


def test_sweep_runs_any_simulator(lawbook, tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text(
        "import numpy as np\n\n\ndef coin(p, seed, replicates, first=0):\n"
        "    return {'heads': (np.arange(first, first + replicates) < p)}\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    done = lawbook("sweep mine:coin p=1,2 --replicates 3 --store s.sqlite --executor serial --out t.csv")
    assert (done.code, done.out) == (0, "2 p x 3 replicate in s.sqlite\n")
    (tmp_path / "mine.py").write_text("def broken(p, seed, replicates, first=0):\n    return 1 / 0\n")
    monkeypatch.delitem(sys.modules, "mine")
    failed = lawbook("sweep mine:broken p=1 --store s.sqlite --executor serial")
    assert failed.code == 2 and "mine:broken" in failed.err and "ZeroDivisionError" in failed.err


def test_lost_workers_are_no_defect(lawbook, monkeypatch):
    def lost(*_, **__):
        raise SweepError("the workers were lost; the same command resumes")

    monkeypatch.setattr(validate_command, "judge", lost)
    done = lawbook(f"validate {EXACT}")
    assert done.code == 70 and done.err == "lawbook: the workers were lost; the same command resumes\n"


def test_sweep_and_report_speak_json(lawbook, tmp_path):
    swept = lawbook(f"sweep {RANDOM} d=2,3 draws=5 --replicates 2 --store s.sqlite --executor serial --json")
    assert swept.json == {"store": "s.sqlite", "cells": 2, "sizes": {"d": 2, "draws": 1, "replicate": 2, "token_error_1": 6}}
    report = lawbook(f"report {EXACT} --store s.sqlite --out r --json")
    assert report.json == {"index": "r/index.html", "laws": [EXACT]}


def test_report_takes_the_verdicts_of_a_store(lawbook, tmp_path):
    store = tmp_path / "store.sqlite"
    assert lawbook(f"validate {REFUTED} --store", store).code == 1
    done = lawbook(f"report {REFUTED} --out report --store", store)
    assert (done.code, done.out) == (0, "1 law in report/index.html\n")
    page = (tmp_path / "report" / "laws" / f"{REFUTED}.html").read_text(encoding="utf-8")
    assert "refuted" in page and "<math" in page
    assert "http://" not in page.replace("http://www.w3.org", "") and "<script src" not in page
    json.loads((tmp_path / "report" / "data.json").read_text(encoding="utf-8"))


def test_figures_write_what_they_say(lawbook, tmp_path):
    done = lawbook("figures memory_scaling.real_tokens --out figures --json")
    [figure] = done.json
    assert done.code == 0 and figure["name"] == "memory_scaling.real_tokens"
    endings = {path.rsplit(".", 1)[1] for path in figure["files"]}
    assert {"pdf", "svg", "png", "csv"} <= endings
    assert all((tmp_path / path).stat().st_size > 0 for path in figure["files"])
