"""CONTRIBUTING is true: the law that it adds in ten minutes is found, derived, and supported."""

import re
import subprocess
import sys
from pathlib import Path

TEXT = (Path(__file__).resolve().parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
DRIVER = """
import sys
import lawbook.simulate, lawbook.theory, lawbook.validate
from lawbook.validate.command_line.main import main

for room in (lawbook.theory, lawbook.simulate, lawbook.validate):
    room.__path__.append(f"{sys.argv[1]}/{room.__name__.rpartition('.')[2]}")
sys.exit(main(sys.argv[2:]))
"""


def put_files(folder):
    """The code blocks, each in the file that its first line names."""
    blocks = re.findall(r"^```python\n# (\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert [name.partition("/")[0] for name, _ in blocks] == ["theory", "simulate", "validate"]
    for name, code in blocks:
        path = folder / name
        path.parent.mkdir(parents=True)
        (path.parent / "__init__.py").write_text("")
        path.write_text(code, encoding="utf-8")


def test_a_law_in_ten_minutes(tmp_path):
    put_files(tmp_path)

    def lawbook(line):
        command = [sys.executable, "-c", DRIVER, str(tmp_path), *line.split()]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)

    shown = lawbook("show coupons.distinct")
    assert shown.returncode == 0 and shown.stdout.count("■ proved") == 2, shown.stderr
    [line] = re.findall(r"^\$ lawbook (.*)\n\.\.\.\n(.*) \.\.\.$", TEXT, re.MULTILINE)
    judged = lawbook(line[0])
    assert judged.returncode == 0 and line[1] in judged.stdout, judged.stdout + judged.stderr
    # sweeps, too, find the new simulator
    swept = lawbook("sweep coupons.distinct N=3 T=2 --store s.sqlite --executor serial")
    assert swept.returncode == 0, swept.stderr
