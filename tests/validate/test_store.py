"""The store gives back what was put, or says clearly why it cannot; never other numbers."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lawbook.validate import file_systems
from lawbook.validate import store as store_module
from lawbook.validate.store import Store, StoreError, pack, unpack

ORIGIN = {"function": "module:name", "cell": {"d": 3}}
KINDS = st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_, np.complex128])


def filled(path, rows=40, values=300):
    with Store(path) as store:
        for index in range(rows):
            store.put(f"key{index:03}", {"error": np.arange(values) + index / 7}, ORIGIN | {"index": index}, index / 3)
    return path


def right(record):
    index = int(record.key[3:])
    return (
        np.array_equal(record.arrays["error"], np.arange(300) + index / 7)
        and (record.provenance, record.seconds) == (ORIGIN | {"index": index}, index / 3)
    )  # fmt: skip


@given(st.dictionaries(st.sampled_from(["a", "b c", "file", "é/d"]), KINDS.flatmap(lambda t: hnp.arrays(t, hnp.array_shapes(min_dims=0, min_side=0)))))
def test_arrays_come_back_bit_for_bit(arrays):
    with Store() as store:
        store.put("key", arrays, ORIGIN)
        found = store.get("key").arrays
    assert set(found) == set(arrays)
    for name, array in arrays.items():
        assert (found[name].dtype, found[name].shape) == (np.asarray(array).dtype, np.shape(array))
        assert found[name].tobytes() == np.asarray(array).tobytes()


def test_fortran_order_and_text_come_back():
    arrays = {"f": np.asfortranarray(np.arange(6.0).reshape(2, 3)), "text": np.array(["ab", "c"])}
    for name, array in unpack(pack(arrays)).items():
        assert np.array_equal(array, arrays[name])


def test_objects_are_refused_and_never_unpickled(tmp_path):
    with Store(tmp_path / "s") as store:
        with pytest.raises(ValueError, match="x: got an array of Python objects"):
            store.put("key", {"x": np.array([{}])}, ORIGIN)
        assert len(store) == 0
        import io
        import zipfile

        blob, content = io.BytesIO(), io.BytesIO()
        np.lib.format.write_array(content, np.array([print], dtype=object), allow_pickle=True)
        with zipfile.ZipFile(blob, "w") as archive:
            archive.writestr("x.npy", content.getvalue())
        with pytest.raises(ValueError, match="allow_pickle"):
            unpack(blob.getvalue())


def test_keys_contains_records_documents(tmp_path):
    path = filled(tmp_path / "deep" / "folder" / "s.sqlite", 3)
    with Store(path) as store:
        store.put("other", {}, {"function": "m:other"})
        store.put_document("verdict", "law", {"verdict": "supported"})
        store.put_document("verdict", "law", {"verdict": "refuted"})
    with Store(path, read_only=True) as store:
        assert store.keys() == ["key000", "key001", "key002", "other"] and store.keys("m:other") == ["other"]
        assert "key001" in store and "key009" not in store and store.get("key009") is None and len(store) == 4
        assert all(right(record) for record in store.records("module:name"))
        assert store.documents("verdict") == {"law": {"verdict": "refuted"}} and store.document("verdict", "x") is None


def test_one_key_cannot_mean_two_results():
    with Store() as store:
        store.put("key", {"x": np.ones(2)}, ORIGIN)
        store.put("key", {"x": np.ones(2)}, ORIGIN, 3.0)
        with pytest.raises(StoreError, match="gave different arrays"):
            store.put("key", {"x": np.zeros(2)}, ORIGIN)
        assert store.get("key").arrays["x"][0] == 1 and store.get("key").seconds == 0


@pytest.mark.parametrize(
    "change",
    [
        "arrays = substr(arrays, 1, 200) || x'00' || substr(arrays, 202)",
        "arrays = CAST(substr(arrays, 1, 200) || x'00' || substr(arrays, 202) AS BLOB)",
        "provenance = CAST(x'7b22ff227d' AS TEXT)",
        "arrays = (SELECT arrays FROM results WHERE key = 'key002')",
        "seconds = seconds + 1",
        "provenance = replace(provenance, '3', '4')",
        "function = 'module:other'",
        "checksum = 'none'",
    ],
)
def test_a_row_that_was_tampered_with_is_found_out(tmp_path, change):
    path = filled(tmp_path / "s.sqlite", 4)
    with sqlite3.connect(path) as raw:
        raw.execute(f"UPDATE results SET {change} WHERE key = 'key001'")
    raw.close()
    with Store(path) as store:
        with pytest.raises(StoreError, match="key001 of .* is damaged"):
            store.get("key001")
        assert right(store.get("key000")) and store.damaged() == ["key001"]
        assert store.discard_damaged() == 1 and "key001" not in store and store.damaged() == []


def test_two_rows_exchanged_are_found_out(tmp_path):
    path = filled(tmp_path / "s.sqlite", 4)
    with sqlite3.connect(path) as raw:
        for old, new in [("key000", "swap"), ("key001", "key000"), ("swap", "key001")]:
            raw.execute("UPDATE results SET key = ? WHERE key = ?", (new, old))
    raw.close()
    with Store(path) as store:
        assert store.damaged() == ["key000", "key001"]


def test_a_tampered_document_is_found_out(tmp_path):
    with Store(tmp_path / "s") as store:
        store.put_document("verdict", "law", {"verdict": "refuted"})
        store._connection.execute("UPDATE documents SET content = replace(content, 'refuted', 'supported')")
        with pytest.raises(StoreError, match="verdict document 'law' is damaged"):
            store.document("verdict", "law")


@pytest.mark.parametrize("trial", range(60))
def test_damaged_files_never_give_wrong_numbers(tmp_path, trial):
    path = filled(tmp_path / "s.sqlite")
    chance = random.Random(trial)
    content = bytearray(path.read_bytes())
    if trial % 6 == 5:
        del content[chance.randrange(1, len(content)) :]
    else:
        place = chance.randrange(len(content) - 64) if trial % 6 else chance.randrange(100)
        content[place : place + 64] = chance.randbytes(64)
    path.write_bytes(content)
    refused, found = 0, 0
    try:
        with Store(path) as store:
            for index in range(40):
                try:
                    record = store.get(f"key{index:03}")
                    if record is not None:  # a hole in the index means computing again, which is harmless
                        assert right(record)
                        found += 1
                except StoreError:
                    refused += 1
    except StoreError as error:
        refused += 1
        assert str(path) in str(error)
    assert refused or found  # and nothing but StoreError was raised


def test_files_that_are_no_stores_are_refused(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("These are notes. " * 100)
    with pytest.raises(StoreError, match="notes.txt: the file is not a lawbook store"):
        Store(text)
    assert text.read_text() == "These are notes. " * 100
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    with pytest.raises(StoreError, match="not a lawbook store"):
        Store(foreign)
    with pytest.raises(StoreError, match="it is a folder"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="no such file to read"):
        Store(tmp_path / "absent", read_only=True)
    with pytest.raises(StoreError, match="cannot make its folder"):
        Store(text / "inside" / "s.sqlite")


def test_a_store_from_another_version_is_refused_and_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "s.sqlite"
    monkeypatch.setattr(store_module, "SCHEMA", 7)
    filled(path, 1)
    monkeypatch.undo()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"schema 7; accepted: schema 1 .*Choose another path"):
            Store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_locked_store(tmp_path, monkeypatch):
    path = filled(tmp_path / "s.sqlite", 1)
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    with Store(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process has kept it locked"):
            store.put("key", {}, ORIGIN)
        assert right(store.get("key000"))  # readers are not stopped
        other.execute("ROLLBACK")
        store.put("key", {}, ORIGIN)
    other.close()


def test_a_full_disk_loses_nothing(tmp_path):
    path = filled(tmp_path / "s.sqlite", 3)
    with Store(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="full; what was committed is safe"):
            store.put("big", {"x": np.zeros(100_000)}, ORIGIN)
        assert all(right(record) for record in store.records())
    with Store(path) as store:
        assert store.keys() == ["key000", "key001", "key002"] and not store.damaged()
        store.put("big", {"x": np.zeros(100_000)}, ORIGIN)


PREAMBLE = "import os, sys, resource, signal, numpy as np; from lawbook.validate.store import Store, StoreError\n"


def child(code, *arguments):
    done = subprocess.run([sys.executable, "-c", PREAMBLE + code, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_the_system_refuses_to_write_more(tmp_path):
    path = tmp_path / "s.sqlite"
    said = child(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "store = Store(sys.argv[1])\n"
        "try:\n"
        "    for index in range(1000):\n"
        "        store.put(f'key{index:03}', {'error': np.arange(300) + index / 7}, "
        "{'function': 'module:name', 'cell': {'d': 3}, 'index': index}, index / 3)\n"
        "        print(index, flush=True)\n"
        "except StoreError as error:\n"
        "    print(error)\n",
        path,
    ).splitlines()
    assert len(said) > 5 and "what was committed is safe" in said[-1]
    with Store(path) as store:
        assert len(store) == len(said) - 1 and all(right(record) for record in store.records())
        store.put("more", {}, ORIGIN)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_read_only_files_and_folders():
    # Root may write anywhere, so that the child becomes nobody; pytest's own folders would be closed to it.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = filled(folder / "s.sqlite", 2)
        path.chmod(0o444)
        folder.chmod(0o555)
        said = child(
            "if os.geteuid() == 0: os.setuid(65534)\n"
            "for path in sys.argv[1:]:\n"
            "    try: Store(path)\n"
            "    except StoreError as error: print(error)\n"
            "print(len(Store(sys.argv[1], read_only=True)))\n"
            "try: Store(sys.argv[1], read_only=True).put('key', {}, {})\n"
            "except StoreError as error: print(error)\n",
            path,
            folder / "new.sqlite",
        ).splitlines()
        folder.chmod(0o755)
        assert "is read-only; choose another path" in said[0]
        assert "new.sqlite: the file cannot be opened or made" in said[1]
        assert said[2] == "2" and "is read-only" in said[3]
        with Store(path, read_only=True) as store:
            assert all(right(record) for record in store.records())


MOUNTS = """21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
35 21 0:30 / /home rw - nfs4 server:/home rw
36 35 0:31 / /home/me/with\\040space rw shared:5 - ext4 /dev/vdb rw
37 21 0:32 / /mnt/ssh rw - fuse.sshfs me@there: rw
38 21 0:33 / /mnt/stack rw - nfs server:/ rw
39 21 0:34 / /mnt/stack rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [("/x", False), ("/home/a/s", True), ("/homes/a", False), ("/home/me/with space/s", False), ("/mnt/ssh/s", True), ("/mnt/stack/s", False)],
)
def test_network_file_systems_are_known(path, network):
    assert file_systems.is_network(Path(path), MOUNTS) is network


def test_journal_by_file_system(tmp_path, monkeypatch):
    for network, mode in [(False, "wal"), (True, "delete")]:
        monkeypatch.setattr(store_module, "is_network", lambda _, answer=network: answer)
        with Store(filled(tmp_path / f"{mode}.sqlite", 2)) as store:
            assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == mode
            assert all(right(record) for record in store.records())
