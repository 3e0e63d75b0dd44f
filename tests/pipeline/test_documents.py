"""The README's commands and the notebook do what they say, on the bundled releases."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = [
    line
    for block in re.findall(r"```\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.startswith("tally ") and line != "tally explore"  # it serves until it is stopped: tests/explore
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which `tally run` has done its job."""
    folder = tmp_path_factory.mktemp("home")
    done = CliRunner().invoke(app, ["run", "--home", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("command", TOUR)
def test_the_tour_runs(command: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(app, [*shlex.split(command, comments=True)[1:], "--home", str(home)])
    assert done.exit_code == 0, done.output
    assert done.stdout.strip()


def test_every_command_is_in_the_readme() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert {"import", "build", "run", "extract", "show", "query", "compare", "verify"} <= set(commands)
    missing = [name for name in commands if not re.search(rf"tally {name}\b", README)]
    assert missing == []


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_notebook_runs_and_is_clean(notebook: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLY_HOME", str(home))
    cells = [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in cells)
    names: dict[str, object] = {}
    shown = [_shown("".join(cell["source"]), names) for cell in cells]
    assert any(isinstance(thing, alt.TopLevelMixin) and thing.to_json() for thing in shown)
    frames = [thing for thing in shown if isinstance(thing, pd.DataFrame)]
    assert frames
    may_be_empty = {"times", "disagreements"}  # there may be no issue, and no operation told in two ways
    assert all(len(frame) for frame in frames if not may_be_empty & {*frame.columns})


def _shown(source: str, names: dict[str, object]) -> object:
    """What a cell shows: the value of its last line, where that is one."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
