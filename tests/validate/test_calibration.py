"""True laws are refuted as seldom as promised, looks are paid for, and the calibration run resumes where it stopped."""

import json
from types import SimpleNamespace

import pytest
from scipy import stats

from lawbook.theory import Equals, Law
from lawbook.theory.parameters import real
from lawbook.validate import book, calibration, intervals, nulls
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.nulls import NULLS, false_refutations
from lawbook.validate.report.calibration import calibration_table

SEQUENCES = 2000
# a correct judge refutes more often than this with probability 1e-6 (per null, all nulls being tried: 1e-5)
MOST = stats.binom.isf(1e-6, SEQUENCES, nulls.LEVEL)


@pytest.mark.statistical
@pytest.mark.parametrize("null", NULLS, ids=lambda null: null.name)
@pytest.mark.parametrize("looks, comparisons", [(Looks(8, 4, 3), 1), (Looks(4, 2, 6), 1), (Looks(8, 4, 3), 8)])
def test_true_laws_are_refuted_within_the_level_at_all_looks_together(null, looks, comparisons):
    found = false_refutations(null, looks=looks, comparisons=comparisons, sequences=SEQUENCES, seed=1)
    assert found["experiments"] == SEQUENCES and found["refuted"] <= MOST
    assert found["interval"][0] <= found["rate"] <= found["interval"][1]


@pytest.mark.statistical
@pytest.mark.parametrize("unpaid", ["looks", "comparisons"])
def test_the_test_above_would_see_an_unpaid_price(unpaid, monkeypatch):
    def share(alpha, comparisons, looks):
        return alpha / (looks if unpaid == "comparisons" else comparisons)

    monkeypatch.setattr(intervals, "share", share)
    normal = next(null for null in NULLS if null.name == "mean: normal numbers")
    eight = 8 if unpaid == "comparisons" else 1
    # the sequences are comparisons of one measurement here: without its price the level would be theirs together
    level = nulls.LEVEL / (SEQUENCES if unpaid == "comparisons" else 1)
    found = false_refutations(normal, level=level, looks=Looks(4, 2, 6), sequences=SEQUENCES, comparisons=eight)
    assert found["refuted"] > MOST


@pytest.mark.statistical
@pytest.mark.parametrize("null", NULLS, ids=lambda null: null.name)
def test_false_laws_are_refuted(null):
    wrong = nulls.Null(null.name, null.statistic, null.truth * 3 + 0.2, null.draw, null.trials)
    looks = Looks(32, 8, 3)
    assert false_refutations(wrong, looks=looks, sequences=50)["refuted"] == 50


def test_the_same_seed_gives_the_same_rate():
    one, same, other = (false_refutations(NULLS[0], sequences=300, seed=seed) for seed in (1, 1, 2))
    assert one == same and one != other


@pytest.fixture
def tiny(monkeypatch):
    """Two laws, one exact and one random, and the calls of the book by seed."""
    x = real("x", "a number", low=0, low_open=True)
    laws = {
        name: Law(f"tiny.{name}", "A law.", Equals(), observable, (x,), prediction)
        for name, observable, prediction in [("exact", "double", lambda v: 2 * v.x), ("drawn", "normal", lambda v: v.x)]
    }
    simulator = {"exact": "tiny_system:line", "drawn": "tiny_system:average"}
    grids = {"exact": [{"x": 1.0}, {"x": 2.5}], "drawn": [{"mu": 5.0}]}
    trials = {
        f"tiny.{name}": Experiment(
            f"tiny.{name}", simulator[name], lambda level, tokens, name=name: grids[name],
            lambda cell: {"x": cell.get("x", cell.get("mu"))}, "exact" if name == "exact" else "mean",
            Band(relative=1e-8) if name == "exact" else Band(relative=0.02), Looks(first=200, growth=6, most=3),
        )
        for name in laws
    }  # fmt: skip
    by_name = {law.name: law for law in laws.values()}
    chosen = SimpleNamespace(laws=lambda: tuple(laws.values()), select=lambda names: tuple(by_name[n] for n in names or by_name))
    calls = []
    run = book.validate

    def counted(names, *, seed, **more):
        calls.append((seed, tuple(names)))
        return run(names, seed=seed, **more)

    for module in (book, calibration):
        monkeypatch.setattr(module, "catalogue", chosen)
        monkeypatch.setattr(module, "experiment_of", trials.get)
    monkeypatch.setattr(book, "validate", counted)
    return SimpleNamespace(calls=calls, grids=grids)


