"""Stings as police and sheriffs tell of them: who was part of whom, where and when. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read


@pytest.mark.parametrize(
    ("share", "value"),
    [
        ("Three are registered sex offenders.", None),
        ("Of those, three are registered sex offenders.", None),
        ("Two of them were already on probation.", None),
        ("Two of them were parolees.", None),
        ("Two of them were teachers who came for sex.", 2),
        ("Two of them were juveniles.", 2),
    ],
)
def test_what_some_were_before_is_no_part(share: str, value: int | None) -> None:
    found = [(c.number.value, c.part_of) for c in read(f"Seventeen men were arrested. {share}").counts]
    assert found == [(17, None), *([(value, 0)] if value else [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 31 johns among the 44 people arrested.", [(31, "buying", 1), (44, None, None)]),
        ("Of those held, 31 johns were among the 44 arrested.", [(31, "buying", 1), (44, None, None)]),
        ("Deputies arrested 44 people, with 31 sex buyers among them.", [(44, None, None), (31, "buying", 0)]),
        ("Deputies arrested 44 people. There were nine pimps among those arrested.",
         [(44, None, None), (9, "trafficking", 0)]),
        ("Seven men were among the 20 people arrested, and four women were cited.",
         [(7, None, 1), (20, None, None), (4, None, None)]),
        ("Seven men were among the 20 people honored.", []),
        ("Two desks were among the 44 things taken.", []),
    ],
)  # fmt: skip
def test_those_among_others_are_a_part_of_them(text: str, expected: list[tuple[int, str | None, int | None]]) -> None:
    counts = read(f"{text}\n").counts
    assert [(c.number.value, c.offense, c.part_of) for c in counts] == expected


@pytest.mark.parametrize(
    ("text", "offenses"),
    [
        ("Four women were arrested for soliciting for prostitution at local motels.", ["selling"]),
        ("Six women were arrested for soliciting.", ["selling"]),
        ("Five women were cited for soliciting an undercover officer.", ["selling"]),
        ("Five women were cited for soliciting customers on the street.", ["selling"]),
        ("Five women were cited for soliciting; all had answered ads to buy sex.", ["buying"]),
        ("Nine men and two women were arrested for solicitation of prostitution.", ["buying", "buying"]),
        ("Nine men were arrested for soliciting for prostitution.", ["buying"]),
        ("Two women were arrested for loitering with intent to commit prostitution.", ["selling"]),
        ("Nine men were arrested for loitering with intent to commit prostitution.", ["buying"]),
        ("Officers arrested 12 people for loitering.", ["other"]),
        ("After complaints of loitering officers arrested 12 sex buyers.", ["buying"]),
        ("Officers arrested 12 people for loitering for prostitution.", ["selling"]),
        ("Three women were arrested for soliciting a minor.", ["child_exploitation"]),
        ("Three women were arrested for soliciting a prostitute.", ["buying"]),
    ],
)
def test_women_held_for_soliciting_are_sellers(text: str, offenses: list[str]) -> None:
    assert [c.offense for c in read(f"{text}\n").counts] == offenses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies made 21 arrests - 14 felony and 7 misdemeanor.", [(21, None), (14, 0), (7, 0)]),
        ("The week brought 36 arrests: 14 felonies and 22 misdemeanors.", [(36, None), (14, 0), (22, 0)]),
        ("Arrests: 21 (14 felony, 7 misdemeanor)", [(21, None), (14, 0), (7, 0)]),
        ("The week brought 36 arrests: 14 felony counts and 22 misdemeanor counts.", [(36, None)]),
        ("Deputies made two arrests: three felonies and five misdemeanors were filed.", [(2, None)]),
        ("Arrests: 21 (30 felonies, 12 misdemeanors)", [(21, None)]),
    ],
)
def test_felonies_are_arrests_where_they_divide_them(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(c.number.value, c.part_of) for c in read(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies arrested 31 people. In addition, six johns were arrested.", [(31, None), (6, None)]),
        ("Deputies arrested 31 people. Additionally, six johns were arrested.", [(31, None), (6, None)]),
        ("Deputies arrested 31 people. Six johns were also arrested.", [(31, None), (6, None)]),
        ("Deputies arrested 31 people. Also arrested were six johns.", [(31, None), (6, None)]),
        ("The sweep brought 52 arrests. Another 31 men were arrested on pimping charges. In addition, six johns were "
         "arrested.",
         [(52, None), (31, 0), (6, 0)]),
        ("Deputies arrested 31 people. Six johns were arrested.", [(31, None), (6, 0)]),
        ("Five people were charged with pandering - three of them in county court, and two charged with violating "
         "Ohio law.", [(5, None), (3, 0), (2, 0)]),
    ],
)  # fmt: skip
def test_those_held_in_addition_are_no_part_of_those_before(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(c.number.value, c.part_of) for c in read(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HSI arrested nearly 300 traffickers in 2030.\n\nIn fiscal year 2030 HSI arrested 287 "
         "traffickers.", [(287, "2029-10-01", "2030-09-30")]),
        ("HSI arrested 287 traffickers in 2028.\n\nIn fiscal year 2030 HSI arrested 287 traffickers.",
         [(287, "2028", "2028"), (287, "2029-10-01", "2030-09-30")]),
    ],
)  # fmt: skip
def test_a_year_in_a_headline_may_be_a_fiscal_year(text: str, expected: list[tuple[int, str, str]]) -> None:
    counts = read(text, Context(published="2031-01-20")).counts
    assert [(c.number.value, c.period.first, c.period.last) for c in counts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agents made 84 arrests in nine states. Nevada had the most arrests, with 27.",
         [(84, None, "US"), (27, 0, "NV")]),
        ("Agents made 84 arrests in nine states. They were thanked in Nevada, which had the most arrests – 27.",
         [(84, None, "US"), (27, 0, "NV")]),
        ("The state indictment brings the number of men charged under “Blue Net” to 27.", [(27, None, None)]),
        ("Nine men were arrested in Illinois. One man was arrested in Belgium.", [(9, None, "IL"), (1, None, None)]),
        ("Nine men were arrested in Illinois. One man was arrested in Belgium, Illinois.",
         [(9, None, "IL"), (1, 0, "Belgium, IL")]),
    ],
)  # fmt: skip
def test_where_most_were_held(text: str, expected: list[tuple[int, int | None, str | None]]) -> None:
    assert [(c.number.value, c.part_of, c.place) for c in read(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agents arrested 84 people in six states. About half of these people were arrested by Ohio – 37.",
         [(84, None, "US"), (37, 0, "OH")]),
        ("Agents arrested 84 people in six states. Most of the arrests, 37, were made in Ohio.",
         [(84, None, "US"), (37, 0, "OH")]),
        ("The two offices made 213 of the 1,204 arrests.", [(213, 1, None), (1204, None, None)]),
        ("Agents made 84 arrests. The north team had the most arrests, with 27.", [(84, None, None), (27, 0, None)]),
        ("Agents made 84 arrests. About half of the arrests were made by the north team – 37.",
         [(84, None, None), (37, 0, None)]),
        ("The two offices arrested 213 of the 1,204 suspects.", [(213, None, None)]),
        ("Deputies arrested 84 people, among them 61 sex buyers and nine pimps. Some of the notable arrests were:\n"
         "• Two suspects with handguns", [(84, None, None), (61, 0, None), (9, 0, None), (2, 0, None)]),
        ("Deputies in Ohio made nine arrests from Dayton to Toledo.", [(9, None, "OH")]),
        ("FRANKFORT, Ky. – Gov. Jordan Sample said that nine people were arrested.", [(9, None, "KY")]),
        ("FRANKFORT, Ky. – Chief Jordan Sample said that nine people were arrested.", [(9, None, "Frankfort, KY")]),
    ],
)  # fmt: skip
def test_shares_behind_what_they_are_of(text: str, expected: list[tuple[int, int | None, str | None]]) -> None:
    assert [(c.number.value, c.part_of, c.place) for c in read(text).counts] == expected


def test_only_a_headline_leaves_over_out() -> None:
    counts = [
        read(text).counts
        for text in ("14 Men Arrested\nOver 14 men were arrested.", "14 men were arrested.\nOver 14 men were arrested.")
    ]
    assert [(c.number.value, c.number.precision) for told in counts for c in told] == [(14, "at_least"), (14, "exact")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("9 held in Ohio trafficking sting\n\nAn operation led by the Summit County Sheriff's Office ended in nine "
         "arrests.", ["Summit County, OH"]),
        ("9 held in statewide Ohio trafficking sting\n\nAn operation led by the Summit County Sheriff's Office ended "
         "in nine arrests.", ["OH"]),
        ("In Ohio nine men were arrested in Sample Village. The Sample Village Police Department helped.",
         ["Sample Village, OH"]),
        ("In Ohio nine men were arrested in Sample Village. The police helped.", ["OH"]),
    ],
)  # fmt: skip
def test_headlines_say_in_which_state_a_county_lies(text: str, places: list[str]) -> None:
    assert [c.place for c in read(text).counts] == places
