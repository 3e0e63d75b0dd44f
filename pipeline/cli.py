"""`tally`: one thin subcommand a stage.

Results go to stdout, everything else to stderr. What a command needs is imported where it is needed, so
that help is there at once.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from pipeline import cli_options as options
from pipeline import terminal
from pipeline.cli_options import common, with_common
from pipeline.commands import changing, comparing, drawing, exporting, looking, privacy, reviewing, trust
from pipeline.errors import UserError
from pipeline.scrape import command as scrape_command
from pipeline.scrape import sources_command
from pipeline.wording import counted

SOME_UNREAD = 3
app = typer.Typer(
    name="tally",
    help="Turns the public releases of human-trafficking task forces into a dataset that compares jurisdictions.",
    epilog="Exit codes: 0 all well; 1 nothing could be done, or verify found problems; 2 wrong usage; "
    "3 done, but some of the input could not be read. Example: tally run",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; a wrong input is one line on stderr, never a traceback without --debug."""
    log = logging.getLogger("pipeline")
    log.handlers = [terminal.Saying()]
    log.propagate = False  # Scrapy's own handler would say it again
    try:
        app()
    except UserError as error:
        _fail(str(error))
    except Exception as error:
        _fail(f"Unexpected {type(error).__name__}: {error}. Run again with --debug for the traceback.")


def _fail(message: str) -> None:
    if common.debug:
        raise
    terminal.say(message, "error")
    sys.exit(1)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tally {version('taskforce-tally')}")
        raise typer.Exit


@app.callback()
def every_command(
    home: options.GlobalHome = None,
    debug: options.GlobalDebug = False,
    quiet: options.GlobalQuiet = False,
    verbose: options.GlobalVerbose = False,
    log: options.GlobalLog = "text",
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None: ...


@app.command("import", epilog="Example: tally import saved_pages/ --source kings_ny")
@with_common
def import_(
    paths: options.Paths,
    source: Annotated[str | None, typer.Option(help="Whose releases these are, as a source id.")] = None,
    partial: Annotated[bool, typer.Option("--partial", help="What is missing from PATH is not gone.")] = False,
) -> None:
    """Store releases: .html, .txt, .pdf, .jsonl, .jsonl.gz, .warc and .warc.gz files, and folders of them."""
    from pipeline.importing import import_paths
    from pipeline.run import summary_of_import

    ws = common.workspace(must_write=True)
    with terminal.progress() as watch:
        summary = import_paths(ws, paths, source, partial, terminal.stage(watch, "import"))
    terminal.say_all(summary.messages)
    print(summary_of_import(summary))
    if summary.failed:
        raise typer.Exit(SOME_UNREAD)


scrape_command.add_to(app)
sources_command.add_to(app)


@app.command(epilog="Example: tally build --workers 4")
@with_common
def build(
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; one a processor unless given.")
    ] = None,
) -> None:
    """Read what is stored and write the dataset to outputs/dataset."""
    from pipeline.build import build as build_dataset
    from pipeline.run import summary_of_build

    ws = common.workspace(must_write=True)
    with terminal.progress() as watch:
        summary = build_dataset(ws, workers, watch)
    print(summary_of_build(summary))


@app.command(epilog="Example: tally run, or: tally run saved_pages/")
@with_common
def run(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH...]", help="What to import first.")] = None,
) -> None:
    """Import, build, and show arrests and rescues by jurisdiction and year.

    Without PATH, and where nothing is stored yet, the bundled sample releases are imported.
    """
    from pipeline.run import run as run_all

    ws = common.workspace(must_write=True)
    with terminal.progress() as watch:
        outcome = run_all(ws, paths or [], watch)
    terminal.say_all(outcome.messages)
    terminal.say_all(outcome.summary)
    terminal.put(outcome.table, "table")
    terminal.say_all(outcome.notes)
    if outcome.some_unread:
        raise typer.Exit(SOME_UNREAD)


@app.command(epilog="Example: tally extract release.txt | python -m json.tool")
@with_common
def extract(paths: options.Paths) -> None:
    """Print what the readers find in documents, one JSON object a document; nothing is stored."""
    from pipeline.annotate import Unread, annotate

    read = unread = 0
    for found in annotate(common.workspace(), paths):
        if isinstance(found, Unread):
            unread += 1
            terminal.say_all([found.message])
        else:
            read += 1
            print(json.dumps(found, ensure_ascii=False), flush=True)
    if not read:
        raise UserError("No document could be read.", "Give files that end in .html, .txt, .jsonl or .jsonl.gz.")
    if unread:
        raise typer.Exit(SOME_UNREAD)


@app.command(epilog="Example: tally show 3f2a, with the first digits of a release_id")
@with_common
def show(
    release: Annotated[str, typer.Argument(help="release_id or its beginning, a record's id, or an address.")],
    names: Annotated[bool, typer.Option("--names", help="Do not mask the names of private persons.")] = False,
    whole: Annotated[bool, typer.Option("--whole", help="The whole page, not only the release on it.")] = False,
    revisions: Annotated[bool, typer.Option("--revisions", help="What changed in its text, and when.")] = False,
) -> None:
    """Print a release with its figures marked, and why each was read so."""
    from pipeline.revisions import show_revisions
    from pipeline.show import show_release

    ws = common.workspace()
    shown: Iterable[RenderableType]
    if revisions:
        shown = show_revisions(ws, release, names=names)
    else:
        shown = show_release(ws, release, names=names, whole=whole)
    for part in shown:
        terminal.results.print(part, soft_wrap=isinstance(part, str))


@app.command(epilog='Example: tally query "SELECT measure, sum(value) FROM counts WHERE latest GROUP BY measure"')
@with_common
def query(
    sql: Annotated[str, typer.Argument(help="One SELECT over the tables of the dataset.")],
    form: options.QueryFormat = "table",
    output: options.Output = None,
) -> None:
    """Ask the tables in SQL (DuckDB). They can only be read, and nothing else can."""
    from pipeline.query import query as run_query

    terminal.put(run_query(common.workspace(), sql), form, output)


@app.command(epilog="Example: tally verify && echo all well")
@with_common
def verify() -> None:
    """Check every figure against the stored text, and every text against the stored bytes."""
    from pipeline.dataset import open_dataset
    from pipeline.verify import verify as find_problems

    ws = common.workspace()
    problems = find_problems(ws)
    rows = open_dataset(ws).manifest.counts_out
    for problem in problems:
        print(problem)
    checked = f"{counted(rows['releases'], 'text')} and {counted(rows['counts'], 'figure')}"
    print(f"Checked {checked}: {counted(len(problems), 'problem')}.")
    if problems:
        raise typer.Exit(1)


privacy.register(app)
changing.register(app)
comparing.register(app)
drawing.register(app)
exporting.register(app)
trust.register(app)
looking.register(app)
reviewing.register(app)
