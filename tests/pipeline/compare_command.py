"""What `tally compare` says of the arrests of a dataset."""

from __future__ import annotations

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.workspace import Workspace


def run(ws: Workspace, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["compare", "--measure", "arrests", "--home", str(ws.home), *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output
