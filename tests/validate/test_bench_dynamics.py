"""Benchmarks of training dynamics: both sides do the same work."""

import numpy as np
import pytest

from lawbook.simulate.memory_dynamics import two_particles
from lawbook.validate.bench import benchmarks
from lawbook.validate.memory_dynamics.bench import descent as bench
from lawbook.validate.memory_dynamics.bench import limits


def test_every_item_has_its_own_name():
    names = [item.name for _, item in benchmarks("memory_dynamics")]
    assert len(names) == len(set(names)) >= 5


@pytest.mark.parametrize(("correlation", "rare", "step"), [(0.9, 0.3, 1.0), (0.7, 0.2, 5.0), (0.95, 0.25, 0.3)])
def test_the_script_and_the_sweep_learn_at_the_same_step(correlation, rare, step):
    swept = two_particles.sweep(correlation, rare, step, bench.LENGTH)["first_right"]
    assert int(swept) == bench.one_configuration(correlation, rare, step)


def test_both_ways_to_the_sharpness_agree():
    assert bench.sharpness_grid() == pytest.approx(bench.sharpness_by_matrices(), rel=1e-9)


def test_the_table_has_a_run_for_every_configuration():
    assert bench.table().shape == (1, 1000) and np.all(bench.table() >= -1)


def test_both_ways_to_the_largest_margin_agree():
    by_distance, by_programme = limits.largest_margin(), limits.margin_by_quadratic_programme()
    assert by_distance == pytest.approx(by_programme, rel=1e-5)


def test_both_ways_to_separability_agree():
    assert limits.separable_share() == limits.separable_share_by_programmes()


def test_both_integrators_agree_where_both_can():
    assert limits.flow_in_log_time(1e3) == pytest.approx(limits.flow_in_time(1e3), rel=1e-6)
