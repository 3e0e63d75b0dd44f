"""The news API of the US Department of Justice (justice.gov/developer/api-documentation/api_v1).

At most 50 releases a page, whatever is asked for, pages counted from 0, and at most 4 requests a second. Oldest
first, so that releases published during a look do not move those on the pages to come.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any
from urllib.parse import urlencode

from pipeline.parse.api_items import DOJ
from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, Window
from pipeline.scrape.pages import day_of_epoch, endless, parse_json
from pipeline.sources import Source

LEAST_DELAY = 0.25
_AT_ONCE = 50


class DojReader:
    """See `model.Reader`. An address of the source is that of the API; `search` becomes `parameters[title]`."""

    def __init__(self, source: Source, fetch: Fetch) -> None:
        self._source, self._fetch = source, fetch
        self.listing = Listing(via="api")
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        for address in self._source.addresses:
            seen: set[str] = set()
            count = 1
            for number in range(self._source.limits.listing_pages):
                results, count = await self._page(address, number)
                fresh = [one for one in map(_as_found, results) if one.identity not in seen]
                seen.update(one.identity or "" for one in fresh)
                for one in fresh:
                    if window.holds(one.published):
                        yield one
                if not results or len(seen) >= count:
                    break
                if not fresh:
                    self.listing.leave_out(FetchError("endless_listing", "Its pages repeat one another.", address))
                    break
            else:
                self.listing.leave_out(endless(self._source))
            if len(seen) < count:
                message = f"The API says it has {count} releases, and lists {len(seen)}."
                self.listing.leave_out(FetchError("listing_short", message))

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        """Every release came with its listing."""
        return list(some)

    async def _page(self, address: str, number: int) -> tuple[list[dict[str, Any]], int]:
        """The releases on a page, and how many there are in all. Raises FetchError (not_the_api)."""
        asked = {"pagesize": str(_AT_ONCE), "page": str(number), "sort": "date", "direction": "ASC"}
        if self._source.search:
            asked["parameters[title]"] = self._source.search
        answer = parse_json(await self._fetch.page(f"{address}?{urlencode(asked)}", accept="application/json"))
        try:
            results, count = answer["results"], int(answer["metadata"]["resultset"]["count"])
            if not all(isinstance(result, dict) and result.get("uuid") for result in results):
                raise ValueError
        except (ArithmeticError, KeyError, TypeError, ValueError) as error:
            raise FetchError("not_the_api", "The answer is not of the form the API gives.", address) from error
        return results, count


def _as_found(result: dict[str, Any]) -> Found:
    return Found(
        address=str(result.get("url") or ""),
        stamp=str(result.get("changed") or "") or None,
        published=day_of_epoch(result.get("date")),
        identity=str(result["uuid"]),
        title=result.get("title"),
        data=json.dumps(result, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(),
        content_type=DOJ,
    )
