"""Keys: equal for equal work, different for anything that may change a number."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate.inputs import InputError
from lawbook.validate import keys
from lawbook.validate.keys import canonical_json, function_name, source_hash, sources, task_key

SIMULATOR = "lawbook.simulate.memory_scaling.direct"
FINITE = st.floats(allow_nan=False, allow_infinity=False)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | FINITE | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_canonical_json_is_exact_and_ignores_order(value):
    assert json.loads(canonical_json(value)) == value
    if isinstance(value, dict):
        assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


@given(FINITE, FINITE)
def test_different_floats_differ(x, y):
    assert (canonical_json(x) == canonical_json(y)) == (repr(x) == repr(y))


def test_numpy_types_are_plain_numbers():
    ours = {"a": np.float64(0.1), "b": np.int32(3), "c": np.bool_(True), "d": np.arange(3), "e": (1, 2), "f": np.str_("x")}
    assert canonical_json(ours) == canonical_json({"a": 0.1, "b": 3, "c": True, "d": [0, 1, 2], "e": [1, 2], "f": "x"})
    assert canonical_json(np.float32(0.1)) == repr(float(np.float32(0.1)))
    assert canonical_json(1) != canonical_json(1.0) != canonical_json(True)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"d": float("nan")}, r"parameters\['d'\]: got nan; accepted: finite"),
        ({"d": [1, np.inf]}, r"parameters\['d'\]\[1\]: got inf"),
        ({"d": np.array([np.nan])}, "got nan"),
        ({1: 2}, "got the name 1; accepted: strings"),
        ({"d": {1, 2}}, "got set"),
        ({"d": 1j}, "got complex"),
        ({"d": b"x"}, "got bytes"),
    ],
)
def test_what_a_key_cannot_hold_is_refused(value, message):
    with pytest.raises(ValueError, match=message):
        canonical_json(value)


def test_each_part_of_the_key_counts(monkeypatch):
    base = (f"{SIMULATOR}:observe", {"d": 3}, 0, (1, 2), 4, 0)
    variants = [
        (f"{SIMULATOR}:other", *base[1:]),
        (base[0], {"d": 3.0}, *base[2:]),
        (base[0], {"e": 3}, *base[2:]),
        (*base[:2], 1, *base[3:]),
        (*base[:3], (12,), *base[4:]),
        (*base[:4], 5, 0),
        (*base[:4], 4, 1),
    ]
    found = [task_key(*base), *(task_key(*variant) for variant in variants)]
    assert len(set(found)) == len(found) and all(len(key) == 64 for key in found)
    assert task_key(*base) == found[0]
    monkeypatch.setattr(keys, "versions", lambda: {"numpy": "0.1"})
    assert task_key(*base) != found[0]


def test_keys_are_the_same_in_every_process():
    code = f"from lawbook.validate.keys import task_key; print(task_key('{SIMULATOR}:observe', {{'d': 3}}, 0, (1,), 4, 0))"
    for hash_seed in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
        )  # fmt: skip
        assert said.stdout.strip() == task_key(f"{SIMULATOR}:observe", {"d": 3}, 0, (1,), 4, 0)


def test_a_changed_file_of_tokens_changes_the_key(tmp_path):
    file = tmp_path / "words.txt"
    file.write_text("a a b")
    cell = {"tokens": f"text:{file}#2", "nested": [f"text:{file}"]}
    before = task_key(f"{SIMULATOR}:observe", cell, 0, (), 1, 0)
    file.write_text("a a b b b")
    assert task_key(f"{SIMULATOR}:observe", cell, 0, (), 1, 0) != before
    with pytest.raises(InputError, match="text: got"):
        task_key(f"{SIMULATOR}:observe", {"tokens": "text:/nowhere"}, 0, (), 1, 0)


def test_sources_of_an_observe_function_reach_its_simulators():
    found = sources("lawbook.validate.memory_scaling.token_cells")
    for name in ("lawbook.simulate.memory_scaling.direct", "lawbook.simulate.streams", "lawbook.simulate.kernels"):
        assert name in found
    assert not any(name.startswith(("lawbook.theory", "numpy", "lawbook.validate.store")) for name in found)
    assert {name.partition(".")[0] for name in found} == {"lawbook"}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """chain.a -> chain.b -> chain.deep.c (relative, inside a function), chain.unused beside them."""
    files = {
        "__init__.py": "", "a.py": "import json\nfrom chain import b\n", "b.py": "def f():\n    from .deep import c\n",
        "deep/__init__.py": "", "deep/c.py": "from ..d import NUMBER as n\nimport chain.missing\n", "d.py": "NUMBER = 1\n",
        "unused.py": "",
    }  # fmt: skip
    for name, text in files.items():
        path = tmp_path / "chain" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / "chain"
    for name in [name for name in sys.modules if name.partition(".")[0] == "chain"]:
        del sys.modules[name]


def test_every_imported_module_counts_and_no_other(package):
    assert set(sources("chain.a")) == {"chain", "chain.a", "chain.b", "chain.deep", "chain.deep.c", "chain.d"}

    def fresh():
        source_hash.cache_clear()
        return source_hash("chain.a")

    before = fresh()
    for name in ("__init__.py", "a.py", "b.py", "deep/__init__.py", "deep/c.py", "d.py"):
        file = package / name
        text = file.read_text()
        file.write_text(text + "# changed\n")
        assert fresh() != before, name
        file.write_text(text)
    (package / "unused.py").write_text("changed = 1\n")
    assert fresh() == before


def test_a_module_without_sources_is_refused():
    for module in ("lawbook.no_such_module", "_thread"):
        with pytest.raises(ValueError, match="accepted: a module with a source file"):
            sources(module)


def test_function_names():
    assert function_name(canonical_json) == "lawbook.validate.keys:canonical_json" and function_name("a.b:c") == "a.b:c"
    with pytest.raises(ValueError, match="'__hash_new' of module 'hashlib'"):  # its module knows it by another name
        function_name(hashlib.new)
    assert Path(sources("lawbook.validate.keys")["lawbook.validate.keys"]).name == "keys.py"
