"""How a publisher's site is scraped: what its source file says of platform, addresses and what counts as a release."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    PositiveInt,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
)
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

Platform = Literal["wordpress", "feed", "doj", "sitemap", "listing", "civicplus", "wayback", "folder"]


def _check_address(value: str) -> str:
    """The address as written; pydantic's own form of it would add slashes."""
    TypeAdapter(HttpUrl).validate_python(value)
    return value


def _check_place(value: str, info: ValidationInfo) -> str:
    """An address, or the path of a folder where that is the platform."""
    return value if info.data.get("platform") == "folder" else _check_address(value)


def _check_selector(value: str) -> str:
    try:
        LexborHTMLParser("<p>").css(value)
    except SelectolaxError as error:
        raise ValueError(f"{value!r} is no CSS selector") from error
    return value


def _check_page_address(value: str) -> str:
    if "{page}" not in value:
        raise ValueError("it must hold {page}, which stands for the page's number")
    return _check_address(value)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[str, AfterValidator(_check_address)]
Place = Annotated[Text, AfterValidator(_check_place)]
Selector = Annotated[str, AfterValidator(_check_selector)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wanted(_Part):
    """What counts as a release. `keywords`: one of them, in any case, must stand in its headline or text.

    `sections`: its address' path begins with one of them. `least_characters`: of its text.
    """

    keywords: tuple[Text, ...] = ()
    sections: tuple[Annotated[str, StringConstraints(pattern="^/")], ...] = ()
    least_characters: PositiveInt = 200


class Selectors(_Part):
    """CSS. `links`: the links to releases on a listing; `next`: the link to its next page.

    `content`: an element that every page of a release has and others lack; it holds the release's text, and comes
    before all general rules. `title` and `date`: the elements that hold headline and day of publication.
    """

    links: Selector | None = None
    next: Selector | None = None
    content: Selector | None = None
    title: Selector | None = None
    date: Selector | None = None


class Assertions(_Part):
    """What must hold, or something is wrong. `least`: releases a whole listing has at least.

    `words`: each stands on every page of a release, furniture and all. `earliest`: no release is older.
    """

    least: PositiveInt = 1
    words: tuple[Text, ...] = ()
    earliest: date | None = None


class Limits(_Part):
    """How far one look at the source goes: pages of its listing, requests, and seconds between two requests.

    `captures`: of each page, at most so many of a web archive: the first, the last, and some between them.
    """

    listing_pages: PositiveInt = 500
    requests: PositiveInt = 50_000
    seconds: PositiveInt = 6 * 3600
    delay_seconds: Annotated[float, Field(ge=0, le=600)] = 1.0
    captures: PositiveInt = 5


class Scraped(_Part):
    """What a source file says of scraping. Without `platform` the source cannot be scraped.

    `archive`: where a web archive has its CDX interface; `archive_of`: the source whose releases it captured, this
    one unless given.
    """

    platform: Platform | None = None
    addresses: tuple[Place, ...] = ()
    page_address: Annotated[str, AfterValidator(_check_page_address)] | None = None
    post_types: tuple[Annotated[str, StringConstraints(pattern=r"^[\w-]+$")], ...] = ("posts",)
    search: Text | None = None
    archive: Address = "https://web.archive.org/"
    archive_of: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")] | None = None
    releases: Wanted = Wanted()
    selectors: Selectors = Selectors()
    assertions: Assertions = Assertions()
    limits: Limits = Limits()
    cadence_days: PositiveInt | None = None
