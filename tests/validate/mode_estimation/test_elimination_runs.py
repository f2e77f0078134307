"""Runs of elimination as experiments name them, and numbers that were measured before with other code."""

import numpy as np
import pytest

from lawbook.simulate.streams import root
from lawbook.theory import catalogue
from lawbook.validate import book
from lawbook.validate.mode_estimation.elimination_runs import frequency, named_rule, runs, two_best
from lawbook.validate.mode_estimation.error_exponent_of_elimination import exponent, sample_size


def errors(p, rule, delta, times):
    found = frequency("error", p, rule, delta, times, seed=root(5, rule), replicates=1)
    assert found["trials"] == times
    return found["error"][0] / times


def test_rules_have_names():
    assert named_rule("published:0.3") == {"rule": "published", "constant": 0.3}
    assert named_rule("mixture") == {"rule": "mixture"}
    assert two_best("two:30") == {"p_1": 0.2, "p_2": 0.06, "m": 30}


@pytest.mark.parametrize(("k", "error"), [(3, 0.365), (6, 0.274), (9, 0.197)])
def test_errors_of_two_close_classes_at_a_small_constant(k, error):
    # 2000 runs each: standard errors of 0.01 on both sides
    assert errors([0.515, 0.485], "published:0.3", 2.0**-k, 2000) == pytest.approx(error, abs=0.05)


def test_error_of_three_close_classes_is_a_hundred_times_delta():
    assert errors([0.36, 0.33, 0.31], "published:0.3", 2.0**-9, 2000) == pytest.approx(0.215, abs=0.04)


def test_a_hundred_geometric_classes_stop_at_the_first_sample():
    found = runs("geometric:100", "published:0.1", 3 * np.log(2), seed=root(2), replicates=400)
    assert np.all(found["samples"] == 1)
    assert found["error"].mean() == pytest.approx(0.5, abs=0.11)


def test_mean_samples_of_the_divergence_rule_and_of_the_mixture():
    # the sheet's means over 40 to 100 runs
    for delta, union, mixture in ((0.1, 346, 111), (1e-3, 474, 225), (1e-6, 652, 399)):
        means = [
            runs([0.5, 0.25, 0.15, 0.1], rule, -np.log(delta), seed=root(4), replicates=200)["samples"].mean()
            for rule in ("kullback_leibler", "mixture")
        ]
        assert means == pytest.approx([union, mixture], rel=0.12)


def test_a_wrong_drop_leaves_equal_classes_that_never_part():
    found = runs([0.3, 0.2, 0.2, 0.15, 0.15], "mixture", -np.log(0.5), seed=root(1), replicates=60, most_samples=50_000)
    wrong = found["wrong_elimination"] == 1
    assert 0 < wrong.mean() < 0.5
    assert np.mean(found["stopped"][wrong]) < 1 == np.mean(found["stopped"][~wrong])


def test_exponent_takes_the_root_of_the_sample_size_out():
    sizes, levels = (sample_size(0.1, 4.0, 100.0), sample_size(0.1, 4.0, 400.0)), (100.0, 400.0)
    logs = [-1.3 * level - 0.5 * np.log(n) + 7 for n, level in zip(sizes, levels, strict=True)]
    assert exponent(np.array(logs), sizes, levels) == pytest.approx(1.3)


def test_calibrated_constants_are_refuted_and_say_so():
    law = catalogue.find("mode_estimation.calibrated_constant_as_printed")
    assert "Refuted" in law.remark
    (verdict,) = book.validate([law.name])
    assert verdict.verdict == "refuted"
