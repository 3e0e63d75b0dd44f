from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml

from pipeline.errors import UserError
from pipeline.sources import load_sources
from pipeline.workspace import Workspace

GOOD = {
    "id": "example_pd",
    "publisher": "Example Police Department",
    "jurisdiction": "06081",
    "place": "San Mateo County, CA",
    "agency_kind": "police",
    "history": "Invented for a test.",
}


def write(home: Path, name: str, changes: dict[str, object] | None = None) -> Workspace:
    folder = home / "corpus" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yml").write_text(yaml.safe_dump(GOOD | (changes or {})))
    return Workspace(home)


def test_own_sources_stand_beside_the_packaged_ones_and_replace_their_namesakes(tmp_path: Path) -> None:
    packaged = load_sources(Workspace(tmp_path))
    write(tmp_path, "example_pd")
    ws = write(tmp_path, "kings_ny", {"id": "kings_ny"})
    sources = load_sources(ws)
    assert set(sources) == {*packaged, "example_pd"}
    assert packaged["kings_ny"].publisher == "Brooklyn District Attorney's Office"
    assert sources["kings_ny"].publisher == "Example Police Department"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("jurisdiction", "San Mateo"),
        ("jurisdiction", 6081),
        ("place", "San Mateo County"),
        ("agency_kind", "constabulary"),
        ("ori", "CA1"),
        ("site", "https://example.org"),
        ("homepage", "example"),
        ("checked", "last week"),
        ("history", ""),
        ("publisher", None),
        ("color", "blue"),
    ],
)
def test_a_wrong_field_is_named_with_its_file(tmp_path: Path, field: str, value: object) -> None:
    ws = write(tmp_path, "example_pd", {field: value})
    with pytest.raises(UserError, match=rf"example_pd\.yml: {field}: "):
        load_sources(ws)


def test_an_id_that_is_not_the_files_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"other\.yml: id: 'example_pd' is not the file's name"):
        load_sources(write(tmp_path, "other"))


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    ws = write(tmp_path, "example_pd")
    (tmp_path / "corpus" / "sources" / "bad.yml").write_text("id: [")
    with pytest.raises(UserError, match=r"bad\.yml cannot be read as YAML"):
        load_sources(ws)


def test_the_areas_of_packaged_sources_are_those_of_the_reference_table(tmp_path: Path) -> None:
    with files("corpus").joinpath("reference", "jurisdictions.parquet").open("rb") as file:
        names = {row["jurisdiction_id"]: row for row in pq.read_table(file).to_pylist()}
    for source in load_sources(Workspace(tmp_path)).values():
        area = names[source.jurisdiction]
        level = area["level"]
        assert source.place.endswith("US" if level == "nation" else area["state"]), source.id
        if level == "county":
            assert source.place == f"{area['name']}, {area['state']}", source.id
