"""Who those of a figure are by what they are called where their number is said again: "two of the 19 men", "the six
women"; said of a figure, it is told of its people wherever they are counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft, of_one_town
from extractors.counts.holding import shares_of
from extractors.counts.kinds import gender
from extractors.counts.measures import CUSTODIAL, PEOPLE
from extractors.counts.numbers import find_numbers
from extractors.counts.offenses import offense_clause, the_one
from extractors.model import Page, Span

NUMBER = r"(?:\d{1,3}(?:,\d{3})?|[a-z]{3,9}(?:-[a-z]{3,5})?)"
AGAIN = re.compile(
    rf"\b(?:the|all|all of the|these|those) (?P<number>{NUMBER}) "
    r"(?P<who>(?:(?!(?:were|are|was|is|had|for|from|by|of)\b)[a-z]+ )?(?:m[ae]n|wom[ae]n|males?|females?))\b"
    r"(?! (?:and|or|as well as|officers?|detectives?|deputies|agents?|investigators?)\b|/|['’])",
    re.I,
)
# "THIRTEEN ACCUSED OF LURING", "All five are charged with pandering": no share of them, such as "two of the 13".
ACCUSED = re.compile(
    rf"(?<!of the )(?<!of those )(?<!of these )\b(?P<number>{NUMBER})(?: (?:[a-z]+ )?"
    r"(?:people|persons|suspects|defendants|individuals|adults|m[ae]n|wom[ae]n|males|females))?,? "
    r"(?:(?:are|were|is|have been|has been|stand|now) )?(?:all |each )?"
    r"(?:(?:accused|suspected) of|charged (?:with|for)|(?:booked|held) for|"
    rf"fac(?:e|es|ing)(?! (?:{NUMBER}|up to|at least|between|life|a (?:maximum|minimum))\b)) (?P<what>[^.;:]{{4,160}})",
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


def accuse_again(drafts: Sequence[Draft], page: Page) -> None:
    """Gives those held for nothing said what the title or a sentence lays to the charge of so many people."""
    for sentence in (*((page.title,) if page.title else ()), *page.sentences):
        for said in ACCUSED.finditer(page.text, sentence.start, sentence.end):
            numbers = find_numbers(page.text, Span(*said.span("number")))
            charged = offense_clause(said["what"]) if len(numbers) == 1 and numbers[0].value > 1 else frozenset()
            for draft in drafts if charged else ():
                if draft.own_offense or of_one_town(draft, sentence):
                    continue
                if draft.number.value == numbers[0].value and draft.measure in CUSTODIAL:
                    draft.offense, draft.own_offense = the_one(charged), True


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
