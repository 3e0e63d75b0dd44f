"""Which figure is a part of which, by what, and whether the parts add up. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# (text, {(value, value of its total)}); figures that are nobody's part are left out.
LINKS: list[tuple[str, set[tuple[int, int]]]] = [
    # Those of a kind, each with a verb of its own, under the figure of all.
    ("Deputies arrested 228 people in Operation Examplar. Of the 66 prostitutes who were arrested, many came from far. "
     "Authorities said 150 suspects were arrested for soliciting a prostitute. Eight other suspects were arrested for "
     "transporting prostitutes.", {(66, 228), (150, 228), (8, 228)}),
    ("Operation Examplar led to 170 rescues. The teams rescued 150 adults and 14 children.", {(150, 170), (14, 170)}),
    # The rest stands beside what was counted before it.
    ("Police arrested 12 pimps. Police arrested 40 others in the same week.", set()),
    # Another time is another action.
    ("In 2019 deputies arrested 90 people. In 2021 deputies arrested 12 pimps.", set()),
    # A figure said again opens its division.
    ("Marshals found 200 missing children. Out of the 200 children, 173 were runaways, 25 were otherwise missing.",
     {(173, 200), (25, 200)}),
    # A vague total stands for the exact total, not for its largest part.
    ("The sweep led to hundreds of arrests.\n\nTotals of the sweep include:\n71 suspected traffickers arrested\n"
     "328 suspected sex buyers arrested\n611 arrests in all\n", {(71, 611), (328, 611)}),
    # Crimes tied to trafficking are of many kinds.
    ("Operation Examplar ended with 477 people arrested for crimes tied to human trafficking. In Sampleton the "
     "operation led to the arrest of 14 sex buyers.", {(14, 477)}),
    ("Detectives arrested 47 people for human trafficking. Detectives also arrested 14 sex buyers.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_links(text: str, links: set[tuple[int, int]]) -> None:
    counts = read(text).counts
    found = {(c.number.value, counts[c.part_of].number.value) for c in counts if c.part_of is not None}
    assert found == links


def test_parts_say_by_what_they_divide_and_whether_they_add_up() -> None:
    counts = read("Deputies arrested 40 people: 30 for pimping and 10 for theft. They rescued nine victims, five of "
                  "them minors.").counts  # fmt: skip
    told = [(c.number.value, c.breakdown, c.exhaustive) for c in counts]
    assert told == [(40, None, None), (30, "offense", True), (10, "offense", True), (9, None, None), (5, "age", False)]
