"""What the parts of scraping hand to one another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from pipeline.store.fetches import Kept


class FetchError(Exception):
    """Something that was not got: `code` is a word for the issue, `message` a sentence without an address.

    `address` is where it happened, for the user's screen and the catalog only: an address may hold a name.
    """

    def __init__(self, code: str, message: str, address: str | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.address = address
        self.status = status

    def __reduce__(self) -> tuple[type[FetchError], tuple[str, str, str | None, int | None]]:
        return type(self), (self.code, self.message, self.address, self.status)


class SourceDownError(FetchError):
    """FetchError after which nothing more can be asked of a source in this look."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that came: `url` after redirects, `moved` whether there were any for good, `body` decoded."""

    url: str
    status: int
    content_type: str
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime
    kept: Kept | None
    not_modified: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """What a web archive captured: the `original` address, and when."""

    original: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A release in a listing. `stamp` changes when the release does, null where the listing does not say.

    `identity` is the platform's own name for the release, which outlives a change of address. `data` holds
    the release itself where the listing brought it along. `capture` tells that the address is a web archive's.
    """

    address: str
    stamp: str | None = None
    published: date | None = None
    identity: str | None = None
    title: str | None = None
    data: bytes | None = None
    content_type: str = ""
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days of publication asked for; both ends belong to it, null is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        return day is None or ((not self.since or day >= self.since) and (not self.until or day <= self.until))

    @property
    def whole(self) -> bool:
        return self.since is None and self.until is None


class Fetch(Protocol):
    """Asks one source's site for addresses, within all that politeness and safety demand."""

    async def page(self, url: str, *, accept: str | None = None, missing_ok: bool = False) -> Page:
        """The answer at `url`, its body from the store where the site says it is unchanged.

        Raises FetchError; an answer that is no success is one, unless `missing_ok` and the status is 4xx.
        """


@dataclass
class Listing:
    """How a listing went. `complete`: it holds all releases the source has, so that others are gone.

    `via`: the way that was gone, where a platform knows several. `troubles` are what it left out.
    """

    complete: bool = True
    via: str = ""
    troubles: list[FetchError] = field(default_factory=list)

    def leave_out(self, trouble: FetchError) -> None:
        self.complete = False
        self.troubles.append(trouble)


class Reader(Protocol):
    """One platform's way to list a source's releases, and to fetch those whose listing did not bring them along."""

    listing: Listing
    batch: int  # how many releases `releases` takes at once

    def found(self, window: Window) -> AsyncIterator[Found]:
        """The releases of the source, each once as far as the site can be believed. Raises FetchError."""

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        """What each of `some` is: Found with data, the Page at its address, or why there is none; in order."""
