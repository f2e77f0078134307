"""Running the command line inside the test process: no import is paid twice."""

import json
from dataclasses import dataclass

import pytest

from lawbook.validate.command_line.main import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self):
        def refuse(word):
            raise AssertionError(f"{word} is not JSON")

        return json.loads(self.out, parse_constant=refuse)


@pytest.fixture
def lawbook(capsys, tmp_path, monkeypatch):
    """Calls ``lawbook ARGUMENTS`` (one string split at blanks, or several strings) in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(line, *more):
        code = main([*line.split(), *map(str, more)])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return call
