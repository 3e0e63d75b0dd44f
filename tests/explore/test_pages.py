"""The pages as they are served: what they say, and what they refuse."""

from __future__ import annotations

import csv
import io
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from pipeline.comparison.asking import ask
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.explore.answers import LIGHT, as_frame
from pipeline.explore.app import make_app
from pipeline.explore.choices import Choice
from pipeline.explore.desk import Desk
from pipeline.explore.served import Served, TooLongError
from pipeline.explore.words import evidence, figure, found, web
from pipeline.explore.working import Worker
from pipeline.workspace import Workspace, open_workspace

EVERY_PAGE = (
    "/",
    "/compare",
    "/releases",
    "/agencies",
    "/jurisdictions",
    "/operations",
    "/coverage",
    "/search",
    "/about",
)


def first(client: TestClient, page: str, pattern: str) -> str:
    """The first address in a page that fits."""
    match = re.search(rf'href="({pattern})"', client.get(page).text)
    assert match, f"no {pattern} on {page}"
    return unescape(match[1])


def words(text: str) -> str:
    """A page without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.S)))


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_page_is_there_keeps_to_this_host_and_names_its_language_and_heading(
    client: TestClient, page: str
) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert answer.text.count("<h1>") == 1
    assert 'class="skip" href="#main"' in answer.text
    loaded = re.findall(r'(?:src|<link[^>]+href)="([^"]+)"', answer.text)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
    assert "style=" not in answer.text


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice("rescues", by="state"),
        Choice("rescues", age="minor", by="county", basis="publication"),
        Choice("arrests", offense="buying", since="2013", until="2019"),
        Choice("arrests", place="California; Fresno County, CA"),
        Choice("arrests", every="quarter", by="state"),
        Choice("arrests", by="county", since="2013-06"),
        Choice("arrests", by="region"),
        Choice("arrests", by="county", place="California", since="2012"),
    ],
)
def test_pages_compare_as_the_command_does(desk: Desk, choice: Choice) -> None:
    shown = as_frame(desk.answers.cells(choice, columns=LIGHT))
    said = ask(desk.dataset, choice.asked())
    said = said[said.at_least.notna() | said.at_most_local.notna()]
    keys = ["jurisdiction_id", "period"]
    columns = [*keys, "at_least", "at_most", "at_most_local", "at_most_undated", "releases", "flags", "population"]
    sides = [frame.sort_values(keys)[columns].reset_index(drop=True).astype(object) for frame in (shown, said)]
    tidy = [
        side.where(side.notna(), None).map(lambda value: list(value) if isinstance(value, list) else value)
        for side in sides
    ]
    pd.testing.assert_frame_equal(tidy[0], tidy[1], check_dtype=False)
    assert len(shown) > 0


def test_a_cell_shows_its_bounds_its_figures_and_the_line_to_cite(client: TestClient, ws: Workspace) -> None:
    shown = ask(open_dataset(ws), Choice("arrests").asked(), proofs=True)
    row = shown[shown.at_least.notna() & (shown.period != "undated")].iloc[0]
    address = f"/cell?measure=arrests&area={row.jurisdiction_id}&at={row.period}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert row.citation in words(answer.text)
    assert {*re.findall(r'<th scope="row" class="num"><a href="/figure/([0-9a-f]+)"', answer.text)} == {*row.count_ids}


def test_a_comparison_is_taken_along_as_csv_and_json(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/compare.csv?measure=rescues&by=state").text)))
    listed = client.get("/compare.json?measure=rescues&by=state").json()
    assert [row["jurisdiction"] for row in rows] == [row["jurisdiction"] for row in listed]
    assert all("Taskforce Tally" in row["citation"] for row in rows)
    assert client.get("/compare.xml").status_code == 404
    assert "of a confidence below 0.5 are left out" in client.get("/compare?measure=rescues&by=state").text


def test_a_release_shows_each_figure_in_its_place_and_how_it_was_read(client: TestClient, ws: Workspace) -> None:
    counts = open_dataset(ws).table("counts").to_pandas()
    wanted = counts.groupby("release_id").size().idxmax()
    page = client.get(f"/release/{wanted}").text
    own = counts[counts.release_id == wanted]
    spans = own.drop_duplicates(["start", "end"])
    assert page.count('<mark class="figure">') == len(spans) + 1  # and the one of the legend
    for rule in own.rule:
        assert f"rule {rule}" in words(page)
    assert "revision 1, text" in words(page)


def test_names_are_masked_in_the_text_of_a_release(client: TestClient, ws: Workspace) -> None:
    pages = [client.get(f"/release/{one}").text for one in open_dataset(ws).table("releases")["release_id"].to_pylist()]
    assert sum("[name]" in page for page in pages) > 5
    assert not any("The text cannot be shown" in page for page in pages)


def test_a_figure_leads_to_its_release_and_its_cells(client: TestClient) -> None:
    address = first(client, "/search?q=arrested", "/figure/[0-9a-f]+")
    page = client.get(address).text
    assert "<blockquote" in page
    assert "<mark>" in page
    assert "To cite" in words(page)
    assert client.get(first(client, address, "/release/[0-9a-f]+")).status_code == 200
    assert client.get(first(client, address, r"/cell\?[^\"]+")).status_code == 200


@pytest.mark.parametrize("kind", ["agency", "jurisdiction", "operation", "source"])
def test_lists_lead_to_pages_of_their_own(client: TestClient, kind: str) -> None:
    lists = {"agency": "/agencies", "jurisdiction": "/jurisdictions", "operation": "/operations", "source": "/coverage"}
    address = first(client, lists[kind], rf"/{kind}/[^\"]+")
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1


def test_search_finds_sentences_and_titles_and_takes_no_syntax(client: TestClient) -> None:
    assert "<mark>" in client.get("/search?q=arrest").text
    assert "Nothing holds all of these words" in client.get("/search?q=zzzzz").text
    for hostile in ('"', "a AND", "NEAR(", "col:x", "*", "'; DROP TABLE counts"):
        assert client.get("/search", params={"q": hostile}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/release/unknown", 404),
        ("/release/unknown?revision=7", 404),
        ("/figure/unknown", 404),
        ("/agency/unknown", 404),
        ("/operation/unknown", 404),
        ("/jurisdiction/99", 404),
        ("/source/unknown", 404),
        ("/dataset/passwd", 404),
        ("/dataset/..%2f..%2fmanifest.json", 404),
        ("/static/..%2fapp.py", 404),
        ("/cell?measure=arrests&area=06&at=1700", 404),
        ("/releases?page=9999", 404),
        ("/releases?page=-1", 404),
        ("/compare?measure=sorrow", 400),
        ("/compare?since=never", 400),
        ("/compare?place=Nowhere-at-all", 400),
        ("/nothing", 404),
    ],
)
def test_what_is_not_there_is_said_on_a_page(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_pages_are_only_read_and_only_under_their_own_names(client: TestClient) -> None:
    assert client.post("/compare").status_code == 405
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8001"}).status_code == 200
    assert client.get("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_datasette_serves_the_tables_and_lets_nobody_write(client: TestClient) -> None:
    name = re.search(r'href="/data/([0-9a-f]{16})"', client.get("/data/").text)
    assert name
    database = f"/data/{name[1]}"
    rows = client.get(f"{database}/counts.json?_size=1&_shape=array").json()
    assert rows[0]["count_id"]
    refused = client.get(f"{database}.json", params={"sql": "delete from counts"})
    assert refused.status_code == 400
    assert client.get(f"{database}/counts.json?_size=1&_shape=array").json() == rows


def test_a_question_to_datasette_that_takes_too_long_is_stopped(client: TestClient) -> None:
    name = re.search(r'href="/data/([0-9a-f]{16})"', client.get("/data/").text)
    assert name
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    answer = client.get(f"/data/{name[1]}.json", params={"sql": endless, "_timelimit": "50"})
    assert answer.status_code == 400
    assert "took too long" in answer.json()["title"] or "interrupted" in answer.text.lower()


def test_a_question_of_a_page_that_takes_too_long_is_stopped(ws: Workspace) -> None:
    served = Served(Desk(ws, open_dataset(ws)).served.path, seconds=0.05)
    with pytest.raises(TooLongError):
        served.rows("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n")
    assert served.number("SELECT 7") == 7


def test_a_comparison_that_takes_too_long_is_stopped_and_the_next_is_answered(ws: Workspace) -> None:
    worker = Worker(open_dataset(ws))
    worker.seconds = 0
    with pytest.raises(TooLongError):
        worker.rows(Choice("arrests", every="quarter").asked())
    worker.seconds = 60
    assert worker.rows(Choice("arrests", every="quarter").asked())
    with pytest.raises(UserError, match="nowhere at all"):
        worker.rows(Choice("arrests", place="nowhere at all").asked())


def test_a_page_says_that_its_comparison_was_stopped(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.explore.working.SECONDS", 0)
    pages = TestClient(make_app(ws), base_url="http://127.0.0.1")
    answer = pages.get("/compare?measure=arrests&every=quarter")
    assert answer.status_code == 503
    assert "took too long and was stopped" in words(answer.text)
    assert '<form class="choose"' in answer.text


def test_without_a_dataset_the_pages_say_so(empty: TestClient) -> None:
    answer = empty.get("/")
    assert answer.status_code == 503
    assert "tally build" in words(answer.text)
    assert empty.get("/data/").status_code == 503


def test_a_dataset_half_deleted_is_said_and_one_built_anew_is_served(ws: Workspace, tmp_path: Path) -> None:
    shutil.copytree(ws.home, tmp_path / "home", symlinks=True)
    half = open_workspace(tmp_path / "home")
    whole = half.dataset.resolve() / "counts.parquet"
    kept = whole.read_bytes()
    whole.unlink()
    pages = TestClient(make_app(half), base_url="http://127.0.0.1")
    answer = pages.get("/")
    assert answer.status_code == 503
    assert "damaged: counts" in words(answer.text)
    whole.write_bytes(kept)
    assert pages.get("/").status_code == 200


HOSTILE = "<script>alert(1)</script>"


def test_markup_in_what_was_read_is_shown_as_text() -> None:
    row: dict[str, Any] = {"evidence": f"{HOSTILE} 12 men", "evidence_start": 26, "evidence_end": 28}
    assert str(evidence(row)) == "&lt;script&gt;alert(1)&lt;/script&gt; <mark>12</mark> men"
    assert str(found(f"\x02<b>\x03{HOSTILE}")).startswith("<mark>&lt;b&gt;</mark>&lt;script&gt;")
    assert web("javascript:alert(1)") is None
    assert web("https://example.org/x") == "https://example.org/x"


@pytest.mark.parametrize(
    ("value", "value_max", "precision", "said"),
    [
        (1200, None, "exact", "1,200"),
        (5, 7, "exact", "5–7"),
        (30, None, "about", "about 30"),
        (2, None, "at_least", "at least 2"),
    ],
)
def test_figures_are_said_with_their_precision(value: int, value_max: int | None, precision: str, said: str) -> None:
    assert figure({"value": value, "value_max": value_max, "precision": precision}) == said


def test_the_index_of_a_site_holds_every_latest_figure_a_file_a_year(client: TestClient, ws: Workspace) -> None:
    counts = open_dataset(ws).table("counts").to_pandas()
    latest = counts[counts.latest]
    years = client.get("/search.json").json()
    dated = [year for year, _ in years if year != "undated"]
    assert dated == sorted(dated, reverse=True)
    for year, address in years:
        figures = {entry[0] for entry in client.get(address).json() if entry[0].startswith("/figure/")}
        of_year = latest[latest.published.str[:4].fillna("undated") == year]
        assert figures == {f"/figure/{one}" for one in of_year.count_id}
    assert {year for year, _ in years} >= set(latest.published.str[:4].fillna("undated"))
    assert client.get("/search/1799.json").status_code == 404
