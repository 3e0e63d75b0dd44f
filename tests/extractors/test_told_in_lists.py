"""Figures of lines that hold several, of rows that a total adds up, and of shares beside each other: measure, value,
value of the total. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

FIGURES = {
    # Several labels on one line, each before its number; what is no figure among them is left out.
    "Arrests: 26; Citations: 5; Cars towed: 7; Guns seized: 2.": [("arrests", 26, None), ("citations", 5, None)],
    "Arrests: 26, Victims rescued: 5, Cars towed: 2": [("arrests", 26, None), ("rescues", 5, None)],
    "Final numbers: Arrests - 26; Citations - 5; Cars towed - 7.": [("arrests", 26, None), ("citations", 5, None)],
    "Cybertips: 1,204; Search warrants: 77; Arrests: 31; Tablets examined: 410": [
        ("search_warrants", 77, None), ("arrests", 31, None),
    ],
    "Arrests: 26; Men: 19; Women: 7": [("arrests", 26, None), ("arrests", 19, 26), ("arrests", 7, 26)],
    "Adams: 12, Brown: 7, Clark: 9": [],
    "Theft - 7 arrests; Pandering - 3 arrests; Cars towed - 2": [("arrests", 7, None), ("arrests", 3, None)],
    "Theft: 7 arrests; Pandering: 3 arrests.": [("arrests", 7, None), ("arrests", 3, None)],
    "The board met and heard of it.\n\n412 Arrests | 38 Children Rescued | 9,804 Cybertips | 12 Citations": [
        ("arrests", 412, None), ("rescues", 38, None), ("citations", 12, None),
    ],
    "The board met and heard of it.\n\nArrests | Rescues | Citations": [],
    "Arrests (12 total)\n7 – Theft\n5 – Pandering": [("arrests", 12, None), ("arrests", 7, 12), ("arrests", 5, 12)],
    # Of two verbs each has its own number.
    "The team arrested 12, cited nine and recovered two juveniles.": [
        ("arrests", 12, None), ("citations", 9, None), ("rescues", 2, None),
    ],
    "The team arrested and cited nine men.": [("citations", 9, None), ("arrests", 9, None)],
    # What a row's own label says is not counted under the label of the row above.
    "Arrests: 31 (19 men, 12 women)\nVictims: 7 (5 adults, 2 juveniles)": [
        ("arrests", 31, None), ("arrests", 19, 31), ("arrests", 12, 31),
    ],
    "Arrests: 31 (19 men, 12 women)\nCases: 12 (5 federal, 7 state)": [
        ("arrests", 31, None), ("arrests", 19, 31), ("arrests", 12, 31),
    ],
    "Unit statistics:\n• Children identified: 64\n• Attendees: 14,022": [("victims_identified", 64, None)],
    "Arrested were:\npandering: 5 people\nother deeds related to theft: 6 people": [
        ("arrests", 5, None), ("arrests", 6, None),
    ],
    # A total below rows that nothing heads.
    "21 - Solicitation\n3 - Drug possession\n24 - Total arrests": [
        ("arrests", 21, 24), ("arrests", 3, 24), ("arrests", 24, None),
    ],
    "Solicitation: 21\nDrug possession: 3\nTotal arrests: 25": [("arrests", 25, None)],
    "Solicitation: 21\n\nDrug possession: 3\nTotal arrests: 24": [("arrests", 24, None)],
    "Solicitation arrests: 21\nDrug arrests: 3\nTotal: 24": [
        ("arrests", 21, 24), ("arrests", 3, 24), ("arrests", 24, None),
    ],
    "Drug arrests: 21\nSpeeding citations: 3\nTotal: 24": [("arrests", 21, None), ("citations", 3, None)],
    "Drug arrests: 21\nTotal: 21": [("arrests", 21, None)],
    "The sting led to:\n- 21 arrests for solicitation\n- 3 warrant arrests\n- 24 total": [
        ("arrests", 21, 24), ("arrests", 3, 24), ("arrests", 24, None),
    ],
    "Results:\n- 21 drug arrests\n- 3 warrant arrests\n- 25 total": [("arrests", 21, None), ("arrests", 3, None)],
    # A total as far out as the heading of its rows.
    "Arrests:\n- Solicitation: 21\n- Drugs: 3\nTotal: 24": [
        ("arrests", 21, 24), ("arrests", 3, 24), ("arrests", 24, None),
    ],
    # One figure in headline and list.
    "5 RESCUES IN STING\n\nDeputies went out.\n\nTotals:\n- 5 victims rescued": [("rescues", 5, None)],
    "Results:\n- 9 arrests\n- 9 women arrested": [("arrests", 9, None), ("arrests", 9, 9)],
    "Results by day:\nFriday\n9 arrests\nSaturday\n9 people arrested": [("arrests", 9, None), ("arrests", 9, None)],
    # A verb that opens its item.
    "The unit:\n• Served 77 search warrants\n• Opened 310 cases": [("search_warrants", 77, None)],
    "The unit:\n• Received 77 search warrants\n• Opened 310 cases": [],
    "The 2019 totals: 212 arrests and 88 search warrants.": [("arrests", 212, None), ("search_warrants", 88, None)],
    "The file lists 212 arrests and 88 search warrants.": [("arrests", 212, None)],
    # Shares told beside each other.
    "18 people were arrested, 12 of whom were men and six of whom were women.": [
        ("arrests", 18, None), ("arrests", 12, 18), ("arrests", 6, 18),
    ],
    "18 people were arrested, 12 of them buyers, six of whom were soldiers.": [
        ("arrests", 18, None), ("arrests", 12, 18), ("arrests", 6, 12),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), FIGURES.items())
def test_figures(text: str, figures: list[tuple[str, int, int | None]]) -> None:
    counts = read(f"{text}\n", Context(published="2024-05-20")).counts
    totals = [None if one.part_of is None else counts[one.part_of].number.value for one in counts]
    assert [(one.measure, one.number.value, total) for one, total in zip(counts, totals, strict=True)] == figures


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("21 arrests for solicitation\n3 warrant arrests", ["buying", "other"]),
        ("Solicitation - 7 arrests; Pandering - 3 arrests.", ["buying", "trafficking"]),
        ("Human trafficking sting in Ohio. Arrests: 26; Guns seized: 2.", [None]),
        ("Human trafficking sting in Ohio. Drug arrests: 26; Guns seized: 2.", ["other"]),
    ],
)
def test_offenses(text: str, kinds: list[str | None]) -> None:
    assert [one.offense for one in read(text).counts] == kinds


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        ("Deputies arrested 36 people, two-thirds of whom were men.", [None]),
        ("Deputies arrested 36 people, most of them were men.", [None]),
        ("Deputies arrested 36 people, all of whom were men.", ["male"]),
        # A number without a noun is not of fewer than it counts, nor are those who remain.
        ("Nine people were arrested. Two of them are women. Six were charged with theft.", [None, "female", None]),
        ("Nine women were arrested. Six were charged with theft.", ["female", "female"]),
        ("Among those arrested were nine men. The remaining six were charged with theft.", ["male", None]),
        ("Nine men were arrested. The remaining six were charged with theft.", ["male", "male"]),
    ],
)
def test_genders(text: str, genders: list[str | None]) -> None:
    assert [one.gender for one in read(text).counts] == genders


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Arrests by city: Toledo - 12; Dayton - 7; Lima - 9", ["Toledo, OH", "Dayton, OH", "Lima, OH"]),
        ("Arrests by city: Toledo: 12; Dayton: 7; Lima: 9.", ["Toledo, OH", "Dayton, OH", "Lima, OH"]),
        ("LIMA - 12 women were arrested in Dayton.", ["Dayton, OH"]),
    ],
)
def test_places(text: str, places: list[str | None]) -> None:
    assert [one.place for one in read(text, Context(publisher="Ohio Attorney General")).counts] == places


@pytest.mark.parametrize("head", ["2019 BY THE NUMBERS", "2019 at a Glance:", "2019 Annual Totals", "2019 HIGHLIGHTS"])
def test_year_of_a_list(head: str) -> None:
    text = f"The board met on Friday and heard from its staff.\n\n{head}\n- 212 arrests\n- 48 victims identified\n"
    assert {one.period.first for one in read(text, Context(published="2020-02-03")).counts} == {"2019"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # The year of a share is its own, whatever year the unit was founded in.
        (
            "Since its creation in 2010, the unit has made 3,100 arrests, including 412 in 2019.",
            [("2010", "2020-02-03"), ("2019", "2019")],
        ),
        ("The unit was created with 9 officers in 2010. It has made 90 arrests.", [("2010", "2020-02-03")]),
        # A bracket sets another year's figure beside one.
        ("Arrests: 412 (371 in 2018)", [(None, None), ("2018", "2018")]),
        (
            "The board met on Friday and heard from its staff.\n\n2019 totals\nArrests: 412 (371 in 2018)",
            [("2019", "2019"), ("2018", "2018")],
        ),
        (
            "The board met.\n\nArrests: 412 (371 in 2018)\nRescues: 12",
            [(None, None), ("2018", "2018"), (None, None)],
        ),
        ("The unit closed 2019 with 412 arrests.", [("2019", "2019")]),
    ],
)
def test_years(text: str, years: list[tuple[str | None, str | None]]) -> None:
    counts = read(text, Context(published="2020-02-03")).counts
    assert [(one.period.first, one.period.last) for one in counts] == years


@pytest.mark.parametrize(
    ("text", "offenses"),
    [
        ("Deputies arrested 61 people; some were charged with pandering.", [("arrests", None)]),
        ("Deputies arrested 61 people, all but two for pandering.", [("arrests", None)]),
        ("Deputies arrested 61 people, including a man for pandering.", [("arrests", None)]),
        ("Deputies arrested 61 people on charges including a count of pandering.", [("arrests", "trafficking")]),
        ("Of the 61 people arrested, two-thirds were buyers.", [("arrests", None)]),
        # What befell many of them befell not all.
        ("Deputies arrested 61 people, many of whom were charged with pandering.", [("arrests", None)]),
        (
            "Deputies arrested 61 people, all of whom were charged with pandering.",
            [("charged", "trafficking"), ("arrests", "trafficking")],
        ),
        # Cases that led to arrests take nothing from the convictions beside these.
        (
            "The unit opened 215 drug cases, which led to 73 arrests and 24 convictions for theft.",
            [("arrests", None), ("convicted", "other")],
        ),
        (
            "The unit reported 99 arrests, 80 prosecutions and 43 convictions for theft.",
            [("arrests", None), ("convicted", "other")],
        ),
        ("The office tried 30 drug cases and won 28 convictions for theft.", []),
    ],
)
def test_of_some(text: str, offenses: list[tuple[str, str | None]]) -> None:
    assert [(one.measure, one.offense) for one in read(text).counts] == offenses
