"""`tally scrape`: whom to ask, whether it may be done at all, and what the user is told of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.cli_options import common, with_common
from pipeline.errors import UserError
from pipeline.sources import Source, load_sources, own_sources
from pipeline.workspace import ScrapeSettings, Workspace

if TYPE_CHECKING:
    from pipeline.scrape.model import Window
    from pipeline.scrape.outcome import Outcome
    from pipeline.scrape.spider import Job, Look
    from pipeline.scrape.visit import Visit

FOLDER = "folder"
SOME_FAILED = 3
_SHOWN = ("listed", "new", "revised", "same", "resumed", "gone", "failed", "requests")
_MOST_MESSAGES = 20


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(
        epilog="Example: tally scrape kings_ny --since 2024-01-01. Exit codes: 0 all fine; 1 nothing worked; "
        "2 wrong usage; 3 some failed."
    )(with_common(scrape))


def scrape(
    source_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE...]", help="Source ids; your own and those somebody checked unless given."),
    ] = None,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Without SOURCE: those too that nobody has held against the live site.")
    ] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            envvar="TALLY_CONTACT",
            show_default=False,
            help="E-mail or web address at which sites reach you; `scrape: {contact: …}` in tally.yml unless given.",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only releases published on or after this day.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Only releases published on or before it.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask hosts in private and local networks too.")
    ] = False,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="What comes out.")] = "table",
) -> None:
    """Fetch what the sources publish, keep it as it came, and say what did not come.

    Stopped at any moment, it goes on from there when run again.
    """
    import pyarrow as pa

    from pipeline import terminal
    from pipeline.scrape import folder

    ws = common.workspace(must_write=True)
    sources = chosen(ws, source_ids or [], unchecked=unchecked)
    sites = [source for source in sources if source.platform != FOLDER]
    who = contact_of(ws, contact) if sites else ""
    window = _window(since, until)
    outcomes = [folder.look(ws, source) for source in sources if source.platform == FOLDER]
    if sites:
        check_installed()
        with terminal.progress() as watch:
            job = run(ws, sites, who, window, allow_private=allow_private, progress=watch)
        terminal.say_all(job.repairs)
        outcomes += job.outcomes
    for outcome in outcomes:
        terminal.say_all(told(outcome.messages))
    rows = [_row(outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.source_id)]
    terminal.put(pa.Table.from_pylist(rows), form)
    code = exit_code(outcomes)
    if code:
        raise typer.Exit(code)


def run(
    ws: Workspace,
    sources: Sequence[Source],
    contact: str,
    window: Window,
    *,
    allow_private: bool,
    progress: Callable[[str, int, int], None] | None = None,
    make: Callable[[Visit], Look] | None = None,
) -> Job:
    """Look at sources in a reactor of its own, once a process: scrape them, or what `make` does (see `spider.Job`).

    Raises UserError where the store cannot be used.
    """
    from scrapy.utils.defer import deferred_from_coro
    from scrapy.utils.log import configure_logging
    from scrapy.utils.reactor import install_reactor
    from twisted.logger import globalLogBeginner

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from pipeline.scrape.spider import Job, crawl_all

    globalLogBeginner.beginLoggingTo([], redirectStandardIO=False, discardBuffer=True)  # else it prints by itself too
    configure_logging({"LOG_LEVEL": "ERROR"})
    logging.getLogger("twisted").addFilter(_is_news)
    job = Job(ws, sources, contact, window, allow_private=allow_private, progress=progress)
    job.make = make or job.make
    reactor: Any = import_module("twisted.internet.reactor")
    ended: list[Any] = []
    done: Any = deferred_from_coro(crawl_all(job))
    done.addBoth(ended.append)
    done.addBoth(lambda _: reactor.callLater(0, reactor.stop))
    reactor.run()
    if not ended:
        raise UserError("Stopped before the end.", "What was kept stays; run the same command again to go on.")
    if ended[0] is not None:
        ended[0].raiseException()
    return job


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of Twisted's log tells what nothing else does: a bad certificate is an outcome of its own."""
    return "while verifying certificate" not in record.getMessage()


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """0 where every source was looked at and nothing failed, 1 where nothing worked, 3 between them."""
    if all(outcome.result == "ok" for outcome in outcomes):
        return 0
    return 1 if all(outcome.down for outcome in outcomes) else SOME_FAILED


def chosen(ws: Workspace, ids: Sequence[str], *, unchecked: bool = False) -> list[Source]:
    """The sources to look at: those named, else the user's own and those somebody checked, or all with `unchecked`.

    Raises UserError for one that is not known or cannot be scraped, and where none is left.
    """
    known = load_sources(ws)
    for source_id in ids:
        if source_id not in known:
            raise UserError(f"No source is called {source_id}.", "`tally sources` lists them.")
        if not known[source_id].platform:
            problem = f"The source {source_id} cannot be scraped: its file names no platform."
            raise UserError(problem, f"Give it one in corpus/sources/{source_id}.yml; docs/scraping.md says how.")
    if ids:
        return [known[name] for name in dict.fromkeys(ids)]
    own = own_sources(ws)
    found = [s for s in known.values() if s.platform and (unchecked or s.checked or s.id in own)]
    if not found:
        raise UserError(
            "You have described no source that can be scraped, and nobody has checked the packaged ones yet.",
            "Name some of `tally sources list`, try them with `tally sources check`, or give --unchecked.",
        )
    return found


def contact_of(ws: Workspace, given: str | None) -> str:
    """Under which address sites reach the user. Raises UserError where there is none."""
    contact = given or ws.settings.scrape.contact
    remedy = "Give --contact, set TALLY_CONTACT, or write `scrape: {contact: you@example.org}` in tally.yml."
    if not contact:
        raise UserError("Sites must be able to reach whoever asks them, and no contact address is set.", remedy)
    try:
        return ScrapeSettings(contact=contact).contact or ""
    except ValueError as error:
        raise UserError(f"{contact!r} is neither an e-mail address nor a web address.", remedy) from error


def check_installed() -> None:
    if not find_spec("scrapy") or not find_spec("feedparser"):
        raise UserError("The libraries that fetch are not installed.", "Run `pip install 'taskforce-tally[scrape]'`.")


def _window(since: str | None, until: str | None) -> Window:
    from pipeline.scrape.model import Window

    days = []
    for name, value in (("--since", since), ("--until", until)):
        try:
            days.append(date.fromisoformat(value) if value else None)
        except ValueError as error:
            raise typer.BadParameter(f"{name} {value}: write it as 2024-01-31.") from error
    return Window(*days)


def told(messages: Sequence[str]) -> list[str]:
    """The first messages of a source, and how many more there are."""
    shown = list(messages[:_MOST_MESSAGES])
    rest = len(messages) - len(shown)
    if rest:
        more = "`tally query \"SELECT * FROM issues WHERE stage = 'scrape'\"` after the next build has them all."
        shown.append(f"… and {rest} more. {more}")
    return shown


def _row(outcome: Outcome) -> dict[str, object]:
    row: dict[str, object] = {"source": outcome.source_id, "result": outcome.result, "via": outcome.via}
    return row | {name: outcome.counts[name] for name in _SHOWN}
