"""The site: every link of every page leads to a file, whatever folder of a host it is put in."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.explore.desk import Desk
from pipeline.explore.site import file_of, write_site
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def site(ws: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "pages"
    written = write_site(Desk(ws, open_dataset(ws)), folder)
    assert written == sum(path.is_file() for path in folder.rglob("*")) - 1  # the mark of a site
    return folder


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        for link in re.findall(r'(?:href|src|data-index)="([^"#]*)(?:#[^"]*)?"', page.read_text()):
            if link and not link.startswith(("http://", "https://")):
                assert (page.parent / unescape(link)).is_file(), f"{page.relative_to(site)}: {link}"


def test_every_release_and_figure_has_its_page_and_the_data_lie_beside(site: Path, ws: Workspace) -> None:
    dataset = open_dataset(ws)
    releases = {f"{one}.html" for one in dataset.table("releases")["release_id"].to_pylist()}
    assert {path.name for path in (site / "release").glob("*.html")} >= releases
    assert (site / "dataset" / "counts.parquet").read_bytes() == dataset.path("counts").read_bytes()
    assert (site / "static" / "vega.js").stat().st_size > 500_000


def test_a_site_has_no_forms_that_need_a_server(site: Path) -> None:
    compared = (site / "compare.html").read_text()
    assert re.findall("<form[^>]*>", compared) == ['<form class="choose" data-choose="answer" hidden>']
    assert "compare/rescues" in compared
    assert 'data-index="search.json"' in (site / "search.html").read_text()


def test_a_site_ships_the_cells_its_comparison_is_chosen_from(site: Path, ws: Workspace) -> None:
    table = open_dataset(ws).table("comparison").to_pandas()
    told = table[(table.measure == "arrests") & (table.basis == "period")]
    told = told[told.at_least.notna() | told.at_most_local.notna()]
    shipped = json.loads((site / "compare" / "arrests-period.json").read_text())
    rows = [(kind, *row[:4]) for kind, listed in shipped["kinds"].items() for row in listed]
    kinds = told.offense.fillna("") + "|" + told.age_group.fillna("")
    bounds = told[["at_least", "at_most_local"]].astype(object).where(lambda bound: bound.notna(), None)
    wanted = zip(kinds, told.jurisdiction_id, told.period, bounds.at_least, bounds.at_most_local, strict=True)
    assert {*rows} == {*wanted}
    assert len(rows) == len(told) > 50
    for *_, address in shipped["kinds"]["|"]:
        assert (site / "compare" / address).is_file()
    assert shipped["areas"]["06"][:2] == ["California", "state"]
    assert "06" in shipped["areas"]["06073"][3]
    assert not (site / "compare" / "sorrow-period.json").exists()


def test_a_folder_with_other_things_is_left_alone(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="holds other things"):
        write_site(Desk(ws, open_dataset(ws)), tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/release/0a1b", "release/0a1b.html"),
        ("/dataset/counts.parquet", "dataset/counts.parquet"),
    ],
)
def test_addresses_have_plain_files(address: str, file: str) -> None:
    assert file_of(address) == file


def test_two_queries_never_share_a_file() -> None:
    assert file_of("/compare?measure=a&by=b") != file_of("/compare?measure=a-b")
    assert file_of("/compare?place=A%20B") != file_of("/compare?place=A-B")
