"""WordPress sites whose programming interface is arranged otherwise, closed, or not what it says."""

from __future__ import annotations

import json

import pytest
from homes import Scraping
from looks import describe
from site_on_loopback import Answer, Site


def test_wordpress_without_pretty_permalinks_and_with_types_of_its_own(scraping: Scraping, site: Site) -> None:
    site.pretty = False
    site.add(*range(1, 4))
    site.add(*range(4, 8), kind="press-release")
    describe(scraping, site, "wordpress", post_types=["posts", "press-release"])
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.via) == ("ok", 7, "api")
    assert all("rest_route=" in path for path in site.bodies())


@pytest.mark.parametrize(("sitemap", "via"), [(True, "sitemap"), (False, "feed")])
def test_wordpress_with_a_closed_api_is_read_otherwise_and_says_so(
    scraping: Scraping, site: Site, sitemap: bool, via: str
) -> None:
    site.rest_api = False
    site.add(1, 2, 3)
    if not sitemap:
        site.answers["/sitemap.xml"] = Answer(404)
    describe(scraping, site, "wordpress")
    outcome = scraping().outcomes[0]
    assert (outcome.via, outcome.counts["new"], outcome.result) == (via, 3, "ok")
    assert [issue.code for issue in outcome.issues] == ["fallback"]


def test_an_api_that_closes_makes_no_revisions_of_what_it_gave(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, "wordpress")
    scraping()
    site.rest_api = False
    del site.posts[2]
    outcome = scraping().outcomes[0]
    assert {name: outcome.counts[name] for name in ("new", "revised", "same", "gone")} == {
        "new": 0,
        "revised": 0,
        "same": 2,
        "gone": 1,
    }


def test_wordpress_that_ignores_fields_brings_its_posts_along(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 131))
    plain = site.wordpress
    site.wordpress = lambda kind, query: plain(kind, {k: v for k, v in query.items() if k != "_fields"})  # type: ignore[method-assign]
    describe(scraping, site, "wordpress")
    assert scraping().outcomes[0].counts["new"] == 130
    assert not [path for path in site.asked() if "include=" in path]


def test_wordpress_without_its_headers_is_read_to_its_end(scraping: Scraping, site: Site) -> None:
    """Proxies strip headers; beyond the last page WordPress answers 400, other sites their last page again."""
    site.add(*range(1, 251))
    plain = site.wordpress

    def stripped(kind: str, query: dict[str, str]) -> Answer:
        answer = plain(kind, query)
        answer.headers.clear()
        return answer

    site.wordpress = stripped  # type: ignore[method-assign]
    describe(scraping, site, "wordpress")
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"]) == ("ok", 250)
    assert any(one.status == 400 for one in site.log)
    site.wordpress = lambda kind, query: stripped(kind, query | {"page": str(min(3, int(query.get("page", 1))))})  # type: ignore[method-assign]
    assert scraping().outcomes[0].counts["same"] == 250


@pytest.mark.parametrize(
    "posts",
    [{"id": 1}, [{"link": "https://example.org/1"}], [{"id": {"a": 1}, "link": "x"}], [[]], "no", None, {"code": "x"}],
)
def test_an_answer_that_is_no_list_of_posts_is_not_the_api(scraping: Scraping, site: Site, posts: object) -> None:
    site.answers["/wp-json/wp/v2/posts"] = Answer(body=json.dumps(posts).encode(), content_type="application/json")
    describe(scraping, site, "wordpress")
    assert scraping().outcomes[0].result == "not_the_api"
