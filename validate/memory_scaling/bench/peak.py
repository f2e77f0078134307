"""Peak memory of simulators against the formulas of their docstrings."""

from __future__ import annotations

from lawbook.simulate.memory_scaling import streaming
from lawbook.validate.bench import Memory

MEBIBYTE = 2**20
SLACK = 48 * MEBIBYTE  # what allocators and library threads keep for themselves


def _streamed(tokens: int, classes: int, dimension: int) -> str:
    return (
        "import numpy as np\n"
        "from lawbook.simulate import streams\n"
        "from lawbook.simulate.memory_scaling import streaming\n"
        f"p = np.arange(1, {tokens} + 1) ** -1.0\n"
        "p /= p.sum()\n"
        f"print(streaming.error(p, p, {dimension}, {classes}, seed=streams.root(0, 'bench'), threads=2))\n"
    )


def _summed(tokens: int) -> str:
    return (
        "from lawbook.simulate.memory_scaling import finite_data\n"
        f"print(finite_data.zipf_expected_unseen(2.0, {tokens}, 10_000))\n"
    )


def _stored(tokens: int, dims: int) -> str:
    return (
        "import numpy as np\n"
        "from lawbook.simulate import streams\n"
        "from lawbook.simulate.memory_scaling import direct\n"
        f"p = np.full({tokens}, 1 / {tokens})\n"
        f"q = np.broadcast_to(np.arange(1.0, {dims} + 1)[:, None], ({dims}, len(p)))[None]\n"
        f"print(direct.errors(p, q, range(2, {dims} + 2), 5, seed=streams.root(0, 'bench'), replicates=2, threads=2))\n"
    )


MILLION_TOKENS = Memory(
    name="million_tokens",
    question="N = 10^6, M = 10^3, d = 1024, streamed: peak of the whole process",
    code=_streamed(10**6, 1000, 1024),
    most_bytes=2 * 2**30,
    level="full",
)
STREAMED_FORMULA = Memory(
    name="memory_of_streaming",
    question="streamed N = 3 x 10^4, M = 500, d = 512: peak beyond the libraries",
    code=_streamed(30_000, 500, 512),
    beyond=_streamed(10, 2, 2),
    most_bytes=streaming.bytes_needed(500, 512, 4096, 2) + 24 * 30_000 + SLACK,
    level="quick",
)
SUM_OF_1E8_TOKENS = Memory(
    name="memory_of_the_sum_of_1e8_tokens",
    question="unseen mass of 10^8 tokens: peak beyond the libraries (an array would take 0.75 GiB)",
    code=_summed(10**8),
    beyond=_summed(10),
    most_bytes=SLACK,
    level="quick",
)
DIRECT_FORMULA = Memory(
    name="memory_of_direct_simulation",
    question="direct simulation, N = 5 x 10^4, M = 5, 20 dimensions with their own weights, 2 threads",
    code=_stored(50_000, 20),
    beyond=_stored(10, 2),
    # table (N, M, schemes x dimensions) and counts and weights (N, schemes x dimensions) for each thread, plan
    most_bytes=8 * 50_000 * 20 * (2 * (5 + 2) + 4) + SLACK,
    level="quick",
)
