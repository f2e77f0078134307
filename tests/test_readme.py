"""The README is true: its commands run as written and print what it shows."""

import contextlib
import io
import re
import runpy
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lawbook.validate.command_line.main import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Example:
    """A command of a console block and the lines shown below it; ``...`` stands for anything."""

    command: str
    shown: str

    def agrees(self, printed: str) -> bool:
        """Whether `printed` is what is shown: a line ``...`` is any lines, ``...`` at a line's end any rest of it."""
        pattern = ""
        for line in self.shown.splitlines():
            if line == "...":
                pattern += r"(?:.*\n)*?"
            elif line.endswith("..."):
                pattern += re.escape(line[:-3]) + r".*\n"
            else:
                pattern += re.escape(line) + r"\n"
        return re.fullmatch(pattern, _stripped(printed)) is not None


def _stripped(text: str) -> str:
    return "".join(f"{line}\n" for line in text.strip("\n").splitlines())


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def examples() -> list[Example]:
    """The commands of all console blocks, in order."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Example(command, shown.strip("\n")))
    return found


def run(command: str) -> tuple[int, str]:
    """Exit code and output of a command; `lawbook` runs in this process, which saves its imports."""
    command, _, target = command.partition(" > ")
    program, *arguments = shlex.split(command)
    screen = io.StringIO()
    if program == "lawbook":
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
            code = main(arguments)
        return code, screen.getvalue()
    assert program == "python", command
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    Path(target).write_text(done.stdout, encoding="utf-8")
    return done.returncode, done.stderr


def test_the_tour_runs_as_written_and_prints_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    verbs = set()
    for example in examples():
        code, printed = run(example.command)
        wrong_use = example.shown.startswith("lawbook: ")
        assert code == (2 if wrong_use else 0), f"{example.command}\n{printed}"
        assert example.agrees(printed), f"{example.command}\n{printed}"
        verbs.add(example.command.split()[1])
    assert {"list", "show", "predict", "validate", "simulate", "sweep", "figures", "report"} <= verbs


def test_the_comparison_can_fail():
    shown = Example("x", "first\n...\nlast ...")
    assert shown.agrees("first\nlast 1\n") and shown.agrees("first\na\nb\nlast 2\n")
    assert not shown.agrees("first\na\n") and not shown.agrees("second\nlast 1\n") and not shown.agrees("first\nlast")


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_python_prints_what_is_shown(capsys, tmp_path, monkeypatch, number):
    monkeypatch.chdir(tmp_path)
    code, shown = list(zip(blocks("python"), blocks("text"), strict=True))[number]
    if "sklearn" in code:
        pytest.importorskip("sklearn")
    module = tmp_path / "readme.py"  # a file, because Hypothesis reads the source of a test
    module.write_text(code, encoding="utf-8")
    runpy.run_path(str(module))
    assert capsys.readouterr().out == shown


def test_make_and_ci_do_what_is_said():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = set(re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE))
    assert said == {"book", "test"} and said <= targets
    script = (ROOT / ".ci" / "run").read_text().splitlines()
    assert [line for line in script if line.startswith("make")] == ["make test"]


def test_plain_pip_does_what_make_does():
    makefile = (ROOT / "Makefile").read_text()
    commands = "\n".join(blocks("sh"))
    assert "editable_mode=strict" in makefile and "editable_mode=strict" in commands
    for line in commands.splitlines():
        if line.startswith("lawbook "):
            assert run(f"{' '.join(line.split()[:2])} --help")[0] == 0
            for option in re.findall(r"--[a-z]+ \S+", line):
                assert option in makefile, line
    assert "pytest -n 2" in makefile and "pytest -n 2" in commands


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:[\w.-]+/)*[\w.-]+(?:\.py|\.md|/))`", README))))
def test_files_that_are_named_exist(path):
    assert path.startswith("out/") or (ROOT / path).exists()


def test_every_dependency_is_explained():
    from importlib.metadata import PackageNotFoundError, requires

    try:
        names = {re.match(r"[\w-]+", line)[0] for line in requires("lawbook") if "extra ==" not in line}
    except PackageNotFoundError:
        pytest.skip("lawbook is not installed")
    table = README.split("## What it stands on")[1]
    assert not {name for name in names if name not in table}


