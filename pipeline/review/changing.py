"""A row of counts made to say what people decided on its figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.model import earliest_day, latest_day
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.rows import Told, state_of
from pipeline.resolve.tellings import NO_OPERATION
from pipeline.review.decisions import WHOLE, Value, Values
from pipeline.review.reading import RULE
from pipeline.review.verdicts import Verdict

Row = dict[str, Any]
PLAIN = frozenset(
    ("measure", "value", "value_max", "precision", "offense", "age_group", "gender", "scope", "breakdown")
)
PERIOD = ("period_start", "period_end")


class RefusedError(Exception):
    """What was decided cannot be shown or cannot be; the row is as it was."""


def change(told: Told, row: Row, verdict: Verdict, read: Values, areas: Jurisdictions) -> None:
    """Lay a verdict over a row; `read` is what was read. Raises RefusedError where the figure cannot be so."""
    if verdict.state in (None, "conflict", "rejected"):
        row["review"] = verdict.state
        return
    said = verdict.says
    changed = {name: said[name] for name in WHOLE if name in said and said[name] != read[name]}
    first, last = (said.get(name, read[name]) for name in PERIOD)
    if first and last and earliest_day(str(first)) > latest_day(str(last)):
        raise RefusedError("its period ends before it begins; what was read stands")
    for name in ("place", "operation"):
        if changed.get(name) and told.shown(str(changed[name])) is None:
            raise RefusedError(f"its {name} holds the name of a private person; what was read stands")
    _change(row, changed, areas)
    was = [f"{name}={read[name]}" for name in sorted(changed)]
    if "operation_id" in said:
        row["operation_id"] = said["operation_id"] or NO_OPERATION
        base = next(decision.base for decision in verdict.rulings if decision.field == "operation_id")
        was.append(f"operation_id={base}")
    _mark(row, verdict, was)


def _mark(row: Row, verdict: Verdict, was: list[str]) -> None:
    """Say of a row what people did. One that no rule reads was added, or confirmed when it still was read."""
    if row["rule"] == RULE:
        row["review"] = "added" if verdict.state == "added" else "confirmed"
        row["read_as"] = [said for said in was if said.startswith(("measure=", "offense="))]
    else:
        row |= {"review": "corrected" if was else "confirmed", "read_as": was}


def _change(row: Row, changed: Mapping[str, Value], areas: Jurisdictions) -> None:
    row |= {name: value for name, value in changed.items() if name in PLAIN or name in (*PERIOD, "operation")}
    for end, day in zip(PERIOD, (earliest_day, latest_day), strict=True):
        if end in changed:
            said = changed[end]
            row[end.replace("start", "earliest").replace("end", "latest")] = day(str(said)) if said else None
    if "place" in changed:
        place = changed["place"]
        ids = areas.ids_of(str(place)) if place else ()
        found = () if ids or not place else areas.candidates(str(place))
        row |= {"place": place, "place_ids": list(ids), "place_candidates": list(found)}
        row["state"] = state_of(ids[0] if ids else None)
