"""What holds along every path, and that the planted mistakes do not; cycles of the collapsed pair."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import identities

SEED = streams.root(8, "identities")
RANDOM = {"kind": "random unit", "p": "zipf:1:5", "classes": 4, "d": 3}
PAIR = {"kind": "two particles", "correlation": 1.0, "rare": 0.25}


def test_the_gradient() -> None:
    seen = identities.observe_gradient(RANDOM, seed=SEED, replicates=5)
    assert seen["difference"].max() < 1e-7
    assert min(seen["without_frequencies"].min(), seen["transposed"].min()) > 0.1


@pytest.mark.parametrize("step", [0.1, 1.0, 10.0])
def test_closure_in_score_space(step: float) -> None:
    seen = identities.observe_closure(RANDOM, step, 1000, seed=SEED, replicates=2)
    assert seen["difference"].max() < 1e-10
    assert min(seen["without_output_gram"].min(), seen["without_frequencies"].min()) > 0.01


@pytest.mark.parametrize("step", [0.1, 10.0, 1e3])
def test_particles(step: float) -> None:
    seen = identities.observe_coefficients(RANDOM, step, 200, 1.0, seed=SEED, replicates=5)
    assert seen["wrong_moves"].max() == 0 and seen["largest_sum"].max() < 1e-12
    assert seen["turning_margins"].max() > 0
    if step == 0.1:
        assert seen["still"].max() == 0


def test_the_first_step_is_hebbian() -> None:
    seen = identities.observe_first_step(RANDOM, [0.01, 1.0, 1e4], seed=SEED, replicates=5)
    assert seen["difference"].max() < 1e-12 and seen["not_centred"].min() > 0.01
    assert seen["changed_answers"].max() == 0


def test_the_sheets_cycles_of_the_collapsed_pair() -> None:
    """m -> m + 2 step (p_1 - sigma(m)) at p_1 = .75: stable below 1/(p_1 p_2) = 5.333."""
    sizes = [5.2, 5.3, 5.4, 6.0, 10.0, 15.0, 20.0]
    seen = identities.observe_period(PAIR, sizes, 20_000, seed=SEED, replicates=1)
    np.testing.assert_array_equal(seen["period"], [[1, 1, 2, 2, 6, 4, 4]])
    chaos = identities.observe_period(PAIR, [8.0, 12.0], 20_000, seed=SEED, replicates=1, longest=16)
    np.testing.assert_array_equal(chaos["period"], [[-1, -1]])


def test_periods() -> None:
    cycle = np.array([[0.0], [1.0], [2.0]] * 60)
    assert identities.period(cycle) == 3
    assert identities.period(np.zeros((200, 2))) == 1
    assert identities.period(np.arange(200.0)[:, None]) == -1
    with pytest.raises(InputError, match="path: got"):
        identities.period(cycle, 90)
    with pytest.raises(InputError, match="steps: got 100"):
        identities.observe_period(PAIR, 1.0, 100, seed=SEED, replicates=1)
    with pytest.raises(InputError, match="step: got 0"):
        identities.observe_first_step(PAIR, 0, seed=SEED, replicates=1)
