"""What each pattern of the readers of places and dates is there for. All texts are invented."""

from __future__ import annotations

import pytest
from placed import named

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
        # A family name is no town.
        ("Deputies thanked Jordan Houston.", []),
    ],
)
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
        # The office of a federal body is where it works.
        ("FBI Toledo Field Office agents arrested 12 men.\n", ["Toledo, OH"]),
    ],
)
def test_areas(text: str, areas: list[str | None]) -> None:
    assert [count.place for count in read(text).counts] == areas


def test_a_day_told_in_prose_is_no_dateline() -> None:
    text = "Sample County Sheriff\nMay 3, 2021\nThe sheriff spoke of it on May 3, 2021.\n"
    assert [date.role for date in read(text).dates] == ["publication", "other"]
