"""`tally sources`: who is known and how they stand, whether their sites answer as described, and describing another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from pipeline import terminal
from pipeline.cli_options import QueryFormat, common, with_common
from pipeline.errors import UserError
from pipeline.scrape.command import FOLDER, check_installed, chosen, contact_of, exit_code, run, told
from pipeline.sources import AgencyKind, Source, load_sources
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.scrape.discovery import Discovery
    from pipeline.scrape.outcome import Outcome
    from pipeline.scrape.visit import Visit

_LEAST_REQUESTS = 20  # of a trial: robots.txt, listings, three releases, redirects
Contact = Annotated[str | None, typer.Option(envvar="TALLY_CONTACT", show_default=False, help="As of `tally scrape`.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Ask hosts in private and local networks too.")]


def add_to(app: typer.Typer) -> None:
    """Register `sources` and what goes below it."""
    group = typer.Typer(
        name="sources",
        help="Known publishers of releases: list them, try their sites, describe another.",
        epilog="Example: tally sources --format csv",
        invoke_without_command=True,
    )
    group.callback(invoke_without_command=True)(with_common(sources))
    group.command("list", epilog="Example: tally sources list --format csv")(with_common(list_))
    group.command("check", epilog="Example: tally sources check kings_ny cook_il --contact you@example.org")(
        with_common(check)
    )
    group.command(
        "new",
        epilog="Example: tally sources new example_county https://sheriff.example.org/news/ --jurisdiction 06081 "
        "--kind sheriff --contact you@example.org",
    )(with_common(new))
    app.add_typer(group)


def sources(context: typer.Context, form: QueryFormat = "table") -> None:
    """List the known publishers of releases, as `tally sources list` does; or one of the commands below."""
    if context.invoked_subcommand is None:
        _list(form)


def list_(form: QueryFormat = "table") -> None:
    """List the known publishers: how often they publish, when they were last read, and which are silent or unchecked.

    `state`: no platform (cannot be scraped), never checked, never read, down and why, stale, or ok.
    """
    _list(form)


def _list(form: str) -> None:
    import pyarrow as pa

    from pipeline.standing import source_rows, standings_of

    ws = common.workspace()
    rows = source_rows(load_sources(ws), standings_of(ws), datetime.now(UTC).date())
    terminal.put(pa.Table.from_pylist(rows), form)


def check(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Source ids; all that can be scraped unless given.")
    ] = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    form: QueryFormat = "table",
) -> None:
    """Try sources on their live sites: does the listing come, and are the first three things on it releases?

    Nothing is stored. Exit codes as of `tally scrape`: 0 all fine; 1 nothing worked; 2 wrong usage; 3 some failed.
    """
    import pyarrow as pa

    ws = common.workspace()
    wanted = [source for source in chosen(ws, ids or [], unchecked=True) if source.platform != FOLDER]
    if not wanted:
        raise UserError("A folder has no site to try.", "`tally scrape` takes what it holds, and says what it cannot.")
    who = contact_of(ws, contact)
    check_installed()
    outcomes = try_out(ws, wanted, who, allow_private=allow_private)
    for outcome in outcomes:
        terminal.say_all(told(outcome.messages))
    terminal.put(pa.Table.from_pylist([_row(outcome) for outcome in outcomes]), form)
    if code := exit_code(outcomes):
        raise typer.Exit(code)


def try_out(ws: Workspace, wanted: Sequence[Source], contact: str, *, allow_private: bool) -> list[Outcome]:
    """A trial of each source, in a store that is thrown away; by id."""
    from pipeline.scrape.model import Window
    from pipeline.scrape.trial import Trial

    with TemporaryDirectory() as folder, terminal.progress() as watch:
        away = Workspace(Path(folder), ws.settings)
        away.store.mkdir(parents=True)
        some = [_short(source) for source in wanted]
        job = run(away, some, contact, Window(), allow_private=allow_private, progress=watch, make=Trial)
    return sorted(job.outcomes, key=lambda outcome: outcome.source_id)


def _short(source: Source) -> Source:
    least = _LEAST_REQUESTS + 2 * len(source.addresses)
    limits = source.limits.model_copy(update={"requests": min(least, source.limits.requests)})
    return source.model_copy(update={"limits": limits})


def _row(outcome: Outcome) -> dict[str, object]:
    counts = outcome.counts
    return {
        "source": outcome.source_id,
        "result": outcome.result,
        "via": outcome.via,
        "tried": counts["listed"],
        "releases": counts["new"],
        "unwanted": counts["unwanted"],
        "failed": counts["failed"],
        "requests": counts["requests"],
    }


def new(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="What to call it: example_county.")],
    address: Annotated[str, typer.Argument(metavar="URL", help="Its listing of releases, its feed, or its site.")],
    publisher: Annotated[str | None, typer.Option(help="Its name; the site's own unless given.")] = None,
    jurisdiction: Annotated[
        str, typer.Option(help="Its area: US, or FIPS digits: two a state, five a county, seven a place.")
    ] = "US",
    kind: Annotated[str, typer.Option(help=f"One of: {', '.join(get_args(AgencyKind))}.")] = "other",
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Look at a site, describe it as a source, and save a page of it to hold later readings to.

    Writes corpus/sources/ID.yml and corpus/pages/ID.html (or .pdf) below the home folder.
    """
    from pipeline.scrape.describing import first_description, page_path, write_description
    from pipeline.scrape.discovery import Discovery
    from pipeline.scrape.model import Window
    from pipeline.scrape.spider import reader_of

    ws = common.workspace(must_write=True)
    if source_id in load_sources(ws):
        raise UserError(f"There is a source {source_id} already.", "Give another ID.")
    who = contact_of(ws, contact)
    check_installed()
    described = first_description(source_id, address, publisher, jurisdiction, kind)
    looks: list[Discovery] = []

    def make(visit: Visit) -> Discovery:
        looks.append(Discovery(reader_of, visit))
        return looks[-1]

    with TemporaryDirectory() as folder:
        away = Workspace(Path(folder), ws.settings)
        away.store.mkdir(parents=True)
        job = run(away, [_short(described)], who, Window(), allow_private=allow_private, make=make)
    terminal.say_all(told(job.outcomes[0].messages))
    look = looks[0]
    if not look.fields:
        raise _not_described(address, job.outcomes[0])
    path = write_description(ws, described, look, publisher)
    print(f"Wrote {path}: platform {look.fields['platform']}, {len(look.good)} of the first releases read.")
    if look.release:
        print(f"Saved the page of one release: {page_path(ws, source_id, look.release)}.")
    if jurisdiction == "US":
        terminal.say_all([f"Mend jurisdiction, place and agency_kind in {path}: nobody told them."])
    if not look.good:
        raise typer.Exit(1)


def _not_described(address: str, outcome: Outcome) -> UserError:
    if outcome.result == "no_platform":
        problem = f"{address} does not tell how its releases are listed."
        return UserError(problem, "Give its feed or sitemap, or write the file yourself: docs/scraping.md says how.")
    return UserError(f"{address} cannot be looked at.", "Mend the address, or try again when the site answers.")
