"""Tables however they are set, as cells between bars. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.page.bars import barred
from extractors.reader import read

ROWS = ("County", "Arrests", "Rescued"), ("Lucas", "14", "2"), ("Stark", "9", "0")
LEAD = "Officers of Ohio worked motels in two counties on June 2, 2021, the attorney general said.\n\n"


@pytest.mark.parametrize("gap", [" / ", "\t", "    ", ", ", " | "])
def test_a_row_is_read_however_its_cells_are_set_off(gap: str) -> None:
    found = read(LEAD + "\n".join(gap.join(row) for row in ROWS)).counts
    assert [(count.measure, count.number.value, count.place) for count in found] == [
        ("arrests", 14, "Lucas County, OH"), ("rescues", 2, "Lucas County, OH"),
        ("arrests", 9, "Stark County, OH"), ("rescues", 0, "Stark County, OH"),
    ]  # fmt: skip


def test_cells_of_a_line_each_make_rows() -> None:
    text = "\n".join(cell for row in ROWS for cell in row)
    assert barred(text) == "County|Arrests|Rescued\nLucas|14|2\nStark|9|0"


@pytest.mark.parametrize(
    "text",
    [
        "Doe, 24, Exampleton\nRoe, 31, Sampleton",  # no number stands last
        "Held were Doe, Roe, Poe\nDoe, Exampleton, 24\nRoe, Sampleton, 31",  # ages
        "Charged were:\nDoe, 24\nRoe, 31",  # ages
        "Held in Lucas, Stark\nOn May 4, 2019",  # a date
        "Home\n2024\n2025\nNews\n2023\n2022\nPosts\n2021\n2020",  # years alone are a menu
        "Men / women: 12 / 4 were held.\nAll were charged / cited.",
        "Arrests  in  town.  There were 5\nmen  there.  Two  fled",
        "County\nArrests\nLucas\n14\nStark",  # a name and a number have their own lines: no more columns
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert barred(text) == text


def test_years_may_head_columns_and_stand_in_no_row() -> None:
    assert barred("County  2017  2018\nClark    8    9") == "County |2017 |2018\nClark |  8 |  9"
    assert barred("Clark  2017\nWashoe  2018") == "Clark  2017\nWashoe  2018"


def test_one_row_needs_heads() -> None:
    assert barred("Lucas / 14") == "Lucas / 14"
    assert barred("County / Arrests\nLucas / 14") == "County | Arrests\nLucas | 14"


def test_years_at_the_ends_of_heads_date_their_columns() -> None:
    found = read("County | Arrests 2020 | Arrests 2021\nStark, Ohio | 31 | 40\nLucas, Ohio | 22 | 19\n").counts
    assert [(count.number.value, count.period.first) for count in found] == [
        (31, "2020"), (40, "2021"), (22, "2020"), (19, "2021"),
    ]  # fmt: skip


def test_tabs_and_heads() -> None:
    assert barred("County\tArrests\nLucas\t14") == "County|Arrests\nLucas|14"
    assert barred("Met in Lucas, Stark, Erie.\nLucas, 14, 2") == "Met in Lucas, Stark, Erie.\nLucas, 14, 2"
    assert barred("County, arrests, rescues\nLucas, 14, 2") == "County |arrests |rescues\nLucas |14 |2"
