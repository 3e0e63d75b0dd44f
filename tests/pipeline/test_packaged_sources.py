"""The publishers that come with the project: enough of them, and none of whom more is said than was seen."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.sources import Source, load_sources
from pipeline.workspace import Workspace

SOURCES = load_sources(Workspace(Path("nowhere")))
ON_SITES = [source for source in SOURCES.values() if source.site]
SCRAPED = [source for source in SOURCES.values() if source.platform]
SEEN = re.compile(r"\b(taken|seen|stands? in|Described for the bundled samples)\b")


def by_id(source: Source) -> str:
    return source.id


def test_there_are_sixty_publishers_with_a_site_in_thirty_states_and_all_kinds() -> None:
    publishers = {source.publisher for source in ON_SITES}
    states = {source.jurisdiction[:2] for source in ON_SITES} - {"US"}
    kinds = {source.agency_kind for source in SCRAPED}
    assert (len(publishers) >= 60, len(states) >= 30) == (True, True)
    assert kinds >= {"prosecutor", "sheriff", "police", "state police", "federal", "task force"}
    assert len({source.publisher for source in SCRAPED}) >= 40
    assert len({source.jurisdiction[:2] for source in SCRAPED} - {"US"}) >= 20


@pytest.mark.parametrize("source", ON_SITES, ids=by_id)
def test_a_sources_history_says_where_its_address_was_seen(source: Source) -> None:
    assert SEEN.search(source.history)
    told = ("not been looked at", "real releases of this publisher belong in the source")
    assert source.checked or any(words in source.history for words in told)


@pytest.mark.parametrize("source", ON_SITES, ids=by_id)
def test_homepage_and_addresses_lie_on_the_sources_own_site(source: Source) -> None:
    addresses = [str(source.homepage), *source.addresses, *filter(None, [source.page_address])]
    # "wp.": where the site itself is drawn by scripts, its WordPress may stand beside it.
    hosts = {urlsplit(address).netloc.removeprefix("www.").removeprefix("wp.") for address in addresses}
    assert hosts == {source.site}


def test_a_source_without_a_site_has_no_homepage_and_is_not_scraped() -> None:
    without = [source for source in SOURCES.values() if not source.site]
    assert [source.id for source in without if source.homepage or source.platform] == []


@pytest.mark.parametrize("source", SCRAPED, ids=by_id)
def test_what_is_scraped_is_narrowed_to_releases(source: Source) -> None:
    """A listing's links lead to one section of the site, which its selector names too."""
    if source.platform == "listing":
        assert source.releases.sections
        assert source.selectors.links is not None
        assert "[href" in source.selectors.links
