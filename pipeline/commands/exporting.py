"""The command that hands the dataset, or a slice of it, to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import cli_options as options
from pipeline.cli_options import Topic, common, with_common
from pipeline.errors import UserError

Sqlite = Annotated[
    Path | None,
    typer.Option(
        "--sqlite", metavar="FILE", dir_okay=False, help="A SQLite database with search, and Datasette's metadata."
    ),
]
Topics = Annotated[list[Topic] | None, typer.Option("--topic", help="Only releases on this topic; may be repeated.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(epilog="Example: tally export --sqlite tally.db --state CA --since 2015 --until 2020")(export)


@with_common
def export(
    sqlite: Sqlite = None,
    state: options.State = None,
    since: options.Day = None,
    until: options.Day = None,
    topic: Topics = None,
) -> None:
    """Write the dataset, or the slice of it that is asked for, for other programs."""
    from pipeline.dataset import open_dataset
    from pipeline.export.slicing import extent_of, take
    from pipeline.export.writing import write_database

    if not sqlite:
        raise UserError("Nothing is asked for.", "Say what to write: --sqlite FILE.")
    dataset = open_dataset(common.workspace())
    edition = take(dataset, extent_of(dataset, state, since, until, tuple(topic or ())))
    print(f"{edition.described()}, version {edition.version}")
    if sqlite:
        print(*write_database(edition, sqlite), sep="\n")
