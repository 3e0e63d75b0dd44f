"""Which pages of a WARC file are releases, and whose: crawlers take whole sites along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.listing import Trouble
from pipeline.parse import Parsed, ParseError
from pipeline.parse.bounded import parsing
from pipeline.platforms import Scraped
from pipeline.releases import permalink, site_of
from pipeline.sources import Source
from pipeline.store.snapshots import Store
from pipeline.warc_files import Answer
from pipeline.workspace import ParseSettings

_NOBODYS = "no source file names their host (`site`, `homepage`, `addresses`), and --source was not given"
_SEVERAL = "several source files name their host, and --source was not given"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a page is, and what its source file says of releases."""

    id: str
    described: Scraped


@dataclass(frozen=True, slots=True)
class Release:
    """A release in a WARC file: its key, and its bytes."""

    key: str
    data: bytes
    content_type: str


class Whose:
    """The sources by the hosts that their files name; `given` is the one the user named for all."""

    def __init__(self, sources: Mapping[str, Source], given: str | None) -> None:
        described = sources.get(given) if given else None
        self._given = Owner(given, described or Scraped()) if given else None
        self._by_host: defaultdict[str, list[Source]] = defaultdict(list)
        for source in sources.values():
            for host in set(_hosts(source)):
                self._by_host[host].append(source)

    def source_of(self, url: str) -> Owner | str:
        """Whose the page at an address is, or why nobody can tell."""
        if self._given:
            return self._given
        known = self._by_host.get(site_of(permalink(url)) or "", [])
        fitting = [source for source in known if _in_section(url, source)]
        if not known:
            return _NOBODYS
        if len(known) > 1 and len(fitting) != 1:
            return _SEVERAL
        owner = (fitting or known)[0]
        return Owner(owner.id, owner)


def release_in(answer: Answer, owner: Owner, store: Store, limits: ParseSettings) -> Release | Trouble | None:
    """The release that a record holds, what is wrong with it, or null where it is another page of the site."""
    key, described = permalink(answer.url), owner.described
    listings = {permalink(address) for address in described.addresses}
    path = urlsplit(key or "").path
    if key is None or key in listings or path in ("", "/robots.txt") or not _in_section(key, described):
        return None
    if answer.trouble:
        return answer.trouble
    if answer.data is None:
        return _unchanged(answer, owner, key, store)
    try:
        parsed = parsing(limits, answer.data, answer.content_type, answer.url).result()
    except ParseError as error:
        return Trouble(error.code, error.message, answer.number)
    if len(parsed.text) < described.releases.least_characters:
        return Trouble("too_short", "Its text is shorter than a release of this source is.", answer.number)
    return Release(key, answer.data, answer.content_type) if _wanted(parsed, described) else None


def _unchanged(answer: Answer, owner: Owner, key: str, store: Store) -> Release | None:
    """What a revisit refers to, where it is a release that is stored."""
    known = [state for state in store.states(owner.id, key) if state.fetched_at == answer.same_as]
    return Release(key, store.read(known[0]), known[0].content_type) if known else None


def _wanted(parsed: Parsed, described: Scraped) -> bool:
    said = f"{parsed.title or ''}\n{parsed.text}".casefold()
    keywords = described.releases.keywords
    return not keywords or any(word.casefold() in said for word in keywords)


def _in_section(url: str, described: Scraped) -> bool:
    sections = described.releases.sections
    return not sections or urlsplit(url).path.startswith(sections)


def _hosts(source: Source) -> Iterator[str]:
    addresses = [*source.addresses, str(source.homepage) if source.homepage else ""]
    yield from filter(None, (source.site, *map(site_of, filter(None, addresses))))
