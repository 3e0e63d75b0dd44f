"""Who publishes: one YAML file a source, written by hand and checked on reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, HttpUrl, StringConstraints, ValidationError, ValidationInfo, field_validator

from pipeline.errors import UserError
from pipeline.platforms import Place, Scraped, Selectors
from pipeline.workspace import Workspace

AgencyKind = Literal[
    "police",
    "sheriff",
    "state police",
    "prosecutor",
    "federal",
    "task force",
    "court services",
    "service provider",
    "other",
]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _pattern(expression: str) -> StringConstraints:
    return StringConstraints(pattern=expression)


class Source(Scraped):
    """One publisher of releases.

    `id` is the file's name. `jurisdiction` is the publisher's own area (US, or FIPS digits: two a state,
    five a county, seven a place) and `place` its name ("Kings County, NY"). `site` is the host of its
    pages without "www.". `checked` is the day a person last compared the entry with the site, null where
    none has. `history` says where the entry comes from. The further fields, of `Scraped`, say how its site is
    scraped: `addresses` are the site's own (wordpress), or those of its feeds, sitemaps, listings or API, or folders.
    """

    id: Annotated[str, _pattern(r"^[a-z0-9][a-z0-9_-]*$")]
    publisher: _Text
    jurisdiction: Annotated[str, _pattern(r"^(US|\d{2}|\d{5}|\d{7})$")]
    place: Annotated[str, _pattern(r"^([A-Z]{2}|\S.*, [A-Z]{2})$")]
    agency_kind: AgencyKind
    ori: Annotated[str, _pattern(r"^[A-Z0-9]{9}$")] | None = None
    site: Annotated[str, _pattern(r"^[a-z0-9.-]+\.[a-z]{2,}$")] | None = None
    homepage: HttpUrl | None = None
    checked: date | None = None
    history: _Text = Field(description="Where the entry comes from.")
    addresses: Annotated[tuple[Place, ...], Field(validate_default=True)] = ()
    selectors: Annotated[Selectors, Field(validate_default=True)] = Selectors()

    @field_validator("addresses")
    @classmethod
    def _where_to_begin(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("platform") and not value:
            raise ValueError(f"the platform {info.data['platform']} needs at least one address")
        return value

    @field_validator("selectors")
    @classmethod
    def _what_to_follow(cls, value: Selectors, info: ValidationInfo) -> Selectors:
        if info.data.get("platform") == "listing" and not value.links:
            raise ValueError("the platform listing needs selectors.links")
        return value


def load_sources(ws: Workspace) -> dict[str, Source]:
    """The sources by id: the user's own, and the packaged ones they do not replace.

    Raises UserError, naming file and field, where an entry is wrong.
    """
    sources: dict[str, Source] = {}
    files: dict[str, Path] = {}
    for folder in reversed(ws.source_dirs):
        for path in sorted(folder.glob("*.yml")):
            sources[path.stem] = read_source(path)
            files[path.stem] = path
    for source in sources.values():
        if source.archive_of and source.archive_of not in sources:
            problem = f"{files[source.id]}: archive_of: No source is called {source.archive_of}."
            raise UserError(problem, "`tally sources` lists them.")
    return dict(sorted(sources.items()))


def selectors_of(source: Source | None) -> Selectors:
    """What a source says of its pages; nothing where no file describes it."""
    return source.selectors if source else Selectors()


def own_sources(ws: Workspace) -> frozenset[str]:
    """The ids of the sources the user described; none where the home is the project itself."""
    own = ws.source_dirs[0] if len(ws.source_dirs) > 1 else None
    return frozenset(path.stem for path in own.glob("*.yml")) if own else frozenset()


def read_source(path: Path) -> Source:
    """The source in a file. Raises UserError, naming file and field, where it is wrong."""
    remedy = "CONTRIBUTING says what a source file holds; the packaged ones are examples."
    try:
        source = Source.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        found = error.errors()  # a misspelt key is told before the one that is missing for it
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        field = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise UserError(f"{path}: {field}: {first['msg']}.", remedy) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UserError(f"{path} cannot be read as YAML: {error}.", remedy) from error
    if source.id != path.stem:
        raise UserError(f"{path}: id: {source.id!r} is not the file's name.", f"Call the file {source.id}.yml.")
    return source
