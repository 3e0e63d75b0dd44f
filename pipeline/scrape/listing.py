"""Plain listings: pages with links to releases, and links or numbers that lead to further pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pipeline.parse import ParseError
from pipeline.parse.html import decode_html
from pipeline.releases import permalink
from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, Window
from pipeline.scrape.pages import endless, joined, pages_at
from pipeline.sources import Source


class ListingReader:
    """See `model.Reader`. Further pages: `selectors.next`, or `page_address` with numbers from 2 on.

    A listing ends where a page brings no release that earlier pages did not, which ends calendars and counters
    that go on for ever; one that makes up new addresses for ever is cut at `limits.listing_pages`.
    """

    def __init__(self, source: Source, fetch: Fetch) -> None:
        self._source, self._fetch = source, fetch
        self.listing = Listing(via="listing")
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        """A listing's links do not say when releases were published, so a window leaves nothing out."""
        del window
        listed: set[str] = set()
        for address in self._source.addresses:
            at: str | None = address
            asked: set[str] = set()
            for number in range(1, self._source.limits.listing_pages + 1):
                if at is None or at in asked:
                    break
                asked.add(at)
                page = await self._fetch.page(at, missing_ok=number > 1)
                if page.status != 200:  # numbers past the end
                    break
                tree = self._tree(page)
                links = self._links(tree, page, first=number == 1)
                fresh = [link for link in links if permalink(link) not in listed]
                listed.update(permalink(link) or link for link in fresh)
                for link in fresh:
                    yield Found(link)
                if not fresh:
                    break
                at = self._next(tree, page.url, number)
            else:
                if at is not None:
                    self.listing.leave_out(endless(self._source))

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        return await pages_at(self._fetch, some)

    def _tree(self, page: Page) -> LexborHTMLParser:
        charset = page.content_type.partition("charset=")[2].strip(" \"'") or None
        try:
            return LexborHTMLParser(decode_html(page.body, charset))
        except ParseError as error:
            raise FetchError(error.code, error.message, page.url) from error

    def _links(self, tree: LexborHTMLParser, page: Page, *, first: bool) -> list[str]:
        """Addresses on a page of the listing, each once. Raises FetchError (selector_matches_nothing)."""
        selector = self._source.selectors.links
        assert selector
        nodes = tree.css(selector)
        if first and not nodes:
            message = f"Nothing on the listing matches {selector!r} (selectors.links)."
            raise FetchError("selector_matches_nothing", message, page.url)
        links = [joined(page.url, node.attributes.get("href") or "") for node in nodes]
        links = [link for link in links if permalink(link)]
        sections = self._source.releases.sections
        kept = [link.partition("#")[0] for link in links if not sections or urlsplit(link).path.startswith(sections)]
        return list(dict.fromkeys(link for link in kept if not _leads_up(link, page.url)))

    def _next(self, tree: LexborHTMLParser, base: str, number: int) -> str | None:
        if self._source.page_address:
            return self._source.page_address.replace("{page}", str(number + 1))
        selector = self._source.selectors.next
        node = tree.css_first(selector) if selector else None
        href = (node.attributes.get("href") or "").strip() if node else ""
        return joined(base, href).partition("#")[0] if href else None


def _leads_up(link: str, page: str) -> bool:
    """Whether a link leads to the listing itself, or to a folder above it as in a list of files."""
    return link == page or (link.endswith("/") and page.startswith(link))
