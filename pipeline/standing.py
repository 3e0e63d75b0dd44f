"""How the known publishers stand: how often they publish, when they were last read, and which are silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.sources import Source
from pipeline.store.looks import Standing
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

STALE = 3  # times its cadence, after which a source is told of as silent
Row = dict[str, object]


def standings_of(ws: Workspace) -> dict[str, Standing]:
    """How each source stands that was looked at from this home; none where nothing is stored."""
    if not ws.catalog.is_file():
        return {}
    with Store(ws) as store:
        return store.standings()


def source_rows(sources: Mapping[str, Source], standings: Mapping[str, Standing], today: date) -> list[Row]:
    """A row for each source. `silent_days`: from its newest listed release to today; see `state_of` for `state`."""
    return [_row(source, standings.get(source.id), today) for source in sources.values()]


def _row(source: Source, standing: Standing | None, today: date) -> Row:
    shown = ("id", "publisher", "place", "agency_kind", "site", "checked", "platform", "cadence_days")
    described = source.model_dump(include=set(shown))
    row: Row = {name: described[name] for name in shown}
    silent = silent_days(standing, today)
    return row | {
        "last_look": date.fromisoformat(standing.last_look) if standing else None,
        "last_success": date.fromisoformat(standing.last_success) if standing and standing.last_success else None,
        "silent_days": silent,
        "state": state_of(source, standing, silent),
    }


def state_of(source: Source, standing: Standing | None, silent: int | None) -> str:
    """In a word: cannot be scraped, never checked, never read, why the last look failed, stale, or ok."""
    if not source.platform:
        return "no platform"
    if not standing:
        return "never read" if source.checked else "never checked"
    if standing.result not in ("ok", "partly"):
        return f"down: {standing.result}"
    if silent is not None and source.cadence_days and silent > STALE * source.cadence_days:
        return "stale"
    return "ok"


def silent_days(standing: Standing | None, today: date) -> int | None:
    """Days since the newest release that a listing dates."""
    newest = standing.newest if standing else None
    return (today - date.fromisoformat(newest[:10])).days if newest else None
