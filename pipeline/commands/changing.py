"""Commands about what changed: diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import cli_options as options
from pipeline import terminal
from pipeline.cli_options import with_common

Before = Annotated[Path, typer.Argument(metavar="A", help="A home, a folder of tables, or an expectation.")]
After = Annotated[Path, typer.Argument(metavar="B", help="The same, later.")]
Accept = Annotated[
    Path | None, typer.Option("--accept", dir_okay=False, help="Write B to this file as what is expected from now on.")
]
CHANGED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: tally diff outputs/builds/000001 outputs/dataset")(diff)


@with_common
def diff(
    before: Before,
    after: After,
    accept: Accept = None,
    form: options.QueryFormat = "table",
    output: options.Output = None,
) -> None:
    """Print what two builds say differently: releases and figures gained, lost and changed.

    Each with its masked sentence and the rule that read it, before and after. Exits with 1 where there is a difference.
    """
    from pipeline.trust.diff import changes_table, differences, read_build, write_expectation

    later = read_build(after)
    found = differences(read_build(before), later)
    terminal.put(changes_table(found), form, output)
    tally = {kind: sum(change.kind == kind for change in found) for kind in ("gained", "lost", "changed")}
    terminal.say(", ".join(f"{number} {kind}" for kind, number in tally.items()))
    if accept:
        write_expectation(later, accept)
    elif found:
        raise typer.Exit(CHANGED)
