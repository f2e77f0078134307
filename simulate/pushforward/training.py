"""Maps trained on characteristic functions by stochastic gradient descent, many runs side by side, gradients by hand.

Parameters carry the runs on their first axis; every run has its own generator, so that it does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import choice, number, refuse, whole_number, whole_numbers
from lawbook.simulate.pushforward.characteristic import Frequencies

LOSSES = ("two_batches", "u_statistic", "plug_in")
OUTPUTS = ("identity", "logistic")
LEAK = 0.01  # slope of the rectifier below 0
BLOCK = 256  # steps whose noise is drawn at once


@dataclass(frozen=True)
class Network:
    """Layers with leaky rectifiers between them; one layer is an affine map. Weights (R, in, out), biases (R, 1, out)."""

    weights: tuple[np.ndarray, ...]
    biases: tuple[np.ndarray, ...]
    output: str = "identity"

    def forward(self, z: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Values (R, n) at noise (R, n), and the inputs of every layer."""
        inputs, last = [z[..., None]], len(self.weights) - 1
        for layer, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            h = inputs[-1] @ weight + bias
            inputs.append(h if layer == last else np.where(h > 0, h, LEAK * h))
        y = inputs[-1][..., 0]
        return (y if self.output == "identity" else 1 / (1 + np.exp(-y))), inputs

    def __call__(self, z: Any) -> np.ndarray:
        """Values of every run at common noise (n,): (R, n)."""
        z = np.asarray(z, dtype=float)
        return self.forward(np.broadcast_to(z, (self.weights[0].shape[0], z.size)))[0]

    def backward(self, values: np.ndarray, inputs: list[np.ndarray], slope: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Gradients of weights and biases, from the derivative (R, n) of the loss in the values."""
        slope = slope[..., None] if self.output == "identity" else (slope * values * (1 - values))[..., None]
        to_weights: list[np.ndarray] = []
        to_biases: list[np.ndarray] = []
        for layer in range(len(self.weights) - 1, -1, -1):
            to_weights.insert(0, np.swapaxes(inputs[layer], -1, -2) @ slope)
            to_biases.insert(0, slope.sum(axis=-2, keepdims=True))
            if layer:
                slope = slope @ np.swapaxes(self.weights[layer], -1, -2)
                slope = np.where(inputs[layer] > 0, slope, LEAK * slope)
        return to_weights, to_biases


def network(widths: Sequence[int], rngs: Sequence[np.random.Generator], output: str = "identity") -> Network:
    """Uniform weights and biases of size 1/sqrt(fan in), one draw per generator: a law symmetric under a change of all signs."""
    widths = whole_numbers("widths", widths)
    if len(widths) < 2 or widths[0] != 1 or widths[-1] != 1:
        raise refuse("widths", widths, "at least two widths, the first and the last of them 1")
    choice("output", output, OUTPUTS)
    sizes = list(pairwise(widths))
    drawn = [[(rng.uniform(-1, 1, (a, b)) / np.sqrt(a), rng.uniform(-1, 1, (1, b)) / np.sqrt(a)) for a, b in sizes] for rng in rngs]
    layers = range(len(widths) - 1)
    return Network(
        tuple(np.stack([run[k][0] for run in drawn]) for k in layers),
        tuple(np.stack([run[k][1] for run in drawn]) for k in layers), output,
    )


def slopes(values: np.ndarray, target: np.ndarray, frequencies: Frequencies, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """(estimated loss (R,), its derivative (R, n) in the values): two batches of n/2, all pairs, or one batch plugged in."""
    choice("kind", kind, LOSSES)
    t, mass, n = frequencies.values, frequencies.weights / 2, values.shape[-1]
    phase = values[..., None] * t
    cosine, sine = np.cos(phase), np.sin(phase)
    total, slope = np.zeros(values.shape[:-1]), np.zeros(values.shape)
    for feature, derivative, wanted in ((cosine, -sine * t, target.real), (sine, cosine * t, target.imag)):
        gap = feature - wanted
        if kind == "two_batches":
            half = n // 2
            one, two = gap[..., :half, :].mean(axis=-2), gap[..., half:, :].mean(axis=-2)
            total += (one * two) @ mass
            other = np.concatenate([np.repeat(two[..., None, :], half, axis=-2), np.repeat(one[..., None, :], half, axis=-2)], axis=-2)
            slope += (derivative * other) @ mass / half
        elif kind == "u_statistic":
            sums = gap.sum(axis=-2, keepdims=True)
            total += ((sums[..., 0, :] ** 2 - (gap**2).sum(axis=-2)) @ mass) / (n * (n - 1))
            slope += 2 * (derivative * (sums - gap)) @ mass / (n * (n - 1))
        else:
            mean = gap.mean(axis=-2, keepdims=True)
            total += mean[..., 0, :] ** 2 @ mass
            slope += 2 * (derivative * mean) @ mass / n
    return total, slope


def train(
    widths: Sequence[int], target: Any, frequencies: Frequencies, *, batch: int, steps: int, rate: float, momentum: float = 0.0,
    kind: str = "two_batches",
    output: str = "identity", seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, decay: Sequence[int] = (),
) -> Network:
    """`steps` steps of descent with normal noise, `batch` draws a batch (two batches and pairs use 2 batch draws).

    `target` (q,) is the target's characteristic function at the frequencies. The rate falls tenfold at the steps in `decay`.
    Cost: per step and run, 2 batch q sines and the network's products. Raises InputError for sizes that do not fit.
    """
    target = np.asarray(target, dtype=complex)
    if target.shape != frequencies.values.shape or not np.all(np.isfinite(target)) or np.abs(target).max() > 1 + 1e-9:
        raise refuse(
            "target", target.shape, f"a characteristic function at the {frequencies.values.size} frequencies, of modulus at most 1",
        )
    batch, steps = whole_number("batch", batch), whole_number("steps", steps, 0)
    rate, momentum = number("rate", rate, 0, low_open=True), number("momentum", momentum, 0, 1)
    draws = batch if choice("kind", kind, LOSSES) == "plug_in" else 2 * batch
    noises = streams.generators(seed, replicates, first)
    net = network(widths, streams.generators(seed, replicates, first, branch=streams.INSTANCE), output)
    speed = [np.zeros_like(array) for array in (*net.weights, *net.biases)]
    for step in range(steps):
        if step % BLOCK == 0:
            drawn = np.stack([rng.standard_normal((BLOCK, draws)) for rng in noises], axis=1)
        if step in decay:
            rate /= 10
        values, inputs = net.forward(drawn[step % BLOCK])
        _, slope = slopes(values, target, frequencies, kind)
        to_weights, to_biases = net.backward(values, inputs, slope)
        for array, velocity, gradient in zip((*net.weights, *net.biases), speed, (*to_weights, *to_biases), strict=True):
            velocity *= momentum
            velocity += gradient
            array -= rate * velocity
    return net


def increasing(net: Network) -> np.ndarray:
    """Whether each run's map rises, on the whole: from the mean over the lower to that over the upper half of the noise, (R,)."""
    z = np.linspace(-3, 3, 200)
    values = net(z) * np.exp(-(z**2) / 2)
    return values[:, 100:].sum(axis=1) > values[:, :100].sum(axis=1)


def orientations(
    widths: Sequence[int], target: Any, frequencies: Frequencies, *, seed: np.random.SeedSequence, replicates: int, first: int = 0,
    runs: int = 1, **how: Any
) -> dict[str, np.ndarray]:
    """{"rising": runs whose map rises, "trials": runs}, shape (replicates,): each replicate trains `runs` maps."""
    runs = whole_number("runs", runs)
    net = train(widths, target, frequencies, seed=seed, replicates=replicates * runs, first=first * runs, **how)
    return {"rising": increasing(net).reshape(replicates, runs).sum(axis=1).astype(float), "trials": np.full(replicates, float(runs))}
