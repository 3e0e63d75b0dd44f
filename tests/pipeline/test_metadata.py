"""What a page says of itself: headline, days, address. The pages are invented."""

from __future__ import annotations

import pytest
from example_page import RELEASE, amid_furniture, page

from pipeline.parse import parse
from pipeline.parse.html import canonical_url, parse_html

HEAD = """<title>Eleven held in Exampleville - Exampleville Police</title>
<meta property="og:title" content="Eleven held in Exampleville">
<meta property="og:site_name" content="Exampleville Police">
<link rel="canonical" href="https://Example.org/news/eleven/?utm_medium=mail#top">
<script type="application/ld+json">{"@graph": [{"@type": "BreadcrumbList", "datePublished": "1999-01-01"},
{"@type": "NewsArticle", "datePublished": "2021-03-04T23:30:00-08:00",
"dateModified": "2021-03-09T08:00:00Z"}]}</script>"""


def test_metadata_are_read() -> None:
    parsed = parse_html(page(amid_furniture(f"<article>{RELEASE}</article>"), HEAD))
    assert parsed.title == "Eleven held in Exampleville"
    assert parsed.url == "https://example.org/news/eleven"
    assert parsed.publisher == "Exampleville Police"
    assert (parsed.published, parsed.updated) == ("2021-03-04", "2021-03-09")


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta property="article:published_time" content="2020-05-06T07:08:09+00:00">', "", "2020-05-06"),
        ('<meta name="DC.date.issued" content="2020-05-06">', "", "2020-05-06"),
        ("", '<time datetime="2020-05-06T10:00">May 6</time>', "2020-05-06"),
        ("", '<aside><time datetime="2020-05-06">May 6</time></aside>', None),
        ('<meta property="article:published_time" content="5/6/2020">', "", None),
        ('<meta property="article:published_time" content="2020-13-45">', "", None),
        ('<script type="application/ld+json">{broken</script>', "", None),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, expected: str | None) -> None:
    assert parse_html(page(f"<article>{body}{RELEASE}</article>", head)).published == expected


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Eleven held | Exampleville Police</title>", "", "Eleven held"),
        ("<title>pd-2021-02</title>", "", None),
        ("<title>Eleven held</title>", "<h1>Exampleville Police</h1><h1>Eleven held</h1>", "Eleven held"),
        ('<meta property="og:title" content="Eleven held">', "<h1>Exampleville Police</h1>", "Eleven held"),
        ("", "<h1>Eleven <i>held</i></h1>", "Eleven held"),
        ("", "", None),
    ],
)
def test_the_headline(head: str, body: str, title: str | None) -> None:
    assert parse_html(page(f"<article>{body}<p>Officers arrested 11 people.</p></article>", head)).title == title


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://example.org/a/">', "https://example.org/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/b">',
            "https://example.org/b",
        ),
        ('<link rel="canonical" href="https://example.org/">', None),
        ('<link rel="canonical" href="https://example.org/?p=7">', "https://example.org?p=7"),
        ("", None),
    ],
)
def test_the_permanent_address(head: str, expected: str | None) -> None:
    assert canonical_url(page("<p>x</p>", head)) == expected


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<table class=contact><tr><td>Example Division</td><td>June 23, 2014</td></tr></table>", "2014-06-23"),
        ("<p>Posted 3/7/2015 by the desk</p>", "2015-03-07"),
        ("<p>Sept. 4th, 2013</p>", "2013-09-04"),
        ("<p>June 2014</p>", None),
        ("<p>Since June 23, 2014, 31 people were arrested.</p>", None),
        ("<p>Published on Monday, June 23, 2014</p>", "2014-06-23"),
        ("<p>February 31, 2014</p>", None),
        ("<p>Since June 23, 2014 the town has had a desk for such cases, and it has been busy all along.</p>", None),
    ],
)
def test_day_shown_below_the_headline(line: str, day: str | None) -> None:
    text = "<p>" + "Officers arrested eleven people in Exampleville. " * 8 + "</p>"
    parsed = parse(page(f"<h1>Eleven held in Exampleville</h1>{line}<div id=content>{text}</div>"), "text/html", None)
    assert parsed.published == day


def test_metadata_come_before_the_day_shown() -> None:
    head = '<meta property="article:published_time" content="2014-06-20T10:00:00Z">'
    body = "<h1>Eleven held in Exampleville</h1><p>June 23, 2014</p><p>Officers arrested eleven people.</p>"
    assert parse(page(body, head), "text/html", None).published == "2014-06-20"
