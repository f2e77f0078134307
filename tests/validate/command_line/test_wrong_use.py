"""Wrong use: exit code 2 and one clear line on standard error that names what came and what is accepted."""

import sqlite3
from pathlib import Path

import pytest

from lawbook.validate.store import Store

N = "memory_scaling"
LAW = f"{N}.error_of_two_classes"
UNSEEN = f"{N}.unseen_mass"
VECTORS = f"{N}.expected_error_of_two_classes"


def check(done, *words):
    assert done.code == 2, done
    assert done.out == "" and done.err.startswith("lawbook: ") and done.err.count("\n") == 1, done
    for word in words:
        assert word in done.err, done.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"show {N}.eror_of_two_clases", ["eror_of_two_clases", "did you mean", LAW]),
        ("show error_of_two_classes", ["did you mean", LAW]),
        ("show xyzzy", ["xyzzy", "lawbook list"]),
        ("validate memory_scalin", ["memory_scalin", "did you mean memory_scaling"]),
        ("list nowhere", ["nowhere"]),
        ("simulate nowhere", ["nowhere"]),
        ("figures nowhere", ["nowhere"]),
        ("figures --venue nowhere", ["nowhere", "iclr"]),
        ("figures --paper 99", ["99"]),
        ("bench nowhere", ["nowhere", N]),
        ("frobnicate", ["frobnicate", "predict"]),
        ("predict", ["predict"]),
        ("list --frobnicate", ["--frobnicate"]),
    ],
)
def test_unknown_names(lawbook, line, words):
    check(lawbook(line), *words)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("q=1 Q=2 d=10 z=3", ["'z'", "accepted: q, Q, d"]),
        ("q=1 Q=2", ["missing parameter 'd'", "q, Q, d"]),
        ("q=1 Q=2 d=0", ["d: got 0", "d >= 1"]),
        ("q=1 Q=2 d=-1,5", ["d:", "d >= 1"]),
        ("q=1 Q=2 d=1.5", ["d: got 1.5", "an integer"]),
        ("q=-1 Q=2 d=10", ["q: got -1", "q >= 0"]),
        ("q=2 Q=2 d=10", ["q**2 <= Q"]),
        ("q=1 Q=abc d=10", ["Q: got 'abc'", "a number"]),
        ("q=1 Q=1..2 d=10", ["Q: got '1..2'"]),
        ("q=1 Q=nan d=10", ["Q: got 'nan'"]),
        ("q=1 Q=2 d=inf", ["d: got 'inf'"]),
        ("q=1 Q=1e999 d=2", ["Q: got '1e999'"]),
        ("q=1 Q=2 d=1,,2", ["d: got ''"]),
        ("q=1 Q=2 d=", ["'d='", "NAME=VALUE"]),
        ("q=1 Q=2 d", ["'d'", "NAME=VALUE"]),
        ("q=1 Q=2 =3", ["'=3'", "NAME=VALUE"]),
        ("q=1 q=1 Q=2 d=3", ["q: given twice"]),
        ("q=1,2 Q=4 d=1,2,3", ["2 and 3 values"]),
        ("q=1 Q=2 d=10 --digits 0", ["digits: got 0"]),
        ("q=1 Q=2 d=10 --digits many", ["--digits", "many"]),
        ("q=1 Q=2 --solve-for d", ["--target"]),
        ("q=1 Q=2 --target 0.1", ["--solve-for"]),
        ("q=1 Q=2 --solve-for d --target nan", ["target: got nan"]),
        ("q=1 Q=2 --solve-for d --target soon", ["--target", "soon"]),
        ("q=1 Q=2 --solve-for z --target 0.1", ["'z'", "Q, d, q"]),
        ("q=1 Q=2 d=3 --solve-for d --target 0.1", ["d: got a value for the parameter to solve for"]),
        ("q=1 Q=2 --solve-for d --target -1", ["target: got -1"]),
        ("q=1,2 Q=4 --solve-for d --target 0.1", ["one number for each"]),
    ],
)
def test_bad_parameters(lawbook, values, words):
    check(lawbook(f"predict {LAW} {values}"), *words)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("p=0.5,0.6 q=1,1 d=3", ["p:", "sum to 1"]),
        ("p=0.5,-0.5,1 q=1,1,1 d=3", ["p:", "non-negative"]),
        ("p=0.5,nan q=1,1 d=3", ["p: got 'nan'"]),
        ("p=0.5,0.5 q=1,1,1 d=3", ["3 entries"]),
        ("p=0.5,0.5 q=0,0 d=3", ["q has a positive entry"]),
        ("p=zapf:2:3 q=p d=3", ["zapf:2:3", "zipf:ALPHA:N"]),
        ("p=zipf:2:-3 q=p d=3", ["-3", ">= 1"]),
        ("p=zipf:2:5 q=x d=3", ["q: got 'x'", "p^RHO"]),
        ("p=zipf:2:5 q=p^-1 d=3", ["q: got 'p^-1'", "RHO >= 0"]),
        ("p=zipf:2:5 q=p^ d=3", ["q: got 'p^'"]),
        ("q=p d=3", ["p: not given"]),
    ],
)
def test_bad_vectors(lawbook, values, words):
    check(lawbook(f"predict {VECTORS} {values}"), *words)


