"""`predict`: numbers, arrays, digits, and laws turned around."""

import math
from collections import Counter

import mpmath
import numpy as np
import pytest
from scipy import special

LAW = "memory_scaling.error_of_two_classes"
TEXT = "memory_scaling.error_of_frequency_weighting_two_classes"
UNSEEN = "memory_scaling.unseen_mass"
WORDS = "the cat and the dog and the bird saw the other cat"


def two_classes(q, total, d):
    return special.betainc(d / 2, 0.5, 1 - q**2 / total) / 2


def frequencies(text=WORDS):
    counts = np.array(sorted(Counter(text.split()).values(), reverse=True), dtype=float)
    return counts / counts.sum()


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def test_the_three_keys_of_a_prediction(lawbook):
    done = lawbook(f"predict {LAW} q=1 Q=2 d=10 --json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "name": LAW, "parameters": {"q": 1, "Q": 2, "d": 10}, "prediction": pytest.approx(two_classes(1, 2, 10), rel=1e-12)
    }  # fmt: skip


def test_arrays(lawbook):
    found = lawbook(f"predict {LAW} q=1 Q=2 d=1,2,3 --json").json
    assert found["parameters"]["d"] == [1, 2, 3]
    assert found["prediction"] == pytest.approx([two_classes(1, 2, d) for d in (1, 2, 3)], rel=1e-12)
    pairs = lawbook(f"predict {LAW} q=1,0.5 Q=2 d=1,2 --json").json["prediction"]
    assert pairs == pytest.approx([two_classes(1, 2, 1), two_classes(0.5, 2, 2)], rel=1e-12)


def test_thirty_digits(lawbook):
    with mpmath.workdps(40):
        expected = mpmath.betainc(5, mpmath.mpf(1) / 2, 0, 1 - mpmath.mpf("0.1") ** 2 / 2, regularized=True) / 2
        found = lawbook(f"predict {LAW} q=0.1 Q=2 d=10 --digits 30 --json").json["prediction"]
        assert isinstance(found, str) and abs(mpmath.mpf(found) / expected - 1) < mpmath.mpf(10) ** -29
    assert len(lawbook(f"predict {LAW} q=0.1 Q=2 d=10,20 --digits 30 --json").json["prediction"]) == 2


def test_people_and_programs_get_the_same_number(lawbook):
    assert lawbook(f"predict {LAW} q=1 Q=2 d=10").out == "0.00505978\n"


def test_solving_for_the_dimension_on_a_text(lawbook, text):
    found = lawbook(f"predict {TEXT} --solve-for d --target 0.05 --json --text", text).json
    p = frequencies()

    def error(d):
        return sum(mass * two_classes(mass, (p**2).sum(), d) for mass in p)

    assert error(found["solution"]) <= 0.05 < error(found["solution"] - 1)
    assert found["prediction"] == pytest.approx(error(found["solution"]), rel=1e-10)
    assert (found["solve_for"], found["target"], found["parameters"]["N"]) == ("d", 0.05, len(p))


def test_solving_for_the_data_on_a_table(lawbook, tmp_path):
    table = tmp_path / "counts.csv"
    table.write_text("word,count\nb,3\na,5\n", encoding="utf-8")
    found = lawbook(f"predict {UNSEEN} --solve-for T --target 0.01 --json --frequencies", table).json

    def unseen(samples):
        return 5 / 8 * (3 / 8) ** samples + 3 / 8 * (5 / 8) ** samples

    assert unseen(found["solution"]) <= 0.01 < unseen(found["solution"] - 1)


def test_tokens_by_name_and_weights_as_their_powers(lawbook):
    law = "memory_scaling.expected_error_of_two_classes"
    found = lawbook(f"predict {law} p=zipf:2:50 q=p^0.5 d=10,20 --json").json
    p = np.arange(1, 51.0) ** -2 / (np.arange(1, 51.0) ** -2).sum()
    expected = [math.fsum(m * two_classes(math.sqrt(m), 1.0, d) for m in p) for d in (10, 20)]
    assert found["prediction"] == pytest.approx(expected, rel=1e-10)
    assert found["parameters"] == {"p": "zipf:2:50", "q": "p^0.5", "d": [10, 20], "N": 50}
    plain = lawbook(f"predict {law} p=0.5,0.3,0.2 q=0.5,0.3,0.2 d=10 N=3 --json").json["prediction"]
    assert lawbook(f"predict {law} p=0.5,0.3,0.2 q=p d=10 N=3 --json").json["prediction"] == plain


def test_the_language_reference_is_there_by_name(lawbook):
    assert 0 < lawbook(f"predict {UNSEEN} p=pydoc T=1000 --json").json["prediction"] < 1
