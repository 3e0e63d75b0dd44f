"""A look at a site that no source file describes yet: what it is, and one of its releases to hold the reading to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from pipeline.parse import ParseError
from pipeline.parse.encoding import decode
from pipeline.parse.metadata import Metadata
from pipeline.scrape.detect import Fields, detect
from pipeline.scrape.fetcher import Fetcher
from pipeline.scrape.model import FetchError, Page, Reader
from pipeline.scrape.trial import Trial
from pipeline.scrape.visit import Visit
from pipeline.sources import Source

_MEDIA = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
MakeReader = Callable[[Source, Fetcher], Reader]


class Discovery(Trial):
    """Looks at the first address of a source; `fields` say what it found, `release` is the page of one release."""

    def __init__(self, make_reader: MakeReader, visit: Visit) -> None:
        super().__init__(visit)
        self._make_reader = make_reader
        self.fields: Fields = {}
        self.site_name: str | None = None
        self.release: Page | None = None

    async def _try(self) -> None:
        """Raises FetchError where the page does not come, or where what it seems to list are no releases."""
        source, fetcher = self._visit.source, self._visit.fetcher
        address = source.addresses[0]
        page = await fetcher.page(address)
        kind = page.content_type.partition(";")[0].strip().lower()
        if kind.startswith(_MEDIA):
            raise FetchError("not_html", f"It is {kind}, neither a page nor a feed.", address)
        try:
            text = decode(page.body, page.content_type.partition("charset=")[2].strip(" \"'") or None)
        except ParseError as error:
            raise FetchError(error.code, error.message, address) from error
        self.site_name = Metadata(LexborHTMLParser(text)).publisher()
        self.fields = detect(page.url, text)
        if not self.fields:
            raise FetchError("no_platform", "Nothing on the page tells how its releases are listed.", address)
        source = Source.model_validate(source.model_dump(exclude={"selectors", "releases"}) | self.fields)
        self._visit = replace(self._visit, source=source, reader=self._make_reader(source, fetcher))
        await super()._try()
        self.release = self.pages[0] if self.pages else await fetcher.page(self.good[0])