def files(folder):
    """Files that are not what they should be, by name."""
    contents = {
        "binary": bytes(range(256)),
        "empty": b"",
        "blank": b" \n\t\n",
        "negative.csv": b"word,count\na,3\nb,-1\n",
        "nan.csv": b"a,3\nb,nan\n",
        "infinite.csv": b"a,3\nb,inf\n",
        "words.csv": b"word,count\na,3\nb,many\n",
        "zeros.csv": b"a,0\nb,0\n",
        "header.csv": b"word,count\n",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder").mkdir()


@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("--text", "missing", ["No such file"]),
        ("--text", "folder", ["text: got"]),
        ("--text", "binary", ["UTF-8"]),
        ("--text", "empty", ["at least one word"]),
        ("--text", "blank", ["at least one word"]),
        ("--frequencies", "missing", ["No such file"]),
        ("--frequencies", "binary", ["csv"]),
        ("--frequencies", "empty", ["positive frequency"]),
        ("--frequencies", "header.csv", ["positive frequency"]),
        ("--frequencies", "zeros.csv", ["positive frequency"]),
        ("--frequencies", "negative.csv", ["line 3", "-1"]),
        ("--frequencies", "nan.csv", ["line 2", "nan"]),
        ("--frequencies", "infinite.csv", ["line 2", "inf"]),
        ("--frequencies", "words.csv", ["line 3", "many"]),
    ],
)
@pytest.mark.parametrize("line", [f"predict {UNSEEN} T=10", f"validate {UNSEEN}", f"report {UNSEEN}", "figures"])
def test_bad_token_files(lawbook, tmp_path, line, option, name, words):
    files(tmp_path)
    check(lawbook(line, option, tmp_path / name), name, *words)


