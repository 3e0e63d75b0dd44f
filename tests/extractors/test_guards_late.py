"""What patterns of the readers are there for that one sentence alone decides. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.agencies.names import fold
from extractors.page.layout import lay_out
from extractors.people.masking import find_private_names
from extractors.reader import read

FIGURES = {
    # Ages are those of others whom the words before them name.
    "Nine people were arrested with victims ages 14 to 16.": [("arrests", 9, None)],
    # A share is of the figure whose number it names.
    "Deputies arrested nine people in May. In June they arrested 20 people. Two of the nine were women.": [
        ("arrests", 9, None), ("arrests", 20, None), ("arrests", 2, 9),
    ],
    # Those told of beside others share their verb.
    "Nine buyers were jailed in addition to two pimps.": [("arrests", 9, None), ("arrests", 2, None)],
    # Whoever shows signs of a crime was met as its victim.
    "Deputies met two people with indicators of trafficking.": [("victims_identified", 2, None)],
    # A heading names the side of whom its rows tell.
    "Deputies arrested nine people and rescued nine victims.\nSuspects:\n• 4 women\n• 5 men": [
        ("arrests", 9, None), ("rescues", 9, None), ("arrests", 4, 9), ("arrests", 5, 9),
    ],
    # The few words before a place and its number say what is told of next.
    "Agents arrested 90 people. They freed 47 victims. Now to the arrests. Ohio had 12.": [
        ("arrests", 90, None), ("rescues", 47, None), ("arrests", 12, 90),
    ],
    # Ages name rows.
    "Arrests\n18-24: 4\n25-34: 9": [("arrests", 4, None), ("arrests", 9, None)],
    "Victims rescued\n10 to 17 - 4\n18+ - 9": [("rescues", 4, None), ("rescues", 9, None)],
    # A heading that ends on a day is no row.
    "ARRESTS (May 8)\nFresno: 9\nMadera: 4": [("arrests", 9, None), ("arrests", 4, None)],
    # A mark that is reached is a figure.
    "Arrests reached the 800 milestone.": [("arrests", 800, None)],
    # An aside behind the noun of a row is none of its own.
    "The sting's end:\n4 defendants (all of Iowa)\n9 co-defendants": [("charged", 4, None), ("charged", 9, None)],
    # What is said of one of two alone: the other was held.
    "Nine men in handcuffs, one man free.": [("arrests", 9, None)],
    # Minors are not divided by grown people.
    "Children rescued along the highway: 25\nWomen: 4": [("rescues", 25, None)],
    # Whose share a row's number is says that the row counts people.
    "Results\nOperation Examplar arrests: 12 of them were for pimping": [("arrests", 12, None)],
    # Shares of causes are listed on.
    "Deputies made nine arrests. Of that total, pandering accounted for eight and pimping for one.": [
        ("arrests", 9, None), ("arrests", 8, 9), ("arrests", 1, 9),
    ],
    # Who was helped and shows signs of a crime was helped as its victim; who takes help was given it.
    "The team helped nine people with indicators of trafficking.": [("victims_assisted", 9, None)],
    "Deputies met 12 women. Four of the women took a bed.": [("victims_assisted", 4, None)],
    # Those who were trafficked are no share of the missing.
    "Victims identified\nMissing children found: 225\nTrafficked: 169": [
        ("missing_located", 225, None), ("victims_identified", 169, None),
    ],
    # Those of a body are none of those it arrested, though their numbers add up.
    "Deputies arrested nine people. Six of its members wore vests, and three of its members drove.": [
        ("arrests", 9, None),
    ],
    # A line with leaders heads no columns.
    "Arrests\nFresno …  Victims and others\nMadera  9\nMerced  4": [("arrests", 9, None), ("arrests", 4, None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), FIGURES.items())
def test_figures(text: str, figures: list[tuple[str, int, int | None]]) -> None:
    counts = read(f"{text}\n").counts
    totals = [None if one.part_of is None else counts[one.part_of].number.value for one in counts]
    assert [(one.measure, one.number.value, total) for one, total in zip(counts, totals, strict=True)] == figures


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Nine people were arrested with victims ages 14 to 16.", [None]),
        ("Nine people were arrested for driving kids ages 14 to 16.", [None]),
        ("Arrests by age\nUnder 18: 4\n18 and older: 9", ["minor", "adult"]),
    ],
)
def test_age_groups(text: str, groups: list[str | None]) -> None:
    assert [count.age_group for count in read(f"{text}\n").counts] == groups


def test_an_association_of_a_state_is_named_before_or_behind() -> None:
    assert fold("Sheriffs' Association of Georgia") == fold("Georgia Sheriffs' Association")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # The day since which something ran and the day on which it ended are one period.
        (
            "June 5, 2020\nSince May 3 deputies arrested nine men. The sting ended May 12.",
            [("2020-05-03", "2020-05-12")],
        ),
        # A numbered heading that ends as a sentence does dates its rows.
        (
            "Year in review\n\n1. Calendar year 2018, all activity.\n\nArrests: 9\n\n"
            "2. Calendar year 2019, all activity.\n\nArrests: 12",
            [("2018", "2018"), ("2019", "2019")],
        ),
        # Over the items of a list its heading still dates the later ones,
        (
            "AMES, Iowa, Jan. 4, 2021 - Deputies work all year.\n\nWork in May 2020\n\n- Nine men arrested\n\n"
            "- Deputies rescued two girls.",
            [("2020-05", "2020-05"), ("2020-05", "2020-05")],
        ),
        # a day on which something else was done is no end of the time,
        (
            "AMES, Iowa, June 5, 2020 - Nine men were arrested on Wednesday and today pleaded guilty.",
            [("2020-06-03", "2020-06-03")],
        ),
        # and what says when a time ended is not the figure's.
        ("In the year 2021, which ended in December 2021, deputies arrested nine men.", [("2021", "2021")]),
    ],
)
def test_periods(text: str, days: list[tuple[str, str]]) -> None:
    assert [(count.period.first, count.period.last) for count in read(f"{text}\n").counts] == days


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # A sheriff called by his town is its county's.
        ("Ohio Attorney General\nToledo sheriff's deputies arrested nine men.", ["Lucas County, OH"]),
        # Where a share was found is not where those told of next were.
        (
            "Deputies arrested 20 men in Dayton, Ohio. Nine of the suspects were found in Toledo. Four women were "
            "arrested.",
            ["Dayton, OH", "Dayton, OH"],
        ),
        # A place that acts has the figure behind it, one that something was in leaves it to a nearer one.
        ("Ohio followed with 12 arrests, Iowa with 10.", ["OH"]),
        ("In Ohio agents arrested 12 men near Toledo.", ["Lucas County, OH"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [count.place for count in read(f"{text}\n").counts] == places


def test_a_page_with_the_small_words_of_english_is_no_foreign_one() -> None:
    line = "They told us of the day and of the town where nine men had been held for the week, and that was all.\n"
    text = (
        f"{line * 12}Holbrin Zaxter told the town of it, and with that the day was over for all who had come there.\n"
    )
    assert [name.of(text) for name in find_private_names(lay_out(text), (), ())] == ["Holbrin Zaxter"]
