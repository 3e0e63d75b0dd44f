"""WordPress: its REST API, and where that is closed its sitemap, and where there is none its feed.

The API is asked twice: first for every post's id, address and time of change only, then for the text of those
that are new or changed. A post brought along in the first answer (by a site that ignores `_fields`) is taken
from there. See the WordPress REST API Handbook: Pagination, Global Parameters, Posts.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from pipeline.parse.api_items import WORDPRESS
from pipeline.scrape.feed import FeedReader
from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, SourceDownError, Window
from pipeline.scrape.pages import day, endless, parse_json
from pipeline.scrape.sitemap import SitemapReader
from pipeline.sources import Source

_AT_ONCE = 100  # the most per_page may be
_INDEX = "id,link,date,modified_gmt"
_ITEM = "id,link,guid,date,date_gmt,modified,modified_gmt,slug,type,title,content,excerpt,author"
_JSON = "application/json"
# Names of sitemaps that hold one type of content: of WordPress itself, and of the plugins that replace them.
_PART = re.compile(r"wp-sitemap-posts-(.+)-\d+\.xml|wp-sitemap-(.+)-\d+\.xml|(.+)-sitemap\d*\.xml")


class WordPressReader:
    """See `model.Reader`. An address of the source is the site's own, whatever page of it."""

    def __init__(self, source: Source, fetch: Fetch) -> None:
        self._source, self._fetch = source, fetch
        self.listing = Listing(via="api")
        self.batch = _AT_ONCE
        self._roots: dict[str, str] = {}  # identity's site and type → where its posts are asked for
        self._instead: SitemapReader | FeedReader | None = None

    async def found(self, window: Window) -> AsyncIterator[Found]:
        for site in self._source.addresses:
            try:
                root = await self._api(site)
            except SourceDownError:
                raise
            except FetchError as trouble:
                async for one in self._without_api(site, trouble, window):
                    yield one
                continue
            for post_type in self._source.post_types:
                async for one in self._index(root, post_type, window):
                    yield one

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        if self._instead:
            return await self._instead.releases(some)
        got: dict[str, Found | Page | FetchError] = {}
        for place in sorted({_place(one) for one in some}):
            asked = [one for one in some if _place(one) == place]
            got |= await self._posts(self._roots[place], asked)
        return [got[one.identity or ""] for one in some]

    async def _api(self, site: str) -> str:
        """Where posts are asked for, with or without pretty permalinks. Raises FetchError where the API is closed."""
        base = site if site.endswith("/") else f"{site}/"
        pretty, plain = urljoin(base, "wp-json/wp/v2/"), f"{base}?rest_route=/wp/v2/"
        first: FetchError | None = None
        for root in (pretty, plain):
            try:
                await self._json(root, self._source.post_types[0], per_page="1", _fields="id")
            except SourceDownError:
                raise
            except FetchError as trouble:
                first = first or trouble
            else:
                return root
        assert first
        raise first

    async def _index(self, root: str, post_type: str, window: Window) -> AsyncIterator[Found]:
        place = f"{urlsplit(root).netloc}:{post_type}"
        self._roots[place] = root + post_type
        number, pages, total = 1, 1, 0
        seen: set[int] = set()
        while number <= pages:
            if number > self._source.limits.listing_pages:
                self.listing.leave_out(endless(self._source))
                return
            asked = {"per_page": str(_AT_ONCE), "page": str(number), "orderby": "id", "order": "asc"}
            asked |= {"_fields": _INDEX} | self._narrowed(window)
            posts, headers = await self._json(root, post_type, past_the_end_ok=number > 1, **asked)
            pages = _whole_number(headers.get("x-wp-totalpages")) or (number + bool(posts))
            total = _whole_number(headers.get("x-wp-total")) or total
            fresh = [post for post in posts if post["id"] not in seen]
            seen.update(post["id"] for post in fresh)
            for post in fresh:
                yield _as_found(post, place)
            number += 1
            if not fresh:
                break
        if len(seen) < total:
            message = f"The site says it has {total} posts of type {post_type}, and lists {len(seen)}."
            self.listing.leave_out(FetchError("listing_short", message))

    def _narrowed(self, window: Window) -> dict[str, str]:
        """`after` and `before` exclude their moment, and are in the site's own time."""
        asked = {"search": self._source.search} if self._source.search else {}
        if window.since:
            asked["after"] = f"{date.fromordinal(window.since.toordinal() - 1)}T23:59:59"
        if window.until:
            asked["before"] = f"{date.fromordinal(window.until.toordinal() + 1)}T00:00:00"
        return asked

    async def _posts(self, address: str, asked: Sequence[Found]) -> dict[str, Found | Page | FetchError]:
        """The posts with their text, by identity."""
        ids = ",".join(sorted((one.identity or "").rpartition(":")[2] for one in asked))
        root, _, post_type = address.rpartition("/")
        try:
            posts, _ = await self._json(f"{root}/", post_type, include=ids, per_page=str(_AT_ONCE), _fields=_ITEM)
            there: dict[str | None, Found | FetchError] = {
                f"{_place(asked[0])}:{post['id']}": _given(post, _place(asked[0])) for post in posts
            }
        except SourceDownError:
            raise
        except FetchError as trouble:
            return {one.identity or "": trouble for one in asked}
        missing = FetchError("not_there", "The site lists it but does not give it.")
        return {one.identity or "": there.get(one.identity, missing) for one in asked}

    async def _json(
        self, root: str, post_type: str, *, past_the_end_ok: bool = False, **asked: str
    ) -> tuple[list[dict[str, Any]], dict[str, str]]:
        url = f"{root}{post_type}"
        url += ("&" if "?" in url else "?") + urlencode(asked, safe=",:")
        page = await self._fetch.page(url, accept=_JSON, missing_ok=past_the_end_ok)
        if page.status != 200:
            error = parse_json(page)
            if isinstance(error, dict) and error.get("code") == "rest_post_invalid_page_number":
                return [], page.headers
            raise FetchError(f"http_{page.status}", f"The site answered {page.status}.", url, page.status)
        posts = parse_json(page)
        if not isinstance(posts, list) or not all(
            isinstance(post, dict) and isinstance(post.get("id"), int) for post in posts
        ):
            raise FetchError("not_the_api", "The site's answer is no list of posts.", url)
        return posts, page.headers

    async def _without_api(self, site: str, trouble: FetchError, window: Window) -> AsyncIterator[Found]:
        """The site's sitemap, else its feed, which holds only the latest posts."""
        base, types = f"{site.rstrip('/')}/", self._source.post_types
        sitemaps = ("wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml")
        ways: Iterator[tuple[str, SitemapReader | FeedReader]] = chain(
            (
                ("sitemap", SitemapReader(self._source, self._fetch, [urljoin(base, path)], partial(lists_type, types)))
                for path in sitemaps
            ),
            [("feed", FeedReader(self._source, self._fetch, [urljoin(base, feed_of(name)) for name in types]))],
        )
        for name, reader in ways:
            self._instead = reader
            try:
                some = False
                async for one in reader.found(window):
                    some = True
                    yield one
            except SourceDownError:
                raise
            except FetchError:
                if not some:
                    continue
                raise
            if some:
                self.batch, self.listing.via = reader.batch, name
                self.listing.complete = self.listing.complete and reader.listing.complete
                self.listing.troubles.extend(reader.listing.troubles)
                message = f"The site's API is closed ({trouble.message}); its {name} was read instead."
                self.listing.troubles.append(FetchError("fallback", message))
                return
        raise trouble


