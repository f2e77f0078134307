"""The embeddings of the published figures, without PyTorch: its CPU generator's normal numbers, from the seed.

The engine is MT19937 with the classic 32-bit seeding, NumPy's `RandomState`. PyTorch turns words into normals
in two ways, by the number of values asked for: fewer than 16 come one by one from doubles, 16 and more from
float32 uniforms in blocks of 16, through polynomials for log, sine and cosine.

Bits equal those of PyTorch 2 on x86-64 processors with AVX2 (compared on 80 seeds, 63,000 values). Elsewhere
PyTorch takes log, sine and cosine from the C library, and its own last bits differ by a few units.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, refuse, whole_number

BLOCK = 16


class TorchGenerator:
    """The normals of `torch.manual_seed(seed)` followed by calls of `torch.randn`, in order (float32, CPU)."""

    def __init__(self, seed: int) -> None:
        """`seed` in 0..2^32 - 1: PyTorch would take larger ones, and keep their low 32 bits."""
        self._engine = np.random.RandomState(np.random.MT19937())
        self._engine.seed(whole_number("seed", seed, 0, 2**32 - 1))
        self._waiting: float | None = None  # the sine half of a pair, kept between calls

    def normal(self, *shape: int) -> np.ndarray:
        """`torch.randn(*shape)`, float32. Cost and memory: of the order of the number of values."""
        sizes = tuple(whole_number("shape", size, 0) for size in shape)
        count = int(np.prod(sizes, dtype=np.int64))
        values = self._many(count) if count >= BLOCK else np.array([self._one() for _ in range(count)])
        return values.astype(np.float32).reshape(sizes)

    def _words(self, count: int) -> np.ndarray:
        return self._engine.randint(0, 2**32, size=count, dtype=np.uint32)

    def _one(self) -> float:
        if self._waiting is not None:
            value, self._waiting = self._waiting, None
            return value
        words = self._words(4).astype(np.uint64)
        first, second = (((words[::2] << np.uint64(32)) | words[1::2]) & np.uint64(2**53 - 1)) * 2.0**-53
        radius, angle = np.sqrt(-2 * np.log1p(-second)), 2 * np.pi * first
        self._waiting = float(radius * np.sin(angle))
        return float(radius * np.cos(angle))

    def _many(self, count: int) -> np.ndarray:
        uniforms = self._uniforms(count)
        whole = count - count % BLOCK
        values = np.empty(count, dtype=np.float32)
        values[:whole] = _transformed(uniforms[:whole])
        if whole < count:  # the last 16 entries are drawn anew, which overwrites part of the block before
            values[-BLOCK:] = _transformed(self._uniforms(BLOCK))
        return values

    def _uniforms(self, count: int) -> np.ndarray:
        return (self._words(count) & np.uint32(2**24 - 1)).astype(np.float32) * np.float32(2.0**-24)


def _transformed(uniforms: np.ndarray) -> np.ndarray:
    """Normals of blocks of 16 float32 uniforms: entry j of a block is paired with entry j + 8."""
    halves = uniforms.reshape(-1, 2, BLOCK // 2)
    radius = np.sqrt(np.float32(-2) * _log(np.float32(1) - halves[:, 0]))
    sine, cosine = _sine_cosine(np.float32(2 * np.pi) * halves[:, 1])
    return np.stack([radius * cosine, radius * sine], axis=1).ravel()


# The Cephes library's single-precision approximations, with the fused multiply-adds of PyTorch's AVX2 kernel.
_LOG = (
    7.0376836292e-2,
    -1.1514610310e-1,
    1.1676998740e-1,
    -1.2420140846e-1,
    1.4249322787e-1,
    -1.6668057665e-1,
    2.0000714765e-1,
    -2.4999993993e-1,
    3.3333331174e-1,
)
_COSINE = (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)
_SINE = (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)
_QUARTER_PI = (0.78515625, 2.4187564849853515625e-4, 3.77489497744594108e-8)  # in three parts


def _fused(a: np.ndarray, b: np.ndarray | float, c: np.ndarray | float) -> np.ndarray:
    """a b + c in float32, the product unrounded: a product of two float32 is exact in double precision."""
    b, c = np.asarray(b, np.float32), np.asarray(c, np.float32)
    return (a.astype(np.float64) * b + c).astype(np.float32)


def _polynomial(coefficients: tuple[float, ...], x: np.ndarray) -> np.ndarray:
    value = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        value = _fused(value, x, coefficient)
    return value


def _log(x: np.ndarray) -> np.ndarray:
    """log x of normal positive float32 numbers."""
    mantissa, exponent = np.frexp(x)
    low = mantissa < np.float32(np.sqrt(0.5))
    exponent = exponent.astype(np.float32) - low
    rest = mantissa - np.float32(1) + np.where(low, mantissa, np.float32(0))
    square = rest * rest
    value = _fused(_polynomial(_LOG, rest) * rest, square, exponent * np.float32(-2.12194440e-4))
    return _fused(exponent, 0.693359375, rest + _fused(square, -0.5, value))


def _sine_cosine(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """sin x and cos x of float32 numbers in [0, 2 pi]."""
    octant = ((x * np.float32(4 / np.pi)).astype(np.int32) + 1) & ~1
    turned = octant.astype(np.float32)
    for part in _QUARTER_PI:
        x = _fused(turned, -part, x)
    square = x * x
    cosine = _polynomial(_COSINE, square) * square
    cosine = _fused(cosine, square, -np.float32(0.5) * square) + np.float32(1)
    sine = _fused(_polynomial(_SINE, square) * square, x, x)
    swapped, negative_sine, negative_cosine = octant & 2, octant & 4, (octant + 2) & 4
    return (
        np.where(swapped, cosine, sine) * np.where(negative_sine, np.float32(-1), np.float32(1)),
        np.where(swapped, sine, cosine) * np.where(negative_cosine, np.float32(-1), np.float32(1)),
    )


def embeddings(seed: int, tokens: int, classes: int | None, d: int) -> tuple[np.ndarray, np.ndarray]:
    """E (tokens, d) and U of a published figure, rows of norm 1 (to float32 rounding), as float64.

    E is drawn first. For the `FIGURES` the bits are PyTorch's; in other dimensions the order in which it sums a
    norm varies, and rows may differ in the last bit. `classes` None
    means two orthonormal classes without a draw, U = I (d = 2 only).
    """
    tokens, d = whole_number("tokens", tokens), whole_number("d", d)
    generator = TorchGenerator(seed)
    e = _unit_rows(generator.normal(tokens, d))
    if classes is None:
        if d != 2:
            raise refuse("d", d, "2 where classes is None")
        return e, np.eye(2)
    return e, _unit_rows(generator.normal(whole_number("classes", classes), d))


def _unit_rows(drawn: np.ndarray) -> np.ndarray:
    """Rows over their norms, in float32, summed in PyTorch's order: eight lanes of fused multiply-adds."""
    lanes, whole = np.zeros((len(drawn), 8), np.float32), drawn.shape[1] - drawn.shape[1] % 8
    for start in range(0, whole, 8):
        lanes = _fused(drawn[:, start : start + 8], drawn[:, start : start + 8], lanes)
    total = np.zeros(len(drawn), np.float32)
    for lane in lanes.T:
        total = total + lane
    for rest in drawn[:, whole:].T:
        total = _fused(rest, rest, total)
    return (drawn / np.sqrt(total)[:, None]).astype(np.float64)


#: The published problems: seed, tokens, classes (None: U = I), dimension, exponent of p(x) ~ x^-exponent.
FIGURES = {
    "three_tokens": (39, 3, None, 2, 1.0),
    "forgetting_3": (81, 3, None, 2, 1.0),
    "forgetting_30": (7, 30, None, 2, 1.0),
    "thirty_tokens": (9, 30, None, 2, 1.0),
    "forgetting_path": (11, 10, None, 2, 2.0),
    "margins_d3": (43, 5, 5, 3, 1.0),
    "margins_d5": (43, 5, 5, 5, 1.0),
    "margins_d10": (43, 5, 5, 10, 1.0),
}


def published(figure: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """E, U, p and the labels of one of the `FIGURES`; labels are x mod 2 with x = 0, 1, ... where M = 2."""
    seed, tokens, classes, d, exponent = FIGURES[choice("figure", figure, tuple(FIGURES))]
    e, u = embeddings(seed, tokens, classes, d)
    p = np.arange(1, tokens + 1, dtype=np.float64) ** -exponent
    return e, u, p / p.sum(), np.arange(tokens) % len(u)
