"""What each pattern of the layout of pages is there for. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Span
from extractors.page.layout import lay_out
from extractors.page.sentences import in_parts

PROSE = "Deputies held nine men in a motel of the town on Monday, and all of them had come to buy sex there, they said."


def headline(text: str) -> str | None:
    page = lay_out(text)
    return page.title.of(page.text) if page.title else None


@pytest.mark.parametrize(
    ("above", "found"),
    [
        # The page's title names it, and the site behind a bar.
        ("Nine Men Arrested in Motel Sting | Sample News\nBoats\nNine Men Arrested in Motel Sting, Police Say",
         "Nine Men Arrested in Motel Sting, Police Say"),
        # It stands below the line of contact.
        ("Sample county unit at work\nContact: Jordan Examplar\nNine men were held there", "Nine men were held there"),
        # A letterhead is none.
        ("Sample County of Ohio Sheriff Department\nNine men were held there", "Nine men were held there"),
    ],
)  # fmt: skip
def test_headline(above: str, found: str) -> None:
    assert headline(f"{above}\n{PROSE}\n") == found


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        # A row of links is no text.
        (f"Wildlife | Boats | Harbor\n{PROSE}", [PROSE]),
        # One with a date is none.
        (f"Nine held | Springfield | May 2019\n{PROSE}", ["Nine held | Springfield | May 2019", PROSE]),
        # An item of a list stands alone.
        ("Held were nine men and\n- twelve women", ["Held were nine men and", "- twelve women"]),
        # So does a row of a table.
        ("Women of the\nArrests: 12", ["Women of the", "Arrests: 12"]),
        # A headline in capitals goes on, and one in small letters does not.
        (f"NINE MEN FACE CHARGES\nFOR BUYING SEX\n{PROSE}", ["NINE MEN FACE CHARGES\nFOR BUYING SEX", PROSE]),
        (f"Nine Men Face Charges\nFor Buying Sex\n{PROSE}", ["Nine Men Face Charges", "For Buying Sex", PROSE]),
        # A dateline opens a paragraph, whatever the headline ends with.
        (
            f"Nine Men Held in a Sting for the\nSAMPLETON — {PROSE}",
            ["Nine Men Held in a Sting for the", f"SAMPLETON — {PROSE}"],
        ),
        # Small letters carry on no sentence that has ended.
        ("Deputies held nine men.\nof the town.", ["Deputies held nine men.", "of the town."]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    page = lay_out(f"{text}\n")
    assert [span.of(page.text) for span in page.body] == paragraphs


def test_a_long_run_of_words_is_cut_between_words() -> None:
    text = "sample " * 400
    parts = [part.of(text) for part in in_parts(text, Span(0, len(text)))]
    assert len(parts) > 1
    assert {word for part in parts for word in part.split()} == {"sample"}
