"""Who those of a figure are by what they are called where their number is said again: "two of the 19 men", "the six
women"; said of a figure, it is told of its people wherever they are counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft
from extractors.counts.holding import shares_of
from extractors.counts.kinds import gender
from extractors.counts.measures import CUSTODIAL, PEOPLE
from extractors.counts.numbers import find_numbers
from extractors.model import Page, Span

NUMBER = r"(?:\d{1,3}(?:,\d{3})?|[a-z]{3,9}(?:-[a-z]{3,5})?)"
AGAIN = re.compile(
    rf"\b(?:the|all|all of the|these|those) (?P<number>{NUMBER}) "
    r"(?P<who>(?:(?!(?:were|are|was|is|had|for|from|by|of)\b)[a-z]+ )?(?:m[ae]n|wom[ae]n|males?|females?))\b"
    r"(?! (?:and|or|as well as|officers?|detectives?|deputies|agents?|investigators?)\b|/|['’])",
    re.I,
)
HELD = re.compile(r"\b(?:arrest|charg|accus|indict|convict|suspect|jail|bond|court|guilty|innocent|soliciting)", re.I)
HARMED = re.compile(r"\b(?:victim|survivor|rescu|recover|shelter|offered|services|freed|advocate|advertised)", re.I)


def call_again(drafts: Sequence[Draft], page: Page) -> None:
    """Gives figures the gender by which the text calls so many people elsewhere."""
    for sentence in page.sentences:
        for said in AGAIN.finditer(page.text, sentence.start, sentence.end):
            numbers = find_numbers(page.text, Span(*said.span("number")))
            if len(numbers) != 1 or numbers[0].value < 2:
                continue
            for index in so_many(drafts, numbers[0].value, sentence, sentence.of(page.text)):
                draft = drafts[index]
                sex = gender(said["who"])
                if all(share.gender in (None, sex) for share in shares_of(drafts, index)):
                    draft.gender = draft.gender or sex


def so_many(drafts: Sequence[Draft], value: int, sentence: Span, words: str) -> list[int]:
    """The figures of so many people, where all are of one side: those held, or those harmed and missing."""
    found = [i for i, d in enumerate(drafts) if d.number.value == value and d.measure in PEOPLE]
    here = {drafts[i].measure in CUSTODIAL for i in found if drafts[i].sentence == sentence}
    sides = here or {drafts[i].measure in CUSTODIAL for i in found}
    if len(sides) != 1:
        return []
    (held,) = sides
    of_others = (HARMED if held else HELD).search(words) and not (HELD if held else HARMED).search(words)
    return [] if of_others and not here else [i for i in found if (drafts[i].measure in CUSTODIAL) == held]
