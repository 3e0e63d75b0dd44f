"""What a later sentence says of all those counted before it: "The 25 range in age from 19 to 61", "All were adults"."""

from __future__ import annotations

import re

from extractors.counts.ages import age_group, by_extremes
from extractors.counts.draft import Draft
from extractors.counts.kinds import GROUP, gender
from extractors.counts.measures import CUSTODIAL
from extractors.model import Page, Span

# How far back those are counted of whom it speaks.
EARLIER = 8
WRONGED = re.compile(r"\b(?:victims?|survivors?|children|those (?:rescued|recovered|found))\b", re.I)
HELD = re.compile(
    r"\b(?:suspects?|defendants?|arrest\w*|accused|offenders?|buyers?|johns|predators?|convicted)\b", re.I
)
PEOPLE = (
    r"(?:victims?|survivors?|suspects?|defendants?|arrestees|accused|arrested|rescued|recovered|offenders?|buyers?|"
    r"johns|predators?|men|women|children|people|persons|individuals|group|[0-9]+)"
)
SUBJECT = re.compile(
    rf"\W{{0,9}}(?P<who>(?:all|each|both|every one)(?: of)?(?: (?:the|these|those)(?= [a-z0-9]))?"
    rf"(?: (?:them|these|those|[a-z]+(?= {PEOPLE}\b)|{PEOPLE}|[a-z]+)){{0,2}}|they|"
    rf"(?:the|those|these) (?:[a-z]+ ){{0,2}}{PEOPLE}(?: {PEOPLE})?|the [a-z-]+(?= rang)) "
    r"(?=(?:are|were|is|was|rang(?:e|ed))\b)",
    re.I,
)
# "The women, who are all between 22 and 58, were ...", "The suspects, ages 19 to 60, face ..."
ASIDE = re.compile(
    rf"\W{{0,9}}(?:in (?:each|every|all) cases?, )?(?P<who>(?:all|the|those|these) (?:[a-z]+ )?{PEOPLE}),? "
    r"(?P<what>(?:(?:who|all of whom) (?:are|were|rang(?:e|ed))|(?:all )?(?:aged?|ages|rang(?:ing|ed)))\b[^.;,]{0,50})",
    re.I,
)
QUOTED = re.compile(r",?[\"“”],?")  # the "johns," range in age
EXTREME = re.compile(r"\W{0,9}the (?:youngest|oldest|eldest)\b[^,.;]{0,40}", re.I)
AGES = re.compile(r"\W{0,9}(?:their )?ages?\b(?=:? (?:\d|rang|from|between|were|are))", re.I)
AGES_OF = re.compile(r"\bthe ages of the(?: [a-z]+){1,3}? (?=rang)", re.I)  # "The ages of the four held ranged"
IS = re.compile(
    r"(?:are|were|is|was)(?: all| both| each| an?)?"
    rf"(?: (?!(?:not|no|nearly|almost|often|usually)\b|most|\w*ly\b)[a-z-]+)? ?\b{GROUP}(?: {GROUP})?\b"
    r"(?! (?:and|or|with|by|who)\b|['’])|"
    r"(?:are|were|rang(?:e|ed)) (?:in age )?(?:from |between )?(?:the ages of )?(?:ages? )?\d\d?[^.;]{0,30}",
    re.I,
)
COUNTED = re.compile(r"\b(?:the|all)(?: of the)? (?P<number>[a-z0-9-]+)$", re.I)


def told_of_everyone(drafts: list[Draft], page: Page) -> None:
    """Gives those counted before such a sentence the age group and gender that it says of all of them."""
    for place, sentence in enumerate(page.sentences[1:], start=1):
        who, what = saying(AGES_OF.sub("ages ", QUOTED.sub("", sentence.of(page.text))))
        if not what:
            continue
        first = page.sentences[max(0, place - EARLIER)].start
        for draft in meant(drafts, Span(first, sentence.start), who, page.text):
            draft.age_group = draft.age_group or age_group(what)
            draft.gender = draft.gender or gender(what)


def saying(said: str) -> tuple[str, str]:
    """Of whom a sentence tells, and who or how old it says they are; two empty strings where it does not."""
    if AGES.match(said):
        return "", said
    extreme = EXTREME.match(said)
    group = by_extremes(said) if extreme else None
    if extreme and group:
        return extreme.group(), group
    aside = ASIDE.match(said)
    if aside and age_group(aside["what"]):
        return aside["who"], aside["what"]
    subject = SUBJECT.match(said)
    told = IS.match(said, subject.end()) if subject else None
    return (subject["who"], told.group()) if subject and told else ("", "")


def meant(drafts: list[Draft], stretch: Span, who: str, text: str) -> list[Draft]:
    """Those of a stretch that are so many, or else all of the last sentence that counts several people of one side."""
    several = [d for d in drafts if stretch.covers(d.number.span) and d.number.value > 1 and d.kind is not None]
    if WRONGED.search(who) or HELD.search(who):
        held = HELD.search(who) is not None
        several = [d for d in several if (d.measure in CUSTODIAL) == held]
    number = COUNTED.search(who)
    if number:
        so_many = [
            d for d in several if number["number"].lower() in (str(d.number.value), d.number.said.of(text).lower())
        ]
        if so_many or re.search(r"\d", number["number"]):
            return so_many
    sex = gender(who)
    of_sex = [d for d in several if sex and d.gender == sex]
    if of_sex:
        return [d for d in of_sex if d.sentence == of_sex[-1].sentence]
    last = [whole(d, drafts) for d in several if d.sentence == several[-1].sentence]
    return last if len({d.measure in CUSTODIAL for d in last}) == 1 else []


def whole(draft: Draft, drafts: list[Draft]) -> Draft:
    """The figure that one is a part of, or itself."""
    return draft if draft.total is None else drafts[draft.total]
