"""What a person is likely to want in the place of what was read: values the release itself, or the dataset, knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow.parquet as pq

from extractors.model import earliest_day
from pipeline.dataset import Dataset
from pipeline.review.decisions import FIELDS, check_value, choices
from pipeline.review.figures import Row
from pipeline.review.queue import Item

Choice = tuple[str | None, str]  # a value and how it is shown
NONE: list[Choice] = [(None, "none")]
MOST = 9  # as many as there are keys of one digit
LONG = 10_000  # days; further than anything told


def offers(dataset: Dataset, item: Item) -> dict[str, list[str]]:
    """By field the values worth offering, the likeliest first: days, places, operations and agencies of the release."""
    known = item.key.release_id
    dates = _of(dataset, "dates", known, ["first", "last"])
    counts = _of(dataset, "counts", known, ["place", "operation"])
    agencies = _of(dataset, "agencies", known, ["name"])
    found = {
        "period_start": [row["first"] for row in dates],
        "period_end": [row["last"] for row in dates],
        "place": [row["place"] for row in counts],
        "operation": [row["operation"] for row in counts],
        "agency": [row["name"] for row in agencies],
    }
    return {name: _other(values, item.shown.get(name)) for name, values in found.items()}


def _of(dataset: Dataset, table: str, release_id: str, columns: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(
        dataset.path(table), columns=columns, filters=[("release_id", "=", release_id)]
    ).to_pylist()
    return rows


def _other(values: Iterable[str | None], shown: object) -> list[str]:
    return [value for value in dict.fromkeys(values) if value and value != shown][:MOST]


def choices_of(dataset: Dataset, item: Item) -> dict[str, list[Choice]]:
    """By field all values it may take, where they are a list; null, where it may be, is the last."""
    found: dict[str, list[Choice]] = {
        name: [(value, value) for value in choices(name)] for name in FIELDS if choices(name)
    }
    found["part_of"] = [(ref, words) for ref, words in _totals(dataset, item)]
    found["operation_id"] = list(operations_near(dataset, item))
    return {name: [*listed, *NONE] if _may_be_none(name) else listed for name, listed in found.items()}


def _totals(dataset: Dataset, item: Item) -> list[tuple[str, str]]:
    """The figures of the release that this one may be a part of: of its measure and no smaller, the nearest first."""
    columns = ["count_id", "measure", "value", "as_said", "start"]
    rows = [row for row in _of(dataset, "counts", item.key.release_id, columns) if row["count_id"] in item.refs]
    shown, value = item.shown, item.shown.get("value") or 0
    whole = [row for row in rows if row["measure"] == shown.get("measure") and row["value"] >= int(value)]
    whole.sort(key=lambda row: (abs(row["start"] - item.key.start), row["count_id"]))
    found = {item.refs[row["count_id"]]: f"{row['value']} {row['as_said']}" for row in whole}
    return [(ref, words) for ref, words in found.items() if ref != item.key.ref][: MOST - 1]


def _may_be_none(name: str) -> bool:
    try:
        return check_value(name, None) is None
    except ValueError:
        return False


def operations_near(dataset: Dataset, item: Item) -> list[Choice]:
    """The operations a figure may be of, as id and words: those of its state, the nearest in time first."""
    row = item.row
    if row is None:
        return []
    day = _day(row["period_start"] or row["published"])
    state = row["state"]
    listed = dataset.table("operations").to_pylist()
    near = [one for one in listed if not state or not one["place_ids"] or _meets(state, one["place_ids"])]
    own = row["operation_id"]
    near.sort(key=lambda one: (one["operation_id"] != own, _apart(day, one), one["operation_id"]))
    return [(one["operation_id"], _words(one)) for one in near[: MOST - 1]]


def _meets(state: str, places: list[str]) -> bool:
    return state == "US" or any(place[:2] in (state, "US") for place in places)


def _day(said: str | None) -> date | None:
    return earliest_day(said) if said else None


def _apart(day: date | None, operation: Row) -> int:
    told = _day(operation["period_start"] or operation["first_published"])
    return abs((day - told).days) if day and told else LONG


def _words(operation: Row) -> str:
    told = len(operation["releases"])
    when = operation["period_start"] or operation["first_published"] or "undated"
    return f"{operation['name'] or 'no name'}, {when}, {told} release{'s' if told > 1 else ''}"
