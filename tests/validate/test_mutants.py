"""Mutants: which are planted, what they claim, and that only those that the grid can tell apart are."""

from types import SimpleNamespace

import numpy as np
import pytest
import sympy

from lawbook.theory import Asymptotic, AtLeast, AtMost, Equals, Law, Ordered, Rival, Scales, Threshold
from lawbook.theory.parameters import probabilities, real
from lawbook.validate import mutants
from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.judgement import judge
from lawbook.validate.measurement import Measurement

N = np.geomspace(10, 1e5, 9)
ALPHA = 1e-6


def law(relation, prediction, *parameters, **more):
    names = parameters or (real("n", "size", low=0, low_open=True),)
    return Law("tiny.law", "A law.", relation, "y", names, prediction, **more)


def experiment(band=None, **more):
    return Experiment("tiny.law", "nowhere:nothing", lambda level, tokens: [], lambda cell: {}, "exact", band or Band(), **more)


def measured(y, prediction, relative=1e-6, **values):
    y = np.asarray(y, dtype=float)
    half = relative * np.abs(y)
    return Measurement(
        estimate=y, low=y - half, high=y + half, spread=half / 4, prediction=np.broadcast_to(np.asarray(prediction, float), y.shape),
        cell=np.zeros(y.size, dtype=int), values={k: np.broadcast_to(np.asarray(v, float), y.shape) for k, v in values.items()},
        cells=({},), replicates=1,
    )  # fmt: skip


def planted(made, trial, measurement):
    return {m.name: m for m in mutants.mechanical(made, trial, measurement)}


BAND = Band(relative=0.01)
POWER = law(Equals(), lambda v: 3 * v.n**2)
HELD = measured(3 * N**2, 3 * N**2, n=N)


def test_an_equality_has_mutants_of_constant_and_exponent_and_all_die():
    found = planted(POWER, experiment(BAND), HELD)
    assert set(found) == {"constant x 1.05", "constant x 0.95", "n**+0.05", "n**-0.05"}
    assert judge(HELD, POWER.relation, BAND, ALPHA).outcome == "supported"
    for mutant in found.values():
        assert mutant.judge(HELD, BAND, ALPHA).outcome == "refuted", mutant.name


def test_the_step_is_the_experiments():
    found = planted(POWER, experiment(BAND, step=Step(constant=0.25, exponent=0.5)), HELD)
    assert set(found) == {"constant x 1.25", "constant x 0.75", "n**+0.5", "n**-0.5"}
    np.testing.assert_allclose(found["constant x 1.25"].change(HELD).prediction, 3.75 * N**2)
    moved = found["n**+0.5"].change(HELD).prediction / HELD.prediction
    # about the centre of the grid: a constant cannot make up for it
    np.testing.assert_allclose(moved, (N / np.exp(np.log(N).mean())) ** 0.5)


@pytest.mark.parametrize("band, kinds", [(0.0, {"constant", "exponent"}), (0.03, {"exponent"}), (0.5, set())])
def test_what_the_band_hides_is_not_planted(band, kinds):
    assert {m.kind for m in planted(POWER, experiment(Band(relative=band)), HELD).values()} == kinds


def test_a_parameter_that_does_not_vary_has_no_exponent():
    m = measured(3 * N, 3 * N, n=N, k=np.full(N.size, 2.0), s=np.linspace(-1, 1, N.size))
    found = planted(law(Equals(), lambda v: 3 * v.n), experiment(BAND), m)
    assert {m.name for m in found.values() if m.kind == "exponent"} == {"n**+0.05", "n**-0.05"}


def test_dropped_terms_are_planted_with_the_words_of_the_formula():
    made = law(Equals(), lambda v: v.n + 2 * v.n**2 / 100 + 10)
    y = N + N**2 / 50 + 10
    m = measured(y, y, n=N)
    found = [x for x in planted(made, experiment(BAND), m).values() if x.kind == "dropped term"]
    assert sorted(x.name for x in found) == ["without 10", "without n", "without n**2/50"]
    for mutant in found:
        assert mutant.judge(m, BAND, ALPHA).outcome == "refuted"
    absent = next(x for x in found if x.name == "without 10")
    np.testing.assert_allclose(absent.change(m).prediction, N + N**2 / 50, rtol=1e-12)


def test_a_term_whose_absence_makes_no_sense_is_not_planted():
    made = law(Equals(), lambda v: sympy.log(1 + v.n) / sympy.log(2 * v.n - 19))
    y = np.log(1 + N) / np.log(2 * N - 19 + 1e-9)
    m = measured(y, y, n=N)  # without 2 n the logarithm of -19 is no real number
    assert "without 2*n" not in planted(made, experiment(BAND), m)


