"""The store of results: one SQLite file, one committed row per finished cell, nothing ever unpickled.

Killed at any instant, it keeps every row whose `put` returned. (After a power cut the last rows before
it may be missing, but what is there is whole: WAL with synchronous=NORMAL.)
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, final
from urllib.parse import quote

import numpy as np

from lawbook.validate.file_systems import is_network
from lawbook.validate.keys import canonical_json
from lawbook.validate.provenance import lawbook_version

SCHEMA: Final = 1
BUSY_SECONDS: Final = 30.0

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE results (
    key TEXT PRIMARY KEY, function TEXT NOT NULL, provenance TEXT NOT NULL, seconds REAL NOT NULL,
    arrays BLOB NOT NULL, checksum TEXT NOT NULL);
CREATE INDEX results_by_function ON results (function);
CREATE TABLE documents (
    kind TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, checksum TEXT NOT NULL,
    PRIMARY KEY (kind, name));
"""

_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk (or the quota) is full; what was committed is safe: make room and run the same again",
    sqlite3.SQLITE_IOERR: "the disk refused to write or read (full, over quota, or failing); what was committed is safe",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only; choose another path, or open it with read_only=True",
    sqlite3.SQLITE_PERM: "permission denied; choose another path",
    sqlite3.SQLITE_BUSY: f"another process has kept it locked for {BUSY_SECONDS:g} s; wait for it, or choose another path",
    sqlite3.SQLITE_LOCKED: "another connection keeps it locked; wait for it, or choose another path",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; move it away and run again, or recover it with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_NOTADB: "the file is not a lawbook store; choose another path",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened or made; its folder must exist and be writable",
}


class StoreError(RuntimeError):
    """The store cannot do what was asked; the message names the file, the reason and what to do."""


@final
@dataclass(frozen=True)
class Record:
    """A stored result: arrays by name, how they came about (JSON-able), and the seconds they took."""

    key: str
    arrays: dict[str, np.ndarray]
    provenance: dict[str, Any]
    seconds: float


