"""Ordinary words that no dictionary has, and what a text tells to be a firm, a gang or a home: all is invented."""

import pytest
from masks import assert_hidden, masked

from extractors.people.spoilt import is_spoilt
from extractors.people.things import called_after


@pytest.mark.parametrize(
    ("word", "spoilt"),
    [
        ("inabduction", True),
        ("conspiracyto", True),
        ("inman", False),
        ("cybercriminals", True),
        ("unzorbax", False),
        ("stalker", True),
        ("dismantlers", True),
        ("deadliest", True),
        ("zorbaxer", False),
        ("examintion", True),
        ("assualting", True),
        ("attemted", True),
        ("mortrage", True),
        ("quillon", False),
        ("sampletin", False),
    ],
)
def test_words_run_together_derived_or_misspelt(word: str, spoilt: bool) -> None:
    assert is_spoilt(word) is spoilt


def test_they_are_shown_in_headlines_unless_they_are_the_name_of_somebody() -> None:
    text = "NINE CHARGED FOR ATTEMTED MURDER\nThey told us that it was so on that day.\n"
    assert masked(text) == text
    named = text + "They told us that Ruth Attemted, 33, fled from there.\n"
    assert masked(named).startswith("NINE CHARGED FOR [name] MURDER\n")


@pytest.mark.parametrize(
    "marked",
    [
        "They had worked for Quillon Zorbax & Partners, Inc. (QZ) there, and Quillon Zorbax paid the others for it.",
        "They had worked for Zorbax Diamond Group, LLC there, and then Zorbax paid the others for it.",
        "They had joined the Quillon Zorbax street gang there, and then Quillon Zorbax members fled.",
        "They were of the Elder and Vulnerable Adult Unit (EVA) there, and EVA told the others of it.",
        "They met at the Ruth Lacy Home (Ruth Lacy) there, and the man at Ruth Lacy told [Peter Banks] of it.",
        "They met the owners of Macy’s Retail Holdings, LLC (“Macy’s”) there, and Macy's told the others of it.",
        "They met [Ruth Lacy Quillon] ([Lacy]) there, and [Lacy] told the others of it.",
        "They saw the Non-Zorbax and the DAE-Light and the QZX-ZBX line and the CHP-Santa Ana of the county there.",
        "They saw that the defendant Sept. 16, 2015, and the defendant May 6, 2014, were told of it.",
        "They saw Michael’s Gardening and Peter’s Canyon Elementary there, and they went to condados de Collin.",
    ],
)
def test_what_is_nobody_stays_readable(marked: str) -> None:
    assert_hidden(marked)


def test_where_a_short_name_of_a_body_stands() -> None:
    text = "It was the Ruth Sampleton Home (Ruth Sampleton), and Ruth Sampleton (Ruth) was there."
    assert [text[a:b] for a, b in called_after(text)] == ["Ruth Sampleton"] * 3
