"""Grids become labelled data sets that say where they come from, and say it only once."""

import json
from pathlib import Path

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.validate.dataset import to_dataset, write_dataset
from lawbook.validate.grid import sweep_cells, sweep_grid
from lawbook.validate.keys import canonical_json
from lawbook.validate.store import Store

DRAW = "counted_cells:draw"
GRID = {"x": [1, 2, 3], "y": ["a", "b"]}


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "sweep_scripts"))


def test_named_dimensions_and_values():
    data = sweep_grid(DRAW, GRID, 4, seed=2, dims={"draws": ["axis"]})
    assert dict(data.sizes) == {"x": 3, "y": 2, "replicate": 4, "axis": 3}
    node = streams.root(2, DRAW, canonical_json({"x": 2, "y": "b"}))
    expected = [generator.normal(2, size=3) for generator in streams.generators(node, 4)]
    assert np.array_equal(data.draws.sel(x=2, y="b").values, expected)


def test_neither_blocks_nor_order_nor_neighbours_change_a_bit():
    data = sweep_grid(DRAW, GRID, 5, seed=2)
    blocks = sweep_grid(DRAW, GRID, 5, seed=2, block=2)
    assert data.identical(blocks)
    part = sweep_grid(DRAW, {"y": ["b"], "x": [3, 1]}, 5, seed=2)
    assert np.array_equal(part.draws.sel(y="b", x=1), data.draws.sel(y="b", x=1))
    other = sweep_grid(DRAW, GRID, 5, seed=3)
    assert not np.isin(other.draws, data.draws).any()


def test_cells_in_order_share_the_store_with_grids():
    with Store() as store:
        data = sweep_grid(DRAW, GRID, 4, seed=2, store=store)
        count = len(store)
        cells = sweep_cells(DRAW, [{"x": 3, "y": "a"}, {"x": 1, "y": "b"}], 4, seed=2, store=store)
        assert len(store) == count == 6
    assert np.array_equal(cells[0]["draws"], data.draws.sel(x=3, y="a"))
    assert np.array_equal(cells[1]["draws"], data.draws.sel(x=1, y="b"))


def test_provenance_is_in_the_attributes():
    attributes = sweep_grid(DRAW, {"x": [1]}, 2, fixed={"y": "a"}, seed=9).attrs
    assert json.loads(attributes["function"]) == DRAW and attributes["seed"] == 9
    assert json.loads(attributes["fixed"]) == {"y": "a"} and len(json.loads(attributes["source"])) == 16
    assert json.loads(attributes["versions"])["numpy"] == np.__version__
    assert attributes["blas"] and attributes["cpu"] and attributes["platform"]


def test_mixed_sources_are_refused_unless_asked_for():
    results = [{"x": np.zeros(2)}] * 2
    origins = [{"source": "aa"}, {"source": "bb"}]
    with pytest.raises(ValueError, match='origins: got source "aa" and "bb" in one data set'):
        to_dataset({"d": [1, 2]}, results, origins=origins)
    assert to_dataset({"d": [1, 2]}, results, origins=origins, mix=True).attrs["source"] == '["aa","bb"]'


@pytest.mark.parametrize(
    ("grid", "options", "message"),
    [
        ({"x": []}, {}, "grid: got .* for x"),
        ({"x": [1, 2, 1]}, {}, "grid: got .* for x"),
        ({"x": [1]}, {"fixed": {"x": 1, "y": "a"}}, "fixed: got"),
        ({"x": [1]}, {"fixed": {"y": "a"}, "dims": {"draws": ["a", "b"]}}, "dims: got"),
        ({"x": [1]}, {"fixed": {"y": "a"}, "block": 0}, "replicates, block: got"),
        ({"x": [1]}, {"fixed": {"y": "a"}, "seed": -1}, "seed: got -1"),
    ],
)
def test_bad_grids_are_refused(grid, options, message):
    with pytest.raises(ValueError, match=message):
        sweep_grid(DRAW, grid, 2, **options)


def test_shapes_that_differ_between_points_are_refused():
    with pytest.raises(ValueError, match="x: got shapes"):
        to_dataset({"d": [1, 2]}, [{"x": np.zeros(2)}, {"x": np.zeros((2, 3))}])


def test_values_that_are_no_numbers_become_their_text():
    data = to_dataset({"d": [[1, 2], [1, 2, 3]]}, [{"x": np.zeros(2)}, {"x": np.ones(2)}])
    assert list(data.d.values) == ["[1,2]", "[1,2,3]"]


@pytest.mark.parametrize("ending", [".csv", ".nc"])
def test_files_are_the_same_bytes_each_time(tmp_path, ending):
    data = sweep_grid(DRAW, GRID, 2, seed=2)
    write_dataset(data, tmp_path / f"a{ending}")
    write_dataset(sweep_grid(DRAW, GRID, 2, seed=2), tmp_path / "deep" / f"b{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / "deep" / f"b{ending}").read_bytes()
    if ending == ".nc":
        import xarray

        with xarray.open_dataset(tmp_path / "a.nc", engine="scipy") as again:
            assert again.load().equals(data) and again.attrs["source"] == data.attrs["source"]
    else:
        import pandas

        table = pandas.read_csv(tmp_path / "a.csv")
        assert np.array_equal(np.sort(table.draws), np.sort(data.draws.values.ravel()))
    with pytest.raises(ValueError, match="accepted: a name that ends in .csv or .nc"):
        write_dataset(data, tmp_path / "a.zarr")


def test_arrays_of_equal_shape_share_their_axes():
    """Counts and their trials stand in one row of a table, not in every combination."""
    results = [{"wrong": np.zeros((2, 3)), "trials": np.ones((2, 3)), "other": np.zeros((2, 4))}]
    data = to_dataset({"x": [1]}, results)
    assert data.trials.dims == data.wrong.dims == ("x", "replicate", "wrong_1")
    assert data.other.dims == ("x", "replicate", "other_1")
