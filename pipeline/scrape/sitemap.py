"""Sitemaps (sitemaps.org), plain or compressed, and indexes of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from urllib.parse import urlsplit

from lxml import etree

from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, SourceDownError, Window
from pipeline.scrape.pages import endless, joined, pages_at
from pipeline.sources import Source
from pipeline.store.coding import CodingError, decode

_GZIP = b"\x1f\x8b"
_MAX_BYTES = 52_428_800  # sitemaps.org: 50 MB uncompressed


class SitemapReader:
    """See `model.Reader`. The day of change a sitemap gives is the release's stamp.

    `wanted` says of each sitemap that an index names whether it lists releases.
    """

    def __init__(
        self,
        source: Source,
        fetch: Fetch,
        addresses: Sequence[str] | None = None,
        wanted: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._source, self._fetch, self._wanted = source, fetch, wanted
        self._addresses = addresses if addresses is not None else source.addresses
        self.listing = Listing(via="sitemap")
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        """`lastmod` is the day of change and not of publication, so a window leaves nothing out."""
        del window
        waiting, asked, listed = list(self._addresses), set[str](), set[str]()
        while waiting:
            url = waiting.pop(0)
            if url in asked:
                continue
            if len(asked) >= self._source.limits.listing_pages:
                self.listing.leave_out(endless(self._source))
                return
            asked.add(url)
            try:
                root = _xml(await self._fetch.page(url, accept="application/xml, text/xml;q=0.9"))
            except SourceDownError:
                raise
            except FetchError as trouble:
                if url in self._addresses:
                    raise
                self.listing.leave_out(trouble)
                continue
            if etree.QName(root).localname == "sitemapindex":
                named = [joined(url, entry["loc"]) for entry in _entries(root, "sitemap")]
                waiting += [address for address in named if self._wanted(address)]
            for entry in _entries(root, "url"):
                address = joined(url, entry["loc"])
                if address not in listed and self._is_section(address):
                    listed.add(address)
                    yield Found(address, stamp=entry.get("lastmod"))

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        return await pages_at(self._fetch, some)

    def _is_section(self, address: str) -> bool:
        """A sitemap holds the whole site: what lies at its root alone is no release."""
        try:
            path, sections = urlsplit(address).path, self._source.releases.sections
        except ValueError:
            return True  # no address at all, which is told of
        return path.startswith(sections) and path != "/" if sections else path not in ("", "/")


def _xml(page: Page) -> etree._Element:
    """The root of a sitemap. Raises FetchError (not_a_sitemap, and those of `coding`)."""
    body = page.body
    if body.startswith(_GZIP):
        try:
            body = decode(body, "gzip", _MAX_BYTES)
        except CodingError as error:
            raise FetchError(error.code, str(error), page.url) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise FetchError("not_a_sitemap", "The answer is no XML, or breaks off before its end.", page.url) from error
    if etree.QName(root).localname not in ("urlset", "sitemapindex"):
        raise FetchError("not_a_sitemap", "The answer is XML, but no sitemap.", page.url)
    return root


def _entries(root: etree._Element, kind: str) -> list[dict[str, str]]:
    entries = []
    for element in root:
        if isinstance(element.tag, str) and etree.QName(element).localname == kind:
            parts = {
                etree.QName(part).localname: (part.text or "").strip() for part in element if isinstance(part.tag, str)
            }
            if parts.get("loc"):
                entries.append(parts)
    return entries
