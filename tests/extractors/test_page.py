"""The layout of pages: all texts are invented."""

import pytest

from extractors.model import Page, Span
from extractors.page.furniture import kind_of
from extractors.page.layout import lay_out
from extractors.page.lines import join_lines, split_lines
from extractors.page.sentences import split_sentences
from extractors.rulebook import Rule, load_rules

RULES = load_rules("page")
OF_LINES = [rule for rule in RULES if "pattern" in rule]
ABBREVIATIONS = [rule for rule in RULES if rule["kind"].endswith("abbreviation")]
OPEN = [rule for rule in RULES if rule["kind"] in ("open-end", "open-title")]

WEB_PAGE = """\
Nine Men Arrested in Motel Sting - Exampleton Sheriff's Office
Home
Stations
Careers
Skip to content
LATEST NEWS
Burglary crew: 14 arrested
Two boats stolen
Share: Facebook | Twitter | Email
Nine Men Arrested in Motel Sting
For immediate release
May 3, 2019
EXAMPLETON, Calif. – Deputies arrested nine men at two motels on Main St. on Thursday. All of them had come to buy sex.
Sheriff
Pat Sampleton
thanked the
Exampleton Women's Shelter
, which helped three women.
###
Related Posts
Fire at the harbor: 3 hurt
May 1, 2019
A fire broke out on Monday and three people were hurt in it, the department said.
Read More
Leave a Reply
Last year they arrested 40 people in the same motel and nobody wrote a word about it.
"""


def sentences(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.sentences]


def test_a_web_page_is_cut_down_to_its_release() -> None:
    page = lay_out(WEB_PAGE)
    assert page.title is not None
    assert page.title.of(WEB_PAGE) == "Nine Men Arrested in Motel Sting"
    assert sentences(page) == [
        "Nine Men Arrested in Motel Sting",
        "For immediate release",
        "May 3, 2019",
        "EXAMPLETON, Calif. – Deputies arrested nine men at two motels on Main St. on Thursday.",
        "All of them had come to buy sex.",
        "Sheriff\nPat Sampleton\nthanked the\nExampleton Women's Shelter\n, which helped three women.",
    ]


def test_body_and_sentences_are_in_order_and_sentences_lie_in_the_body() -> None:
    page = lay_out(WEB_PAGE)
    assert list(page.body) == sorted(page.body)
    assert list(page.sentences) == sorted(page.sentences)
    assert all(any(part.covers(sentence) for part in page.body) for sentence in page.sentences)


def test_a_plain_text_is_kept_whole_and_its_wrapped_lines_are_joined() -> None:
    text = (
        "EXAMPLETON POLICE: SIX MEN CITED\n\n"
        "Officers of the Exampleton Police Department cited six men last week for\n"
        "soliciting a decoy near the station. The men are between the ages of 21 and\n"
        "40 and live in the county. Detectives thanked the Sampleton Task Force for its\n"
        "help. A second operation is planned for the summer, when more visitors come to\n"
        "Exampleton Beach and its motels.\n\n"
        "Results:\n- 6 men cited\n- 2 cars towed\n"
    )
    found = [sentence.replace("\n", " ") for sentence in sentences(lay_out(text))]
    assert found == [
        "EXAMPLETON POLICE: SIX MEN CITED",
        "Officers of the Exampleton Police Department cited six men last week for soliciting a decoy near the station.",
        "The men are between the ages of 21 and 40 and live in the county.",
        "Detectives thanked the Sampleton Task Force for its help.",
        "A second operation is planned for the summer, when more visitors come to Exampleton Beach and its motels.",
        "Results:",
        "- 6 men cited",
        "- 2 cars towed",
    ]


def test_a_number_set_in_bold_on_its_own_line_stays_in_its_sentence() -> None:
    text = "Task Force Results\nIn two days officers arrested\n15 people\nin four motels and helped three women.\n"
    assert sentences(lay_out(text))[-1] == text.split("\n", 1)[1].strip()


