"""A name planted in each place of a published file where nobody looks at first; every name is invented."""

from __future__ import annotations

import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from struct import pack

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UserError
from pipeline.trust.audit import audit
from pipeline.trust.people import People

NAME = "Jordan Examplar"
TEXT = f"Detectives of Kings County, NY arrested {NAME}, 33, and Ruth Sampleton, 41, of Exampleton.\n"


@pytest.fixture(scope="module")
def people() -> People:
    found = People()
    found.add("r1", TEXT)
    return found


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I4s", len(data), kind) + data + b"\0" * 4


def png(*chunks: bytes, behind: bytes = b"") -> Callable[[Path], object]:
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"") + behind
    return lambda folder: (folder / "a.png").write_bytes(data)


def sqlite(*statements: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with sqlite3.connect(folder / "a.sqlite") as database:
            database.execute("CREATE TABLE plain (said TEXT)")
            for statement in statements:
                database.execute(statement)
        database.close()

    return make


def parquet(table: pa.Table) -> Callable[[Path], None]:
    return lambda folder: pq.write_table(table, folder / "a.parquet")


def csv(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "a.csv").write_text(text)


def folder_of_that_name(folder: Path) -> None:
    (folder / "jordan-examplar").mkdir()
    (folder / "jordan-examplar" / "index.html").write_text("nothing")


def archive(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as made:
        made.writestr("jordan-examplar/a.txt", "nothing")


NOTED = pa.schema([pa.field("said", pa.string(), metadata={"note": NAME})])
PLACES: dict[str, Callable[[Path], object]] = {
    "a folder's name": folder_of_that_name,
    "the name of a packed file": archive,
    "the name of a column": csv(f"n,{NAME}\n1,2\n"),
    "a cell without a column": csv(f"n,said\n1,2,{NAME}\n"),
    "a column of Parquet": parquet(pa.table({NAME: [1]})),
    "what Parquet notes of a column": parquet(pa.table({"said": ["fine"]}, schema=NOTED)),
    "bytes in Parquet": parquet(pa.table({"said": [NAME.encode()]})),
    "a table's name": sqlite(f'CREATE TABLE "{NAME}" (said TEXT)'),
    "a view": sqlite(f"CREATE VIEW seen AS SELECT '{NAME}' AS said"),
    "a blob": sqlite(f"INSERT INTO plain VALUES (CAST('{NAME}' AS BLOB))"),
    "a search index": sqlite("CREATE VIRTUAL TABLE f USING fts5(said)", f"INSERT INTO f VALUES ('it was {NAME}')"),
    "a packed text of a picture": png(chunk(b"iTXt", b"Title\0\1\0en\0Title\0" + zlib.compress(NAME.encode()))),
    "a camera's notes": png(chunk(b"eXIf", b"II*\0" + NAME.encode())),
    "behind a picture": png(behind=NAME.encode()),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_found_wherever_it_is_planted_and_not_printed(people: People, tmp_path: Path, place: str) -> None:
    PLACES[place](tmp_path)
    found = audit(people, [tmp_path])
    assert {exposure.name for exposure in found} == {NAME}
    assert not any("xamplar" in exposure.told(names=False) for exposure in found)


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (("CREATE VIRTUAL TABLE f USING fts5(said, content = '')",), "does not keep what it was made of"),
        ((f"INSERT INTO plain VALUES ('{NAME * 999}')", "DROP TABLE plain"), "rows that were deleted"),
    ],
)
def test_a_database_with_words_nobody_can_read_is_not_called_clean(
    people: People, tmp_path: Path, statements: tuple[str, ...], why: str
) -> None:
    sqlite(*statements)(tmp_path)
    (exposure,) = audit(people, [tmp_path])
    assert why in exposure.what


@pytest.mark.parametrize("name", ["jordan-examplar.bin", "JordanExamplar.bin", "Jordán_Examplar.bin"])
def test_a_file_called_after_somebody_is_told_without_the_name(people: People, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nothing")
    told = [exposure.told(names=False).lower() for exposure in audit(people, [tmp_path])]
    assert len(told) == 2
    assert not any("xamplar" in line for line in told)
    assert all("….bin" in line for line in told)


def test_a_path_that_is_not_there_is_an_error(people: People, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no"):
        audit(people, [tmp_path / "missing"])
