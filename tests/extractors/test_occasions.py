"""Figures of which only the night, day or phase is told: value, value of the total. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

HEAD = "Ohio Department of Public Safety\nMarch 15, 2021\n\nCOLUMBUS, Ohio - "
TOLD = {
    "Deputies arrested 12 men on Friday. Saturday brought nine more.": [(12, None), (9, None)],
    "Friday's detail yielded 12 arrests. Saturday's added nine.": [(12, None), (9, None)],
    "Friday's detail yielded 12 arrests. Saturday's gave nine.": [(12, None), (9, None)],
    "Deputies and troopers made 40 arrests in a week. The deputies' share was 28.": [(40, None), (28, 40)],
    "Deputies arrested 12 men on the first night. The second had nine.": [(12, None), (9, None)],
    "Phase one was in February and led to 12 arrests. Phase two, this week, led to nine.": [(12, None), (9, None)],
    "The first night led to 12 arrests; the second, nine.": [(12, None), (9, None)],
    "Over three nights officers arrested 19 men. The first night brought six, the second eight and the last five.": [
        (19, None), (6, 19), (8, 19), (5, 19),
    ],
    "The unit, formed in 2018, has arrested 240 people. This week's operation, on Tuesday, added 19.": [
        (240, None), (19, 240),
    ],
    "The first sting, in Dayton, led to four arrests. A second one, in Toledo, led to three.": [(4, None), (3, None)],
    "Deputies arrested 12 men on Friday. On Saturday, nine drove home.": [(12, None)],
    "Deputies arrested 12 men on Friday. Saturday's search took three dogs.": [(12, None)],
    "Deputies served 12 warrants on Friday. Saturday's detail led to nine.": [],
    "Deputies arrested 12 men. Friday's detail seized $900 and lasted, officers say, until nine.": [(12, None)],
    "The sting opened with three arrests in Dayton and led to four more in Lima.": [(3, None), (4, None)],
    "Deputies arrested 12 men. A second visit ended with another four.": [(12, None), (4, None)],
    "Deputies arrested 12 men. A second visit ended with four in the rain.": [(12, None)],
    "Two men were arrested, one in Dayton on Wednesday, one in Lima on Thursday.": [(2, None), (1, 2), (1, 2)],
    "The drive led to 541 arrests in 16 states. Our share was 28.": [(541, None), (28, 541)],
    "On March 5, 12 men were arrested.": [(12, None)],
    "Deputies arrested 12 men. The first ten, all from Ohio, posted bail.": [(12, None)],
    "Deputies arrested 12 men. On Friday ten, they say, came back.": [(12, None)],
    "The detail ran from March 5 to March 12 and beyond.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_a_number_told_of_an_occasion_goes_on_counting(text: str, expected: list[tuple[int, int | None]]) -> None:
    figures = read(HEAD + text).counts
    told = [c for c in figures if c.measure == "arrests"]
    assert [(c.number.value, None if c.part_of is None else figures[c.part_of].number.value) for c in told] == expected


def test_a_time_by_itself_is_no_figure() -> None:
    text = "Deputies arrested 12 men on Friday." + " They went on." * 40 + " Saturday brought nine more."
    assert [c.number.value for c in read(HEAD + text).counts] == [12]
