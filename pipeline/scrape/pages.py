"""What the platforms share: reading answers, and fetching releases whose pages stand on their own."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

from pipeline.scrape.model import Fetch, FetchError, Found, Page, SourceDownError
from pipeline.sources import Source

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


async def pages_at(fetch: Fetch, some: Sequence[Found]) -> list[Found | Page | FetchError]:
    """The page at each address, or what kept it from coming. Raises SourceDownError."""
    got: list[Found | Page | FetchError] = []
    for one in some:
        try:
            got.append(await fetch.page(one.address))
        except SourceDownError:
            raise
        except FetchError as trouble:
            got.append(trouble)
    return got


def joined(base: str, link: str) -> str:
    """A link as an address; as it is where it makes none, for others to say so."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link


def parse_json(page: Page) -> Any:
    """The JSON of an answer, halves of characters in it replaced. Raises FetchError (not_json)."""
    try:
        value = json.loads(page.body)
        if not _HALF.search(page.body):
            return value
        return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise FetchError("not_json", "The answer is no JSON.", page.url, page.status) from error


def day(value: object) -> date | None:
    """The calendar day of an ISO 8601 moment as stated in its own time zone."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def day_of_epoch(value: object) -> date | None:
    """The day, in UTC, of seconds since 1970, as a number or its digits."""
    try:
        return datetime.fromtimestamp(int(str(value)), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def endless(source: Source) -> FetchError:
    most = source.limits.listing_pages
    return FetchError("endless_listing", f"Its listing goes on after {most} pages (limits.listing_pages).")
