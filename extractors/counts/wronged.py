"""Who the victims of a case are: what is said where the deed is told holds wherever they are counted again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.counts.ages import age_group
from extractors.counts.draft import Draft
from extractors.counts.kinds import GROUP, aged, gender, joint, only
from extractors.counts.numbers import find_numbers
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.model import Page, Span

VERBS = r"(?:traffick|pimp|pander|prostitut|exploit|abus|molest|assault|rap|kidnap|harbor|lur|entic|groom|fondl|prey)"
# "Exploited children" are part of many a name: such a participle has a doer before it or a word before those harmed.
DOER = r"(?:(?<=\bhe )|(?<=\bshe )|(?<=\bthey )|(?<=\bwho )|(?<=\bhad )|(?<=legedly ))"
COUNTED = (
    r"(?= (?:an?|the|his|her|these|at|more|about|nearly|over|several|multiple|many|young|\w+ty|\w+teen|\d+|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
WHO = (
    r"(?:(?:an?|the|his|her|these|at|least|more|than|about|nearly|over|several|multiple|many|other|young|little|underage|"
    r"teenaged?|minor|male|female|adult|vulnerable|runaway|homeless|immigrant|foreign|different|local|school-?aged?|"
    r"\w+-year-old|year-old|\w+ty|\w+teen|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ){0,4}"
)
DEED = re.compile(
    rf"\b(?:{DOER}{VERBS}(?:ed|p?ped)|{VERBS}(?:\w*ing|(?:\w?ed|es|s){COUNTED}))"
    rf"(?:,? (?:of|on|upon))? (?P<who>{WHO}{GROUP}\b)",
    re.I,
)
OPERATION = re.compile(r"\b(?:operations?|stings?|sweeps?|crackdowns?|details?|takedowns?|task force)\b", re.I)
REACH = 110
CASE, MOST = 9, 40  # people arrested in one case at most, and victims found


@dataclass(slots=True)
class Wronged:
    """Those of a case's victims of whom one number, or none, is said: every age group and gender told of them."""

    ages: set[str | None] = field(default_factory=set)
    genders: set[str | None] = field(default_factory=set)


def wronged(page: Page) -> dict[int | None, Wronged]:
    """By their number those to whom the text says that the deed was done: "pimping three women, ages 20 to 40"."""
    found: dict[int | None, Wronged] = defaultdict(Wronged)
    for sentence in page.sentences:
        for deed in DEED.finditer(page.text, sentence.start, sentence.end):
            behind = page.text[deed.end("who") : sentence.end][:REACH]
            numbers = find_numbers(page.text, Span(deed.start("who"), deed.end("who")))
            ages, genders = joint(f" {deed['who']}{behind}")
            those = found[numbers[0].value if numbers else None]
            those.ages |= ages or {age_group(f"{deed['who']} {aged(behind)}")}
            those.genders |= genders or {gender(deed["who"])}
    return found


def recognize(drafts: Sequence[Draft], page: Page) -> None:
    """Gives victims whose age or gender is left out that of those so many, or of all to whom the deed was done.

    An operation finds victims of whom no deed tells.
    """
    unknown = [d for d in drafts if d.kind == "victim" and not (d.age_group and d.gender)]
    told = wronged(page) if unknown else {}
    title = page.title.of(page.text) if page.title else ""
    sweep = any(d.operation or (d.measure == "arrests" and d.number.value > CASE) for d in drafts)
    one_case = not sweep and not OPERATION.search(title)
    for draft in unknown:
        same = told.get(draft.number.value) if draft.number.value > 1 else None
        meant = [same] if same else list(told.values()) if one_case and draft.number.value <= MOST else []
        draft.gender = draft.gender or shared([those.genders for those in meant])
        if not any(part.total is not None and drafts[part.total] is draft and part.age_group for part in drafts):
            draft.age_group = draft.age_group or shared([those.ages for those in meant])


def gender_told(phrase: Phrase) -> str | None:
    """Who the people of a number are, where they are no victims: "five men" tell of "the five defendants"."""
    text, at = text_of(phrase.token.doc), phrase.token.idx
    harmed = any(deed.start("who") <= at < deed.end("who") for deed in DEED.finditer(text))
    one_group = len(joint(text[at + len(phrase.token.text) :])[1]) < 2
    several = phrase.number.value > 1 and one_group and not harmed
    return phrase.noun.gender if phrase.noun and several else None


def shared(kinds: Sequence[set[str | None]]) -> str | None:
    """The one kind that is told of each of some groups and no other; what is told once need not be told again."""
    return only({only(told - {None}) for told in kinds})
