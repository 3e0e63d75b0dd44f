from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from figures_table import count, listed, tables
from small_dataset import write_dataset

from pipeline.cli import app, main

COMMANDS = (
    "import",
    "scrape",
    "build",
    "run",
    "extract",
    "review",
    "show",
    "query",
    "compare",
    "verify",
    "sources",
    "evaluate",
    "audit-names",
    "forget",
    "open",
    "diff",
    "chart",
    "explore",
    "export",
)


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Tally(Protocol):
    def __call__(self, *arguments: str | Path, cwd: Path | None = None, home: Path | None = None) -> Done: ...


@pytest.fixture
def tally(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Tally:
    """Runs the command line as its script does, in a folder of its own."""

    def run(*arguments: str | Path, cwd: Path | None = None, home: Path | None = None) -> Done:
        monkeypatch.chdir(cwd or tmp_path)
        monkeypatch.setattr("sys.argv", ["tally", *map(str, arguments)])
        monkeypatch.delenv("TALLY_HOME", raising=False)
        if home:
            monkeypatch.setenv("TALLY_HOME", str(home))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = listed(count(20, offense="buying"), count(7, offense="trafficking"))
    rows.append(count(4, "2020-07-01", release_id="r2", place_ids=["06037"], precision="at_least"))
    folder = tmp_path_factory.mktemp("home")
    write_dataset(folder, tables(rows))
    return folder


def test_every_command_is_listed_and_has_help_with_an_example(tally: Tally) -> None:
    said = tally("--help").stdout
    alone = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    assert alone | {group.typer_instance.info.name for group in app.registered_groups if group.typer_instance} == {
        *COMMANDS
    }
    for command in COMMANDS:
        assert f" {command} " in said
        shown = tally(command, "--help")
        assert shown.returncode == 0
        assert f"Example: tally {command}" in shown.stdout


def test_help_is_there_without_loading_the_libraries_that_read() -> None:
    check = "import sys, pipeline.cli; print({'spacy', 'pandas', 'duckdb', 'altair', 'pyarrow'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert said == "set()\n"


@pytest.mark.parametrize("where", ["option", "global option", "environment", "folder"])
def test_the_home_is_given_in_any_of_four_ways(tally: Tally, home: Path, where: str) -> None:
    sql = "SELECT count(*) AS n FROM counts"
    ways = {
        "option": lambda: tally("query", sql, "--format", "csv", "--home", home),
        "global option": lambda: tally("--home", home, "query", sql, "--format", "csv"),
        "environment": lambda: tally("query", sql, "--format", "csv", home=home),
        "folder": lambda: tally("query", sql, "--format", "csv", cwd=home),
    }
    assert ways[where]().stdout == "n\n3\n"


def test_compare_prints_bounds(tally: Tally, home: Path) -> None:
    said = tally("compare", "--measure", "arrests", "--by", "county", "--format", "csv", "--home", home)
    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    assert [(row["name"], row["period"], row["at_least"], row["at_most"]) for row in rows] == [
        ("Los Angeles County", "2020", "4", ""),
        ("San Mateo County", "2020", "27", "27"),
    ]


@pytest.mark.parametrize(
    ("asked", "at_least"),
    [
        (["--offense", "buying"], 20),
        (["--every", "month"], 27),
        (["--every", "all", "--since", "2020-05", "--until", "2020-06"], 27),
        (["--state", "ca", "--basis", "publication"], 27),
    ],
)
def test_compare_narrows(tally: Tally, home: Path, asked: Sequence[str], at_least: int) -> None:
    said = tally("compare", "--measure", "arrests", *asked, "--format", "json", "--home", home)
    cells = {row["jurisdiction_id"]: row for row in json.loads(said.stdout)}
    assert cells["06081"]["at_least"] == at_least


def test_compare_has_markdown_and_a_table_for_the_eye(tally: Tally, home: Path) -> None:
    said = tally("compare", "--measure", "arrests", "--format", "markdown", "--home", home).stdout
    header, line, *rows = [[part.strip() for part in row.strip("| ").split("|")] for row in said.splitlines() if row]
    assert {*line} <= {"---", "---:", ":---", ":---:"}
    assert all(len(row) == len(header) for row in rows)
    cells = {row["jurisdiction"]: row for row in (dict(zip(header, row, strict=True)) for row in rows)}
    cell = cells["San Mateo County, CA"]
    assert {name: cell[name] for name in header[:7]} == {
        "jurisdiction": "San Mateo County, CA",
        "period": "2020",
        "at_least": "27",
        "at_most": "27",
        "at_most_local": "27",
        "firm": "True",
        "releases": "1",
    }
    assert "San Mateo County, CA" in tally("compare", "--measure", "arrests", "--home", home).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "--measure", "kittens"], "'rescues'"),
        (["compare", "--measure", "arrests", "--every", "week"], "'quarter'"),
        (["compare", "--measure", "arrests", "--topic", "weather"], "related"),
        (["query"], "sql"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_says_what_is_allowed(tally: Tally, arguments: list[str], said: str) -> None:
    done = tally(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "--measure", "arrests", "--state", "ZZ"], "Known: CA, OR."),
        (["compare", "--measure", "arrests", "--since", "last year"], "no such date"),
        (["query", "SELEC 1"], "SELEC"),
        (["query", "SELECT 1", "--output", "no/such/folder.csv"], "cannot be written"),
        (["extract", "no-such-file.txt"], "no-such-file.txt"),
        (["verify", "--home", "no-such-folder"], "no-such-folder"),
    ],
)
def test_a_wrong_input_is_told_in_words(
    tally: Tally, home: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = tally(*arguments, cwd=tmp_path, home=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_debug_shows_the_traceback() -> None:
    for arguments in (["query", "SELEC 1", "--debug"], ["--debug", "query", "SELEC 1"]):
        command = [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "Traceback" in done.stderr


def test_messages_are_a_log_on_demand_or_kept_quiet(tally: Tally, tmp_path: Path) -> None:
    (tmp_path / "silent.txt").write_text("The Exampleton task force met.\n")
    command = ("import", tmp_path / "silent.txt", tmp_path / "gone.txt", "--home", tmp_path / "home")
    told = tally(*command, "--log", "json", cwd=tmp_path)
    lines = [json.loads(line) for line in told.stderr.splitlines()]
    assert {(line["level"], line.get("stage")) for line in lines} >= {("progress", "import"), ("info", None)}
    assert any("gone.txt" in line.get("message", "") for line in lines)
    assert all(line["at"].endswith("+00:00") for line in lines)
    assert "import: " in tally(*command, "-v", cwd=tmp_path).stderr
    quiet = tally("-q", *command, cwd=tmp_path)
    assert (quiet.returncode, quiet.stderr) == (told.returncode, "")
    failed = tally("query", "SELECT 1", "-q", "--log", "json", "--home", tmp_path / "nowhere", cwd=tmp_path)
    assert [json.loads(line)["level"] for line in failed.stderr.splitlines()] == ["error"]


def test_an_unexpected_error_says_how_to_see_more(tally: Tally, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("a test")

    monkeypatch.setattr("pipeline.query.query", break_down)
    done = tally("query", "SELECT 1", "--home", home)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Unexpected ZeroDivisionError: a test" in done.stderr
    assert "--debug" in done.stderr


def test_parquet_goes_to_a_file_or_a_pipe(tally: Tally, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    tally("query", "SELECT 1 AS one", "--format", "parquet", "--output", out, "--home", home)
    assert out.read_bytes()[:4] == b"PAR1"


INVENTED = """FOR IMMEDIATE RELEASE
March 3, 2021

Detectives of the Exampleton Police Department arrested 14 men for soliciting prostitution on February 27, 2021.
"""


def test_extract_prints_an_object_a_document_and_says_what_it_could_not_read(tally: Tally, tmp_path: Path) -> None:
    (tmp_path / "invented.txt").write_text(INVENTED)
    (tmp_path / "records.jsonl").write_text(json.dumps({"doc_id": "kept-id", "text": INVENTED}) + "\n{broken\n")
    done = tally("extract", tmp_path / "invented.txt", tmp_path / "records.jsonl", "gone.txt", cwd=tmp_path)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first.pop("doc_id"), second.pop("doc_id")) == ("invented", "kept-id")
    assert first == second
    assert [(c["measure"], c["value"], INVENTED[c["start"] : c["end"]]) for c in first["counts"]] == [
        ("arrests", 14, "14")
    ]
    assert done.returncode == 3
    assert "records.jsonl, line 2" in done.stderr
    assert "gone.txt" in done.stderr


def test_sources_are_listed(tally: Tally, tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "sources"
    folder.mkdir(parents=True)
    own = 'id: mine\npublisher: Exampleton Police\njurisdiction: "06081"\nplace: San Mateo County, CA\n'
    (folder / "mine.yml").write_text(own + "agency_kind: police\nhistory: invented\n")
    rows = list(csv.DictReader(io.StringIO(tally("sources", "--format", "csv", "--home", tmp_path).stdout)))
    assert ("mine", "Exampleton Police") in {(row["id"], row["publisher"]) for row in rows}


def test_the_version_is_said(tally: Tally) -> None:
    assert tally("--version").stdout.startswith("tally 0.")


def test_run_imports_builds_and_shows_and_does_it_once(tally: Tally, tmp_path: Path) -> None:
    pages, home = tmp_path / "exampleton-police", tmp_path / "home"
    pages.mkdir()
    (pages / "invented.txt").write_text(INVENTED.replace("14 men", "14 men in Turlock, California,"))
    first = tally("run", pages, "--home", home)
    assert first.returncode == 0
    assert ["2021", "14", "14"] in [line.split()[-3:] for line in first.stdout.splitlines()]
    assert "Imported from 1 source: 1 new." in first.stderr
    assert "Publicity is not incidence" in first.stderr
    written = {path.name for path in (home / "outputs").iterdir()}
    assert {"arrests_and_rescues.png", "arrests_and_rescues.html", "dataset"} <= written
    second = tally("run", "--home", home)
    assert second.stdout == first.stdout
    assert "Nothing new: the dataset holds 1 release, 1 figure" in second.stderr
    assert tally("verify", "--home", home).returncode == 0
    assert tally("build", "--home", home).stdout.startswith("Nothing new")


def test_releases_without_figures_are_told_not_drawn(tally: Tally, tmp_path: Path) -> None:
    silent = tmp_path / "silent.txt"
    silent.write_text("The Exampleton task force against human trafficking met to plan its year.\n")
    done = tally("run", silent, "--home", tmp_path / "home")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No release tells of arrests or rescues." in done.stderr
