"""Pages here are invented."""

from __future__ import annotations

import pytest
from example_page import LINES, RELEASE, amid_furniture, page
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import ParseError, parse
from pipeline.parse.html import parse_html


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