@pytest.fixture(autouse=True)
def scripts(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent / "sweep_scripts"))


def test_exact_laws_run_once_and_random_ones_under_every_seed(tiny):
    found = calibration.measure_false_refutations(range(3))
    assert tiny.calls == [(0, ("tiny.exact",)), *((seed, ("tiny.drawn",)) for seed in range(3))]
    assert found["laws"]["tiny.exact"]["verdicts"] == {"every": "supported"}
    assert set(found["laws"]["tiny.drawn"]["verdicts"]) == {"0", "1", "2"}


def test_the_run_is_written_after_each_seed_and_resumed(tiny, tmp_path, monkeypatch):
    out = tmp_path / "new" / "calibration.json"
    calibration.measure_false_refutations(range(2), out=out)
    before, first = list(tiny.calls), json.loads(out.read_text())
    calibration.measure_false_refutations(range(4), out=out)
    assert tiny.calls[len(before) :] == [(2, ("tiny.drawn",)), (3, ("tiny.drawn",))]
    second = json.loads(out.read_text())["laws"]["tiny.drawn"]["verdicts"]
    assert {seed: second[seed] for seed in ("0", "1")} == first["laws"]["tiny.drawn"]["verdicts"]

    def stop(names, *, seed, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(book, "validate", stop)
    with pytest.raises(KeyboardInterrupt):
        calibration.measure_false_refutations(range(5), out=out)
    assert json.loads(out.read_text())["laws"]["tiny.drawn"]["verdicts"] == second
    assert [path.name for path in out.parent.iterdir()] == ["calibration.json"]


def test_a_changed_experiment_starts_anew_and_other_levels_do_not_mix(tiny, tmp_path):
    out = tmp_path / "calibration.json"
    calibration.measure_false_refutations(range(2), out=out)
    tiny.grids["drawn"] = [{"mu": 6.0}]
    tiny.calls.clear()
    calibration.measure_false_refutations(range(2), out=out)
    assert tiny.calls == [(seed, ("tiny.drawn",)) for seed in range(2)]
    assert calibration.measure_false_refutations([], level="full", out=out)["level"] == "full"


def entry(**verdicts):
    return {"fingerprint": "f", "relation": "equals", "statistic": "mean", "verdicts": verdicts}


def test_the_summary_tells_false_refutations_from_false_laws():
    s, r, u = "supported", "refuted", "undecided"
    laws = {
        "a.true": entry(**{"0": s, "1": s, "2": s}), "a.false": entry(**{"0": r, "1": u, "2": r}),
        "a.unlucky": entry(**{"0": s, "1": r, "2": u}), "a.exact": entry(every=s), "a.wrong": entry(every=r), "a.open": entry(),
    }  # fmt: skip
    found = calibration.summary({"level": "quick", "tokens": "pydoc", "laws": laws})
    assert "under 3 seeds: 3 laws with random observables each time, 2 with exact ones once" in found["text"]
    assert "2 laws, false as printed" in found["text"]
    assert "Of 6 runs of the other random laws 1 ended in a refutation, in 1 of the 3 books" in found["text"]
    assert found["rows"] == [
        ["a.false: 2 refuted, 1 undecided", 3, 2, pytest.approx(2 / 3), ""],
        ["a.unlucky: 1 supported, 1 refuted, 1 undecided", 3, 1, pytest.approx(1 / 3), ""],
    ]
    assert len(found["columns"]) == len(found["rows"][0])


def test_the_door_writes_and_the_report_reads(tiny, tmp_path, monkeypatch, capsys):
    out = tmp_path / "calibration.json"
    monkeypatch.setattr(calibration, "machinery", lambda: nulls.machinery(sequences=20))
    assert calibration.main(["tiny.drawn", "tiny.exact", "--seeds", "1", "--out", str(out)]) == 0
    assert "under 1 seed:" in capsys.readouterr().out
    monkeypatch.setattr(calibration.load, "__defaults__", (out,))
    table = calibration_table()
    assert len(table["rows"]) == 2 * len(NULLS) and {len(row) for row in table["rows"]} == {len(table["columns"])}
    assert calibration.load(tmp_path / "absent.json") is None
