"""What each pattern of the readers of places and dates is there for. All texts are invented."""

from __future__ import annotations

import pytest
from placed import area, named

from extractors.reader import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A state may follow a town without a comma.
        ("Nine men were held in Ames Iowa on Monday.", [("Ames Iowa", "Ames, IA")]),
        # What goes on in capitals is the name of something else,
        ("Nine men were held in Toledo Sample on Monday.", []),
        # but not behind a federal body, whose office is in the town.
        ("The arrests were made by FBI Toledo Field Office agents.", [("Toledo", "Toledo, OH")]),
        # On a people's land.
        ("Nine men were held on the Navajo Nation.", [("Navajo Nation", "Navajo Nation, AZ")]),
        # Of several counties the word stands behind the last, or before one,
        ("Nine men were held in Cherokee, Orange and Lee counties, Alabama.",
         [("Cherokee", "Cherokee County, AL"), ("Lee counties, Alabama.", "Lee County, AL")]),
        ("Nine men were held in the county of Lucas, Ohio.", [("Lucas, Ohio.", "Lucas County, OH")]),
        # or at the head of their list.
        ("Texas\nArrests by county: Austin 7, Wood 5",
         [("Texas", "TX"), ("Austin", "Austin County, TX"), ("Wood", "Wood County, TX")]),
        ("Nine men were held in Washington state.", [("Washington", "WA")]),
        # Codes of states that are words.
        ("Nine men were held in OK.", []),
        ("Nine men were held in WI.", [("WI", "WI")]),
        # Hawaiian names as they are typed.
        ("Nine men were held on O‘ahu, in Hawai'i.", [("O‘ahu", "Honolulu County, HI"), ("Hawai'i", "HI")]),
        # A family name is no town.
        ("Deputies thanked Jordan Houston.", []),
    ],
)  # fmt: skip
def test_places(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        # A row is one clause, whatever divides it.
        (
            "Men arrested in Ames, Iowa; all told: 12\nMen arrested in Boone, Iowa; all told: 15\n",
            ["Ames, IA", "Boone, IA"],
        ),
        # Between a heading and the items of its list there may be an empty line.
        (
            "Ames, Iowa:\n\n• 12 men were arrested.\n\n• 9 women were arrested.\n\n"
            "Boone, Iowa\n\n• 8 women were arrested.\n",
            ["Ames, IA", None, "Boone, IA"],
        ),
        # Of an officer who is told of on, the place is his body's.
        (
            "Story County, Iowa\nAn award went to Des Moines Police Officer Jordan Examplar, who made 5 arrests.\n",
            ["Des Moines, IA"],
        ),
        # What stands right behind the verb is said of it, rather than what stands nearer to the figure.
        ("Outside Toledo, Ohio 5 were rescued near Akron, Ohio.\n", ["Summit County, OH"]),
        # A full stop may end a dateline in capitals.
        ("FLINT, Mich. The FBI announced that agents arrested 12 men.\n", ["MI"]),
        # The area of a town of a county whose body tells it is the county.
        ("Lucas County Sheriff\nOhio\nDeputies arrested 9 men in the Toledo area.\n", ["Lucas County, OH"]),
        # A state may end the name of somebody who helped.
        ("Des Moines Police Department\nIowa\nOfficers arrested 9 men with the help of End Slavery Ohio.\n", ["IA"]),
        # Nor is its town where a body only helped.
        ("Clark County, Nevada\nDeputies arrested 9 men with LVMPD.\n", ["Clark County, NV"]),
        # Capitals that open a paragraph head it.
        ("Des Moines, Iowa\n\nIN TOLEDO, OHIO. The sting was long and went on for days. Deputies arrested 9 men.\n",
         ["Toledo, OH"]),
        # Who is thanked or only helps is not who did it,
        ("Lucas County, Ohio\nIn a sting with Toledo police, deputies arrested 12 men.\n", ["Lucas County, OH"]),
        # nor is one of many.
        ("Ohio\nToledo police and other departments of the state arrested 9 men.\n", ["OH"]),
        # What others' figure is said of is not said of this one.
        ("Ohio\nThe sting led to 30 arrests, counting the 18 in Toledo.\n", ["OH"]),
        # A state and the nation together are the nation.
        ("Police arrested 40 men in Iowa and across the nation.\n", ["US"]),
        # What a body says of itself is no drive's of the nation.
        ("Toledo, Ohio Police Department\nThe Innocence Lost National Initiative is a partner. "
         "Since 2003 we have rescued 900 children.\n", ["Toledo, OH"]),
        # Behind a byline the dateline still says where it was written.
        ("Ohio\nNine Held\nby Jordan Examplar, Toledo -- May 3, 2021 Deputies arrested 9 men.\n", ["OH"]),
        # The office of a federal body is where it works.
        ("FBI Toledo Field Office agents arrested 12 men.\n", ["Toledo, OH"]),
        # A sheriff called by his state is his county's.
        ("Lucas County Sheriff's Office\n\nOhio Sheriff's deputies arrested 9 men.\n", ["Lucas County, OH"]),
        # What opens a sentence goes for all parts of it.
        ("Ohio\nIn Toledo, agents held a sting; 12 men were arrested.\n", ["Toledo, OH"]),
        # Those counted before are where they were counted, whatever was told last.
        ("Ohio\nAgents arrested nine men in Toledo. They arrested 12 women in Lima. The office thanked its partners. "
         "All nine men were charged.\n", ["Toledo, OH", "Lima, OH", "Toledo, OH"]),
        # Where the operation was held is not where an earlier one was.
        ("Lucas County Sheriff's Office\n\nTwelve men were arrested.\n\nThe raid in Sylvania was longer.\n",
         ["Sylvania, OH"]),
        ("Lucas County Sheriff's Office\n\nTwelve men were arrested.\n\nThe raid in Sylvania last year was longer.\n",
         ["Lucas County, OH"]),
        # A body in the line above heads a row of a list, and no sentence.
        ("Ohio Attorney General's Office\n\nToledo Police Department\nTwelve men arrested\n", ["Toledo, OH"]),
        ("Ohio Attorney General's Office\n\nToledo Police Department\nTwelve men were arrested.\n", ["OH"]),
        # Each body of a list did its own,
        ("Ohio\nThe Wood County Sheriff made 9 arrests, Toledo police made 4 arrests.\n",
         ["Wood County, OH", "Toledo, OH"]),
        # as did one whose name ends right before a figure.
        ("Ohio\nIn Lima, Toledo Police Department 12 arrests.\n", ["Toledo, OH"]),
        # A sheriff called by a town is its county's.
        ("Iowa\nAmes Sheriff's deputies arrested 9 men.\n", ["Story County, IA"]),
        # The last of some days is no figure of the town behind it.
        ("Iowa\nNine men were arrested between March 5 and 7 in Ames.\n", ["Ames, IA"]),
        # Where a share of those counted was found says nothing of others.
        ("Des Moines, Iowa\nDeputies arrested 40 men in Ames, Iowa. Nine of them were found in Boone, Iowa. "
         "Another 12 women were arrested.\n", ["Ames, IA", "Ames, IA"]),
        # A town that only says whose county it is.
        ("Ohio\n9 men were arrested in Cleveland's Cuyahoga County.\n", ["Cuyahoga County, OH"]),
    ],
)  # fmt: skip
def test_areas(text: str, areas: list[str | None]) -> None:
    assert [count.place for count in read(text).counts] == areas


def test_a_sentence_that_tells_of_arrests_is_not_only_a_courts() -> None:
    text = "Lucas County Sheriff's Office\nThe sting in Findlay, Ohio led to 12 arrests and convictions.\n"
    assert area(text, "12", "Lucas County Sheriff's Office") == "Findlay, OH"


def test_a_day_told_in_prose_is_no_dateline() -> None:
    text = "Sample County Sheriff\nMay 3, 2021\nThe sheriff spoke of it on May 3, 2021.\n"
    assert [date.role for date in read(text).dates] == ["publication", "other"]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        # An office of a county has its area, whatever city it writes from.
        ("The DA's Office held nine men in Toledo, Ohio.", "Lucas County, OH"),
        ("TOLEDO, Ohio - The Sheriff announced that nine men were held.", "Lucas County, OH"),
        ("TOLEDO, Ohio - The mayor announced that nine men were held.", "Toledo, OH"),
    ],
)
def test_home(text: str, home: str) -> None:
    assert read(text).home == home
