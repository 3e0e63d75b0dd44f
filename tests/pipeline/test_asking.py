from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from compare_command import run
from figures_table import count, listed, tables
from small_dataset import write_dataset

from pipeline import open_dataset
from pipeline.comparison.asking import Asked
from pipeline.comparison.table import comparison_table
from pipeline.comparison.terms import terms
from pipeline.errors import UserError
from pipeline.front import OpenDataset
from pipeline.query import query
from pipeline.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    rows = listed(count(20, offense="buying"), count(7, offense="trafficking"))
    rows.append(count(9, release_id="r2", count_id="again", scope="this_operation"))
    rows.append(count(4, "2020-07-01", release_id="r3", place_ids=["06037"], precision="at_least"))
    made = tables(rows)
    made["comparison"] = pa.Table.from_pylist(comparison_table(made))
    return write_dataset(tmp_path_factory.mktemp("home"), made)


@pytest.fixture(scope="module")
def data(ws: Workspace) -> OpenDataset:
    return open_dataset(ws.home)


def test_importing_the_front_loads_none_of_the_heavy_libraries() -> None:
    code = "import sys; from pipeline import open_dataset; print(*{'pandas', 'spacy', 'pyarrow'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_tables_are_frames_and_a_change_to_one_stays_out_of_the_dataset(data: OpenDataset) -> None:
    frame = data.counts
    frame["value"] = 0
    assert data.counts.value.sum() == 40
    assert data.query("SELECT sum(value)::INT AS people FROM counts").people.tolist() == [40]
    assert "counts" in dir(data)
    with pytest.raises(UserError, match="Tables: releases, counts"):
        data.table("kittens")
    with pytest.raises(AttributeError, match="kittens"):
        _ = data.kittens


def test_a_comparison_is_a_frame_with_its_chart_and_its_proof(data: OpenDataset) -> None:
    cells = data.compare("arrests", by="county", per="10k")
    assert cells.jurisdiction.tolist() == ["Los Angeles County, CA", "San Mateo County, CA"]
    mine = cells[cells.jurisdiction == "San Mateo County, CA"]
    assert mine.at_least.tolist() == [27]
    assert mine.at_least_per_10k.tolist() == [0.36]
    assert mine.explain()[["value", "counts_as", "in_at_most"]].values.tolist() == [
        [20, "adds to at_least", "adds"],
        [7, "adds to at_least", "adds"],
        [9, "could speak of the same people as r1:0:arrests:20:buying#0", "adds"],
    ]
    drawn = mine.chart().to_dict()
    assert drawn["title"]["text"] == "Arrests, by when it happened"
    taken = "Taken in: figures of confidence 0.5 or more, topics trafficking and related."
    assert drawn["title"]["subtitle"][-1] == taken


def test_a_citation_says_what_where_when_and_which_build(data: OpenDataset) -> None:
    (line,) = data.compare("arrests", places="San Mateo County, CA", offense="buying").citation
    assert line.startswith(
        "San Mateo County, CA, arrests (buying) happening in 2020: at least 20, at most 29, as 2 releases jointly "
        "report (figures of confidence 0.5 or more). Taskforce Tally "
    )
    assert f"code {data._dataset.manifest.code_sha256[:12]}." in line


def test_a_condition_on_figures_leaves_out_the_others(data: OpenDataset) -> None:
    assert data.compare("arrests", where="scope = 'this_operation'").at_least.tolist() == [9]
    with pytest.raises(UserError, match="kitten"):
        data.compare("arrests", where="kitten > 1")
    for sql in ("true); DROP TABLE counts; (", "value IN (SELECT 1 FROM read_csv('/etc/hostname'))"):
        with pytest.raises(UserError):
            data.compare("arrests", where=sql)


