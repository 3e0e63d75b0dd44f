"""The command that hands the dataset, or a slice of it, to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import cli_options as options
from pipeline import terminal
from pipeline.cli_options import Topic, common, with_common
from pipeline.errors import UserError

Csv = Annotated[
    Path | None, typer.Option("--csv", metavar="FOLDER", file_okay=False, help="A Data Package of CSV files.")
]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", metavar="FOLDER", file_okay=False, help="A Data Package of Parquet files.")
]
Excel = Annotated[
    Path | None, typer.Option("--excel", metavar="FILE", dir_okay=False, help="A workbook (.xlsx), a sheet a table.")
]
Sqlite = Annotated[
    Path | None,
    typer.Option(
        "--sqlite", metavar="FILE", dir_okay=False, help="A SQLite database with search, and Datasette's metadata."
    ),
]
Site = Annotated[
    Path | None,
    typer.Option(
        "--site", metavar="FOLDER", file_okay=False, help="The pages of `tally explore` as a site, all of it."
    ),
]
Topics = Annotated[list[Topic] | None, typer.Option("--topic", help="Only releases on this topic; may be repeated.")]
Since = Annotated[
    Path | None,
    typer.Option(
        "--changes-since",
        metavar="PATH",
        exists=True,
        help="Tell beside --csv and --parquet what changed since this build or Parquet export.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(epilog="Example: tally export --excel california.xlsx --state CA --since 2015 --until 2020")(export)


@with_common
def export(
    csv: Csv = None,
    parquet: Parquet = None,
    excel: Excel = None,
    sqlite: Sqlite = None,
    site: Site = None,
    state: options.State = None,
    since: options.Day = None,
    until: options.Day = None,
    topic: Topics = None,
    changes_since: Since = None,
) -> None:
    """Write the dataset, or the slice of it that is asked for, for other programs.

    Every export says what its columns mean, how to cite it and on which terms it may be used.
    """
    from pipeline.dataset import open_dataset
    from pipeline.export.slicing import extent_of, take
    from pipeline.export.writing import Wanted, write

    if site:
        _write_site(site, sliced=bool(state or since or until or topic))
    wanted = Wanted(csv, parquet, excel, sqlite, changes_since)
    if not wanted.forms:
        if site:
            return
        raise UserError("Nothing is asked for.", "Say what to write: --csv, --parquet, --excel, --sqlite or --site.")
    dataset = open_dataset(common.workspace())
    edition = take(dataset, extent_of(dataset, state, since, until, tuple(topic or ())))
    print(f"{edition.described()}, version {edition.version}")
    for path in write(edition, wanted):
        print(path)


def _write_site(folder: Path, *, sliced: bool) -> None:
    from pipeline.dataset import open_dataset
    from pipeline.explore.desk import Desk
    from pipeline.explore.site import write_site

    if sliced:
        raise UserError("A site shows the whole dataset.", "Leave out --state, --since, --until and --topic.")
    ws = common.workspace()
    with terminal.progress() as watch:
        written = write_site(Desk(ws, open_dataset(ws)), folder, terminal.stage(watch, "write pages"))
    print(f"{folder}: {written} files; index.html is the first page")
