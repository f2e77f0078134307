"""Linear maps between normal laws, in d dimensions."""

import numpy as np
import pytest
from scipy import optimize

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import linear_maps as maps


def pair(d, seed):
    rng = np.random.default_rng(seed)
    return tuple(x @ x.T / d + 0.05 * np.eye(d) for x in rng.normal(size=(2, d, d)))


@pytest.mark.parametrize("d", [1, 2, 3, 6, 20, 50])
def test_maps_push_and_are_ordered_by_cost(d):
    start, end = pair(d, d)
    found = [maps.transport(start, end), maps.knothe(start, end), maps.solution(start, end, np.eye(d))]
    for matrix in found:
        assert matrix @ start @ matrix.T == pytest.approx(end, abs=1e-10)
    best = found[0]
    assert best == pytest.approx(best.T, abs=1e-11)
    assert np.linalg.eigvalsh(best)[0] > 0
    assert found[1] == pytest.approx(np.tril(found[1]), abs=1e-12)
    singular = np.linalg.svd(maps.power(start, 0.5) @ maps.power(end, 0.5), compute_uv=False).sum()
    assert maps.cost(best, start) == pytest.approx(np.trace(start + end) - 2 * singular, abs=1e-10)
    assert all(maps.cost(matrix, start) >= maps.cost(best, start) - 1e-12 for matrix in found)


@pytest.mark.parametrize("d", [2, 3, 5])
@pytest.mark.parametrize("path", maps.PATHS)
def test_flow_ends_at_the_map_of_the_geometric_mean(d, path):
    start, end = pair(d, 10 + d)
    half, back = maps.power(start, 0.5), maps.power(start, -0.5)
    mean = half @ maps.power(back @ end @ back, 0.5) @ half
    run = maps.flow(start, end, path)
    total, trace = np.trace(start + end), np.trace(mean)
    assert run.end_map == pytest.approx(mean @ np.linalg.inv(start), abs=2e-5 if d == 5 else 1e-6)
    energy = total - np.pi / 2 * trace if path == "linear" else np.pi**2 / 8 * (total - 2 * trace)
    assert run.energy == pytest.approx(energy, rel=1e-5)
    again = maps.flow(start, end, path, coupling=run.end_map @ start)
    assert again.end_map == pytest.approx(run.end_map, abs=1e-4)
    assert np.linalg.eigvals(run.end_map).real.min() > 0


def test_flow_costs_more_than_transport_unless_the_covariances_commute():
    gaps = []
    for seed in range(200):
        start, end = pair(3, seed)
        half, back = maps.power(start, 0.5), maps.power(start, -0.5)
        matrix = half @ maps.power(back @ end @ back, 0.5) @ back
        gaps.append(maps.cost(matrix, start) - maps.cost(maps.transport(start, end), start))
    assert min(gaps) > 0
    commuting = np.diag([1.0, 2.0, 3.0]), np.diag([2.0, 0.1, 1.0])
    assert maps.cost(maps.flow(*commuting).end_map, commuting[0]) == pytest.approx(maps.cost(maps.transport(*commuting), commuting[0]), abs=1e-7)


def test_identity_assignment_is_optimal_for_transport_only():
    rng = np.random.default_rng(3)
    start, end = maps.planar(2.0, 0.5), maps.planar(1.5, 0.3, 0.7)
    z = rng.normal(size=(300, 2)) @ np.linalg.cholesky(start).T
    gains = []
    for matrix in (maps.transport(start, end), maps.knothe(start, end), maps.flow(start, end).end_map):
        costs = ((z[:, None] - z[None] @ matrix.T) ** 2).sum(axis=-1)
        gains.append(np.trace(costs) - costs[optimize.linear_sum_assignment(costs)].sum())
    assert gains[0] == pytest.approx(0, abs=1e-9)
    assert min(gains[1:]) > 1e-3


def test_degenerate_transport_tends_to_the_triangular_map_at_first_order():
    start, end = pair(3, 1)
    ratios = 10.0 ** -np.arange(2, 6)
    errors = [np.abs(maps.degenerate_transport(start, end, e) - maps.knothe(start, end)).max() for e in ratios]
    assert np.diff(np.log10(errors)) == pytest.approx(-1, abs=0.15)


def test_bad_input():
    good = np.eye(2)
    for bad, words in ((np.array([[1.0, 0.5], [0.4, 1.0]]), "symmetric"), (np.diag([1.0, -1.0]), "positive definite"), (np.ones((2, 3)), "square")):
        with pytest.raises(InputError, match=words):
            maps.transport(good, bad)
    with pytest.raises(InputError, match="path"):
        maps.flow(good, good, "bent")
    with pytest.raises(InputError, match="ratio"):
        maps.degenerate_transport(good, good, 0.0)
