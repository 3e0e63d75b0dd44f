"""Commands that say how far readings can be trusted: evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline import cli_options as options
from pipeline import terminal
from pipeline.cli_options import common, with_common
from pipeline.errors import UserError

Level = Literal["found", "described", "dated", "placed", "complete"]
Gold = Annotated[
    Path | None,
    typer.Argument(metavar="[GOLD]", help="Annotations in JSON Lines; those of the samples unless given."),
]
Docs = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[DOCS...]", help="The annotated documents; the folder docs beside GOLD unless given."),
]
Second = Annotated[
    Path | None, typer.Option("--second", help="Another person's annotations: nothing is read, the two are compared.")
]
Errors = Annotated[
    int, typer.Option("--errors", min=0, help="List so many figures missed or read wrongly, in place of the scores.")
]
ErrorLevel = Annotated[Level, typer.Option("--level", help="What must agree for a figure not to be an error.")]
Picture = Annotated[
    Path | None, typer.Option("--picture", dir_okay=False, help="Draw scores and reliability: .png, .svg or .html.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: tally evaluate gold.jsonl pages/ --errors 20 --picture scores.png")(evaluate)


@with_common
def evaluate(
    gold: Gold = None,
    docs: Docs = None,
    second: Second = None,
    show_errors: Errors = 0,
    level: ErrorLevel = "found",
    picture: Picture = None,
    form: options.CompareFormat = "table",
    output: options.Output = None,
) -> None:
    """Score the readers against annotated documents, or two annotators against each other.

    Precision, recall and F1 for each measure, level and field, with 95 % bootstrap intervals over documents.
    """
    from pipeline.trust import evaluate as held
    from pipeline.trust.annotations import load_annotations
    from pipeline.trust.reliability import expected_calibration_error

    ours = load_annotations(gold or _corpus() / "gold" / "samples.jsonl")
    if second:
        readings = held.Readings(load_annotations(second), {}, ())
        ours = held.both(ours, readings.documents)
    else:
        readings = held.read_documents(common.workspace(), ours, docs or [_documents(gold)])
        terminal.say_all(readings.unread)
    found = held.evaluate(ours, readings.documents)
    sure = held.outcomes(ours, readings.documents)
    wrong = list(held.errors(ours, readings, level)) if show_errors else []
    terminal.put(held.errors_table(wrong[:show_errors]) if show_errors else held.table_of(found), form, output)
    if show_errors:
        terminal.say(f"{len(wrong)} errors at level {level}.")
    if sure:
        terminal.say(f"Expected calibration error: {expected_calibration_error(sure):.3f}")
    if picture:
        from pipeline.trust.pictures import draw, save_picture

        save_picture(draw(found.scores, sure, f"Readings of {found.documents} documents"), picture)


def _documents(gold: Path | None) -> Path:
    """Where the documents of annotations lie."""
    folder = gold.parent / "docs" if gold else _corpus() / "samples"
    if not folder.is_dir():
        raise UserError(f"{folder} is not there.", "Give the annotated documents after GOLD.")
    return folder


def _corpus() -> Path:
    from importlib.resources import files

    return Path(str(files("corpus")))
