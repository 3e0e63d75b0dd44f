"""The command that compares jurisdictions over time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from extractors.model import AgeGroup, Measure, Offense
from pipeline import cli_options as options
from pipeline import terminal
from pipeline.cli_options import Topic, common, with_common
from pipeline.comparison.windows import FEDERAL, Every
from pipeline.errors import UserError

Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        help='Only this area or region, by name ("Kings County, NY", "Bay Area") or id; with --by county, those in it. '
        "May be repeated.",
    ),
]
Held = Annotated[
    Offense | None,
    typer.Option(help="Only people held for this offense; of victims, trafficking: those in releases on it."),
]
Confirmed = Annotated[
    bool, typer.Option("--confirmed", help="Only figures that a person confirmed, corrected or added.")
]
Per = Annotated[str | None, typer.Option(metavar="N", help="Rates for so many inhabitants: 100k, 1m, 10000.")]
Where = Annotated[
    str | None, typer.Option(metavar="SQL", help="Only figures of which this holds: a condition on the table counts.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="In place of the cells, the figures behind each, and why others do not add.")
]
Chart = Annotated[
    Path | None, typer.Option(dir_okay=False, help="Draw the comparison, too: .png, .svg or .html.", show_default=False)
]
Confidence = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="P", help="Leave out figures less sure than this; 0 takes all.", show_default="0.5"
    ),
]
FiscalStart = Annotated[
    int, typer.Option(min=1, max=12, help="The month a fiscal year begins with; 10 is that of the United States.")
]
MOST_OPEN = 3  # figures named below a table that leave cells without an upper limit


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(
        epilog="Example: tally compare --measure rescues --by county --every year --state CA --offense trafficking "
        "--age minor --per 100k"
    )(compare)


@with_common
def compare(
    measure: Annotated[Measure, typer.Option(help="What is counted.")],
    by: options.Level = "jurisdiction",
    every: Annotated[Every, typer.Option(help="The length of a period; all: one period.")] = "year",
    state: options.State = None,
    place: Places = None,
    offense: Held = None,
    age: Annotated[AgeGroup | None, typer.Option(help="Only people of this age.")] = None,
    basis: options.BasisOption = "period",
    topic: options.Topics = [Topic.TRAFFICKING, Topic.RELATED],  # noqa: B006
    since: options.Day = None,
    until: options.Day = None,
    fiscal_start: FiscalStart = FEDERAL,
    confidence: Confidence = None,
    confirmed: Confirmed = False,
    per: Per = None,
    where: Where = None,
    explain: Explain = False,
    chart: Chart = None,
    form: options.CompareFormat = "table",
    output: options.Output = None,
) -> None:
    """Print what the releases jointly report at least and at most, by jurisdiction and period."""
    from pipeline.comparison.asking import Asked, as_table, ask, brief
    from pipeline.comparison.explaining import explain as explained
    from pipeline.comparison.explaining import unlimited
    from pipeline.comparison.terms import terms
    from pipeline.dataset import open_dataset

    if chart and chart.suffix.lower() not in (".png", ".svg", ".html"):
        raise UserError(f"{chart}: pictures are PNG, SVG or HTML.", "End its name in .png, .svg or .html.")
    topics, places = tuple(str(value) for value in topic), tuple(place or ())
    asked = Asked(
        measure, by, every, state, offense, age, basis, topics, since, until, places, per, where, fiscal_start
    )
    asked = replace(asked, confirmed=confirmed)
    asked = asked if confidence is None else replace(asked, confidence=confidence)
    dataset = open_dataset(common.workspace())
    frame = ask(dataset, asked, proofs=explain or form == "table")
    if explain:
        terminal.put(as_table(explained(frame, dataset)), form, output)
    else:
        terminal.put(as_table(brief(frame) if form in ("table", "markdown") else frame), form, output)
    if form == "table":
        terminal.say_all([terms(asked), *unlimited(explained(frame, dataset), MOST_OPEN)])
    if chart:
        from pipeline.comparison.charts import draw
        from pipeline.trust.pictures import save_picture

        save_picture(draw(frame, terms(asked)), chart)
