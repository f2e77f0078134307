"""The exact-score engine: kernel against NumPy, derivatives against differences, ends of schedules, end maps that agree."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import few_steps, solvers
from lawbook.simulate.pushforward import mixture_flow as mf

RNG = streams.generators(streams.root(3), 1)[0]
PLACES = RNG.standard_normal((40, 2)) * 2
THREE = GaussianMixture([0.5, 0.3, 0.2], [[2, 0], [-1, 1.5], [0, -1]], 0.4)
TURNED = GaussianMixture([0.6, 0.4, 0.0], [[1, 0], [-1, 2], [5, 5]], [[[1, 0.3], [0.3, 0.5]], [[0.2, -0.1], [-0.1, 0.7]], [[1, 0], [0, 1]]])


@pytest.mark.parametrize("mixture", [THREE, TURNED])
@pytest.mark.parametrize(("a", "b"), [(1.0, 0.0), (0.6, 0.8), (0.0, 1.0), (50.0, 1.0)])
def test_kernel_equals_numpy(mixture, a, b):
    """With parts of weight 0, and where neither a nor b may be divided by."""
    score, denoised = mf.posterior(PLACES, mixture, a, b)
    slow = mf.details(PLACES, mixture, a, b)
    assert_allclose(score, slow.score, atol=1e-12)
    assert_allclose(denoised, slow.denoised, atol=1e-12)
    assert_allclose(PLACES, b * denoised - a**2 * score, atol=1e-11)  # Tweedie


def test_kernels_are_the_same_uncompiled():
    """The general one, and the one for the plane, compiled and not."""
    tables = mf._tables(TURNED, 0.5, 0.7)
    found = [[np.empty_like(PLACES), np.empty_like(PLACES)] for _ in range(4)]
    for run, pair in zip((mf._posterior, mf.posterior_kernel, mf._posterior_in_plane, mf.posterior_in_plane), found, strict=True):
        run(PLACES, *tables, *pair)
        assert_allclose(pair, found[0], rtol=1e-12, atol=1e-14)


def test_five_dimensions():
    rng = streams.generators(streams.root(4), 1)[0]
    roots = rng.standard_normal((3, 5, 5))
    mixture = GaussianMixture([0.2, 0.5, 0.3], rng.standard_normal((3, 5)), roots @ np.swapaxes(roots, 1, 2))
    x = rng.standard_normal((10, 5))
    score, denoised = mf.posterior(x, mixture, 0.4, 0.9)
    assert_allclose(score, mf.details(x, mixture, 0.4, 0.9).score, atol=1e-12)
    assert_allclose(denoised, mf.details(x, mixture, 0.4, 0.9).denoised, atol=1e-12)


def test_derivatives_by_differences():
    a, b, h = 0.5, 0.9, 1e-5
    at = mf.details(PLACES, TURNED, a, b)
    for j in range(2):
        step = h * np.eye(2)[j]
        up, down = mf.details(PLACES + step, TURNED, a, b), mf.details(PLACES - step, TURNED, a, b)
        assert_allclose((up.log_density - down.log_density) / (2 * h), at.score[:, j], atol=1e-8)
        assert_allclose((up.score - down.score) / (2 * h), at.hessian[:, :, j], atol=1e-7)
        assert_allclose((up.denoised - down.denoised) / (2 * h), at.denoiser_jacobian[:, :, j], atol=1e-7)
    assert_allclose(at.denoiser_jacobian, b / a**2 * at.covariance, atol=1e-10)


def test_density_follows_the_divergence():
    """Along the flow d log p/dt = -div v, both by differences."""
    schedule, t, h = mf.Schedule("trigonometric"), 0.4, 1e-5
    field = mf.velocity(TURNED, schedule)
    logs = [mf.details(PLACES + d * field(PLACES, t), TURNED, schedule(t + d).a, schedule(t + d).b).log_density for d in (-h, h)]
    divergence = np.trace(mf.velocity_jacobian(PLACES, TURNED, schedule, t), axis1=1, axis2=2)
    assert_allclose((logs[1] - logs[0]) / (2 * h), -divergence, atol=1e-6)


def test_schedules_give_one_map_in_the_plane():
    """Linear and trigonometric paths to rounding of the solver; diffusions up to exp(-T) and 1/T where they start."""
    noise = PLACES / 2
    ends = {
        name: solvers.integrate(mf.velocity(THREE, mf.Schedule(name)), noise, np.linspace(0, 1, 201)) for name in ("linear", "trigonometric")
    }
    assert_allclose(ends["linear"], ends["trigonometric"], atol=1e-8)
    gaps = {}
    for T in (5.0, 8.0, 12.0):
        clock = T - T * np.linspace(1, 0, 401) ** 2
        late = solvers.integrate(mf.velocity(THREE, mf.Schedule("preserving", T)), noise, clock)
        gaps[T] = np.abs(late - ends["linear"]).max()
    assert gaps[12.0] < 2e-4
    assert_allclose(np.log(gaps[5.0] / gaps[8.0]), 3.0, atol=0.1)  # exp(-T)


def test_flow_is_no_transport_with_three_modes_but_is_with_two():
    """Antisymmetric parts of the end map's Jacobian, by the tangent equation of the flow."""
    noise = PLACES / 2
    three = few_steps.curl_of_map(THREE.weights, THREE.means, 0.4, noise)
    assert 0.01 < three.mean() < 0.1
    assert_allclose(three, few_steps.curl_of_map(THREE.weights, THREE.means, 0.4, noise, 30), atol=1e-5)
    assert few_steps.curl_of_map([0.5, 0.5], [[2, 0], [-1, 1.5]], 0.4, noise).max() < 1e-12
    tangent = np.empty((len(noise), 2, 2))  # the same by differences of the end map
    for j in range(2):
        step = 1e-4 * np.eye(2)[j]
        ends = [solvers.integrate(mf.velocity(THREE, mf.Schedule("linear")), noise + d, np.linspace(0, 1, 61)) for d in (step, -step)]
        tangent[:, :, j] = (ends[0] - ends[1]) / 2e-4
    skew = np.sqrt(2) * np.abs(tangent[:, 0, 1] - tangent[:, 1, 0]) / np.linalg.norm(tangent, axis=(1, 2))
    assert_allclose(skew, three, atol=1e-5)


def test_threads_change_no_bit(monkeypatch):
    monkeypatch.setattr(mf, "BLOCK", 7)
    one, three = mf.posterior(PLACES, THREE, 0.5, 0.5), mf.posterior(PLACES, THREE, 0.5, 0.5, threads=3)
    assert (one[0] == three[0]).all() and (one[1] == three[1]).all()


@pytest.mark.parametrize(
    "call",
    [
        lambda: mf.posterior(PLACES[:, :1], THREE, 1, 1),
        lambda: mf.posterior(PLACES, GaussianMixture([1.0], [[0, 0]], 0.0), 0.0, 1.0),
        lambda: mf.Schedule("cosine"),
        lambda: mf.Schedule("linear", 2.0),
        lambda: mf.Schedule("linear")(1.5),
        lambda: mf.posterior(np.full((2, 2), np.nan), THREE, 1, 1),
    ],
)
def test_bad_input_is_refused(call):
    with pytest.raises(InputError):
        call()
