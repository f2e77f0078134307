"""Tables of the report: rows stand beside the verdicts of laws that exist."""

import pytest

from lawbook.theory import catalogue
from lawbook.theory.overview import Overview, Row, overviews
from lawbook.validate.report.book_site import write_site


def test_every_row_names_a_law_of_the_book_and_none_twice():
    for overview in overviews():
        names = [row.law for row in overview.rows]
        assert len(set(names)) == len(names) and [catalogue.find(name).name for name in names] == names


def test_a_row_with_a_missing_cell_is_refused():
    with pytest.raises(ValueError, match="cells: got 1 in the row 'short'; accepted: 2"):
        Overview("t", "lead", ("a", "b"), (Row(("short",), "x.y"),))


def test_the_page_shows_the_rows_whose_laws_were_run(tmp_path):
    law = catalogue.find("mode_estimation.queries_of_exhaustive_search")
    record = {
        "name": law.name, "verdict": "supported", "estimate": 7.0, "interval": [6.9, 7.1], "prediction": 7.0, "replicates": 4,
        "seconds": 0.1, "mutants": {"planted": 1, "killed": 1, "details": []}, "reason": "", "looks": 1,
        "comparisons": [{"cell": {"m": 3}, "values": {"m": 3.0}, "estimate": 7.125, "low": 7.0, "high": 7.2, "prediction": 7.0625}],
    }  # fmt: skip
    write_site(tmp_path, [law], {law.name: record}, {"level": "quick", "seed": 0, "tokens": "pydoc", "versions": "lawbook 0"}, None)
    text = (tmp_path / "tables.html").read_text(encoding="utf-8")
    assert text.count("<tr>") == 2 and "7.125" in text and "7.062" in text and "supported" in text
