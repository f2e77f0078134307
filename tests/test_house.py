"""The house rules as measurements: sizes, layers, doctests, and what the README promises."""

import doctest
import importlib
import pkgutil
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("theory", "simulate", "validate", "paper_figs")


def sources():
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def modules():
    for room in ROOMS:
        package = importlib.import_module(f"lawbook.{room}")
        yield package.__name__
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.endswith("__main__"):
                yield module.name


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_long_and_the_median_is_short():
    sizes = {path.relative_to(ROOT): lines(path) for path in sources()}
    assert {path: size for path, size in sizes.items() if size > 400} == {}
    assert statistics.median(size for size in sizes.values() if size > 3) <= 120


def test_every_source_file_is_installed():
    # strict editable installs link single files: a file added since the install is missing from it
    found = {name.removeprefix("lawbook.") for name in modules()}
    there = {
        str(path.relative_to(ROOT).with_suffix("")).replace("/", ".").removesuffix(".__init__")
        for path in sources()
        if path.name != "__main__.py"
    }
    assert there - found == set(), "run make test, which installs new files"


def test_every_folder_of_sources_is_a_package():
    folders = {path.parent for path in sources()}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.filterwarnings("default")
def test_doctests():
    failed = {}
    for name in modules():
        result = doctest.testmod(importlib.import_module(name))
        if result.failed:
            failed[name] = result.failed
    assert failed == {}


def lint(folder, config):
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"]
    return subprocess.run(
        [*command, "--config", str(config), "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_the_rooms_keep_apart():
    done = lint(ROOT, ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("simulate", "import lawbook.theory"),
        ("theory", "from lawbook.simulate import streams"),
        ("validate", "import lawbook.paper_figs"),
        ("paper_figs", "import lawbook.simulate"),
    ],
)
def test_a_planted_import_across_the_rooms_is_caught(tmp_path, monkeypatch, room, line):
    package = tmp_path / "lawbook"
    for name in ROOMS:
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").write_text("")
    (package / "simulate" / "streams.py").write_text("")
    (package / room / "spy.py").write_text(line + "\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = lint(tmp_path, ROOT / "pyproject.toml")
    assert done.returncode == 1 and "BROKEN" in done.stdout, done.stdout + done.stderr


def test_bare_imports_are_found_by_ruff(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text("import theory\nfrom simulate import streams\n\nprint(theory, streams)\n")
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    done = subprocess.run([*ruff, str(planted)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and done.stdout.count("TID251") == 2, done.stdout


def test_the_sources_are_lint_free():
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", str(ROOT)]
    done = subprocess.run(ruff, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_no_kernel_forgets_that_nan_exists():
    assert [path for path in sources() if re.search(r"fastmath\s*=\s*True", path.read_text(encoding="utf-8"))] == []
