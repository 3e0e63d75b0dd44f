"""Looking for names in what is published; every name is invented."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from struct import pack

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made import stored
from typer.testing import CliRunner

from extractors.reader import read
from pipeline.build import build
from pipeline.cli import app
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.trust.audit import Exposure, audit, made_of
from pipeline.trust.named import is_placeholder, named_by_masker, named_by_pattern, spans_by_pattern
from pipeline.trust.people import People, people_in
from pipeline.workspace import Workspace

TEXT = """Six charged in sting
March 7, 2015
Detectives of Kings County, NY arrested 12 men. Jordan Examplar, 33, of Exampleton, was charged with Ruth
Sampleton-Muster, 41, and Maria de la Ejemplo (22). Examplar ran the motel with defendant Lee Probando.
Defendants
MUESTRA, Jose  DOB: 2/3/1990
O’Specimen, Will, 30
"""
NAMED = {
    "Jordan Examplar",
    "Ruth Sampleton-Muster",
    "Maria de la Ejemplo",
    "Lee Probando",
    "Jose MUESTRA",
    "Will O’Specimen",
}


@pytest.fixture(scope="module")
def people() -> People:
    found = People()
    found.add("r1", TEXT.replace("Ruth\nSampleton", "Ruth Sampleton"))
    return found


def test_patterns_find_names_without_the_masker() -> None:
    assert set(named_by_pattern(TEXT.replace("Ruth\nSampleton", "Ruth Sampleton"))) == NAMED


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, March 24, of last year, in Los Angeles, 24 men were arrested.",
        "They violated Penal Code Section, 23, and were held at the County Jail (20).",
        "Jane Doe, 14, was rescued.",
    ],
)
def test_patterns_leave_what_is_no_name(text: str) -> None:
    assert list(named_by_pattern(text)) == []


def test_a_name_a_pattern_finds_is_found_wherever_it_stands() -> None:
    text = "Invented: Ruth Sampleton, 31, of Exampleton. RUTH  SAMPLETON is due in court; Truth Sampletons are not.\n"
    assert [text[start:end] for start, end in spans_by_pattern(text)] == ["Ruth Sampleton", "RUTH  SAMPLETON"]
    assert list(spans_by_pattern("Invented: Jane Doe, 31, of Exampleton.\n")) == []


def test_the_masker_is_asked_too() -> None:
    assert list(named_by_masker("Jordan Examplar went home.")) == ["Jordan Examplar"]


def png(path: Path, words: str) -> None:
    chunk = b"Comment\0\0" + zlib.compress(words.encode())
    header = pack(">I4s", len(chunk), b"zTXt") + chunk + b"\0" * 4
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header)


def parquet(path: Path, words: str) -> None:
    pq.write_table(pa.table({"n": [1, 2], "listed": [["fine"], ["fine", words]]}), path)


def sqlite(path: Path, words: str) -> None:
    with sqlite3.connect(path) as database:
        database.execute('CREATE TABLE "some rows" (n INTEGER, said TEXT)')
        database.execute('INSERT INTO "some rows" VALUES (1, ?)', [words])
    database.close()


def archive(path: Path, words: str) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("inner/page.html", f"<p>{words}</p>")


def packed(path: Path, words: str) -> None:
    path.write_bytes(gzip.compress(f"said\n{words}\n".encode()))


def text(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")


WRITERS: dict[str, Callable[[Path, str], None]] = {
    "a.parquet": parquet,
    "a.csv": lambda path, words: text(path, f"n,said\n1,{words}\n"),
    "a.json": lambda path, words: text(path, json.dumps({"deep": [{"er": words}]})),
    "a.jsonl": lambda path, words: text(path, f"{json.dumps({'said': words})}\n"),
    "a.html": lambda path, words: text(path, f"<script>var data = [{json.dumps(words)}]</script>"),
    "a.svg": lambda path, words: text(path, f"<svg><text>{words}</text></svg>"),
    "a.png": png,
    "a.sqlite": sqlite,
    "a.zip": archive,
    "a.csv.gz": packed,
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_name_is_found_in_every_kind_of_file(people: People, tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    WRITERS[name](tmp_path / "sub" / name, "it was Jordan Examplar who")
    (exposure,) = audit(people, [tmp_path])
    assert exposure.name == "Jordan Examplar"
    assert exposure.named_in == "r1"
    assert "Examplar" not in exposure.told(names=False)
    assert "Examplar" in exposure.told(names=True)
    WRITERS[name](tmp_path / "sub" / name, "it was [name] who") if name != "a.sqlite" else (
        tmp_path / "sub" / name
    ).unlink()
    assert audit(people, [tmp_path / "sub" / name] if name != "a.sqlite" else []) == []


@pytest.mark.parametrize(
    "words",
    [
        "JORDAN EXAMPLAR",
        "Examplar, Jordan",
        "https://example.org/2015/jordan-examplar-charged",
        "https://example.org/docs/JordanExamplarCharged.pdf",
        "https://example.org/docs/jordanexamplar.pdf",
        "https://example.org/docs/Jordan%20Q%20Examplar.pdf",
        "Ruth Sampleton",
        "ruth sampleton-muster’s",
        "Maria Ejemplo",
        "Will O'Specimen",
    ],
)
def test_a_name_is_found_however_it_is_written(people: People, tmp_path: Path, words: str) -> None:
    text(tmp_path / "a.csv", f'said\n"{words}"\n')
    assert audit(people, [tmp_path]) != []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.html", "<p>Jor<b>dan</b> Examp<wbr>lar</p>"),
        ("a.html", "<td>Jordan</td><td>Examplar</td>"),
        ("a.html", "<p>Jordan&nbsp;Examplar and &#74;ordan</p>"),
        ("a.html", "<p>Ex&#97;mplar, &#74;ordan</p>"),
        ("a.html", '<a href="https://example.org/jordan%2Dexamplar">more</a>'),
        ("a.html", '<a href="https://example.org/docs/jordanexamplar.pdf">more</a>'),
        ("a.js", 'said = "\\u004aordan Examplar"'),
        ("a.svg", "<svg><tspan>Jordan</tspan><tspan>Examplar</tspan></svg>"),
        ("a.md", "**Jordan** _Examplar_"),
        (
            "a.ipynb",
            json.dumps({"cells": [{"outputs": [{"data": {"text/html": "<td>Jordan</td> <td>Ex&#97;mplar"}}]}]}),
        ),
        ("jordan-examplar.txt", "nothing"),
    ],
)
def test_a_name_is_found_behind_markup_and_escapes_and_in_the_name_of_a_file(
    people: People, tmp_path: Path, name: str, words: str
) -> None:
    text(tmp_path / name, words)
    assert audit(people, [tmp_path]) != []


@pytest.mark.parametrize("words", ["Examplar", "Twelve men named Jordan were held", "Ruth and Sampleton"])
def test_half_a_name_alone_says_nothing(people: People, tmp_path: Path, words: str) -> None:
    text(tmp_path / "a.csv", f"said\n{words}\n")
    assert audit(people, [tmp_path]) == []


def test_a_family_name_alone_is_found_in_the_rows_of_its_release(people: People, tmp_path: Path) -> None:
    text(tmp_path / "a.csv", "release_id,said\nr1,examplar 's men\nr2,examplar 's men\n")
    (exposure,) = audit(people, [tmp_path])
    assert exposure.where == "a.csv row 1 column said"


@pytest.mark.parametrize("name", ["a.bin", "a.parquet", "a.json", "a.png"])
def test_a_file_nobody_can_look_into_is_a_problem(people: People, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe nothing")
    (exposure,) = audit(people, [tmp_path])
    assert exposure.what.startswith("not audited")


def test_a_folder_without_a_file_is_an_error(people: People, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no file"):
        audit(people, [tmp_path])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    ws = stored(tmp_path_factory.mktemp("audit") / "home", {"jordan-examplar": TEXT, "plain": "Nothing\nof anybody."})
    build(ws, workers=1)
    return ws


def test_a_built_dataset_names_nobody(built: Workspace) -> None:
    assert any(count.number.value == 12 for count in read(TEXT).counts)
    people = people_in(built)
    assert people.names >= len(NAMED)
    assert audit(people, made_of(built)) == []


def test_a_dataset_that_names_somebody_fails(built: Workspace) -> None:
    (built.outputs / "arrests.html").write_text("<p>Ruth Sampleton-Muster</p>")
    (exposure,) = audit(people_in(built), made_of(built))
    assert exposure == Exposure(
        "arrests.html", "holds the name of a person", exposure.named_in, "Ruth Sampleton-Muster"
    )
    (built.outputs / "arrests.html").unlink()


def test_the_command_fails_where_a_name_is_and_says_it_only_when_asked(built: Workspace, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Ruth Sampleton-Muster</p>")
    clean = CliRunner().invoke(app, ["audit-names", "--home", str(built.home)])
    assert (clean.exit_code, "0 problems" in clean.output) == (0, True)
    found = CliRunner().invoke(app, ["audit-names", str(tmp_path), "--home", str(built.home)])
    assert (found.exit_code, "Sampleton" in found.output) == (1, False)
    shown = CliRunner().invoke(app, ["audit-names", str(tmp_path), "--names", "--home", str(built.home)])
    assert "Ruth Sampleton-Muster" in shown.output


def test_a_withheld_address_is_opened_from_the_store(built: Workspace) -> None:
    rows = open_dataset(built).table("releases").to_pylist()
    (withheld,) = [row for row in rows if row["url"] is None]
    opened = CliRunner().invoke(app, ["open", withheld["release_id"], "--home", str(built.home)])
    title, address = opened.output.splitlines()
    assert (opened.exit_code, address) == (0, "https://example.org/news/jordan-examplar")
    assert title in " ".join(TEXT.splitlines())


@pytest.mark.parametrize(("name", "kept_back"), [("Jane Doe", True), ("JOHN ROE", True), ("Jordan Doering", False)])
def test_a_placeholder_is_nobody(name: str, kept_back: bool) -> None:
    assert is_placeholder(name) is kept_back