def test_the_proof_can_be_asked_in_sql(ws: Workspace) -> None:
    sql = "SELECT value, reason FROM proof WHERE basis = 'period' AND jurisdiction_id = '06081' AND offense IS NULL"
    told = query(ws, f"{sql} ORDER BY value").to_pylist()
    same = {"value": 9, "reason": "same r1:0:arrests:20:buying#0"}
    assert told == [{"value": 7, "reason": "adds"}, same, {"value": 20, "reason": "adds"}]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measure": "kittens"}, "Known: arrests, rescues"),
        ({"every": "fortnight"}, "Known: year, fiscal-year"),
        ({"by": "continent"}, "Known: jurisdiction"),
        ({"age": "elderly"}, "Known: minor, adult"),
        ({"since": "last spring"}, "no such date"),
        ({"state": "ZZ"}, "Known: CA, OR"),
        ({"state": "OR"}, "It is told of in CA"),
        ({"places": " "}, "A place without a name is none"),
        ({"places": "06037", "until": "2001"}, "answers this: Los Angeles County, CA, until 2001"),
        ({"topics": "other"}, "4 on other topics are left out"),
        ({"places": "San Matteo County"}, "Did you mean .*San Mateo County, CA"),
        ({"places": "Los Angeles County, CA", "until": "2001"}, "No figure of arrests answers this"),
        ({"since": "2021", "until": "2020-06"}, "--since 2021 --until 2020-06: it ends before it begins"),
        ({"since": "1950", "until": "1960"}, "answers this: since 1950, until 1960"),
        ({"per": "many"}, "Write it as 100k"),
        ({"per": "0k"}, "Write it as 100k"),
        ({"fiscal_start": 13}, "1 to 12"),
    ],
)
def test_what_is_none_is_said_with_what_there_is(data: OpenDataset, asked: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        data.compare(**{"measure": "arrests", **asked})


def test_what_leaves_a_cell_without_an_upper_bound_is_named(tmp_path: Path) -> None:
    rows = [count(12, count_id="a"), count(3, "2020-07-01", release_id="r2", count_id="b", precision="at_least")]
    data = open_dataset(write_dataset(tmp_path, tables(rows)).home)
    told = data.compare("arrests", places="San Mateo County, CA").explain()
    assert told[["count_id", "in_at_most"]].values.tolist() == [["a", "adds"], ["b", "sets no limit"]]
    said = run(open_workspace(tmp_path), "--by", "county")
    assert "at_most is open in 1 of the cells: figure b says 3 or more, 2020-07-01, " in said
    assert "is open" not in run(open_workspace(tmp_path), "--by", "county", "--where", "count_id = 'a'")


def test_of_many_figures_that_leave_cells_open_three_are_named_and_the_others_counted(tmp_path: Path) -> None:
    rows = [
        count(n, f"{2010 + n}-07-01", release_id=f"r{n}", count_id=f"c{n}", precision="at_least") for n in range(1, 6)
    ]
    write_dataset(tmp_path, tables(rows))
    said = run(open_workspace(tmp_path), "--by", "county")
    assert said.count("at_most is open in") == 3
    assert "2 more figures leave cells open: see --explain." in said


def test_few_panels_fill_the_width(data: OpenDataset) -> None:
    one = data.compare("arrests", places="San Mateo County, CA").chart().to_dict()
    many = data.compare("arrests").chart().to_dict()
    widths = [picture["spec"]["layer"][0].get("width") or picture["spec"]["width"] for picture in (one, many)]
    assert (one["columns"], widths[0] > 800, widths[1] < widths[0]) == (1, True, True)


def test_a_figure_that_is_not_sure_enough_is_left_out_and_named(tmp_path: Path) -> None:
    unsure = count(30, "2020-08-01", release_id="r2", count_id="unsure", confidence=0.4)
    data = open_dataset(write_dataset(tmp_path, tables([count(12, count_id="sure"), unsure])).home)
    cells = data.compare("arrests", places="San Mateo County, CA")
    assert (cells.at_least.tolist(), cells.at_most.tolist(), cells.confidence.tolist()) == ([12], [12], [0.5])
    assert cells.explain()[["count_id", "counts_as", "in_at_most", "confidence"]].values.tolist() == [
        ["sure", "adds to at_least", "adds", 0.5],
        ["unsure", "is left out: its reading is not sure enough", "", 0.4],
    ]
    assert data.compare("arrests", places="San Mateo County, CA", confidence=0).at_least.tolist() == [42]
    with pytest.raises(UserError, match=r"2 less sure than 0\.9 are left out"):
        data.compare("arrests", confidence=0.9)
    with pytest.raises(UserError, match=r"0 \(all figures\) to 1"):
        data.compare("arrests", confidence=50)


def test_a_state_comes_before_its_namesakes_elsewhere(tmp_path: Path) -> None:
    made = tables([count(12)])
    extra = [("29999", "California County"), ("06999", "Oregon County")]
    twins = [{**made["jurisdictions"].to_pylist()[3], "jurisdiction_id": i, "name": name} for i, name in extra]
    made["jurisdictions"] = pa.Table.from_pylist([*made["jurisdictions"].to_pylist(), *twins])
    data = open_dataset(write_dataset(tmp_path, made).home)
    assert data.compare("arrests", places="California").jurisdiction_id.tolist() == ["06"]


def test_a_name_that_is_two_places_is_said_with_both(tmp_path: Path) -> None:
    made = tables([count(12)])
    twin = made["jurisdictions"].slice(3, 1).to_pylist()[0] | {"jurisdiction_id": "41081", "state": "OR"}
    made["jurisdictions"] = pa.Table.from_pylist([*made["jurisdictions"].to_pylist(), twin])
    data = open_dataset(write_dataset(tmp_path, made).home)
    with pytest.raises(UserError, match=r"San Mateo County, CA \(county 06081\), San Mateo County, OR \(county 41081"):
        data.compare("arrests", places="San Mateo County")
    assert data.compare("arrests", places="06081").at_least.tolist() == [12]


def test_a_region_is_a_cell_of_its_own_and_can_be_taken_apart(data: OpenDataset) -> None:
    (bay,) = data.compare("arrests", places="the Bay Area").to_dict("records")
    told = {name: bay[name] for name in ("jurisdiction", "level", "state", "at_least", "at_most", "sources_monitored")}
    assert told == {
        "jurisdiction": "Bay Area",
        "level": "region",
        "state": "06",
        "at_least": 27,
        "at_most": 36,
        "sources_monitored": 1,
    }
    assert data.compare("arrests", places="bay-area").at_least.tolist() == [27]
    assert data.compare("arrests", places="Bay Area", by="county").jurisdiction_id.tolist() == ["06081"]
    assert data.compare("arrests", by="region").jurisdiction.tolist() == [
        "Bay Area",
        "Central District of California",
        "Northern District of California",
    ]
    assert data.compare("arrests", places="California", by="county").jurisdiction_id.tolist() == ["06037", "06081"]


def test_a_figure_of_several_counties_is_proof_for_the_region_that_holds_them_all(tmp_path: Path) -> None:
    both = tables([count(12, place_ids=["06081", "06037"])])
    more = [{**both["jurisdictions"].to_pylist()[3], "jurisdiction_id": "06001", "name": "Alameda County"}]
    city = [{**more[0], "jurisdiction_id": "0600001", "level": "place", "parent_ids": ["06001", "06081", "06", "US"]}]
    both["jurisdictions"] = pa.Table.from_pylist([*both["jurisdictions"].to_pylist(), *more, *city])
    apart = open_dataset(write_dataset(tmp_path / "apart", both).home)
    bay = apart.compare("arrests", places="Bay Area")
    assert (bay.at_least.isna().tolist(), bay.at_most.tolist()) == ([True], [12])
    rows = [count(12, place_ids=["06081", "06001"]), count(5, "2020-07-01", release_id="r2", place_ids=["0600001"])]
    within = open_dataset(write_dataset(tmp_path / "within", both | {"counts": tables(rows)["counts"]}).home)
    assert within.compare("arrests", places="Bay Area").at_least.tolist() == [17]
    assert within.compare("arrests", places="San Mateo County, CA").at_least.isna().tolist() == [True]


def test_the_command_explains_and_draws(ws: Workspace, tmp_path: Path) -> None:
    picture = tmp_path / "arrests.png"
    said = run(ws, "--place", "San Mateo County, CA", "--explain", "--format", "csv", "--chart", str(picture))
    assert [line.split(",")[7] for line in said.splitlines()[1:3]] == ["adds to at_least", "adds to at_least"]
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (["--per", "100k"], "at_least_per_100k,at_most_per_100k,at_most_local_per_100k,citation"),
        ([], "flags,bound_method,confidence,confirmed,corrected,added,citation"),
    ],
)
def test_all_columns_come_out_as_csv(ws: Workspace, arguments: Sequence[str], columns: str) -> None:
    assert run(ws, "--format", "csv", *arguments).splitlines()[0].endswith(columns)


def test_a_dataset_of_another_version_says_how_to_migrate(tmp_path: Path) -> None:
    ws = write_dataset(tmp_path, tables([count(12)]))
    path = ws.dataset / "counts.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["place_candidates"]), path)
    with pytest.raises(UserError, match=r"tables of version .* \(counts differ\).*Run `tally build`"):
        open_dataset(tmp_path)
    (ws.dataset / "manifest.json").write_text('{"version": "0.0.1"}')
    with pytest.raises(UserError, match=r"another version. Run `tally build`"):
        open_dataset(tmp_path)


def test_rates_of_unknown_inhabitants_are_null(data: OpenDataset) -> None:
    cells = data.compare("arrests", places=["06037"], per="100k")
    assert pd.isna(cells.at_least_per_100k.iloc[0])


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        (Asked("arrests", confidence=0, topics=("other",)), "figures however unsure, topic other"),
        (
            Asked("arrests", confirmed=True, where="value > 3"),
            "figures of confidence 0.5 or more, topics trafficking and related, confirmed, corrected or added by a "
            "person, where value > 3",
        ),
    ],
)
def test_one_line_says_which_figures_are_taken_in(asked: Asked, taken: str) -> None:
    assert terms(asked) == f"Taken in: {taken}."