def test_vectors_and_procedures_are_left_whole():
    x = sympy.Symbol("x", integer=True)
    vector = law(Equals(), lambda v: sympy.Sum(v.p[x] ** 2 + 1, (x, 0, v.N - 1)), probabilities("p", "shares", "N"))
    m = measured([1.2], [1.2], N=[3.0])
    assert {x.kind for x in planted(vector, experiment(BAND), m).values()} == {"constant"}
    assert mutants.dropped_terms(vector) == []


@pytest.mark.parametrize("relation, other", [(AtMost(), AtLeast), (AtLeast(), AtMost)])
def test_a_bound_is_flipped_and_the_flipped_bound_dies_where_it_is_loose(relation, other):
    y = 0.5 * N if relation == AtMost() else 2 * N
    m = measured(y, N, n=N)
    found = planted(law(relation, lambda v: v.n), experiment(), m)
    assert set(found) == {"flipped"} and isinstance(found["flipped"].relation, other)
    assert judge(m, relation, Band(), ALPHA).outcome == "supported"
    assert found["flipped"].judge(m, Band(), ALPHA).outcome == "refuted"


def test_an_order_is_flipped_to_its_opposite():
    relation = Ordered(above="a", below="b")
    m = measured([0.2, 0.3], [0, 0], relative=0.1)
    flipped = planted(law(relation, lambda v: sympy.S.Zero), experiment(), m)["flipped"]
    assert flipped.relation == Ordered(above="b", below="a") and flipped.statement == "b exceeds a"
    assert judge(m, relation, Band(), ALPHA).outcome == "supported"
    assert flipped.judge(m, Band(), ALPHA).outcome == "refuted"


def test_scaling_meets_exponents_and_a_logarithm():
    band = Band(absolute=0.01)
    m = measured(N**-0.5, -0.5, n=N)
    made = law(Scales("n"), lambda v: -sympy.Rational(1, 2))
    found = planted(made, experiment(band), m)
    assert set(found) == {"exponent +0.05", "exponent -0.05", "log(n)"}
    assert judge(m, made.relation, band, ALPHA).outcome == "supported"
    for mutant in found.values():
        assert mutant.judge(m, band, ALPHA).outcome == "refuted", mutant.name


def test_limits_meet_constants_exponents_and_a_logarithm():
    made = law(Asymptotic("n"), lambda v: 2 / v.n)
    m = measured(2 / N * (1 + 1 / N), 2 / N, n=N)
    found = planted(made, experiment(BAND), m)
    assert set(found) == {"constant x 1.05", "constant x 0.95", "n**+0.05", "n**-0.05", "log(n)"}
    assert judge(m, made.relation, BAND, ALPHA).outcome == "supported"
    for mutant in found.values():
        assert mutant.judge(m, BAND, ALPHA).outcome == "refuted", mutant.name


def test_a_threshold_is_displaced():
    m = measured(3 * N**2, 3 * N**2, n=N)
    found = planted(law(Threshold("x"), lambda v: 3 * v.n**2), experiment(BAND), m)
    assert {m.kind for m in found.values()} == {"constant", "exponent"}


def test_rivals_keep_what_they_do_not_change():
    made = law(Equals(), lambda v: v.n, rivals=(
        Rival("twice", "twice", lambda v: 2 * v.n), Rival("bound", "a bound", relation=AtMost()),
        Rival("other", "another observable", observable="z"), Rival("free", "no condition", cell={"k": 1}),
    ))  # fmt: skip
    listed = mutants.rivals(made)
    assert [m.kind for m in listed] == ["rival"] * 4
    assert [type(m.relation) for m in listed] == [Equals, AtMost, Equals, Equals]
    assert [m.observable for m in listed] == [None, None, "z", None]
    twice, bound, other, free = (mutants.rival_law(made, m.rival) for m in listed)
    assert (twice.predict(n=3.0), bound.predict(n=3.0), other.predict(n=3.0), free.predict(n=3.0)) == (6, 3, 3, 3)
    assert isinstance(bound.relation, AtMost) and twice.rivals == () and twice.name == made.name


def test_a_mutant_never_changes_the_measurement_of_its_law():
    before = HELD.prediction.copy(), HELD.estimate.copy()
    for mutant in planted(POWER, experiment(BAND), HELD).values():
        mutant.change(HELD)
    assert np.array_equal(before[0], HELD.prediction) and np.array_equal(before[1], HELD.estimate)


def test_a_prediction_of_zero_has_no_factor():
    m = measured([0.0, 0.0], [0.0, 0.0], n=[1.0, 2.0])
    assert planted(law(Equals(), lambda v: 0 * v.n), experiment(Band(absolute=0.1)), m) == {}
    assert planted(law(Asymptotic("n"), lambda v: 0 * v.n), experiment(BAND), m) == {}


def test_symbols_are_those_of_the_law():
    assert isinstance(POWER.symbols(), SimpleNamespace) and POWER.expression().free_symbols == {POWER.symbols().n}
