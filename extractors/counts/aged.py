"""Ages that stand behind all those of a sentence: "four women and one man, between 21 and 36 years old"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.ages import ADULTHOOD, GROWN, SPAN, age_group
from extractors.counts.draft import Draft
from extractors.counts.measures import CUSTODIAL
from extractors.counts.offenses import offenses_in
from extractors.model import Page

# "16 and 17 years old", "14, 15 and 17 years of age"
EACH = re.compile(r"\b(?<!between )(?<!from )(?P<ages>\d\d(?:, \d\d){0,9},? and \d\d) years (?:old|of age)\b", re.I)
BEHIND = len(" years of age")
# Whose ages are told of those held, behind such words: of those whom they harmed or sought.
OTHERS = re.compile(
    r"\b(?:for|with|against|accused|charged|victims?|child(?:ren)?|girls?|boys?|minors?|teens?|juveniles?|whom?|officers?|"
    r"deputies|while|sentence[sd]?|years in)\b",
    re.I,
)


def age_by_sentence(drafts: Sequence[Draft], page: Page) -> None:
    """Gives those of one sentence the one age group that the ages behind them tell."""
    for sentence in dict.fromkeys(draft.sentence for draft in drafts if not draft.row):
        told = [said for form in (SPAN, GROWN, EACH) for said in form.finditer(page.text, sentence.start, sentence.end)]
        if len(told) != 1:
            continue
        said = told[0]
        before = [d for d in drafts if d.sentence == sentence and d.number.span.end <= said.start()]
        last = before[-1] if before else None
        if last is None or of_others(page.text[last.number.span.end : said.start()], last):
            continue
        each = "ages" in said.re.groupindex
        group = of_each(said, last) if each else age_group(page.text[said.start() : said.end() + BEHIND])
        for draft in same_people(drafts, before, last):
            draft.age_group = draft.age_group or group


def of_others(between: str, last: Draft) -> bool:
    """Whether the ages are of somebody whom the words before them name."""
    if last.measure not in CUSTODIAL:
        return re.search(r"\b(?:suspects?|m[ae]n who|traffickers?|years in)\b", between, re.I) is not None
    return OTHERS.search(between) is not None or bool(offenses_in(between))


def of_each(said: re.Match[str], last: Draft) -> str | None:
    """The group of people of whom each has his age told."""
    ages = [int(age) for age in re.findall(r"\d+", said["ages"])]
    if len(ages) != last.number.value:
        return None
    return "minor" if max(ages) < ADULTHOOD else "adult" if min(ages) >= ADULTHOOD else None


def same_people(drafts: Sequence[Draft], before: Sequence[Draft], last: Draft) -> list[Draft]:
    """Those of the last figure; where it ends a total's division in that sentence, those of all of it."""
    if last.total is None:
        return [last]
    whole, beside = drafts[last.total], [draft for draft in before if draft.total == last.total]
    ends = len(beside) > 1 or whole in before
    return [whole, *beside] if ends and sum(d.number.value for d in beside) == whole.number.value else [last]
