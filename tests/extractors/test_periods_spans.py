"""Beginnings and ends that releases tell apart, and times they only compare with. All texts are invented."""

from __future__ import annotations

import pytest
from test_periods_releases import Ends, periods

HEAD = "Example County Sheriff\nTuesday, July 9, 2019\n\nSTING ENDS\n\n"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("On June 20 they set out on Operation Example. They finished on July 2. ", ("2019-06-20", "2019-07-02")),
        ("On Wednesday we started Operation Example. On Sunday night we stopped. ", ("2019-07-03", "2019-07-07")),
        (
            "When Operation Example ended on July 2, having started on June 20, all slept. ",
            ("2019-06-20", "2019-07-02"),
        ),
        ("The sting began June 20, ended July 2, and was run by deputies. ", ("2019-06-20", "2019-07-02")),
        ("The sweep, at work since June 20, ended on July 2. ", ("2019-06-20", "2019-07-02")),
        ("They went out Thursday and did not come in until sunrise Friday in a sting. ", ("2019-07-04", "2019-07-05")),
        ("Starting Friday at dusk and stopping Sunday at dawn, a sting was held. ", ("2019-07-05", "2019-07-07")),
        ("Dates of the sting: Friday, 6/28, to Sunday, 6/30.\n\n", ("2019-06-28", "2019-06-30")),
        ("Stings were held on June 28 and on no other day. ", ("2019-06-28", "2019-06-28")),
    ],
)
def test_both_ends_told_apart_are_one_time(said: str, ends: Ends) -> None:
    assert periods(HEAD + said + "Nine men were arrested.") == {9: ends}


STING = HEAD + "A sting was held from June 20 through June 24. "


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("The 2018 sting had been shorter. Nine men were arrested.", ("2019-06-20", "2019-06-24")),
        ("In 2018 nobody came. Nine men were arrested.", ("2018", "2018")),
        ("Arrests grew by a third over fiscal 2018. Nine men were arrested.", ("2019-06-20", "2019-06-24")),
    ],
)
def test_another_edition_only_named_dates_nothing(said: str, ends: Ends) -> None:
    assert periods(STING + said) == {9: ends}


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (
            "In fiscal 2018, which ended last Sept. 30, the U.S. Example Service freed 9 girls.",
            ("2017-10-01", "2018-09-30"),
        ),
        ("U.S. EXAMPLE SERVICE, FISCAL YEAR 2018\nGirls freed: 9", ("2017-10-01", "2018-09-30")),
        (
            "Then? In 2018 the drive ran here from July 25 through the 28th. It freed 9 girls.",
            ("2018-07-25", "2018-07-28"),
        ),
        ("In 2018 the drive grew; from July 1 through July 4 deputies freed 9 girls.", ("2019-07-01", "2019-07-04")),
        ("Girls freed fell from 2018, when 9 were freed.", ("2018", "2018")),
        ("Its busiest year was 2016, when 9 girls were freed.", ("2016", "2016")),
    ],
)
def test_years_in_other_words(said: str, ends: Ends) -> None:
    assert periods(HEAD + said) == {9: ends}


@pytest.mark.parametrize(
    "head", ["Page dated 7/9/2019", "07/09/2019 (Tuesday)", "News for release Tuesday, July 9, 2019"]
)
def test_days_count_from_a_labelled_page(head: str) -> None:
    text = f"Example County Sheriff\n{head}\n\nSTING ENDS\n\nDeputies arrested nine men on Monday."
    assert periods(text) == {9: ("2019-07-08", "2019-07-08")}
