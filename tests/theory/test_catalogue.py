"""The table of contents: found by scanning, cheap to read, helpful about names that it does not know."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import lawbook.theory
from lawbook.theory import Law, catalogue
from lawbook.theory.catalogue import UnknownLawError

FOLDER = Path(next(iter(lawbook.theory.__path__)))


def test_every_law_of_the_sources_is_found() -> None:
    written = set()
    for system in catalogue.systems():
        for path in (FOLDER / system).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    head, _, tail = node.value.partition(".")
                    if head == system and tail.isidentifier():
                        written.add(node.value)
    assert written == {law.name for law in catalogue.laws()}
    assert len(written) > 60


def test_laws_are_sorted_and_unique() -> None:
    names = [law.name for law in catalogue.laws()]
    assert names == sorted(set(names))


def test_laws_of_one_system() -> None:
    for system in catalogue.systems():
        found = catalogue.laws(system)
        assert found and all(law.system == system and law.name.startswith(f"{system}.") for law in found)
    assert sum(len(catalogue.laws(system)) for system in catalogue.systems()) == len(catalogue.laws())


def test_reading_the_catalogue_runs_no_computer_algebra() -> None:
    code = (
        "import sys\n"
        "from lawbook.theory import catalogue\n"
        "assert len(catalogue.laws()) > 60\n"
        "catalogue.find('memory_scaling.unseen_mass')\n"
        "heavy = {'sympy', 'mpmath', 'numba', 'jax', 'matplotlib'} & set(sys.modules)\n"
        "sys.exit(f'imported {sorted(heavy)}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_find() -> None:
    law = catalogue.find("memory_scaling.unseen_mass")
    assert isinstance(law, Law) and law.name == "memory_scaling.unseen_mass"


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("memory_scaling.unseen_mas", "memory_scaling.unseen_mass"),
        ("unseen_mass", "memory_scaling.unseen_mass"),
        ("memory.unseen_mass", "memory_scaling.unseen_mass"),
        ("memory_scaling.layer_norm_grows", "memory_scaling.layer_norm_growth"),
        ("memory_scaling.simple_uper_bound", "memory_scaling.simple_upper_bound"),
    ],
)
def test_near_matches(wrong: str, near: str) -> None:
    with pytest.raises(UnknownLawError) as unknown:
        catalogue.find(wrong)
    message = str(unknown.value)
    assert message.startswith(f"law: got {wrong!r}; did you mean ") and near in message
    assert message.count(" or ") <= 2


@pytest.mark.parametrize("wrong", ["xyzzy", "", ".", "0"])
def test_nothing_near(wrong: str) -> None:
    with pytest.raises(UnknownLawError, match="see `lawbook list`"):
        catalogue.find(wrong)


def test_unknown_system() -> None:
    with pytest.raises(UnknownLawError, match="system: got 'nowhere'; accepted: .*memory_scaling"):
        catalogue.laws("nowhere")


def test_select() -> None:
    assert catalogue.select(()) == catalogue.laws()
    assert catalogue.select(("memory_scaling",)) == catalogue.laws("memory_scaling")
    two = catalogue.select(("memory_scaling.unseen_mass", "memory_scaling.layer_norm_growth", "memory_scaling.unseen_mass"))
    assert [law.name for law in two] == ["memory_scaling.unseen_mass", "memory_scaling.layer_norm_growth"]
    mixed = catalogue.select(("memory_scaling.unseen_mass", "memory_scaling"))
    assert mixed[0].name == "memory_scaling.unseen_mass" and set(mixed) == set(catalogue.laws("memory_scaling"))
    with pytest.raises(UnknownLawError, match="unseen_mass"):
        catalogue.select(("memory_scaling.layer_norm_growth", "memory_scaling.unseen_mess"))


def test_two_laws_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from lawbook.theory.memory_scaling import layer_norm, unseen_mass

    twin = Law(**{name: getattr(unseen_mass.LAW, name) for name in Law.__dataclass_fields__})
    monkeypatch.setattr(layer_norm, "TWIN", twin, raising=False)
    with pytest.raises(ValueError, match="two laws are called 'memory_scaling.unseen_mass'"):
        catalogue._laws_of.__wrapped__("memory_scaling")
    # the same law under a second name is one law
    monkeypatch.setattr(layer_norm, "TWIN", unseen_mass.LAW)
    assert catalogue._laws_of.__wrapped__("memory_scaling") == catalogue.laws("memory_scaling")


def test_law_of_another_system_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    from lawbook.theory.memory_scaling import layer_norm, unseen_mass

    fields = {name: getattr(unseen_mass.LAW, name) for name in Law.__dataclass_fields__}
    monkeypatch.setattr(layer_norm, "STRANGER", Law(**fields | {"name": "elsewhere.unseen_mass"}), raising=False)
    assert isinstance(layer_norm, ModuleType)
    assert catalogue._laws_of.__wrapped__("memory_scaling") == catalogue.laws("memory_scaling")
