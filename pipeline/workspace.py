"""Where the corpus and the outputs of a user lie, and the settings that go with them."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveInt,
    ValidationError,
    field_validator,
)

from pipeline.errors import UserError

SETTINGS_FILE = "tally.yml"


class ScrapeSettings(BaseModel):
    """How sites are asked. `contact`: an e-mail or web address under which their keepers reach the user.

    `timeout_seconds` holds for one answer, first byte to last; `backoff_seconds` is waited before the first
    retry and doubles with each. A site that asks to wait longer than `max_wait_seconds` is left for this time.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str | None = None
    timeout_seconds: Annotated[float, Field(gt=0)] = 60
    retries: NonNegativeInt = 3
    backoff_seconds: NonNegativeFloat = 5
    max_wait_seconds: NonNegativeFloat = 300
    concurrent_requests: PositiveInt = 16
    failures_in_a_row: PositiveInt = 10

    @field_validator("contact")
    @classmethod
    def _reachable(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+|https?://[^\s<>()]+", value):
            raise ValueError("it must be an e-mail address, or a web address that begins with http")
        return value


class ParseSettings(BaseModel):
    """What reading one document may take: `seconds` of processor time, `megabytes` of memory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seconds: PositiveInt = 60
    megabytes: Annotated[int, Field(ge=300)] = 1000


class Settings(BaseModel):
    """What a user may set in `tally.yml` in the home folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_document_bytes: PositiveInt = 10_000_000
    parse: ParseSettings = ParseSettings()
    scrape: ScrapeSettings = ScrapeSettings()


@dataclass(frozen=True)
class Workspace:
    """The folders under one home. Nothing is created before it is written to."""

    home: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def store(self) -> Path:
        return self.home / "corpus" / "store"

    @property
    def catalog(self) -> Path:
        return self.store / "catalog.sqlite"

    @property
    def reviews(self) -> Path:
        """People's decisions on figures, one file a source."""
        return self.home / "corpus" / "reviews"

    @property
    def outputs(self) -> Path:
        return self.home / "outputs"

    @property
    def builds(self) -> Path:
        return self.outputs / "builds"

    @property
    def dataset(self) -> Path:
        """The link to the build in force."""
        return self.outputs / "dataset"

    @property
    def cache(self) -> Path:
        return self.outputs / "cache" / "cache.sqlite"

    @property
    def source_dirs(self) -> tuple[Path, ...]:
        """Folders of source files; a file in an earlier one replaces its namesake in a later one."""
        own, packaged = self.home / "corpus" / "sources", Path(str(files("corpus").joinpath("sources")))
        return (own,) if own.resolve() == packaged.resolve() else (own, packaged)


def open_workspace(home: Path | None, must_write: bool = False) -> Workspace:
    """The workspace at `home`, or in the folder one stands in.

    Raises UserError where the folder does not exist (unless it is to be written to), cannot be
    written to, or holds a settings file that is wrong.
    """
    folder = (home or Path()).absolute()
    if not must_write and not folder.is_dir():
        raise UserError(f"{folder} is not a folder.", "Give an existing folder with --home.")
    workspace = Workspace(folder, _read_settings(folder / SETTINGS_FILE))
    if must_write:
        for needed in (workspace.store, workspace.outputs):
            _ensure_writable(needed)
    return workspace


def _ensure_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be written: {error.strerror}.",
            "Give another folder with --home, or mend its permissions.",
        ) from error


def _read_settings(path: Path) -> Settings:
    try:
        return Settings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except FileNotFoundError:
        return Settings()
    except ValidationError as error:
        first, known = error.errors()[0], ", ".join(Settings.model_fields)
        name = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise UserError(f"{path}: {name}: {first['msg']}.", f"Known settings: {known}.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UserError(f"{path} cannot be read as YAML: {error}.", "Mend the file or remove it.") from error
