"""What kind of people a figure counts: offense, age group, gender."""

from __future__ import annotations

import re
from functools import cache

from extractors.drafts import CUSTODIAL, Draft
from extractors.model import Page
from extractors.rulebook import load_rules

MINOR = re.compile(
    r"\b(?:minors?|juveniles?|child(?:ren)?|girls?|boys?|teen(?:s|ager|agers|age)?|kids?|under-?aged?|under (?:the age of )?18)\b",
    re.I,
)
ADULT = re.compile(
    r"\badults?\b|\bages? rang(?:ing|ed) from (?:1[89]|[2-9]\d)|\bbetween the ages of (?:1[89]|[2-9]\d)|\bages (?:1[89]|[2-9]\d) to \d\d",
    re.I,
)
FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?|mothers?|sisters?|madams?)\b", re.I)
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?|brothers?|fathers?|gentlem[ae]n)\b", re.I)
TURN = re.compile(r"(?=\b(?:in|at|from|during|after|near|while|following|within|throughout|where|when|who)\b)", re.I)
REACH = 170


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Offense, its words, and words that look like it and are not."""
    return tuple(
        (rule["offense"], re.compile(rule["pattern"], re.I), re.compile(rule["not"], re.I) if "not" in rule else None)
        for rule in load_rules("offenses")
    )


def offenses_in(words: str) -> frozenset[str]:
    """Every kind of offense that a stretch of text speaks of."""
    found: set[str] = set()
    for offense, pattern, veto in patterns():
        rest = veto.sub(" ", words) if veto else words
        if pattern.search(rest):
            found.add(offense)
    return frozenset(found)


def the_one(found: frozenset[str]) -> str | None:
    """The kind where all is of one kind, else None."""
    return next(iter(found)) if len(found) == 1 else None


def age_group(words: str) -> str | None:
    minor, adult = MINOR.search(words) is not None, ADULT.search(words) is not None
    return None if minor == adult else "minor" if minor else "adult"


def gender(words: str) -> str | None:
    female, male = FEMALE.search(words) is not None, MALE.search(words) is not None
    return None if female == male else "female" if female else "male"


def describe(draft: Draft) -> None:
    """Offense, age group and gender from the phrase itself and the clause behind it."""
    noun, words = draft.phrase.noun, draft.phrase.words
    if draft.measure in CUSTODIAL:
        found = offenses_in(words) or offense_clause(draft.after.split(";")[0][:REACH])
        draft.offense = (noun.offense if noun else None) or the_one(found)
        draft.own_offense = bool(found) or draft.offense is not None
    near = f"{words} {copula(draft.after)}"
    draft.age_group = (noun.age_group if noun else None) or age_group(near)
    draft.gender = (noun.gender if noun else None) or gender(near)


def offense_clause(after: str) -> frozenset[str]:
    """The offenses that follow a figure, up to where the sentence turns to where, when or with whom."""
    said = ""
    for piece in TURN.split(after):
        said += piece
        found = offenses_in(said)
        if found:
            return found
    return frozenset()


def copula(after: str) -> str:
    """What a number is said to be: "3 of whom were female juveniles", "266, adult"."""
    said = re.match(
        r"[\w ,]{0,30}?\b(?:are|were|is|was)\b(?: [\w-]+){1,3}|, (?:adults?|minors?|juveniles?|m[ae]n|wom[ae]n)\b",
        after,
    )
    return said.group(0) if said else ""


def inherit(draft: Draft, drafts: list[Draft]) -> None:
    """A part has its total's kind where it says none of its own."""
    if draft.total is None:
        return
    base = drafts[draft.total]
    if not draft.own_offense:
        draft.offense = base.offense
    draft.age_group = draft.age_group or base.age_group
    draft.gender = draft.gender or base.gender


def settle_offense(drafts: list[Draft], page: Page, topic: str) -> None:
    """A figure that names no offense has the release's, where the release speaks of one kind only.

    A release about something else than trafficking is about other offenses, whichever they are.
    """
    open_ones = [d for d in drafts if d.measure in CUSTODIAL and not d.own_offense and d.offense is None]
    if not open_ones or any(d.total is not None and d.offense for d in drafts):
        return
    title = page.title.of(page.text) if page.title else ""
    lead = " ".join(span.of(page.text) for span in page.sentences[:4])
    spoken = offenses_in(title) or offenses_in(lead)
    for draft in open_ones:
        own = offenses_in(draft.sentence.of(page.text))
        draft.offense = the_one(own) or (None if draft.operation and own else the_one(spoken))
        if draft.offense is None and topic == "other" and not (own | spoken):
            draft.offense = "other"
