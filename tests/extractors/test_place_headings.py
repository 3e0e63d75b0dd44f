"""The towns and questions that head a list, totals that only include a place, and drives over all of a state."""

from __future__ import annotations

import pytest
from placed import area

from extractors.reader import read

COUNTY, CITY, STATE = (
    "Fresno County Sheriff's Office",
    "Torrance Police Department",
    "Office of the Attorney General of Ohio",
)
LEAD = "Fresno County deputies held a sting in May against people who buy sex.\n\n"
OHIO = "Agents in Ohio held a sting in May against people who buy sex.\n\n"
WIDE = "A sweep that ran across California last week ended with 90 arrests, deputies said Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "number", "publisher", "place"),
    [
        # A day and a town make a heading; a day and something else do not.
        (OHIO + "THURSDAY, TOLEDO\nBuyers arrested: 14", "14", STATE, "Toledo, OH"),
        (OHIO + "Toledo, Friday night\nBuyers arrested: 14", "14", STATE, "Toledo, OH"),
        (OHIO + "Toledo (May 4)\nBuyers arrested: 14", "14", STATE, "Toledo, OH"),
        (OHIO + "Day One: Toledo\nBuyers arrested: 14", "14", STATE, "Toledo, OH"),
        (OHIO + "FRIDAY, TOLEDO\nBuyers arrested: 9\n\nSATURDAY, DAYTON\nBuyers arrested: 14", "14", STATE,
         "Dayton, OH"),
        (OHIO + "THURSDAY, HARVEST\nBuyers arrested: 14", "14", STATE, "OH"),
        (OHIO + "UNITED STATES (this week)\nBuyers arrested: 140", "140", STATE, "US"),
        # A question is the heading of its answer; the next one ends it.
        (LEAD + "What happened in Oregon?\nAgents made 14 arrests.", "14", COUNTY, "OR"),
        (LEAD + "And in the nine states together?\nThe number of arrests is 140.", "140", COUNTY, "US"),
        (LEAD + "What of Oregon?\nAgents made 9 arrests.\n\nWho else was held?\nThey made 14 arrests.", "14", COUNTY,
         "Fresno County, CA"),
        # Short sentences under a heading are no list that would end it.
        (LEAD + "IN OREGON\nIt was in May.\nThe police there asked us for help with this. They made 14 arrests.", "14",
         COUNTY, "OR"),
        # A total that includes a place is of more than it.
        (OHIO + "UNITED STATES\nAll arrests (Ohio included): 140", "140", STATE, "US"),
        (OHIO + "UNITED STATES\nAll arrests (counting Ohio): 140", "140", STATE, "US"),
        (OHIO + "UNITED STATES\nAll arrests in Ohio: 140", "140", STATE, "OH"),
        (OHIO + "United States involving nine men\nAll arrests: 140", "140", STATE, "OH"),
        # From one end to the other; but not where somebody was taken.
        ("A sweep that ran from the Oregon border to San Diego ended with 140 arrests, deputies said.", "140", COUNTY,
         "CA"),
        ("Stings in May from Los Angeles to San Francisco ended with 140 arrests, deputies said.", "140", COUNTY, "CA"),
        ("A girl was taken from Los Angeles to San Francisco, deputies said; 14 arrests followed.", "14", COUNTY,
         "Fresno County, CA"),
        # The bounds of the release's own city or county.
        ("Police arrested 90 people in Los Angeles County. They held 14 inside our city limits.", "14", CITY,
         "Torrance, CA"),
        ("Teams arrested 90 people across California. They held 14 within our county lines.", "14", COUNTY,
         "Fresno County, CA"),
        # A headline's office is where its head sits.
        ("Operation Sample, told by the head of the Toledo field office\nAgents made 14 arrests.", "14", STATE, "OH"),
        # The task force of a town or county did it there, a regional one anywhere.
        ("The San Diego Vice and Trafficking Task Force ran two stings. Agents made 14 arrests.", "14",
         "California Highway Patrol", "San Diego, CA"),
        ("The San Diego Regional Trafficking Task Force ran two stings. Agents made 14 arrests.", "14",
         "California Highway Patrol", "CA"),
        ("The San Diego Trafficking Task Force was thanked. Agents made 14 arrests.", "14",
         "California Highway Patrol", "CA"),
        # An earlier year of a drive reached as far; the body's own year did not.
        (WIDE + "Last year the team was smaller. The January 2017 campaign brought 14 arrests.", "14", COUNTY, "CA"),
        (WIDE + "Last year the team was smaller. It made 14 arrests.", "14", COUNTY, "Fresno County, CA"),
    ],
)  # fmt: skip
def test_area(text: str, number: str, publisher: str, place: str) -> None:
    assert area(text, number, publisher) == place


def test_a_location_over_the_headline_is_where_the_release_was_written() -> None:
    head = "Polk County Sheriff's Office\nDate: August 20, 2024\n{}\n\nSEVEN VICTIMS RECOVERED IN STING\n\n{}"
    below = "Seven victims are free."
    found = read(head.format("Location: Bartow, FL", below)).counts
    assert [count.place for count in found] == ["Polk County, FL"]
    told = read(head.format("Sheriff's News", f"Location: Bartow, FL\n\n{below}")).counts
    assert [count.place for count in told] == ["Bartow, FL"]


def test_a_location_beside_a_release_number_is_where_the_release_was_written() -> None:
    head = "For information only.\n\nPolk County Sheriff's Office\n\nTWELVE HELD\n\n{}\nLocation: Bartow, FL\n\n"
    told = "Summer is here. Twelve men were arrested."
    assert [count.place for count in read(head.format("Release No. 24-177") + told).counts] == ["Polk County, FL"]
    assert [count.place for count in read(head.format("Incident: sting") + told).counts] == ["Bartow, FL"]
