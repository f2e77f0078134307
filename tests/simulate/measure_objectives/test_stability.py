"""Deviations over a class of losses: slow obvious twins, golden numbers, refusals."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import kstwo

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import stability
from lawbook.simulate.measures import line, references


def test_half_lines_by_hand() -> None:
    """The vectorised sums against one sample at a time, every threshold tried."""
    n, block = 7, 5
    found = stability.symmetrised(n, seed=streams.root(0, "half-lines"), replicates=1, block=block)
    rng, = streams.generators(streams.root(0, "half-lines"), 1)
    x = np.sort(rng.random((block, n)), axis=1)
    signs = 2.0 * rng.integers(0, 2, (block, n)) - 1
    expected = np.zeros(3)
    for places, sign in zip(x, signs, strict=True):
        edges = np.concatenate([[0.0], places, places - 1e-12, [1.0]])
        inside = places[None, :] <= edges[:, None]
        expected += (
            references.kolmogorov_to(places, references.UNIFORM) / block,
            np.abs(inside @ sign).max() / n / block,
            np.abs((inside - edges[:, None]) @ sign).max() / n / block,
        )
    assert [found[name][0] for name in ("deviation", "signed", "centred")] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("n", [1, 3, 20])
def test_exceedance_against_the_exact_law(n: int) -> None:
    found = stability.exceedance(n, 0.9 / n**0.5, seed=streams.root(1), replicates=40)
    share, exact = found["exceeds"].sum() / found["trials"].sum(), kstwo(n).sf(0.9 / n**0.5)
    assert abs(share - exact) < 4 * (exact * (1 - exact) / found["trials"].sum()) ** 0.5


def test_limit_of_the_sheet() -> None:
    """.8687 at a hundred thousand draws."""
    found = stability.symmetrised(100_000, seed=streams.root(2), replicates=8, block=25)["deviation"] * 100_000**0.5
    assert abs(found.mean() - 0.8687) < 4 * 0.26 / 200**0.5


def test_opposite_deviations_cost_twice() -> None:
    assert stability.opposite_deviations(1e-9)["excess"][0] == pytest.approx(2, abs=1e-7)


def test_worst_loss_attains_transport() -> None:
    found = stability.shifted_losses(6, True, seed=streams.root(3), replicates=20)
    assert found["transport"] == pytest.approx(np.ones(20), abs=1e-12)
    x = np.array([0.0, 1.0])
    assert line.wasserstein(x, x, 1, np.array([1.0, 0]), np.array([0, 1.0])) == 1


@pytest.mark.parametrize(("losses", "near"), [([[0, np.nan]], [0.5, 0.5]), ([[0, 1, 2]], [0.5, 0.5]), ([0, 1], [0.5, 0.5]), ([[0, 1]], [1.0])])
def test_refusals(losses: list, near: list) -> None:
    with pytest.raises(InputError, match="losses"):
        stability.plug_in(losses, [0.5, 0.5], near)