@pytest.mark.parametrize(
    "text",
    [
        "News\nMay 3, 2019\nFour arrested in sting\nMay 1, 2019\nSix cited\n"
        "April 9, 2019\nTwo held\nMay 2, 2018\nOne freed\n",
        "Newsroom\nFour arrested\nDeputies arrested four men at a motel on Thursday, the office said.\nRead more\n"
        "Six cited\nOfficers cited six men for soliciting a decoy, the office said.\nRead more\nTwo held\nRead more\n",
    ],
)
def test_a_page_that_lists_other_releases_has_no_body(text: str) -> None:
    page = lay_out(text)
    assert page.body == ()
    assert page.sentences == ()
    assert page.title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Results for 2022\n- 45 arrests\n- 12 grown victims rescued", None),
        ("Yearly Report\nArrests: 45\nSearch warrants served by deputies 30", None),
        (
            "Yearly Report\nExample County\nSearch warrants served by deputies 30",
            "Search warrants served by deputies 30",
        ),
        ("Yearly Report of Example County\nArrests: 45\nSearch warrants: 30", "Yearly Report of Example County"),
    ],
)
def test_an_item_or_a_row_is_no_headline(text: str, title: str | None) -> None:
    found = lay_out(text).title
    assert (found and found.of(text)) == title


def test_a_box_of_related_headlines_does_not_swallow_the_prose_below_it() -> None:
    prose = "Deputies arrested nine men at two motels in the county on Thursday night."
    more = "Three women were offered a bed, a meal and the help of an advocate by the county."
    page = lay_out(f"Sting nets nine\n{prose}\nRelated Stories\nFire hurts 3\n{more}\n{more}\n")
    assert sentences(page) == ["Sting nets nine", prose, more, more]


def test_an_empty_text_has_no_body() -> None:
    assert lay_out("") == Page("", None, (), ())
    assert lay_out(" \n\n ").sentences == ()


@pytest.mark.parametrize("rule", OF_LINES, ids=lambda rule: rule["id"])
def test_each_kind_of_line_is_told(rule: Rule) -> None:
    assert {example: kind_of(example) for example in rule["examples"]} == dict.fromkeys(rule["examples"], rule["kind"])
    assert all(kind_of(example) is None for example in rule["counterexamples"])


@pytest.mark.parametrize("rule", ABBREVIATIONS, ids=lambda rule: rule["id"])
def test_abbreviations_do_not_end_a_sentence(rule: Rule) -> None:
    assert all(len(split_sentences(text, Span(0, len(text)))) == 1 for text in rule["examples"])
    assert all(len(split_sentences(text, Span(0, len(text)))) == 2 for text in rule["counterexamples"])


@pytest.mark.parametrize("rule", OPEN, ids=lambda rule: rule["id"])
def test_open_lines_are_carried_on(rule: Rule) -> None:
    assert all(len(join_lines(split_lines(text))) == 1 for text in rule["examples"])
    assert all(len(join_lines(split_lines(text))) == 2 for text in rule["counterexamples"])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We will be back.” The men were charged.", ["“We will be back.”", "The men were charged."]),
        ("Judge J. R. Sampleton of the U.S. District Court sentenced two. 3 wait.", 2),
        ("Nine were held! Why? They paid.", 3),
        ("Sampleton ...... 12", 1),
        ("Results: • 3 arrested • 2 cited", ["Results:", "• 3 arrested", "• 2 cited"]),
    ],
)
def test_sentences(text: str, parts: list[str] | int) -> None:
    found = [span.of(text) for span in split_sentences(text, Span(0, len(text)))]
    assert (found if isinstance(parts, list) else len(found)) == parts


def test_a_typesetters_blanks_and_hyphens_are_read_as_plain_ones() -> None:
    text = "Deputies\xa0arrested 15\u202fmen in\u2009a two\u2011day sting.\n"
    page = lay_out(text)
    assert page.text == "Deputies arrested 15 men in a two-day sting.\n"
    assert len(page.text) == len(text)


def test_what_follows_other_headlines_in_a_paragraph_is_not_told() -> None:
    text = "Deputies arrested two men in a hotel by the river Friday.\n\nReply to stop. Other news: Two held. More.\n"
    page = lay_out(text)
    assert [span.of(text) for span in page.sentences][1:] == ["Reply to stop."]
