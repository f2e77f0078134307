"""Token frequencies: laws, texts, tables, and what cannot be read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate import frequencies
from lawbook.simulate.inputs import InputError


@settings(deadline=None)
@given(alpha=st.floats(0, 6), tokens=st.integers(1, 500))
def test_zipf_is_a_decreasing_law(alpha, tokens):
    p = frequencies.zipf(alpha, tokens)
    assert len(p) == tokens and abs(p.sum() - 1) < 1e-12
    assert (np.diff(p) <= 0).all() and (p > 0).all()
    np.testing.assert_allclose(p[0] / p[-1], float(tokens) ** alpha, rtol=1e-12)


def test_zipf_of_the_sheet():
    p = frequencies.resolve("zipf:2:1000")
    assert abs(p[0] - 0.6083) < 1e-4  # sheet 08, trap 8: a mistake on x = 1 costs .61


def test_text_counts_words_with_a_documented_order(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("B b a A c, d2_x don't", encoding="utf-8")
    assert frequencies.vocabulary(f"text:{path}") == (
        ("a", 2.0),
        ("b", 2.0),
        ("c", 1.0),
        ("d2_x", 1.0),
        ("don", 1.0),
        ("t", 1.0),
    )
    np.testing.assert_allclose(frequencies.resolve(f"text:{path}"), np.array([2, 2, 1, 1, 1, 1]) / 8)


def test_a_changed_file_is_read_again_and_changes_the_digest(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("a a b")
    before = frequencies.digest(f"text:{path}")
    path.write_text("a a a b")
    assert frequencies.digest(f"text:{path}") != before
    assert frequencies.digest("zipf:2:10") == frequencies.digest("zipf:2.0:10") != before


def test_csv_with_header_names_and_zero(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("token,count\nx,1\ny,3\n\nz,0\n")
    assert frequencies.vocabulary(f"csv:{path}") == (("y", 3.0), ("x", 1.0), ("z", 0.0))
    np.testing.assert_allclose(frequencies.resolve(f"csv:{path}"), [0.75, 0.25, 0])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "at least one positive"),
        ("count\n", "at least one positive"),
        ("0\n0\n", "at least one positive"),
        ("1\n-2\n", "line 2"),
        ("1\nnan\n", "line 2"),
        ("1\ninf\n", "line 2"),
        ("1\n2\nthree\n", "line 3"),
    ],
)
def test_bad_tables(tmp_path, content, message):
    path = tmp_path / "table.csv"
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        frequencies.resolve(f"csv:{path}")


def test_unreadable_files(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text(" ... \n")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00\xd8")
    for spec in (
        f"text:{tmp_path / 'absent'}",
        f"csv:{tmp_path / 'absent'}",
        f"text:{empty}",
        f"text:{binary}",
        f"text:{tmp_path}",
        f"csv:{binary}",
    ):
        with pytest.raises(InputError, match="accepted"):
            frequencies.resolve(spec)


@pytest.mark.parametrize(
    "spec",
    [
        "zipf",
        "zipf:2",
        "zipf:x:3",
        "zipf:nan:5",
        "zipf:-1:5",
        "zipf:2:0",
        "zipf:2:1.5",
        "uniform:0",
        "uniform:a",
        "words",
        "",
        "pydoc:3",
        "pydoc#0",
        3,
        None,
    ],
)
def test_bad_specifications(spec):
    with pytest.raises(InputError):
        frequencies.resolve(spec)


def test_language_reference_is_real_text():
    p = frequencies.resolve("pydoc")
    assert len(p) > 2000 and abs(p.sum() - 1) < 1e-12 and (np.diff(p) <= 0).all()
    words = [word for word, _ in frequencies.vocabulary("pydoc#20")]
    assert len(words) == 20 and "the" in words


def test_keeping_the_most_frequent():
    p = frequencies.resolve("pydoc#300")
    assert len(p) == 300 and abs(p.sum() - 1) < 1e-12
    whole = frequencies.resolve("pydoc")
    np.testing.assert_allclose(p[1] / p[0], whole[1] / whole[0])


def test_results_cannot_be_changed_by_accident():
    with pytest.raises(ValueError):
        frequencies.resolve("uniform:4")[0] = 1
