"""The options that commands share, and what of them holds for the whole run."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.terminal import telling
from pipeline.workspace import Workspace, open_workspace


class Topic(StrEnum):
    """The topics of releases, as an option that may be repeated needs them."""

    TRAFFICKING = "trafficking"
    RELATED = "related"
    OTHER = "other"


@dataclass
class Common:
    """Set wherever on the command line it stands."""

    home: Path | None = None
    debug: bool = False

    def workspace(self, *, must_write: bool = False) -> Workspace:
        return open_workspace(self.home, must_write=must_write)


common = Common()


def _start_home(value: Path | None) -> Path | None:
    common.home = value
    return value


def _start_debug(value: bool) -> bool:
    common.debug = value
    return value


def _set_home(value: Path | None) -> Path | None:
    common.home = value or common.home
    return value


def _set_debug(value: bool) -> bool:
    common.debug = value or common.debug
    return value


def _start_quiet(value: bool) -> bool:
    telling.quiet = value
    return value


def _set_quiet(value: bool) -> bool:
    telling.quiet = value or telling.quiet
    return value


def _start_verbose(value: bool) -> bool:
    telling.verbose = value
    return value


def _set_verbose(value: bool) -> bool:
    telling.verbose = value or telling.verbose
    return value


def _start_log(value: str) -> str:
    telling.log = value == "json"
    return value


def _set_log(value: str) -> str:
    telling.log = value == "json" or telling.log
    return value


_HOME_HELP = "Folder that holds corpus/ and outputs/; the folder one stands in unless given."
_DEBUG_HELP = "Show tracebacks."
GlobalHome = Annotated[
    Path | None,
    typer.Option("--home", envvar="TALLY_HOME", callback=_start_home, help=_HOME_HELP, show_default=False),
]
Home = Annotated[Path | None, typer.Option("--home", callback=_set_home, help=_HOME_HELP, show_default=False)]
GlobalDebug = Annotated[bool, typer.Option("--debug", callback=_start_debug, help=_DEBUG_HELP)]
Debug = Annotated[bool, typer.Option("--debug", callback=_set_debug, help=_DEBUG_HELP)]
_QUIET_HELP = "Say nothing on stderr but errors."
_VERBOSE_HELP = "Say on stderr how long each stage took, too."
_LOG_HELP = "What is said on stderr: text, or one JSON object a line."
Log = Literal["text", "json"]
GlobalQuiet = Annotated[bool, typer.Option("--quiet", "-q", callback=_start_quiet, help=_QUIET_HELP)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", callback=_set_quiet, help=_QUIET_HELP)]
GlobalVerbose = Annotated[bool, typer.Option("--verbose", "-v", callback=_start_verbose, help=_VERBOSE_HELP)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", callback=_set_verbose, help=_VERBOSE_HELP)]
GlobalLog = Annotated[Log, typer.Option("--log", callback=_start_log, help=_LOG_HELP)]
LogOption = Annotated[Log, typer.Option("--log", callback=_set_log, help=_LOG_HELP)]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False, dir_okay=False)
]
QueryFormat = Annotated[Literal["table", "csv", "json", "parquet"], typer.Option("--format", help="What comes out.")]
CompareFormat = Annotated[
    Literal["table", "csv", "json", "markdown", "parquet"], typer.Option("--format", help="What comes out.")
]
Level = Annotated[
    Literal["jurisdiction", "nation", "state", "county", "place", "tribal", "region"],
    typer.Option("--by", help="Areas of one level; jurisdiction: the areas that figures themselves name."),
]
State = Annotated[str | None, typer.Option(metavar="ST", help="Only areas in this state.", show_default=False)]
BasisOption = Annotated[
    Literal["period", "publication"], typer.Option("--basis", help="When it happened, or when it was published.")
]
Topics = Annotated[
    list[Topic],
    typer.Option("--topic", help="Topics of releases; repeat for more than one."),
]
Day = Annotated[str | None, typer.Option(metavar="DATE", help="2013, 2013-11 or 2013-11-04.", show_default=False)]


def with_common(function: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of every command, which need not stand before its name."""
    shared: dict[str, tuple[object, object]] = {
        "home": (None, Home),
        "debug": (False, Debug),
        "quiet": (False, Quiet),
        "verbose": (False, Verbose),
        "log": ("text", LogOption),
    }

    @wraps(function)
    def command(**given: object) -> None:
        function(**{name: value for name, value in given.items() if name not in shared})

    keyword = inspect.Parameter.KEYWORD_ONLY
    own = inspect.signature(function, eval_str=True).parameters.values()
    added = [
        inspect.Parameter(name, keyword, default=default, annotation=kind) for name, (default, kind) in shared.items()
    ]
    parameters = [*(parameter.replace(kind=keyword) for parameter in own), *added]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command
