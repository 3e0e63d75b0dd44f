"""Where a release is about missing children, those found are missing no more. All invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

RELEASES = {
    "The search in Ohio ended in the discovery of 19 missing teens.": [("missing_located", 19)],
    "Two adults were arrested. The state drew up a list of missing children in fall.\n\nIn the east the teams found 12 "
    "children on a list of 30. Four of them had surfaced before the start. Nine children were found in the west. "
    "Another five were tracked down at motels. The rest have not been found.": [
        ("arrests", 2),
        *(("missing_located", value) for value in (4, 5, 9, 12)),
    ],
    "Two men were arrested. They went after runaways and other missing children in May. Nineteen were struck from "
    "the list as found.": [("arrests", 2), ("missing_located", 19)],
    "Two men were arrested. They went after missing children in May. They found 27 missing or at-risk children.": [
        ("arrests", 2), ("missing_located", 27),
    ],
    "Two men were arrested. They looked for missing children, for runaways. Nine children were crossed off the guest "
    "list.": [("arrests", 2)],
    # A missing child said once in a release about something else.
    "Four men were arrested and two were charged. Detectives located 12 victims. One of the victims had been reported "
    "as a missing child. Nine juveniles were located. Two pimps were found.": [
        ("arrests", 4), ("charged", 2), ("victims_identified", 12),
    ],
    "Results of the search\n\nMissing children found: 225\n\nBy outcome\n\nRecovered: 169\n\nLocated, known to be "
    "safe: 56\n": [("missing_located", 56), ("missing_located", 169), ("missing_located", 225)],
    "Results of the sweep\n\nVictims found: 225\n\nBy outcome\n\nRecovered: 169\n": [
        ("rescues", 169), ("victims_identified", 225),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELEASES.items())
def test_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((count.measure, count.number.value) for count in read(text).counts) == expected


def test_what_a_headline_says_a_sweep_netted_is_no_sweep() -> None:
    counts = read("Three Days in May: Statewide Trafficking Sweep Nets 510\n\nThe sweep ended on Friday.\n").counts
    assert [(count.measure, count.number.value) for count in counts] == [("arrests", 510)]
