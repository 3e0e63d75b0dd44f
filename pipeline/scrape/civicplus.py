"""CivicPlus, the site of many sheriffs and cities: its news flashes, from their feed, their page and their archive.

The feed says when each was published, the page `CivicAlerts.aspx` shows those in force, its archive (`ARC=L`) all that
are not any more. A news flash has one number, AID, under whatever address it is linked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from urllib.parse import parse_qsl, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pipeline.parse import ParseError
from pipeline.parse.html import decode_html
from pipeline.scrape.feed import FeedReader
from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, SourceDownError, Window
from pipeline.scrape.pages import joined, pages_at
from pipeline.sources import Source

_FEED = "RSSFeed.aspx?ModID=1&CID=All-newsflash.xml"
_PAGES = ("CivicAlerts.aspx", "CivicAlerts.aspx?ARC=L")


class CivicPlusReader:
    """See `model.Reader`. An address of the source is the site's own, or that of one category's feed or page."""

    def __init__(self, source: Source, fetch: Fetch) -> None:
        self._source, self._fetch = source, fetch
        self.listing = Listing(via="pages")
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        """A page does not date what it lists, so a window leaves out only what the feed dates."""
        listed: set[str] = set()
        for address in self._source.addresses:
            ways = _ways(address)
            troubles: list[FetchError] = []
            for way in ways:
                try:
                    async for one in self._listed(way):
                        if one.address not in listed:
                            listed.add(one.address)
                            if window.holds(one.published):
                                yield one
                except SourceDownError:
                    raise
                except FetchError as trouble:
                    troubles.append(trouble)
            if len(troubles) == len(ways):
                raise troubles[0]
            for lacking in troubles:  # what it alone listed is not gone, but looked for at its address
                self.listing.via, self.listing.complete = "feed", False
                self.listing.troubles.append(FetchError("fallback", f"One listing of several is missing: {lacking}"))
        if len(self._source.addresses) == 1 and len(_ways(self._source.addresses[0])) == 1:
            self.listing.via, self.listing.complete = "feed", False

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        return await pages_at(self._fetch, some)

    async def _listed(self, address: str) -> AsyncIterator[Found]:
        if "rssfeed" in address.lower():
            async for one in FeedReader(self._source, self._fetch, [address]).found(Window()):
                yield Found(flash(one.address) or one.address, published=one.published, title=one.title)
            return
        page = await self._fetch.page(address)
        for link in _links(page):
            yield Found(link)


def flash(link: str) -> str | None:
    """The one address of a news flash, under whichever it is linked; null where the link is to something else."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    number = {name.lower(): value for name, value in parse_qsl(parts.query)}.get("aid", "")
    if not parts.path.lower().endswith("civicalerts.aspx") or not (number.isascii() and number.isdigit()):
        return None
    return urljoin(link, f"CivicAlerts.aspx?AID={number}")


def _ways(address: str) -> list[str]:
    """The site's three listings, or the one that the source names."""
    if urlsplit(address).path.strip("/"):
        return [address]
    return [urljoin(f"{address.rstrip('/')}/", way) for way in (_FEED, *_PAGES)]


def _links(page: Page) -> list[str]:
    """The news flashes that a page links to, each once. Raises FetchError where it is no page."""
    charset = page.content_type.partition("charset=")[2].strip(" \"'") or None
    try:
        tree = LexborHTMLParser(decode_html(page.body, charset))
    except ParseError as error:
        raise FetchError(error.code, error.message, page.url) from error
    links = [flash(joined(page.url, node.attributes.get("href") or "")) for node in tree.css("a[href]")]
    return list(dict.fromkeys(filter(None, links)))
