"""Writing the file of a source that was just looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import yaml
from pydantic import ValidationError

from pipeline.errors import UserError
from pipeline.releases import site_of
from pipeline.scrape.model import Page
from pipeline.sources import Source
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.scrape.discovery import Discovery

_SHOWN = ("id", "publisher", "jurisdiction", "place", "agency_kind", "ori", "site", "homepage", "checked", "history")


def first_description(source_id: str, address: str, publisher: str | None, jurisdiction: str, kind: str) -> Source:
    """The source as far as the user describes it. Raises UserError where that is wrong."""
    site = site_of(address)
    fields = {
        "id": source_id,
        "publisher": publisher or site or address,
        "jurisdiction": jurisdiction,
        "place": place_of(jurisdiction),
        "agency_kind": kind,
        "site": site if site and site.rpartition(".")[2].isalpha() else None,  # a host's name, not its number
        "history": "Being looked at.",
        "platform": "listing",
        "addresses": [address],
        "selectors": {"links": "a"},
    }
    try:
        return Source.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        raise UserError(f"{first['loc'][0]}: {first['msg']}.", "`tally sources new --help` tells its form.") from error


def place_of(jurisdiction: str) -> str:
    """The name of an area as sources have it: "San Mateo County, CA". Raises UserError for one that is not known."""
    if jurisdiction == "US":
        return "US"
    with files("corpus").joinpath("reference", "jurisdictions.parquet").open("rb") as file:
        rows = pq.read_table(file, columns=["jurisdiction_id", "name", "state", "level"]).to_pylist()
    found = next((row for row in rows if row["jurisdiction_id"] == jurisdiction), None)
    if found is None:
        raise UserError(
            f"No area has the FIPS digits {jurisdiction}.", "Two digits a state, five a county, seven a place."
        )
    return str(found["state"]) if found["level"] == "state" else f"{found['name']}, {found['state']}"


def write_description(ws: Workspace, described: Source, look: Discovery, publisher: str | None) -> Path:
    """Write the source's file and the page of one release; the file's path."""
    today = datetime.now(UTC).date()
    shown = described.model_dump(include=set(_SHOWN))
    fields = {name: shown[name] for name in _SHOWN} | {
        "publisher": publisher or look.site_name or described.publisher,
        "homepage": str(described.homepage) if described.homepage else None,
        "checked": today if look.good else None,
        "history": f"Described on {today} from {described.addresses[0]}, where its site was looked at.",
    }
    text = yaml.safe_dump(fields | look.fields, sort_keys=False, allow_unicode=True, width=110)
    path = ws.home / "corpus" / "sources" / f"{described.id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if look.release:
        page = page_path(ws, described.id, look.release)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(look.release.body)
    return path


def page_path(ws: Workspace, source_id: str, page: Page) -> Path:
    """Where the saved page of a source lies."""
    ending = "pdf" if "pdf" in page.content_type else "html"
    return ws.home / "corpus" / "pages" / f"{source_id}.{ending}"
