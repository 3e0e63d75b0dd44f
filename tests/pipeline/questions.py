"""The worked questions of docs/questions.md, and what each way of asking answers, as rows of text."""

from __future__ import annotations

import csv
import io
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pandas as pd
from typer.testing import CliRunner

from pipeline import open_dataset
from pipeline.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Question:
    title: str
    sql: str
    python: str
    command: str
    answer: Rows


def questions() -> list[Question]:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_question(section) for section in sections]


def _question(section: str) -> Question:
    blocks = dict(re.findall(r"^```(\w+)\n(.*?)^```$", section, flags=re.M | re.S))
    rows = [tuple(row) for row in csv.reader(io.StringIO(blocks["answer"]))]
    return Question(section.splitlines()[0], blocks["sql"], blocks["python"], blocks["sh"], rows)


def by_sql(question: Question, home: Path) -> Rows:
    """With the names of the columns as the first row."""
    return _rows(open_dataset(home).query(question.sql))


def by_python(question: Question, home: Path, head: tuple[str, ...]) -> Rows:
    names: dict[str, object] = {"dataset": open_dataset(home)}
    exec(question.python, names)
    return _rows(pd.DataFrame(cast(Any, names["answer"])).set_axis(list(head), axis=1))


def by_command(question: Question, home: Path, head: tuple[str, ...]) -> Rows:
    """The columns asked about; of a comparison, the cells that have a period and a proven number."""
    done = CliRunner().invoke(app, [*shlex.split(question.command)[1:], "--home", str(home)])
    assert done.exit_code == 0, done.output
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    rows = [tuple(row[name] for name in head) for row in found]
    compared = "compare" in question.command
    return [head, *(row for row in rows if not compared or (row[1] and row[0] != "undated"))]


def _rows(frame: pd.DataFrame) -> Rows:
    cells = ([_text(value) for value in row] for row in frame.astype(object).itertuples(index=False))
    return [tuple(map(str, frame.columns)), *map(tuple, cells)]


def _text(value: object) -> str:
    if value is None or pd.isna(cast(Any, value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
