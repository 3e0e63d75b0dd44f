"""A slice of a dataset in which every id leads to a row of the slice.

It holds the figures asked for, every figure that a kept cell of the comparison rests on, the totals of both, their
releases, and the releases on these topics that the state's own publishers put out in that time. A cell says what it
says in the whole dataset: sums are never made anew from a slice, save where other topics are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import earliest_day, latest_day
from pipeline.comparison.areas import Areas
from pipeline.comparison.naming import day_of, state_of
from pipeline.comparison.table import TOPICS, comparison_table
from pipeline.dataset import Dataset, make_table
from pipeline.errors import UserError
from pipeline.export.extent import Edition, Extent
from pipeline.schema import load_schema

OF_A_RELEASE = ("agencies", "dates", "issues", "tellings")
LISTS = (("releases", "release_id", "releases"), ("count_ids", "count_id", "counts"))


@dataclass(frozen=True)
class Slicing:
    """The rows of tables that an extent takes in, as masks."""

    tables: dict[str, pa.Table]
    extent: Extent

    def cells(self) -> pa.Array:
        cells, (first, last) = self.tables["comparison"], self.extent.years
        timed = self.extent.since or self.extent.until
        years = [int(label) if label.isdigit() else 0 for label in cells["period"].to_pylist()]
        fits = [first <= year <= last if year else not timed for year in years]
        return pc.and_(pa.array(fits, pa.bool_()), self._in_state(cells["state"]))

    def counts(self) -> pa.Array:
        """Figures of the place, time and topics; one without a date is of the time it was published in."""
        counts, state = self.tables["counts"], self.extent.state
        names = ("place_ids", "place_candidates", "period_earliest", "period_latest", "published")
        columns = zip(*(counts[name].to_pylist() for name in names), strict=True)
        fits = [
            (not state or any(area.startswith(state) for area in (*ids, *maybe))) and self._in_time(first, last, told)
            for ids, maybe, first, last, told in columns
        ]
        return pc.and_(pa.array(fits, pa.bool_()), self._on_topic(counts["topic"]))

    def releases(self) -> pa.Array:
        releases = self.tables["releases"]
        fits = pa.array([self._in_time(None, None, told) for told in releases["published"].to_pylist()], pa.bool_())
        return pc.and_(pc.and_(fits, self._in_state(releases["state"])), self._on_topic(releases["topic"]))

    def coverage(self) -> pa.Array:
        coverage = self.tables["coverage"]
        fits = [month == "unknown" or self._in_time(None, None, month) for month in coverage["month"].to_pylist()]
        prefix = [(area or "")[:2] for area in coverage["jurisdiction_id"].to_pylist()]
        return pc.and_(pa.array(fits, pa.bool_()), self._in_state(pa.array(prefix, pa.string())))

    def _in_state(self, states: pa.ChunkedArray | pa.Array) -> pa.Array:
        if self.extent.state is None:
            return pa.array([True] * len(states), pa.bool_())
        return pa.array([state == self.extent.state for state in states.to_pylist()], pa.bool_())

    def _on_topic(self, topics: pa.ChunkedArray) -> pa.Array:
        wanted = self.extent.topics
        return pa.array([wanted is None or topic in wanted for topic in topics.to_pylist()], pa.bool_())

    def _in_time(self, first: date | None, last: date | None, told: str | None) -> bool:
        since, until = self.extent.since or date.min, self.extent.until or date.max
        if since == date.min and until == date.max:
            return True
        if first is None or last is None:
            if told is None:
                return False
            first, last = earliest_day(told), latest_day(told)
        return first <= until and since <= last


def extent_of(
    dataset: Dataset,
    state: str | None = None,
    since: str | None = None,
    until: str | None = None,
    topics: tuple[str, ...] | None = None,
) -> Extent:
    """What people ask for, as ids and days. Raises UserError where a state or a date is none."""
    areas = Areas(dataset.table("jurisdictions"))
    return Extent(
        state_of(state, areas) if state else None,
        day_of(since, "since") if since else None,
        day_of(until, "until", last=True) if until else None,
        tuple(dict.fromkeys(topics)) if topics else None,
    )


def take(dataset: Dataset, extent: Extent) -> Edition:
    """The tables of a dataset, or the rows of them that an extent takes in. Raises UserError where it takes in none."""
    tables = {name: dataset.table(name) for name in load_schema()}
    place = Areas(tables["jurisdictions"]).label(extent.state) if extent.state else None
    if not extent.is_whole:
        tables = _sliced(tables, extent)
        if not tables["counts"].num_rows and not tables["releases"].num_rows:
            problem = "No release and no figure is of that place, time and topic."
            raise UserError(problem, "Ask for more: see `tally compare` for what there is.")
    return Edition(tables, dataset.manifest, extent, place)


def _sliced(tables: dict[str, pa.Table], extent: Extent) -> dict[str, pa.Table]:
    if set(extent.compared) != set(TOPICS):
        compared = comparison_table(tables, extent.compared)
        tables = tables | {"comparison": make_table(load_schema()["comparison"], compared)}
    slicing = Slicing(tables, extent)
    cells = tables["comparison"].filter(slicing.cells())
    counts = _with_totals(tables["counts"], _ids(tables["counts"].filter(slicing.counts()), "count_id") | _all(cells))
    own = _ids(counts, "release_id") | _ids(tables["releases"].filter(slicing.releases()), "release_id")
    kept = {"comparison": cells, "counts": counts, "releases": _where(tables["releases"], "release_id", own)}
    kept |= {name: _where(tables[name], "release_id", own) for name in OF_A_RELEASE}
    kept["coverage"] = tables["coverage"].filter(slicing.coverage())
    kept["operations"] = _operations(tables["operations"], kept)
    areas = _areas(tables["jurisdictions"], kept, extent.state)
    kept |= {name: _where(tables[name], "jurisdiction_id", areas) for name in ("jurisdictions", "populations")}
    return {name: kept.get(name, table) for name, table in tables.items()}


def _with_totals(counts: pa.Table, wanted: set[str]) -> pa.Table:
    """The figures, with the totals they are parts of."""
    total_of = dict(zip(counts["count_id"].to_pylist(), counts["part_of"].to_pylist(), strict=True))
    waiting = set(wanted)
    while waiting:
        waiting = {total for part in waiting if (total := total_of.get(part))} - wanted
        wanted = wanted | waiting
    return _among_themselves(_where(counts, "count_id", wanted))


def _among_themselves(counts: pa.Table) -> pa.Table:
    """The figures, without what is said of others."""
    known = _ids(counts, "count_id")
    others = [[i for i in listed if i in known] for listed in counts["distinct_from"].to_pylist()]
    at = counts.schema.get_field_index("distinct_from")
    field = counts.schema.field(at)
    return counts.set_column(at, field, pa.array(others, field.type))


def _operations(operations: pa.Table, kept: dict[str, pa.Table]) -> pa.Table:
    """The operations that kept figures or releases tell of; of their lists what is in the slice."""
    known = {name: _ids(kept[table], key) for name, key, table in LISTS}
    rows = operations.to_pylist()
    for row in rows:
        row.update({name: [i for i in row[name] if i in ids] for name, ids in known.items()})
    told = [row for row in rows if row["releases"] or row["count_ids"]]
    return pa.Table.from_pylist(told, schema=operations.schema)


def _areas(jurisdictions: pa.Table, kept: dict[str, pa.Table], state: str | None) -> set[str]:
    named = _ids(kept["comparison"], "jurisdiction_id") | _ids(kept["releases"], "jurisdiction_id")
    named |= {area for column in ("place_ids", "place_candidates") for area in _all(kept["counts"], column)}
    rows = zip(*(jurisdictions[name].to_pylist() for name in ("jurisdiction_id", "parent_ids")), strict=True)
    found = {area: set(parents) for area, parents in rows if area in named or not state or area.startswith(state)}
    return set(found) | set().union(*found.values())


def _all(table: pa.Table, column: str = "count_ids") -> set[str]:
    return {each for listed in table[column].to_pylist() for each in listed}


def _ids(table: pa.Table, column: str) -> set[str]:
    return set(table[column].to_pylist()) - {None}


def _where(table: pa.Table, column: str, ids: set[str]) -> pa.Table:
    return table.filter(pc.is_in(table[column], pa.array(sorted(ids), pa.string())))
