"""What kind of people a figure counts: offense, age group, gender."""

from __future__ import annotations

import re
from functools import cache

from extractors.counts.draft import CUSTODIAL, Draft
from extractors.counts.phrases import nouns
from extractors.model import Page
from extractors.rulebook import load_rules

MINOR = re.compile(
    r"\b(?:minors?|juveniles?|child(?:ren)?|girls?|boys?|teen(?:s|ager|agers|age)?|kids?|under-?aged?|"
    r"under (?:the age of )?18)\b",
    re.I,
)
ADULT = re.compile(
    r"\badults?\b|\bages? rang(?:ing|ed) from (?:1[89]|[2-9]\d)|\bbetween the ages of (?:1[89]|[2-9]\d)|"
    r"\bages (?:1[89]|[2-9]\d) to \d\d",
    re.I,
)
FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?|mothers?|sisters?|madams?)\b", re.I)
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?|brothers?|fathers?|gentlem[ae]n)\b", re.I)
OPERATION = re.compile(r"\b(?:operations?|stings?|sweeps?|crackdowns?|details?|takedowns?|task force)\b", re.I)
AGES = re.compile(r",? (?:all )?(?:aged?|ages|ranging in age|the youngest)[^;.]{0,60}", re.I)
AGES_REACH = 110
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
    if "child_exploitation" in found:
        found -= {"buying", "selling"}
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
        found = offenses_in(words) or offense_clause(draft.after.split(";")[0][:REACH]) or offenses_before(draft)
        draft.offense = None if mixed(draft) else (noun.offense if noun else None) or the_one(found)
        draft.own_offense = bool(found) or draft.offense is not None or mixed(draft)
    near = f"{words} {copula(draft.after)} {aged(draft.after)}"
    draft.age_group = (noun.age_group if noun else None) or age_group(near)
    draft.gender = (noun.gender if noun else None) or gender(near)


def offenses_before(draft: Draft) -> frozenset[str]:
    """The offenses named before the number, by a row's label or a subject: "Buyers received six citations"."""
    if draft.row or draft.measure == "citations":
        return offenses_in(draft.before[-REACH:])
    return frozenset()


def offense_clause(after: str) -> frozenset[str]:
    """The offenses that follow a figure, up to where the sentence turns to where, when or with whom."""
    said = ""
    for piece in TURN.split(after):
        said += piece
        found = offenses_in(said)
        if found:
            return found
    return frozenset()


def mixed(draft: Draft) -> bool:
    """Whether two kinds are counted together: "250 buyers and traffickers"."""
    joined = re.match(r"\W*[\w' -]{0,40}?\b(?:and|or) (\w+)\s*(?=[^\w\s]|$|\b(?:in|on|during|were|for)\b)", draft.after)
    noun, other = draft.phrase.noun, nouns().get(joined.group(1).lower()) if joined else None
    return bool(noun and other and noun.offense and other.offense and noun.offense != other.offense)


def aged(after: str) -> str:
    """Ages given for all of those counted, right behind them."""
    said = AGES.search(after[:AGES_REACH])
    return said.group(0) if said else ""


def copula(after: str) -> str:
    """What a number is said to be: "3 of whom were female juveniles", "266, adult"."""
    said = re.match(
        r"[\w ,]{0,30}?\b(?:are|were|is|was)\b(?: [\w-]+){1,3}|[\w -]{0,40}, (?:adults?|minors?|juveniles?|"
        r"m[ae]n|wom[ae]n)\b"
        r"| (?:of|among) (?:them|whom|these|those|which)(?: (?:all|of|being|for))?(?: [\w-]+){1,2}",
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
    """A figure that names no offense has that of its case, where the release speaks of one kind only.

    The totals of an operation stay open: it arrests people for many things. A release about something
    else than trafficking is about other offenses, whichever they are.
    """
    title = page.title.of(page.text) if page.title else ""
    lead = " ".join(span.of(page.text) for span in page.sentences[:4])
    spoken = offenses_in(title) or offenses_in(lead)
    operation = any(draft.operation for draft in drafts) or OPERATION.search(f"{title} {lead}") is not None
    for draft in drafts:
        if draft.measure not in CUSTODIAL or draft.own_offense or draft.offense is not None or draft.total is not None:
            continue
        if draft.period.scope == "since_founding":
            continue
        own = offenses_in(draft.sentence.of(page.text))
        if topic == "other" and not (own | spoken) - {"other"}:
            draft.offense = "other"
        elif not operation or draft.measure in ("charged", "convicted"):
            draft.offense = the_one(own) or the_one(spoken)
    for draft in drafts:
        inherit(draft, drafts)