def test_an_unreadable_file(lawbook, tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text("words")

    def refused(self, *_, **__):  # root may read everything, so the refusal is played
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_text", refused)
    check(lawbook(f"predict {UNSEEN} T=10 --text", path), "Permission denied", "secret.txt")


def test_tokens_that_have_no_place(lawbook, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("some words")
    check(lawbook(f"predict {LAW} d=3 --text", path), "takes no token frequencies")
    check(lawbook(f"predict {UNSEEN} T=3 p=0.5,0.5 --text", path), "p: given as a parameter and by a file")
    check(lawbook(f"predict {UNSEEN} T=3 --text", path, "--frequencies", path), "accepted: one of them")


def stores(folder):
    """Paths at which no store can be opened, with what the message must say."""
    with Store(folder / "old.sqlite"):
        pass
    with sqlite3.connect(folder / "old.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    connection.close()
    (folder / "torn.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    (folder / "text.sqlite").write_text("not a database, but long enough to be looked at " * 30)
    with sqlite3.connect(folder / "other.sqlite") as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    return {
        "old.sqlite": "schema 999",
        "torn.sqlite": "torn.sqlite",
        "text.sqlite": "text.sqlite",
        "other.sqlite": "not a lawbook store",
        ".": "folder",
        "text.sqlite/below": "below",
    }


@pytest.mark.parametrize("name", ["old.sqlite", "torn.sqlite", "text.sqlite", "other.sqlite", ".", "text.sqlite/below"])
@pytest.mark.parametrize("line", [f"validate {UNSEEN}", f"sweep {LAW} d=2", "figures", f"report {UNSEEN}"])
def test_stores_that_cannot_be_opened(lawbook, tmp_path, line, name):
    words = stores(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.glob("*.sqlite")}
    check(lawbook(f"{line} --store", tmp_path / name), words[name])
    assert {path: path.read_bytes() for path in tmp_path.glob("*.sqlite")} == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"validate {UNSEEN} --seed -1", ["seed: got -1"]),
        (f"validate {UNSEEN} --seed x", ["--seed", "x"]),
        (f"validate {UNSEEN} --level slow", ["--level", "slow", "quick"]),
        (f"validate {UNSEEN} --executor nowhere", ["nowhere", "serial"]),
        (f"validate {UNSEEN} --executor processes:0", ["processes:0"]),
        (f"validate {UNSEEN} --executor serial --workers 2", ["one of them"]),
        (f"validate {UNSEEN} --workers 0", ["processes:0"]),
        (f"simulate {LAW} --cell 99", ["cell: got 99"]),
        (f"simulate {LAW} z=3", ["z: not in the cell", "d"]),
        (f"simulate {LAW} d=0", ["0"]),
        (f"simulate {LAW} d=many", ["many"]),
        (f"simulate {LAW} tokens=zapf:1", ["zapf:1"]),
        (f"simulate {LAW} --replicates 0", ["replicates"]),
        (f"sweep {LAW} d=2", ["--store"]),
        (f"sweep {LAW} d=2 --store s.sqlite --replicates 0", ["replicates: got 0"]),
        (f"sweep {LAW} d=2 --store s.sqlite --out x.txt", [".csv", ".nc"]),
        (f"sweep {LAW} d=2,2 --store s.sqlite", ["none twice"]),
        (f"sweep {LAW} --store s.sqlite --out x.csv", ["ENTRY=VALUE"]),
        (f"sweep {LAW} d=0 --store s.sqlite --executor serial", ["0"]),
        (f"sweep {LAW} z=1 --store s.sqlite --executor serial", ["z"]),
        ("sweep lawbook.simulate.memory_scaling.direct:nothing d=1 --store s.sqlite", ["nothing"]),
        ("sweep lawbook.simulate.streams:INSTANCE d=1 --store s.sqlite", ["INSTANCE"]),
        ("sweep nowhere:nothing d=1 --store s.sqlite", ["nowhere:nothing", "package.module:function"]),
        ("report --figures missing", ["missing"]),
    ],
)
def test_bad_options(lawbook, line, words):
    check(lawbook(line), *words)


def test_an_output_folder_that_is_a_file(lawbook, tmp_path):
    (tmp_path / "file").write_text("")
    check(lawbook("figures memory_scaling.real_tokens --out", tmp_path / "file"), "file")
    check(lawbook("report memory_scaling.stored_weight_of_sgd --out", tmp_path / "file"), "file")
    check(lawbook(f"sweep {LAW} d=2 draws=5 --executor serial --store s.sqlite --out", tmp_path / "file" / "x.csv"), "file")


def test_a_scheduler_that_does_not_answer(lawbook, monkeypatch):
    monkeypatch.setattr("lawbook.validate.executors.CONNECT_SECONDS", 0.5)
    check(lawbook(f"validate {UNSEEN} --executor tcp://127.0.0.1:9"), "tcp://127.0.0.1:9")
