"""The order of work: every task once, and neighbours from distant laws."""

from hypothesis import given
from hypothesis import strategies as st

from lawbook.validate.book import spread


@given(st.lists(st.lists(st.integers(), max_size=9), max_size=60), st.integers(1, 20))
def test_every_task_is_there_once_and_rows_keep_their_order(sizes, together):
    rows = [[(number, i) for i in range(len(row))] for number, row in enumerate(sizes)]
    order = spread(rows, together)
    assert sorted(order) == [task for row in rows for task in row]
    assert all([i for n, i in order if n == number] == list(range(len(row))) for number, row in enumerate(rows))


def test_two_workers_meet_different_laws():
    order = spread([[(number, i) for i in range(5)] for number in range(120)])
    assert all(abs(a[0] - b[0]) > 5 for a, b in zip(order, order[1:], strict=False))
