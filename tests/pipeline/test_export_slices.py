from __future__ import annotations

from datetime import date

import pyarrow.compute as pc
import pytest

from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.export.extent import Edition, Extent
from pipeline.export.slicing import extent_of, take
from pipeline.schema import load_schema


@pytest.fixture(scope="module")
def slice_(bundled: Dataset) -> Edition:
    return take(bundled, extent_of(bundled, "ca", "2013", "2016-06", ("trafficking",)))


def ids(edition: Edition, table: str, column: str) -> set[str]:
    return set(edition.tables[table][column].to_pylist()) - {None}


def test_what_is_asked_for_becomes_a_state_days_and_topics(bundled: Dataset) -> None:
    asked = extent_of(bundled, "ca", "2013", "2016-06", ("trafficking", "trafficking"))
    assert asked == Extent("06", date(2013, 1, 1), date(2016, 6, 30), ("trafficking",))
    assert extent_of(bundled) == Extent()
    with pytest.raises(UserError, match="--state ZZ"):
        extent_of(bundled, "ZZ")
    with pytest.raises(UserError, match="--since soon"):
        extent_of(bundled, since="soon")


def test_the_whole_is_the_dataset_unchanged(bundled: Dataset) -> None:
    edition = take(bundled, Extent())
    assert {name: table.num_rows for name, table in edition.tables.items()} == bundled.manifest.counts_out
    assert edition.described() == "the whole dataset"
    assert edition.version.startswith(f"{bundled.manifest.version}+")


def test_a_slice_says_what_it_is_of(slice_: Edition) -> None:
    assert slice_.described() == "California, 2013-01-01 to 2016-06-30, topics trafficking"


def test_its_cells_are_of_its_state_and_years_and_say_what_they_say_in_the_whole(bundled: Dataset) -> None:
    part = take(bundled, extent_of(bundled, "CA", "2013", "2016")).tables["comparison"]
    whole = bundled.table("comparison")
    inside = pc.and_(pc.equal(whole["state"], "06"), pc.is_in(whole["period"], part["period"].combine_chunks()))
    assert set(part["period"].to_pylist()) == {"2013", "2014", "2015", "2016"}
    assert part.equals(whole.filter(inside))


def test_every_figure_asked_for_is_in_it(bundled: Dataset, slice_: Edition) -> None:
    wanted = {
        row["count_id"]
        for row in bundled.table("counts").to_pylist()
        if row["state"] == "06" and row["topic"] == "trafficking" and row["period_earliest"]
        if row["period_earliest"] <= date(2016, 6, 30) and date(2013, 1, 1) <= row["period_latest"]
    }
    assert len(wanted) > 10
    assert wanted <= ids(slice_, "counts", "count_id")
    assert set(slice_.tables["releases"]["topic"].to_pylist()) == {"trafficking"}


def test_every_id_in_a_slice_leads_to_a_row_of_it(slice_: Edition) -> None:
    for spec in load_schema().values():
        for reference in spec.references:
            target = slice_.tables[reference.table].select(load_schema()[reference.table].key).to_pylist()
            keys = {tuple(row.values()) for row in target}
            told = (tuple(row.values()) for row in slice_.tables[spec.name].select(reference.columns).to_pylist())
            assert [key for key in told if None not in key and key not in keys] == [], (spec.name, reference)
    named = {each for listed in slice_.tables["comparison"]["count_ids"].to_pylist() for each in listed}
    assert named <= ids(slice_, "counts", "count_id")
    assert set(slice_.tables["agencies"]["release_id"].to_pylist()) <= ids(slice_, "releases", "release_id")
    assert slice_.tables["jurisdictions"].num_rows < 3000


def test_other_topics_have_a_comparison_of_their_own(bundled: Dataset) -> None:
    both = take(bundled, extent_of(bundled, topics=("related", "trafficking"))).tables["comparison"]
    assert both.equals(bundled.table("comparison"))
    alone = take(bundled, extent_of(bundled, topics=("related",))).tables
    assert 0 < alone["comparison"].num_rows < both.num_rows
    assert set(alone["counts"]["topic"].to_pylist()) == {"related"}


def test_a_slice_of_nothing_is_refused(bundled: Dataset) -> None:
    with pytest.raises(UserError, match="No release and no figure"):
        take(bundled, extent_of(bundled, "CA", "1950", "1951"))