def lists_type(types: Sequence[str], sitemap: str) -> bool:
    """Whether a sitemap of one part of a site may list posts of these types, as far as its name tells."""
    name = _PART.fullmatch(urlsplit(sitemap).path.rpartition("/")[2])
    part = next(filter(None, name.groups()), "") if name else None
    return part is None or _singular(part) in map(_singular, types)


def feed_of(post_type: str) -> str:
    """Where the feed of a type is, given its REST name."""
    return "feed/" if post_type == "posts" else f"feed/?post_type={_singular(post_type)}"


def _singular(name: str) -> str:
    """What the names of a type have in common: posts and post, news-releases and news_release."""
    return name.lower().replace("-", "_").rstrip("s")


def _given(post: dict[str, Any], place: str) -> Found | FetchError:
    content = post.get("content")
    if isinstance(content, dict) and content.get("protected") and not content.get("rendered"):
        return FetchError("login", "The site asks for a password before it gives the text.")
    return _as_found(post, place, whole=True)


def _as_found(post: dict[str, Any], place: str, *, whole: bool = False) -> Found:
    title = post.get("title")
    data = None
    if whole or "content" in post:
        data = json.dumps(post, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Found(
        address=str(post.get("link") or ""),
        stamp=str(post["modified_gmt"]) if post.get("modified_gmt") else None,
        published=day(post.get("date")),
        identity=f"{place}:{post['id']}",
        title=title.get("rendered") if isinstance(title, dict) else None,
        data=data,
        content_type=WORDPRESS,
    )


def _place(one: Found) -> str:
    return (one.identity or "").rpartition(":")[0]


def _whole_number(value: str | None) -> int | None:
    return int(value) if value and value.isdigit() and len(value) < 10 else None
