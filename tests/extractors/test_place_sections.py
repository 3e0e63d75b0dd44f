"""Where a figure is by the heading of its section, and what neither its sentence nor its heading says of it."""

from __future__ import annotations

import pytest
from placed import area

COUNTY = "Fresno County Sheriff's Office"
SHERIFF = "Fresno County deputies held a sting in May against people who buy sex."
LEAD = f"{SHERIFF}\n\n"


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        (LEAD + "IN OREGON\nArrests: 14\nVictims found: 3", "14", "OR"),
        (LEAD + "National picture\nThe drive was a long one. Teams arrested 140 people.", "140", "US"),
        (LEAD + "The record, all states\n2018: 140 buyers held\n2019: 155 buyers held", "155", "US"),
        (LEAD + "State totals\nTeams arrested 140 people.", "140", "CA"),
        (LEAD + "In Oregon\nThe work began early. Agents made 14 arrests.", "14", "OR"),
        # A heading in capitals holds over the lesser ones under it, another heading ends it.
        (LEAD + "IN OREGON\n\nBy age\nAdults arrested: 14", "14", "OR"),
        (
            LEAD + "In Oregon\nAgents made 9 arrests.\n\nBackground\nDeputies made 14 arrests.",
            "14",
            "Fresno County, CA",
        ),
        # So does the text that follows a list.
        (LEAD + "In Oregon\nArrests: 9\n\n" + SHERIFF + " They made 14 arrests.", "14", "Fresno County, CA"),
        # A row is no heading, and neither is the headline or what stands above the first sentence.
        (LEAD + "By city:\nTorrance (9)\n\nLater 14 warrants were served.", "14", "Fresno County, CA"),
        ("In Oregon\n" + SHERIFF + " Later 14 were held.", "14", "Fresno County, CA"),
        # What the paragraph itself says is nearer than its heading.
        (LEAD + "In Oregon\nAcross the nation teams made 140 arrests. They found 31 children.", "31", "US"),
    ],
)
def test_heading_gives_its_section_an_area(text: str, number: str, place: str) -> None:
    assert area(text, number, COUNTY) == place


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        # A share told of one place leaves the rest where it was.
        ("Fresno teams made 90 arrests across California. Nine of the men were held in Torrance. Later 14 were freed.",
         "14", "CA"),
        ("Deputies made 90 arrests. Nine were caught in Sacramento. Later 14 were freed.", "14", "Sacramento, CA"),
        # Two sentences of two towns: what follows is of neither.
        ("Deputies held a sting. In Torrance they made 9 arrests. In Santa Ana a man fled. They took 14 phones.",
         "14", "Fresno County, CA"),
        ("In Oregon and 11 other states teams made 90 arrests; 14 were caught here.", "14", "Fresno County, CA"),
        ("Teams made 90 arrests nationwide, among them 14 buyers arrested by her deputies.", "14", "Fresno County, CA"),
        ("Teams made 90 arrests nationwide; 14 pimps and 31 buyers were arrested by Sacramento officers.",
         "14", "Sacramento, CA"),
        ("Children were found in May, 14 of them outside California.", "14", "US"),
        ("Children were found in May, 14 of them over the state line.", "14", "US"),
        ("In California's Kern County 14 men were arrested.", "14", "Kern County, CA"),
        ("A sting ran throughout California. The totals, which include Fresno's, are 14 arrests.", "14", "CA"),
        ("Deputies held 14 men from Oregon and nine other states.", "14", "Fresno County, CA"),
        ("In other Oregon counties detectives made 14 arrests.", "14", "OR"),
        ("Police departments in 22 states made 14 arrests.", "14", "US"),
        ("Teams met in Reno, Nevada, in May. San Diego followed with 14 arrests and Santa Ana with 9.", "14",
         "San Diego, CA"),
        ("Deputies and Sacramento police held a sting. City officers arrested 14 men.", "14", "Sacramento, CA"),
        ("Agents met in Sacramento. In that city they arrested 14 men.", "14", "Sacramento, CA"),
        ("Officers went to work in Ohio and Iowa. In those states 14 men were arrested.", "14", "US"),
        ("On a national basis 14 men were arrested.", "14", "US"),
        ("In the State of Oregon 14 men were arrested.", "14", "OR"),
        ("Nationwide 90 men were held. Nine were arrested in Ohio alone. And 14 of those held had guns.", "14", "US"),
        ("Ohio agencies arrested 14 men.", "14", "OH"),
        ("Kern deputies arrested 14 men in a sting in California.", "14", "CA"),
        ("The sweep was held in every region of California.\nArrests: 14", "14", "CA"),
        ("Palmdale deputies, of California, ended a raid with 9 arrests\nThe sweep was held throughout California.\n"
         "Arrests: 14", "14", "CA"),
        ("Sacramento's share of a national sting: 14 arrests.", "14", "Sacramento, CA"),
        ("Ohio and Iowa had 14 arrests, Utah had 9.", "14", "US"),
        ("The sting was held across Ohio. Two were found in Iowa. A total of 14 men were held.", "14", "OH"),
        ("Held in Nevada: 90 buyers, of whom 14 were caught in Reno.", "90", "NV"),
    ],
)  # fmt: skip
def test_area_of_what_was_told(text: str, number: str, place: str) -> None:
    assert area(text, number, COUNTY) == place


@pytest.mark.parametrize(
    ("row", "number", "place"),
    [
        ("Torrance, Friday, Nov. 4: pimps, 2; buyers, 16", "16", "Torrance, CA"),
        ("Torrance (its own police)      16", "16", "Torrance, CA"),
        ("* Torrance (April): after a long night 16 men were arrested", "16", "Torrance, CA"),
        ("Held along Torrance Avenue: 16", "16", "Fresno County, CA"),
    ],
)
def test_label_of_a_row_with_more_than_its_place(row: str, number: str, place: str) -> None:
    assert area(f"{SHERIFF} It was in California.\n\nBy city and day\n{row}\n", number, COUNTY) == place
