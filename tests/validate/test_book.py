"""The book on a tiny system: verdicts that can be known beforehand, bits that repeat, failures that speak."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.theory import AtMost, Equals, Law, Rival
from lawbook.theory.parameters import real
from lawbook.validate import book
from lawbook.validate.executors import open_executor
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.measurement import ObservationError
from lawbook.validate.store import Store
from lawbook.validate.sweep import TaskError

SCRIPTS = Path(__file__).parent / "sweep_scripts"
P = real("p", "probability of heads", low=0, high=1)
X = real("x", "any number")


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))


@pytest.fixture
def opened(monkeypatch):
    """Puts laws with their experiments in the place of the book's; gives `validate` for them."""

    def put(*pairs):
        laws = {law.name: law for law, _ in pairs}
        found = {law.name: experiment for law, experiment in pairs}
        chosen = SimpleNamespace(laws=lambda: tuple(laws.values()), select=lambda names: tuple(laws[n] for n in names or laws))
        monkeypatch.setattr(book, "catalogue", chosen)
        monkeypatch.setattr(book, "experiment_of", found.get)
        return book.validate

    return put


def heads(name="tiny.heads", prediction=lambda v: v.p, relation=None, rivals=()):
    return Law(name, "Heads come with probability p.", relation or Equals(), "heads", (P,), prediction, rivals=rivals)


def throws(name="tiny.heads", chances=(0.3, 0.6), draws=2000, most=3, first=8, band=0.02, **more):
    return Experiment(
        name, "tiny_system:heads", lambda level, tokens: [{"p": p, "draws": draws} for p in chances],
        lambda cell: {"p": cell["p"]}, "proportion", Band(relative=band), Looks(first=first, growth=4, most=most), **more,
    )  # fmt: skip


def double(name="tiny.double", prediction=lambda v: 2 * v.x, rivals=()):
    return Law(name, "The double is twice x.", Equals(exact=True), "double", (X,), prediction, rivals=rivals)


def lines(name="tiny.double", numbers=(1.0, 2.5, 4.0), **more):
    return Experiment(
        name, "tiny_system:line", lambda level, tokens: [{"x": x} for x in numbers], lambda cell: {"x": cell["x"]}, "exact",
        Band(relative=1e-8), **more,
    )  # fmt: skip


SAME = Rival("the same", "heads come with probability p, said twice", lambda v: v.p)
WRONG = Rival("one less", "heads come with probability p - 1/10", lambda v: v.p - 0.1)
TAILS = Rival("tails", "tails come with probability p", observable="tails")
BIASED = Rival("biased", "the same for biased coins", cell={"bias": 0.15})


def test_a_true_law_is_supported_and_its_wrong_siblings_are_dead(opened):
    verdict, = opened((heads(rivals=(WRONG, TAILS, BIASED)), throws()))()
    assert verdict.verdict == "supported"
    assert {m.name for m in verdict.mutants} >= {"one less", "tails", "biased", "constant x 1.05", "constant x 0.95"}
    assert verdict.killed == verdict.planted == 5
    assert verdict.interval[0] <= verdict.estimate <= verdict.interval[1]
    assert [row["cell"]["p"] for row in verdict.cells] == [0.3, 0.6]


def test_a_false_law_is_refuted_at_the_first_look_that_can_tell(opened):
    verdict, = opened((heads(prediction=lambda v: v.p + 0.2), throws()))()
    assert (verdict.verdict, verdict.looks, verdict.replicates) == ("refuted", 1, 8)


def test_too_little_data_leave_a_law_undecided_after_all_looks(opened):
    verdict, = opened((heads(), throws(draws=1)))()
    assert (verdict.verdict, verdict.looks, verdict.replicates) == ("undecided", 3, 8 * 16)
    assert "interval" in verdict.reason


def test_a_mutant_that_equals_the_law_survives_and_the_law_is_not_supported(opened):
    verdict, = opened((heads(rivals=(SAME, WRONG)), throws()))()
    assert verdict.verdict == "undecided" and verdict.reason == "mutants survive: the same"
    assert [m.name for m in verdict.mutants if not m.killed] == ["the same"]
    assert verdict.looks == 3  # it looked as often as it could before it gave up


def test_a_rival_that_drops_a_condition_without_effect_survives(opened):
    idle = Rival("no condition", "the same for unbiased coins", cell={"bias": 0.0})
    verdict, = opened((heads(rivals=(idle,)), throws()))()
    assert verdict.verdict == "undecided" and "no condition" in verdict.reason


def test_a_law_without_any_mutant_is_not_supported(opened):
    blind = replace(lines(), band=Band(relative=0.5))
    verdict, = opened((double(), blind))()
    assert (verdict.verdict, verdict.planted) == ("undecided", 0) and "could fail" in verdict.reason


