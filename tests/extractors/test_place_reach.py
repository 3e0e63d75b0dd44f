"""How far an operation reached whose figures say no place themselves."""

from __future__ import annotations

import pytest
from placed import area

from extractors.reader import read

STATE, COUNTY = "Office of the Attorney General of Ohio", "Fresno County Sheriff's Office"
FEDERAL = "Homeland Security Investigations"


@pytest.mark.parametrize(
    ("text", "publisher", "place"),
    [
        # A label says where it was; one that names none says nothing.
        ("Fact sheet\nWhere: Ohio, Iowa and Utah\nPeople arrested: 14", STATE, "US"),
        ("Fact sheet\nPeople arrested: 14\nReach: 13 cities in nine states", COUNTY, "US"),
        ("Fact sheet\nLocations: Torrance, California, and Pomona, California\nPeople arrested: 14",
         "California Highway Patrol", "Los Angeles County, CA"),
        ("Fact sheet\nWhere: a hotel\nPeople arrested: 14", STATE, "OH"),
        # So does a sentence that lists the states, unless it is of another operation.
        ("Agents arrested 14 people. The raids took place in Ohio, Iowa and Utah.", STATE, "US"),
        ("Agents arrested 14 people. Back in 2019 raids took place in Ohio, Iowa and Utah.", STATE, "OH"),
        ("Agents arrested 14 people. The women came from Ohio, Iowa and Utah.", STATE, "OH"),
        ("Deputies arrested 14 people. The raids took place in California, Iowa and Utah.", COUNTY,
         "Fresno County, CA"),
        ("The operation took place in California, Iowa and Utah in May.\nArrests: 14", COUNTY, "US"),
        # The nation's agents worked where the police worked who took part.
        ("Agents made 14 arrests. Torrance police and Pomona police took part. All were from California.", FEDERAL,
         "Los Angeles County, CA"),
        ("Agents made 14 arrests nationwide. Ohio police took part. Later they found 30.", FEDERAL, "US"),
        ("Agents made 14 arrests. Sacramento police took part.", FEDERAL, "US"),
        # "Nationwide" right behind is said of the figure, whatever stands nearer.
        ("Agencies like Madera County's helped find 14 victims nationwide in July.", COUNTY, "US"),
        ("Deputies in Madera County arrested 14 men as part of a nationwide sting.", COUNTY, "Madera County, CA"),
        # Departments that took part did not do all of it, and reporters are told of it somewhere else.
        ("The Clovis, Selma and Sanger Police Departments participated in the sting, which led to 14 arrests.", COUNTY,
         "Fresno County, CA"),
        ("The sheriff will brief the media on the sting in Coalinga, California.\nDeputies made 14 arrests.", COUNTY,
         "Fresno County, CA"),
        ("The sheriff was shown the sting in Coalinga, California.\nDeputies made 14 arrests.", COUNTY, "Coalinga, CA"),
        # A state's people did it where the operation was, or where the town's police were who did it with them.
        ("The sting was held in Toledo.\nThe Ohio Bureau of Investigation made 14 arrests.", STATE, "Toledo, OH"),
        ("In May the Ohio Bureau of Investigation and Toledo police made 14 arrests.", COUNTY, "Toledo, OH"),
    ],
)  # fmt: skip
def test_reach(text: str, publisher: str, place: str) -> None:
    assert area(text, "14", publisher) == place


def test_a_total_holds_the_places_of_its_parts() -> None:
    text = (
        "FRESNO, Calif. - A sting led to 16 arrests.\n\nOf the 16 arrests, nine were made in Madera County and seven "
        "in Kings County."
    )
    assert [(count.number.value, count.place) for count in read(text).counts] == [
        (16, "CA"), (9, "Madera County, CA"), (7, "Kings County, CA"),
    ]  # fmt: skip


def test_numbers_that_count_nobody_tell_no_place() -> None:
    text = (
        "Tennessee Bureau of Investigation\n\nIn May 240 folders lay on a table in Knoxville. Agents opened each of "
        "them.\n\nSince then 14 missing children had been found."
    )
    assert [(count.number.value, count.place) for count in read(text).counts] == [(14, "TN")]
