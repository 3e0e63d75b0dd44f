"""Commands about what must not be published: audit-names, open, forget."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.cli_options import common, with_common
from pipeline.wording import counted

Audited = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH...]", help="Files and folders; the dataset, charts and decisions unless given."),
]
Names = Annotated[bool, typer.Option("--names", help="Show the names that were found: for your eyes only.")]
Wanted = Annotated[str, typer.Argument(help="release_id or its beginning, a record's id, or an address.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("audit-names", epilog="Example: tally audit-names outputs/ export.csv site/")(audit_names)
    app.command("forget", epilog="Example: tally forget 3f2a --yes")(forget)
    app.command("open", epilog="Example: tally open 3f2a")(open_)


@with_common
def audit_names(paths: Audited = None, names: Names = False) -> None:
    """Look for the names of private persons in what was made of the stored releases, and in decisions on them.

    Looks into Parquet, CSV, JSON, HTML, SVG, SQLite, Excel, archives and what a PNG carries besides its pixels. The
    names come from the stored texts, by the masker and by patterns that share nothing with it. Exits with 1 where one
    is found, or where a file could not be looked into.
    """
    from pipeline.trust.audit import audit, made_of
    from pipeline.trust.people import people_in

    ws = common.workspace()
    chosen = paths or made_of(ws)
    with terminal.progress() as watch:
        people = people_in(ws, terminal.stage(watch, "collect names"))
    found = audit(people, chosen)
    for exposure in found:
        print(exposure.told(names))
    looked = f"{counted(people.names, 'name')} of {counted(people.releases, 'text')}"
    print(f"Looked for {looked}: {counted(len(found), 'problem')}.")
    if found:
        raise typer.Exit(1)


@with_common
def open_(release: Wanted) -> None:
    """Print title and address of a release, from the private store where the dataset withholds them."""
    from extractors.page.layout import lay_out
    from pipeline.dataset import open_dataset
    from pipeline.show import find_release, parsed_of
    from pipeline.sources import load_sources
    from pipeline.store.snapshots import Store

    ws = common.workspace()
    dataset = open_dataset(ws)
    with Store(ws) as store:
        row = find_release(dataset, store, release)
        parsed = parsed_of(store, row, load_sources(ws).get(row["source_id"]))
    title = lay_out(parsed.text).title
    print(title.of(parsed.text) if title else parsed.title or "(no title)")
    print(parsed.url or "(no address)")


@with_common
def forget(
    release: Wanted,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Forget a release for good: its stored bytes are overwritten, and a tombstone without content stays.

    What people decided on it is taken out of corpus/reviews/. The dataset is built anew and the build before it
    removed. It does not come back with a later import. Your own copies, exports and charts, and the files it was
    imported from, are not touched: look to them yourself.
    """
    from pipeline.forgetting import forget as forget_release
    from pipeline.forgetting import known_as

    ws = common.workspace(must_write=True)
    found = known_as(ws, release)
    if not yes:
        typer.confirm(f"Overwrite all that is stored of release {found}?", abort=True)
    with terminal.progress() as watch:
        gone = forget_release(ws, found, watch)
    print(f"Forgot {found}: {counted(gone.erased, 'stored record')} overwritten, dataset built anew.")
    if gone.stay:
        print(f"{gone.stay} records stay, since other releases lie in them too: they still tell of it.")
    print("Exports, charts and notebooks made before still hold it.")
