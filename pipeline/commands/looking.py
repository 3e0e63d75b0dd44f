"""Commands for people who would rather look: explore."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.cli_options import common, with_common
from pipeline.errors import UserError

Host = Annotated[str, typer.Option("--host", help="Where to listen; others than loopback let others read.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]

Review = Annotated[
    bool, typer.Option("--review", help="Decide on figures in the browser; only with the address printed.")
]
Who = Annotated[str | None, typer.Option("--who", help="Who decides; TALLY_WHO, or the account's name, unless given.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(epilog="Example: tally explore --port 8100 --no-browser")(explore)


@with_common
def explore(
    host: Host = "127.0.0.1",
    port: Port = 8001,
    no_browser: NoBrowser = False,
    review: Review = False,
    who: Who = None,
) -> None:
    """Serve the pages of the built dataset on this machine, and open them in a browser. Ctrl-C ends it."""
    try:
        from pipeline.explore.desk import Desks
        from pipeline.explore.review import Reviewer
        from pipeline.explore.server import address, listen, serve
    except ImportError as error:
        raise UserError(f"{error.name} is not installed.", "pip install 'taskforce-tally[explorer]'") from error
    from pipeline.review.desk import reviewer as name_of_reviewer

    desks = Desks(common.workspace())
    reviewer = Reviewer(secrets.token_urlsafe(24), who or name_of_reviewer()) if review else None
    with listen(host, port) as at:
        try:
            with terminal.progress() as watch:
                desks.current(terminal.stage(watch, "prepare the pages, once for each dataset"))
        except UserError as error:
            terminal.say(f"{error} The pages say so until then.")
        way = f"review?token={reviewer.token}" if reviewer else ""
        _ready(f"{address(host, at)}{way}", not no_browser)
        serve(desks, at, host, reviewer)


def _ready(address: str, browser: bool) -> None:
    print(f"Explorer: {address} (Ctrl-C ends it)", flush=True)
    if browser:
        import webbrowser

        webbrowser.open(address)
