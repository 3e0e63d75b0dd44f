"""A comparison as people ask for it: names and dates instead of codes, and only the columns they read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from extractors.model import AgeGroup, Measure, Offense, earliest_day, latest_day
from pipeline.areas import LEVELS, Areas
from pipeline.cells import Basis, Question, Slice
from pipeline.compare import compare
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.figures import LONG_AGO, NEVER
from pipeline.windows import Every
from pipeline.workspace import Workspace

TABLES = ("counts", "releases", "jurisdictions", "populations")
READ_FIRST = (
    "jurisdiction",
    "period",
    "at_least",
    "at_most",
    "at_most_local",
    "firm",
    "releases",
    "operations",
    "flags",
)


@dataclass(frozen=True)
class Asked:
    """A comparison in the words of the command line. `by` is a level or "jurisdiction"; dates are cut ISO dates."""

    measure: Measure
    by: str = "jurisdiction"
    every: Every = "year"
    state: str | None = None
    offense: Offense | None = None
    age: AgeGroup | None = None
    basis: Basis = "period"
    topics: tuple[str, ...] = ("trafficking", "related")
    since: str | None = None
    until: str | None = None


def ask(ws: Workspace, asked: Asked, brief: bool = False) -> pa.Table:
    """The cells asked for, in the columns of the comparison table; if `brief`, those a person reads first.

    Raises UserError where no dataset was built, and where a state or date is none.
    """
    dataset = open_dataset(ws)
    tables = {name: dataset.table(name) for name in TABLES}
    question = Question(
        measure=asked.measure,
        every=asked.every,
        basis=asked.basis,
        slices=(Slice(asked.offense, asked.age),),
        levels=LEVELS if asked.by == "jurisdiction" else (asked.by,),
        own_areas=asked.by == "jurisdiction",
        state=_state(asked.state, tables) if asked.state else None,
        since=_day(asked.since, "--since").toordinal() if asked.since else LONG_AGO,
        until=_day(asked.until, "--until", last=True).toordinal() if asked.until else NEVER,
    )
    frame = compare(tables, question, asked.topics)
    if brief:
        areas = Areas(tables["jurisdictions"])
        frame = frame.assign(jurisdiction=[areas.label(area) for area in frame.jurisdiction_id])[list(READ_FIRST)]
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()


def _state(letters: str, tables: Mapping[str, pa.Table]) -> str:
    rows = tables["jurisdictions"].to_pylist()
    states = {row["state"]: row["jurisdiction_id"] for row in rows if row["level"] == "state"}
    if letters.upper() not in states:
        raise UserError(f"--state {letters}: no such state.", f"Known: {', '.join(sorted(states))}.")
    return str(states[letters.upper()])


def _day(text: str, option: str, *, last: bool = False) -> date:
    try:
        return latest_day(text) if last else earliest_day(text)
    except (ValueError, IndexError) as error:
        raise UserError(f"{option} {text}: no such date.", "Write it as 2013, 2013-11 or 2013-11-04.") from error
