from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from frictionless import Package
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dataset import ROWS_A_GROUP, Dataset, make_table, write_parquet
from pipeline.errors import UserError
from pipeline.export.changes import write_changes
from pipeline.export.extent import Edition, Extent
from pipeline.export.package import write_package
from pipeline.export.slicing import extent_of, take
from pipeline.schema import load_schema
from pipeline.trust.audit import audit
from pipeline.trust.people import people_in
from pipeline.workspace import open_workspace

FORMS = ("csv", "parquet")


@pytest.fixture(scope="module")
def packages(bundled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    asked = [part for form in FORMS for part in (f"--{form}", str(folder / form))]
    done = CliRunner().invoke(app, ["export", *asked, "--home", str(bundled_home)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_frictionless_finds_nothing_wrong(packages: Path, form: str) -> None:
    report = Package(str(packages / form / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    assert len(report.tasks) == len(load_schema())


def test_frictionless_sees_a_wrong_value_a_lost_row_and_a_changed_file(packages: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(packages / "csv", broken)
    releases = (broken / "releases.csv").read_text().splitlines(keepends=True)
    (broken / "releases.csv").write_text("".join(releases[:1] + releases[2:]))
    counts = (broken / "counts.csv").read_text()
    (broken / "counts.csv").write_text(counts.replace(",True,", ",perhaps,", 1))
    found = {kind for (kind,) in Package(str(broken / "datapackage.json")).validate().flatten(["type"])}
    assert {"foreign-key", "type-error", "hash-count"} <= found


def test_the_descriptor_names_version_licence_sources_and_every_meaning(packages: Path, bundled: Dataset) -> None:
    told = json.loads((packages / "csv" / "datapackage.json").read_text())
    assert told["version"] == f"{bundled.manifest.version}+{bundled.manifest.dataset_sha256[:12]}"
    assert [licence["name"] for licence in told["licenses"]] == ["CC-BY-4.0"]
    assert len(told["sources"]) == 2
    fields = {(r["name"], f["name"]): f["description"] for r in told["resources"] for f in r["schema"]["fields"]}
    assert fields == {(s.name, c.name): c.about for s in load_schema().values() for c in s.columns}


@pytest.mark.parametrize("form", FORMS)
def test_citation_licence_and_dictionary_lie_beside(packages: Path, form: str) -> None:
    cff = yaml.safe_load((packages / form / "CITATION.cff").read_text())
    assert cff["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "version", "type"} <= cff.keys()
    assert "Creative Commons Attribution 4.0" in (packages / form / "LICENSE.md").read_text()
    page = (packages / form / "README.md").read_text()
    assert "Publicity is not incidence" in page
    assert "**Extent:** the whole dataset." in page
    assert all(f"## {name}" in page for name in load_schema())


def test_a_slice_has_its_own_dictionary_and_citation(bundled: Dataset, tmp_path: Path) -> None:
    edition = take(bundled, extent_of(bundled, "CA", "2013", "2016"))
    write_package(edition, tmp_path / "ca", "csv")
    page = (tmp_path / "ca" / "README.md").read_text()
    assert "California, 2013-01-01 to 2016-12-31" in page
    assert "This is a slice." in page
    assert f"| counts | {edition.tables['counts'].num_rows} |" in page
    assert "California" in yaml.safe_load((tmp_path / "ca" / "CITATION.cff").read_text())["abstract"]
    assert Package(str(tmp_path / "ca" / "datapackage.json")).validate().valid


def test_pandas_polars_and_duckdb_read_the_same_from_either(packages: Path, bundled: Dataset) -> None:
    people = "SELECT sum(value)::INT FROM '{}' WHERE measure = 'arrests' AND latest"
    rows = [row for row in bundled.table("counts").to_pylist() if row["measure"] == "arrests" and row["latest"]]
    expected = sum(row["value"] for row in rows)
    assert expected > 1000
    for form in FORMS:
        path = str(packages / form / f"counts.{form}")
        frame = pd.read_csv(path, dtype={"state": str}) if form == "csv" else pd.read_parquet(path)
        assert frame[(frame.measure == "arrests") & frame.latest].value.sum() == expected
        lazy = pl.scan_csv(path, infer_schema_length=None) if form == "csv" else pl.scan_parquet(path)
        told = lazy.filter((pl.col("measure") == "arrests") & pl.col("latest")).select(pl.col("value").sum())
        assert told.collect().item() == expected
        assert duckdb.execute(people.format(path)).fetchall() == [(expected,)]


def test_a_parquet_table_is_the_dataset_s_own(packages: Path, bundled: Dataset) -> None:
    for name in load_schema():
        assert (packages / "parquet" / f"{name}.parquet").read_bytes() == bundled.path(name).read_bytes()


def test_exports_hold_no_name(packages: Path, bundled_home: Path, tmp_path: Path) -> None:
    asked = ["--excel", str(tmp_path / "all.xlsx"), "--sqlite", str(tmp_path / "all.db")]
    assert CliRunner().invoke(app, ["export", *asked, "--home", str(bundled_home)]).exit_code == 0
    assert audit(people_in(open_workspace(bundled_home)), [packages, tmp_path]) == []


def test_of_a_sorted_table_little_is_read_for_a_state_and_a_year(bundled: Dataset, tmp_path: Path) -> None:
    row = bundled.table("counts").to_pylist()[0] | {"part_of": None, "operation_id": None}
    places = [(f"{state:02}", year) for state in range(1, 51) for year in range(2010, 2020)]
    rows = [
        row | {"count_id": f"{state}{year}{n}", "state": state, "period_start": f"{year}-01-{n % 28 + 1:02}"}
        for state, year in places
        for n in range(400)
    ]
    path = tmp_path / "counts.parquet"
    write_parquet(make_table(load_schema()["counts"], reversed(rows)), path)
    file = pq.ParquetFile(path)
    groups = [file.metadata.row_group(i) for i in range(file.num_row_groups)]
    assert file.num_row_groups == -(-len(rows) // ROWS_A_GROUP) == 13
    held = [group for group in groups if all(_may_hold(group, *span) for span in (("state", "06", "06"), SPAN))]
    assert len(held) == 1
    asked = [("state", "=", "06"), ("period_start", ">=", "2016"), ("period_start", "<", "2017")]
    assert pq.read_table(path, filters=asked).num_rows == 400


SPAN = ("period_start", "2016", "2017")


def _may_hold(group: pq.RowGroupMetaData, name: str, least: str, most: str) -> bool:
    """Whether the statistics of a group of rows allow a value between the two."""
    (column,) = [c for c in map(group.column, range(group.num_columns)) if c.path_in_schema == name]
    return bool(column.statistics.min <= most and least <= column.statistics.max)


def test_changes_are_told_version_by_version(bundled: Dataset, tmp_path: Path) -> None:
    whole = take(bundled, Extent())
    counts = whole.tables["counts"].to_pylist()
    lone = next(i for i, row in enumerate(counts) if row["breakdown"] is None and row["part_of"] is None)
    edited = [row | {"value": row["value"] + 1} if i == lone else row for i, row in enumerate(counts)]
    old = Edition(
        whole.tables | {"counts": pa.Table.from_pylist(edited, schema=load_schema()["counts"].arrow)},
        bundled.manifest,
        Extent(),
        None,
    )
    write_package(old, tmp_path / "old", "parquet")
    (tmp_path / "old" / "CHANGES.md").write_text("# What changed, version by version\n\n## the first\nOf old.\n")
    write_package(whole, tmp_path / "new", "parquet")
    write_changes(whole, tmp_path / "new", tmp_path / "old")
    told = (tmp_path / "new" / "CHANGES.md").read_text()
    assert f"## {whole.version}\nOf the whole dataset, against 40 releases and {len(counts)} figures before." in told
    assert "- counts: 0 gained, 0 lost, 1 changed\n- fields of figures: value 1\n\n## the first\nOf old.\n" in told
    rows = pd.read_csv(tmp_path / "new" / "changes.csv")
    assert rows.kind.tolist() == ["changed"]
    assert f"value: {counts[lone]['value'] + 1} → {counts[lone]['value']}" in rows.changed[0]
    with pytest.raises(UserError, match="is no build"):
        write_changes(whole, tmp_path / "new", tmp_path)


def test_a_folder_with_other_files_is_left_alone(bundled: Dataset, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("somebody's own")
    with pytest.raises(UserError, match="holds other files"):
        write_package(take(bundled, Extent()), tmp_path, "csv")
    assert (tmp_path / "counts.csv").read_text() == "somebody's own"
