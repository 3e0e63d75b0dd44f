"""The command that draws: chart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from extractors.model import AgeGroup, Measure, Offense
from pipeline import cli_options as options
from pipeline.cli_options import common, with_common
from pipeline.comparison.windows import Every
from pipeline.errors import UserError

Kind = Literal["panels", "ranking", "map", "timeline"]
KIND = "panels: areas over time; ranking: bars of rates; map: counties; timeline: one operation."
Subject = Annotated[str | None, typer.Argument(metavar="[OPERATION]", help="For a timeline: a name, or an id.")]
Picture = Annotated[
    Path, typer.Option("--output", "-o", dir_okay=False, help="Where to draw: .png, .svg or .html.", show_default=False)
]
Year = Annotated[str | None, typer.Option(metavar="YEAR", help="The period of a ranking or a map.")]
Level = Literal["jurisdiction", "nation", "state", "county", "place"]
By = Annotated[Level | None, typer.Option("--by", help="Areas of one level.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(epilog="Example: tally chart map --measure arrests --year 2015 --state CA -o california.png")(chart)


@with_common
def chart(
    kind: Annotated[Kind, typer.Argument(help=KIND)],
    output: Picture,
    operation: Subject = None,
    measure: Annotated[Measure, typer.Option(help="What is counted.")] = "arrests",
    by: By = None,
    every: Annotated[Every, typer.Option(help="The length of a panel's periods.")] = "year",
    year: Year = None,
    state: options.State = None,
    offense: Annotated[Offense | None, typer.Option(help="Only people connected with this offense.")] = None,
    age: Annotated[AgeGroup | None, typer.Option(help="Only people of this age.")] = None,
    basis: options.BasisOption = "period",
    since: options.Day = None,
    until: options.Day = None,
    per: Annotated[str, typer.Option(metavar="N", help="A ranking's rates: for so many inhabitants.")] = "100k",
) -> None:
    """Draw what releases tell, for people who will not read a table: PNG, SVG, or a page that loads nothing."""
    from pipeline.comparison.asking import Asked
    from pipeline.dataset import open_dataset
    from pipeline.drawing.kinds import Picture as Wanted
    from pipeline.drawing.kinds import draw
    from pipeline.trust.pictures import save_picture

    if kind == "timeline" and not operation:
        raise UserError("A timeline is of one operation.", 'Name it: tally chart timeline "Operation ..." -o FILE.')
    if kind in ("ranking", "map") and not year:
        raise UserError(f"A {kind} is of one period.", "Give it with --year 2015.")
    single = {"ranking": "county", "map": "county"}.get(kind, "jurisdiction")
    asked = Asked(
        measure,
        by or single,
        every,
        state,
        offense,
        age,
        basis,
        since=year or since,
        until=year or until,
        per=per if kind == "ranking" else None,
    )
    save_picture(draw(open_dataset(common.workspace()), Wanted(kind, asked, operation)), output)
    print(output)
