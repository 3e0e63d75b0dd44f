"""A folder watched as a source: what somebody puts into it is taken as `tally import` takes it, without a network."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.importing import NothingTakenError, import_paths
from pipeline.scrape.model import FetchError
from pipeline.scrape.outcome import Outcome
from pipeline.sources import Source
from pipeline.store.fetches import FetchStore
from pipeline.workspace import Workspace


def look(ws: Workspace, source: Source) -> Outcome:
    """Take what the source's folders hold; a path that is not absolute begins at the home folder.

    What they no longer hold is gone. Raises UserError where the store cannot be written.
    """
    outcome = Outcome(source.id, via="folder")
    places = [ws.home / Path(address).expanduser() for address in source.addresses]
    missing = [place for place in places if not place.is_dir()]
    if missing:  # nothing is taken for gone because a disk is not there
        outcome.go_down(FetchError("not_found", "The folder is not there.", str(missing[0])))
    else:
        _take(ws, source, places, outcome)
    with FetchStore(ws) as store:
        store.replace_issues(f"scrape:{source.id}", outcome.issues)
        run = store.start_run(source.id, datetime.now(UTC))
        store.end_run(run, datetime.now(UTC), dict(outcome.counts) | {"result": outcome.result, "via": outcome.via})
    return outcome


def _take(ws: Workspace, source: Source, places: list[Path], outcome: Outcome) -> None:
    try:
        summary = import_paths(ws, places, source.id)
    except NothingTakenError as error:
        outcome.go_down(FetchError("no_results", "The folder holds no release that could be taken."))
        outcome.messages.append(f"{source.id}: {error.problem}")
        return
    for name in ("new", "same", "revised", "gone", "failed"):
        outcome.counts[name] = getattr(summary, name)
    outcome.counts["listed"] = summary.new + summary.same + summary.revised + summary.failed
    outcome.messages += [f"{source.id}: {message}" for message in summary.messages]