def test_every_law_gets_its_verdict_in_the_catalogues_order(opened):
    pairs = [(heads("tiny.a"), throws("tiny.a", draws=1)), (double("tiny.b"), None), (double("tiny.c"), lines("tiny.c"))]
    seen = []
    verdicts = opened(*pairs)(decided=lambda verdict: seen.append(verdict.name))
    assert [v.name for v in verdicts] == ["tiny.a", "tiny.b", "tiny.c"]
    assert [v.verdict for v in verdicts] == ["undecided", "undecided", "supported"]
    assert verdicts[1].reason == "untested: no experiment" and seen == ["tiny.c", "tiny.a"]
    assert book.family_wise(verdicts) == {"supported": 1, "undecided": 2}


def facts(verdict):
    return replace(verdict, seconds=0.0)


def test_same_seed_same_bits_for_any_executor_and_another_seed_other_bits(opened):
    run = opened((heads(rivals=(WRONG, BIASED)), throws(draws=300)))
    one, other, third = run(seed=5)[0], run(seed=5)[0], run(seed=6)[0]
    assert facts(one) == facts(other)
    assert one.estimate != third.estimate
    with open_executor("processes:2") as pool:
        assert facts(run(seed=5, executor=pool)[0]) == facts(one)


def test_exact_values_do_not_depend_on_the_seed(opened, tmp_path):
    run = opened((double(), lines()))
    with Store(tmp_path / "s.sqlite") as store:
        run(seed=1, store=store)
        kept = set(store.keys())
        run(seed=2, store=store)
        assert set(store.keys()) == kept


def test_a_verdict_resumed_from_the_store_is_the_same_and_computes_nothing(opened, tmp_path, monkeypatch):
    run = opened((heads(rivals=(WRONG, BIASED)), throws(draws=300)))
    monkeypatch.setenv("LAWBOOK_TEST_LOG", str(tmp_path / "calls"))
    with Store(tmp_path / "s.sqlite") as store:
        first, = run(store=store)
    calls = (tmp_path / "calls").read_text()
    with Store(tmp_path / "s.sqlite") as store:
        assert run(store=store)[0] == first  # seconds too: they are those of the computation
    assert (tmp_path / "calls").read_text() == calls


def test_half_a_store_is_completed_to_the_same_verdict(opened, tmp_path):
    run = opened((heads(rivals=(WRONG,)), throws(draws=300)))
    with Store(tmp_path / "s.sqlite") as store:
        first, = run(store=store)
        for key in list(store.keys())[::2]:
            store._query("DELETE FROM results WHERE key = ?", key)
        assert facts(run(store=store)[0]) == facts(first)


@pytest.mark.parametrize("number, error, words", [
    (0.0, TaskError, "tiny_system:line at {'x': 0.0}.*ZeroDivisionError"),
    (7.0, InputError, "x: got 7"),
    (13.0, ObservationError, "got other at {'x': 13.0}; accepted: 'double'"),
])  # fmt: skip
def test_a_failing_simulator_is_a_clear_error_not_a_verdict(opened, number, error, words):
    run = opened((double("tiny.good"), lines("tiny.good")), (double(), lines(numbers=(1.0, number))))
    with pytest.raises(error, match=words):
        run()


def test_what_was_computed_before_a_failure_is_in_the_store(opened, tmp_path):
    run = opened((double("tiny.good"), lines("tiny.good")), (double(), lines(numbers=(4.0, 5.0, 0.0))))
    with Store(tmp_path / "s.sqlite") as store:
        with pytest.raises(TaskError):
            run(store=store)
        assert len(list(store.keys())) == 5


def test_an_experiment_without_cells_is_a_clear_error(opened):
    with pytest.raises(ObservationError, match="tiny.double.*no cells"):
        opened((double(), lines(numbers=())))()


def test_a_prediction_outside_its_domain_is_a_clear_error(opened):
    experiment = replace(throws(), values=lambda cell: {"p": cell["p"] + 1})
    with pytest.raises(ValueError, match="p: got"):
        opened((heads(), experiment))()


@pytest.mark.parametrize("level, tokens", [("quick", "a"), ("full", "b")])
def test_level_and_tokens_reach_the_grid(opened, level, tokens):
    def cells(level, tokens):
        return [{"x": {"quick": 1.0, "full": 2.0}[level]}, {"x": {"a": 3.0, "b": 4.0}[tokens]}]

    verdict, = opened((double(), replace(lines(), cells=cells)))(level=level, tokens=tokens)
    assert (verdict.level, verdict.tokens) == (level, tokens)
    assert [row["values"]["x"] for row in verdict.cells] == ([1.0, 3.0] if level == "quick" else [2.0, 4.0])


def test_the_level_of_the_family_is_shared_by_all_laws(opened):
    opened(*[(double(f"tiny.{n}"), None) for n in range(20)])
    assert book.law_level() == pytest.approx(book.FAMILY_LEVEL / 20)


def test_a_vector_of_comparisons_in_one_cell(opened):
    cells = [{"p": [0.2, 0.4, 0.5, 0.7], "draws": 4000}]
    many = replace(throws(), cells=lambda level, tokens: cells, values=lambda cell: {"p": np.array(cell["p"])})
    verdict, = opened((heads(relation=AtMost(), prediction=lambda v: v.p + 0.05), many))()
    assert verdict.verdict == "supported" and len(verdict.cells) == 4
    assert "at" in verdict.where and 0 < verdict.tightness[0] <= verdict.tightness[1] < 1
