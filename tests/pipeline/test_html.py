"""Pages here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import ParseError, parse
from pipeline.parse.html import canonical_url, parse_html

FURNITURE = """
<header><a href="/"><h2>Exampleville Today</h2></a></header>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Arrests: 99 this year</a></li></ul></nav>
THE RELEASE
<aside><h3>Latest posts</h3><ul><li><a href="/c">77 arrested in another town</a></li></ul></aside>
<div class="sharedaddy">Share this: 12 shares</div>
<section id="comments"><h3>3 Comments</h3><p>I counted 50 police cars that night, said a reader.</p></section>
<footer><p>Copyright, 1000 Example Street</p></footer>
<script>var arrested = 88;</script><style>p { margin: 8px }</style>"""

RELEASE = """<h1>Eleven held in Exampleville</h1>
<p>EXAMPLEVILLE &mdash; Officers arrested <b>11</b>
people on Friday,<br>the chief said.</p>
<ul><li>7 buyers</li><li>4 <a href="/law">pimps</a></li></ul>
<table><tr><th>Town</th><th>Arrests</th></tr><tr><td>Exampleville</td><td><p>11</p></td></tr></table>
<h2>What comes next</h2><p>All of them are due in court.</p>"""

LINES = [
    "Eleven held in Exampleville",
    "EXAMPLEVILLE — Officers arrested 11 people on Friday,",
    "the chief said.",
    "7 buyers",
    "4 pimps",
    "Town | Arrests",
    "Exampleville | 11",
    "What comes next",
    "All of them are due in court.",
]


def amid_furniture(release: str) -> str:
    return FURNITURE.replace("THE RELEASE", release)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "container",
    [
        "<article>{}</article>",
        "<main>{}</main>",
        '<div role="main">{}</div>',
        '<article class="post has-sidebar"><div class="entry-content">{}</div></article>',
        '<div itemprop="articleBody description">{}</div>',
        '<div id="content"><div>{}</div></div>',
    ],
)
def test_a_container_gives_its_lines_and_nothing_around_them(container: str) -> None:
    parsed = parse_html(page(amid_furniture(container.format(RELEASE))))
    assert parsed.text.split("\n") == LINES
    assert parsed.parser == "html:container"


def test_a_headline_outside_the_container_comes_first() -> None:
    body, headline = RELEASE.split("\n", 1)[1], RELEASE.split("\n", 1)[0]
    parsed = parse_html(page(amid_furniture(f"<div>{headline}<p>Press release</p><article>{body}</article></div>")))
    assert parsed.text.split("\n") == LINES


def test_a_headline_below_other_lines_is_moved_to_the_top() -> None:
    parsed = parse_html(page(f"<article><p>Press release</p>{RELEASE}</article>"))
    assert parsed.text.split("\n") == [LINES[0], "Press release", *LINES[1:]]


def test_furniture_within_the_container_goes_too() -> None:
    inside = """<div class="share-buttons">Share 5</div><p><strong>Related articles:</strong></p>
    <ul><li>66 arrested elsewhere</li></ul><nav><form>Search <nav>in 10 towns</nav></form></nav>
    <p hidden>13 hidden</p><header class="entry-header">Friday</header>"""
    parsed = parse_html(page(f"<article>{RELEASE}{inside}</article>"))
    assert parsed.text.split("\n") == [*LINES, "Friday"]


def test_without_a_container_the_text_is_still_found() -> None:
    parsed = parse_html(page(amid_furniture(f"<div>{RELEASE}</div>")))
    assert parsed.parser == "html:trafilatura"
    assert parsed.text.split("\n")[0] == LINES[0]
    for words in ("arrested 11", "7 buyers", "Exampleville | 11", "due in court"):
        assert words in parsed.text
    for words in ("99", "77", "50 police", "88", "1000 Example"):
        assert words not in parsed.text


def test_without_a_container_a_list_of_nothing_but_links_is_furniture() -> None:
    links = "<p>Also on the wire:</p><ul><li><a href=/d>55 cited elsewhere</a><li><a href=/e>Fair opens</a></ul>"
    lines = parse_html(page(f"<p>Exampleville wire</p>{RELEASE}{links}")).text.split("\n")
    assert [line for line in LINES if line not in lines] == []
    assert not {"55 cited elsewhere", "Fair opens"} & set(lines)


def test_a_page_laid_out_as_a_table_gives_its_main_cell() -> None:
    table = f"""<table><tr><td colspan=3>Exampleville Police</td></tr><tr>
    <td><a href=a>Home</a><br><a href=b>News</a><br><a href=c>Jobs</a></td><td>{RELEASE}</td>
    <td><b>Other news</b><br><a href=d>44 cited</a></td></tr></table>"""
    parsed = parse_html(page(table))
    assert parsed.parser == "html:cell"
    assert parsed.text.split("\n") == LINES


def test_columns_of_a_layout_table_are_not_run_together() -> None:
    columns = "<table><tr><td>Officers<br>arrested<br>11<br>people<br>on Friday</td><td>4 cited</td></tr></table>"
    lines = ["Officers", "arrested", "11", "people", "on Friday", "4 cited"]
    assert parse_html(page(f"<main>{columns}</main>")).text.split("\n") == lines


def test_what_holds_the_headline_is_no_furniture_whatever_it_is_called() -> None:
    body = (
        '<div class="banner"><h1>Eleven held</h1><p>Officers arrested 11.</p></div><div class="banner">5 offers</div>'
    )
    assert parse_html(page(f"<main>{body}</main>")).text == "Eleven held\nOfficers arrested 11."


def test_without_a_container_a_list_that_ends_the_release_stays() -> None:
    words = (
        "<p>Officers of the invented town of Exampleville held a detail on Friday, and told nobody of it before.</p>"
    )
    parsed = parse_html(page(f"<div><h1>Eleven held</h1>{words}{words}<ul><li>7 buyers<li>4 pimps</ul></div>"))
    assert parsed.parser == "html:trafilatura"
    assert parsed.text.split("\n")[-2:] == ["7 buyers", "4 pimps"]


def test_lines_and_paragraphs_of_preformatted_text_stay_apart() -> None:
    text = parse_html(
        page("<main><pre>\n\nEXAMPLEVILLE POLICE\n\n\n  11 held by\n the  police\n \n</pre><p>4 cited</main>")
    ).text
    assert text.split("\n") == ["EXAMPLEVILLE POLICE", "", "11 held by", "the police", "", "4 cited"]
    assert parse_html(page("<main><p>x<pre>11 held\n\n</pre></main>")).text == "x\n11 held"


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


def test_a_headline_over_two_lines_is_one() -> None:
    parsed = parse_html(page("<main><h1>Eleven held<br>in Exampleville</h1><p>Officers arrested 11.</p></main>"))
    assert parsed.text == "Eleven held in Exampleville\nOfficers arrested 11."
    assert parsed.title == "Eleven held in Exampleville"


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    broken = b"<html><body><article><h1>Eleven held<p>Officers <b>arrested 11<p>people.<table><tr><td>Town<td>11</art"
    assert parse_html(broken).text.split("\n") == ["Eleven held", "Officers arrested 11", "people.", "Town | 11"]


def test_declared_encodings_of_old_pages_are_believed() -> None:
    data = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Ж 7'.encode("koi8-r")
    assert parse_html(data).text == "Ж 7"
    assert parse("<p>Ж 7".encode("koi8-r"), 'text/html; charset="koi8-r"', None).text == "Ж 7"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body><nav>Menu</nav><script>1</script></body></html>", "empty"),
        (b"<frameset><frame src=a></frameset>", "empty"),
        (b"<div>" * 5000 + b"x", "too_deep"),
        (b"<div><x></x></y>" * 5000 + b"x", "too_deep"),
        (page("<main><h1>Page not found</h1><p>Try the search.</p></main>"), "error_page"),
        (page("<h1>Just a moment...</h1><p>Checking your browser.</p>"), "error_page"),
    ],
)
def test_what_holds_no_release_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(data, "text/html", None)
    assert caught.value.code == code


def test_many_tags_side_by_side_are_not_deep() -> None:
    body = "<li>1 held" * 3000
    assert parse_html(page(f"<main><ul>{body}</ul></main>")).text.count("\n") == 2999


@given(
    st.lists(
        st.sampled_from(
            [
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<p>",
                "</p>",
                "<article>",
                "<ul>",
                "<li>",
                "</ul>",
                "<aside>",
                "</aside>",
                '<div class="share">',
                "</div>",
                "<pre>",
                "<h2>Latest news</h2>",
                "7 held",
                "<h1>",
                "<!--",
                "-->",
            ]
        )
    )
)
def test_any_heap_of_tags_gives_lines_or_a_plain_refusal(tags: list[str]) -> None:
    lines = text_or_code("".join(tags).encode()).split("\n")
    assert lines == ["refused: empty"] or all(line == " ".join(line.split()) for line in lines)


def text_or_code(data: bytes) -> str:
    try:
        return parse_html(data).text
    except ParseError as error:
        return f"refused: {error.code}"


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