@final
class Store:
    """Results by key, and small JSON documents by kind and name, in the file `path` (None: in memory).

    Several processes may hold the same store. On a network file system the slower rollback journal
    replaces WAL, which is unsafe there. Every method raises StoreError when the file misbehaves.
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        self.path = None if path is None else Path(path).absolute()
        self.read_only = read_only
        self.name = "the store in memory" if self.path is None else f"store {self.path}"
        if read_only and (self.path is None or not self.path.is_file()):
            raise StoreError(f"{self.name}: there is no such file to read")
        with self._translated():
            self._connection = self._connect()
        # text that is not UTF-8 any more must reach the checksum, which finds it out
        self._connection.text_factory = lambda text: text.decode(errors="replace")
        try:
            with self._translated():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        if self.path is None:
            target = ":memory:"
        else:
            if self.path.is_dir():
                raise StoreError(f"{self.name}: it is a folder; accepted: the path of a file")
            if not self.read_only:
                try:
                    self.path.parent.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise StoreError(f"{self.name}: cannot make its folder: {error.strerror}") from error
            options = "mode=ro" if self.read_only else "mode=rwc"
            if self.read_only and not Path(f"{self.path}-wal").exists():
                options += "&immutable=1"  # lets a file on a read-only medium be read, where no -shm can be made
            target = f"file:{quote(str(self.path))}?{options}"
        return sqlite3.connect(
            target, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=self.path is not None
        )

    def _prepare(self) -> None:
        run = self._connection.execute
        tables = {name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and "meta" not in tables:
            raise StoreError(f"{self.name}: it is an SQLite file, but not a lawbook store; choose another path")
        if self.read_only:
            self._check_version()
            return
        if self.path is not None:
            if is_network(self.path):
                run("PRAGMA journal_mode = DELETE")
            elif run("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                run("PRAGMA synchronous = NORMAL")
        run("BEGIN IMMEDIATE")  # also finds out now, not after the first long cell, that writing is refused
        try:
            # asked again under the lock: another process may just have made the tables
            if not run("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in filter(str.strip, _TABLES.split(";")):
                    run(statement)
                run("INSERT INTO meta VALUES ('schema', ?), ('lawbook', ?)", (str(SCHEMA), lawbook_version()))
            self._check_version()
            run("UPDATE meta SET value = value WHERE name = 'schema'")
        except BaseException:
            run("ROLLBACK")
            raise
        run("COMMIT")

    def _check_version(self) -> None:
        meta = dict(self._connection.execute("SELECT name, value FROM meta"))
        if meta.get("schema") != str(SCHEMA):
            raise StoreError(
                f"{self.name}: written by lawbook {meta.get('lawbook', '(unknown)')} with schema "
                f"{meta.get('schema', '(none)')}; accepted: schema {SCHEMA} (this is lawbook {lawbook_version()}). "
                "Choose another path, or move the file away"
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            advice = _ADVICE.get(code & 0xFF if code is not None else None, "unexpected answer of SQLite")
            raise StoreError(f"{self.name}: {advice} ({error})") from error

    def _query(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._translated():
            return self._connection.execute(sql, values).fetchall()

    def put(self, key: str, arrays: Mapping[str, Any], provenance: Mapping[str, Any], seconds: float = 0.0) -> None:
        """Commits one result; `provenance["function"]` is its function's name.

        A key that is there already must come with the same arrays: if not, the simulator is not
        deterministic, which raises StoreError and keeps the first.
        """
        content = (key, str(provenance.get("function", "")), canonical_json(provenance), float(seconds), pack(arrays))
        with self._translated():
            done = self._connection.execute(
                "INSERT OR IGNORE INTO results VALUES (?, ?, ?, ?, ?, ?)", (*content, _checksum(*content))
            )
        if done.rowcount == 0 and self._query("SELECT arrays FROM results WHERE key = ?", key)[0][0] != content[4]:
            raise StoreError(f"{self.name}: two runs of {content[1]} under one key gave different arrays ({key[:12]})")

    def get(self, key: str) -> Record | None:
        """The result under `key`, or None. Raises StoreError when the row was damaged."""
        rows = self._query("SELECT key, function, provenance, seconds, arrays, checksum FROM results WHERE key = ?", key)
        return self._record(rows[0]) if rows else None

    def _record(self, row: tuple[Any, ...]) -> Record:
        *content, checksum = row
        if _checksum(*content) != checksum:
            raise StoreError(
                f"{self.name}: the row {content[0][:12]} of {content[1]} is damaged (its checksum differs); "
                "Store(path).discard_damaged() removes such rows, and the next run computes them again"
            )
        return Record(content[0], unpack(content[4]), json.loads(content[2]), content[3])

    def __contains__(self, key: str) -> bool:
        return bool(self._query("SELECT 1 FROM results WHERE key = ?", key))

    def __len__(self) -> int:
        return self._query("SELECT count(*) FROM results")[0][0]

    def keys(self, function: str | None = None) -> list[str]:
        """All keys in sorted order, or those of one function (``module:name``)."""
        if function is None:
            return [key for (key,) in self._query("SELECT key FROM results ORDER BY key")]
        return [key for (key,) in self._query("SELECT key FROM results WHERE function = ? ORDER BY key", function)]

    def records(self, function: str | None = None) -> Iterator[Record]:
        """All results, or those of one function, in the order of their keys, one at a time."""
        for key in self.keys(function):
            record = self.get(key)
            if record is not None:
                yield record

    def put_document(self, kind: str, name: str, content: Any) -> None:
        """Commits a JSON-able document (a verdict, a table), replacing the one of the same kind and name."""
        text = json.dumps(content, sort_keys=True, allow_nan=False)
        with self._translated():
            self._connection.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", (kind, name, text, _checksum(kind, name, text))
            )

    def documents(self, kind: str) -> dict[str, Any]:
        """The documents of a kind by name, in sorted order. Raises StoreError when one was damaged."""
        found = {}
        for name, text, checksum in self._query(
            "SELECT name, content, checksum FROM documents WHERE kind = ? ORDER BY name", kind
        ):
            if _checksum(kind, name, text) != checksum:
                raise StoreError(f"{self.name}: the {kind} document {name!r} is damaged (its checksum differs)")
            found[name] = json.loads(text)
        return found

    def document(self, kind: str, name: str) -> Any | None:
        """One document, or None."""
        return self.documents(kind).get(name)

    def damaged(self) -> list[str]:
        """Keys of the rows whose checksum is wrong; reads the whole store."""
        bad = []
        for key in self.keys():
            try:
                self.get(key)
            except StoreError:
                bad.append(key)
        return bad

    def discard_damaged(self) -> int:
        """Removes the rows whose checksum is wrong, so that they are computed again; says how many."""
        bad = self.damaged()
        for key in bad:
            self._query("DELETE FROM results WHERE key = ?", key)
        return len(bad)

    def close(self) -> None:
        """Closes the file; the store cannot be used any more."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def pack(arrays: Mapping[str, Any]) -> bytes:
    """Arrays as one npz blob, the same bytes for the same arrays. Raises ValueError for arrays of objects."""
    blob = io.BytesIO()
    with zipfile.ZipFile(blob, "w") as archive:
        for name in sorted(arrays):
            array = np.asarray(arrays[name])
            if array.dtype.hasobject:
                raise ValueError(f"{name}: got an array of Python objects; accepted: numbers, booleans, text")
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue())  # its date is fixed: 1980
    return blob.getvalue()


def unpack(blob: bytes) -> dict[str, np.ndarray]:
    """The arrays of `pack`."""
    with np.load(io.BytesIO(blob), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


def _checksum(*content: Any) -> str:
    digest = hashlib.sha256()
    for part in content:
        part = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
