"""A source's own selectors come first on its pages, and each part of a reading says where it came from."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.platforms import Selectors

PAGE = """<html><head><title>Drill ends | Example Office</title>
<meta property="article:modified_time" content="2024-02-03T10:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-02-01"}</script></head><body>
<article><h1>News of the office</h1>
<p>The invented office tells of many things in this long column of its own.</p></article>
<div id=told><h2 class=head>Drill ends</h2><span class=day>Posted on January 31, 2024</span>
<div class=share>Share this</div><p>Nine were found.</p></div></body></html>"""
OWN = Selectors(content="#told", title="h2.head", date="span.day")


def test_what_the_source_says_of_its_pages_comes_first() -> None:
    parsed = parse(PAGE.encode(), "text/html", None, OWN)
    assert parsed.text == "Drill ends\nPosted on January 31, 2024\nNine were found."
    assert (parsed.title, parsed.published, parsed.updated) == ("Drill ends", "2024-01-31", "2024-02-03")
    assert parsed.parser == "html:selector"
    assert parsed.basis == {"title": "selector", "text": "selector", "published": "selector", "updated": "meta"}


@pytest.mark.parametrize("selectors", [Selectors(), Selectors(content=".gone", title=".gone", date=".gone")])
def test_without_a_match_the_general_rules_read(selectors: Selectors) -> None:
    parsed = parse(PAGE.encode(), "text/html", None, selectors)
    assert "long column of its own" in parsed.text
    assert parsed.published == "2024-02-01"
    assert parsed.basis["published"] == "json-ld"
    assert parsed.basis["text"] == "general"


@pytest.mark.parametrize(
    ("head", "line", "published", "where"),
    [
        ('<meta property="article:published_time" content="2024-05-06">', "", "2024-05-06", "meta"),
        ("", '<time datetime="2024-05-07">Tuesday</time>', "2024-05-07", "time element"),
        ("", "<p>May 8, 2024</p>", "2024-05-08", "visible"),
        ("", "", None, None),
    ],
)
def test_where_a_day_stands_is_told(head: str, line: str, published: str | None, where: str | None) -> None:
    page = f"<html><head>{head}</head><body><article><h1>Drill ends</h1>{line}<p>Nine were found.</p></article>"
    parsed = parse(page.encode(), "text/html", None)
    assert (parsed.published, parsed.basis.get("published")) == (published, where)
    assert parsed.basis["title"] == "visible"


def test_a_day_may_stand_in_an_attribute() -> None:
    page = PAGE.replace("<span class=day>", "<span class=day content='2024-01-30'>")
    assert parse(page.encode(), "text/html", None, OWN).published == "2024-01-30"
