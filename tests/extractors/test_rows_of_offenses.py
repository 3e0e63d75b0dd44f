"""Rows that name what people were held for, and what is left under "other". All texts are invented."""

from __future__ import annotations

from extractors.reader import read

HEAD = "Examplar Police Department\n\nOfficers were out.\n\n"


def kinds(text: str) -> list[tuple[str, int, str | None, str | None]]:
    return [(count.measure, count.number.value, count.offense, count.gender) for count in read(HEAD + text).counts]


def test_those_under_other_in_rows_of_offenses_are_held_for_another() -> None:
    rows = "ARRESTS\n\nSoliciting: 9\nOther: 4\n"
    assert kinds(rows) == [("arrests", 9, "buying", None), ("arrests", 4, "other", None)]
    assert kinds("Deputies made 30 arrests:\n\n- 13 for pandering\n- 17 other")[1:] == [
        ("arrests", 13, "trafficking", None),
        ("arrests", 17, "other", None),
    ]
    assert [found[2] for found in kinds("ARRESTS BY TEAM\n\nNorth: 9\nOther: 4\n")] == [None, None]


def test_rows_of_offenses_divide_the_arrests_and_not_the_victims_told_of_last() -> None:
    told = "Eight people were arrested Friday. Seven victims were offered help.\n\nWhat the evening came to:\n\n"
    found = read(f"{HEAD}{told}Soliciting: 5\nDrug possession: 3").counts
    assert [(count.measure, count.number.value, count.part_of) for count in found] == [
        ("arrests", 8, None), ("victims_assisted", 7, None), ("arrests", 5, 0), ("arrests", 3, 0),
    ]  # fmt: skip
    victims = read(f"{HEAD}{told}Sex trafficking: 5\nLabor trafficking: 2").counts
    assert [(count.measure, count.part_of) for count in victims][2:] == [("victims_assisted", 1)] * 2


def test_both_in_brackets_are_the_two_told_of() -> None:
    rows = "Arrests:\n- Soliciting: 14 (all men)\n- Prostitution: 2 (both women)"
    assert kinds(rows) == [("arrests", 14, "buying", "male"), ("arrests", 2, "selling", "female")]


def test_who_is_accused_of_selling_or_came_for_a_child() -> None:
    assert kinds("ARRESTS\n\nWomen accused of selling: 9") == [("arrests", 9, "selling", "female")]
    assert kinds("Twelve were caught soliciting or entering a house of prostitution.") == [
        ("arrests", 12, "buying", None)
    ]
    some = "Nine men were booked. Three of the men drove here for a child."
    assert kinds(some)[1] == ("arrests", 3, "child_exploitation", "male")
    assert kinds(some.replace("a child", "a meal"))[1][2] is None


def test_who_is_fined_is_cited() -> None:
    assert kinds("Twelve people have been fined for soliciting.") == [("citations", 12, "buying", None)]
    assert kinds("A fine of 500 dollars is due.") == []


def test_one_at_a_time_is_no_count() -> None:
    assert kinds("Demand ends, they say, one arrest at a time.") == []
    assert kinds("One arrest was made at the time.") == [("arrests", 1, None, None)]


def test_others_are_not_the_total_of_the_same_number() -> None:
    text = "Over 200 people were jailed.\n\nIn all, 31 were held for felonies and about 200 others for lesser things."
    found = read(HEAD + text).counts
    assert [(count.number.value, count.number.precision, count.part_of) for count in found] == [
        (200, "at_least", None), (31, "exact", 0), (200, "about", 0),
    ]  # fmt: skip
    again = "Three others were arrested.\n\nThe three others were booked into jail on Friday."
    assert [count.number.value for count in read(HEAD + again).counts] == [3]


def test_convictions_beside_other_cases_that_wait() -> None:
    text = "The stings have brought 35 arrests and 11 convictions, and other cases await trial."
    assert kinds(text) == [("arrests", 35, None, None), ("convicted", 11, None, None)]
    assert kinds("The stings led to 35 arrests and 11 convictions in five cases.") == [("arrests", 35, None, None)]


def test_one_who_is_an_eighty_year_old_is_grown() -> None:
    found = read(f"{HEAD}Four victims were freed. One is an 80-year-old man from Ohio.").counts
    assert [(count.number.value, count.age_group) for count in found] == [(4, None), (1, "adult")]


def test_a_warrant_among_the_charges_of_arrests_is_no_search() -> None:
    rows = "ARRESTS BY CHARGE\n\nSoliciting ..... 9\nWarrant, theft ..... 2\nOutstanding warrants ..... 4\n"
    assert kinds(rows) == [("arrests", 9, "buying", None), ("arrests", 2, "other", None), ("arrests", 4, "other", None)]
    searched = "ARRESTS BY CHARGE\n\nSoliciting: 9\nSearch warrants: 4\n"
    assert kinds(searched) == [("arrests", 9, "buying", None), ("search_warrants", 4, None, None)]
    assert kinds("Results of the night:\n\n- Felony warrants: 4\n- Search warrants: 3\n") == [
        ("search_warrants", 3, None, None)
    ]


def test_who_is_cited_into_court_is_charged() -> None:
    assert kinds("Fourteen men were cited into municipal court for soliciting.") == [("charged", 14, "buying", "male")]
    assert kinds("Fourteen men were cited outside the municipal court for soliciting.") == [
        ("citations", 14, "buying", "male")
    ]


def test_what_one_of_them_is_charged_with_is_not_laid_to_all() -> None:
    assert kinds("Deputies arrested 41 men and charged one of them with pandering.") == [("arrests", 41, None, "male")]
    assert kinds("Deputies arrested 41 men and charged all of them with pandering.")[0] == (
        "arrests", 41, "trafficking", "male",
    )  # fmt: skip


def test_victims_found_of_whom_some_took_help_are_not_all_helped() -> None:
    assert kinds("The sweep found 41 victims, several of whom accepted help.") == [
        ("victims_identified", 41, None, None)
    ]
    assert kinds("A bed was found for nine victims.") == [("victims_assisted", 9, None, None)]


def test_a_number_right_behind_a_day_counts() -> None:
    assert kinds("On May 7 11 men were arrested for soliciting.") == [("arrests", 11, "buying", "male")]
    assert kinds("Night by night: 7 11 men.") == []


def test_what_was_made_in_another_year_is_told_without_its_noun() -> None:
    found = [("arrests", 46, None, None), ("arrests", 37, None, None)]
    told = [
        "so far in 2024 it has made 37.", "it has made 37 this year.", "this year there have been 37.",
        "officers have already made 37 this year.",
    ]  # fmt: skip
    for behind in told:
        assert kinds(f"The unit made 46 arrests in 2023; {behind}") == found, behind
    assert kinds("The unit made 46 arrests last year and 37 so far this year.") == found
    for behind in ("it has made 37 movies.", "it has trained 37 so far.", "it has made 37 visits this year."):
        assert kinds(f"The unit made 46 arrests in 2023; {behind}") == found[:1], behind
    assert kinds("The unit made 46 arrests last year and 37 searches.") == found[:1]


def test_a_question_of_few_words_is_answered_with_a_number() -> None:
    assert kinds("Arrests so far? None.") == [("arrests", 0, None, None)]
    assert kinds("Any arrests? Twelve.") == [("arrests", 12, None, None)]
    assert kinds("Any questions? Twelve.") == []
    assert kinds("Officers in town? Twelve.") == []
