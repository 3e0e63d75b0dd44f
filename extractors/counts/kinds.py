"""What kind of people a figure counts: offense, age group, gender."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.counts.ages import age_group, stated
from extractors.counts.draft import Draft
from extractors.counts.measures import CUSTODIAL, PEOPLE
from extractors.counts.offenses import (
    charged_in,
    mixed,
    of_doers,
    offense_clause,
    offenses_before,
    offenses_behind,
    the_one,
)
from extractors.counts.parsed import text_of
from extractors.counts.partly import MANY_OF, SOME_OF
from extractors.counts.remainder import is_rest
from extractors.counts.tallies import NAMED

FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?|mothers?|sisters?|madams?)\b", re.I)
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?|brothers?|fathers?|gentlem[ae]n)\b", re.I)
GROUP = (
    r"(?:adults?|juveniles?|minors?|child(?:ren)?|youths?|teen(?:s|agers?)?|"
    r"girls?|wom[ae]n|females?|boys?|m[ae]n|males?)"
)
# "73 juvenile and adult victims", "nine men and women": one number for two kinds of people.
JOINT = re.compile(
    rf"^[^\d.;:]{{0,40}}?\b(?P<one>{GROUP}(?: {GROUP})?)\b[^\d.;:]{{0,12}}?(?:\band|\bor|\bas well as|/) ?"
    rf"(?!an? |one |the |their |his |her )(?:[a-z]+ )?(?P<other>{GROUP}(?: {GROUP})?)\b",
    re.I,
)
# "Adult men and women": an age said before both.
# "Three teens, including one juvenile"
SOME_YOUNG = re.compile(
    r"[^.;\d]{0,30}\bteen(?:ager)?s\b[^.;\d]{0,30}\b(?:including|of (?:whom|them)|only)\b[^.;]{0,20}"
    r"\b(?:juveniles?|minors?)\b",
    re.I,
)
SHARED = re.compile(r"(?:adult|juvenile|minor|teen(?:age)?) (?:wom[ae]n|m[ae]n|females?|males?|boys|girls)$", re.I)
# A child in the name of an offense or an offender is none of those counted.
PREYING = re.compile(
    r"\b(?:child|minor|juvenile|teen)s?(?: (?:sex|sexual|porn\w*))*[ -]"
    r"(?:predators?|pornograph\w*|exploit\w*|abus\w*|molest\w*|traffick\w*|solicit\w*|sex\w*|offenders?)\b|"
    r"\b(?:crimes? (?:against|involving)|(?:abuse|exploitation|assault|solicitation|luring|enticement|trafficking) of) "
    r"(?:an? )?(?:child(?:ren)?|minors?|juveniles?|teens|girls?|boys?)\b|"
    r"\b(?:solicit|lur|entic|seek|sex|contact|meet|molest|exploit|seduc|groom|communicat|attempt|abus)\w*"
    r"(?: (?!who\b|and\b)[\w-]+){0,4}? (?:an? )?(?:child(?:ren)?|minors?|juveniles?|teens|girls?|boys?)\b",
    re.I,
)
AGES = re.compile(
    r",? (?:all )?(?:aged?|(?:between the )?ages|rang\w+ in age|(?:are|were) between(?= \d\d and \d\d)|"
    r"the youngest|(?:under|over) (?:the age of )?1\d)[^;.]{0,60}",
    re.I,
)
AGES_REACH = 110
# Behind it stands what those held did, and to whom.
CAUSE = re.compile(
    r"\b(?:for|with|accused|charged|suspected(?= of\b)|thought|believed|expect\w+|meet\w*|"
    r"who\b(?! (?:all )?(?:rang\w+ in age|(?:are|were) (?:all )?(?:aged?|between)\b))|"
    r"on (?:[\w-]+ ){0,3}(?:charges?|suspicion|cause|counts?))\b"
)
# Not "people, two-thirds of whom were men".
OF_SOME = rf"[ -]{SOME_OF}"
IS = re.compile(
    rf"(?:(?! and an? |{OF_SOME})[^\d.;]){{0,45}}?\b(?:are|were|is|was|being)\b"
    r"(?: (?!charged|accused|arrested|held|convicted|sentenced|indicted)[\w-]+){1,3}|"
    r"[^\d.;:]{0,40}, (?:an? |all )?(?:adults?|minors?|juveniles?|m[ae]n|wom[ae]n)\b(?! (?:and|or) )|"
    r" (?:of|among) (?:them|whom|these|those|which)(?: (?:all|of|being|for))?(?: [\w-]+){1,2}|"
    rf"(?: [\w-]+){{0,2}} \((?:all )?{GROUP}\)"
)
# "Seven victims, all of them female", "five were rescued, all men"
EVERYONE = re.compile(
    rf"\b(?:all|each|both|every one)(?: of (?:them|whom|those|these))?,?(?: (?:are|were|is|was|being))?"
    rf"(?: (?:an? )?(?:[a-z-]+ )?{GROUP})\b(?! (?:and|or) )",
    re.I,
)
OF_NUMBER = re.compile(r"^ of (?:the|those|these) \d+(?: [\w-]+){0,3}?(?= (?:are|were|is|was|had|have)\b)")
# "adults: 49 (2018: 41)"
LABEL = re.compile(
    rf"(?:^|[.;),] |\s\s)(?P<who>(?:(?:adult|juvenile|minor) )?{GROUP}): ?(?:\d+ \((?:in )?\d{{4}}: ?)?$", re.I
)
# "The other eight, seven women and a man, were charged with prostitution"
APPOSED = re.compile(
    rf"(?: [a-z-]+){{0,2}}(?:,| \(| [-–—]) ?(?:\d+|[a-z-]+) (?:[a-z]+ )?{GROUP},? and "
    rf"(?:\d+|[a-z-]+) (?:[a-z]+ )?{GROUP}"
    r"(?:,|\)| [-–—])(?P<told> .{4,100})",
    re.I,
)
CLAUSE = re.compile(r"[.;:]|, (?!\d)")
# "All 26 women", "the five victims": those counted before.
ALL = re.compile(r"\b(?:all|the|those|these|each of the|all of the) $", re.I)
# Some of those counted before, of whom something else is told: "nine of those defendants were indicted".
SOME = frozenset({"those", "these", "them", "the", "whom"})


def gender(words: str) -> str | None:
    female, male = FEMALE.search(words) is not None, MALE.search(words) is not None
    return None if female == male else "female" if female else "male"


def describe(draft: Draft) -> None:
    """Offense, age group and gender from the phrase itself and the clause behind it."""
    noun, words = draft.phrase.noun, f"{draft.phrase.words} {named_before(draft)}"
    if MANY_OF.search(text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]):
        return
    if draft.measure in CUSTODIAL:
        doers = of_doers(words) if draft.rule in NAMED else charged_in(words)
        apposed = APPOSED.match(behind(draft))
        laid = offense_clause(re.split(r"\d|;", apposed["told"])[0]) if apposed else offenses_behind(draft)
        found = doers or laid or offenses_before(draft)
        named = noun.offense if noun and noun.offense in (doers or {noun.offense}) else None  # not "drug traffickers"
        draft.offense = None if mixed(draft) else named or the_one(found)
        draft.own_offense = bool(found) or draft.offense is not None or mixed(draft)
        words = PREYING.sub(" ", words)
    said = OF_NUMBER.sub("", behind(draft))
    after = said if OF_NUMBER.match(behind(draft)) else draft.after
    after = CAUSE.split(after)[0] if draft.measure in CUSTODIAL else after
    everyone = EVERYONE.search(after)
    near = f"{words} {copula(after)} {aged(after)} {everyone.group() if everyone else ''}"
    ages, genders = joint(after)
    if len(ages) < 2:
        told = stated(said, draft.number.value)
        young = (noun.age_group if noun else None) or age_group(near)
        draft.age_group = told or (None if SOME_YOUNG.match(said) else young)
    if len(genders) < 2:
        draft.gender = (noun.gender if noun else None) or gender(near)


def joint(after: str) -> tuple[set[str | None], set[str | None]]:
    """The age groups and the genders of two groups that share one number; none where it counts one group."""
    said = JOINT.match(after)
    groups = (said["one"], said["other"]) if said else ()
    ages = {age_group(group) for group in groups}
    if said and SHARED.match(said["one"]) and age_group(said["other"]) is None:
        ages = {age_group(said["one"])}
    return ages, {gender(group) for group in groups}


def named_before(draft: Draft) -> str:
    """Who is counted, where their name does not stand beside the number: "Adults served came to 302"."""
    before = text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]
    if draft.rule in NAMED:
        return CLAUSE.split(before)[-1]
    label = LABEL.search(before)
    return label["who"] if label and draft.phrase.noun is None else ""


def behind(draft: Draft) -> str:
    """What follows a number in its sentence, other numbers included."""
    token = draft.phrase.token
    return text_of(token.doc)[token.idx + len(token.text) :][:AGES_REACH]


def recall(draft: Draft, earlier: list[Draft]) -> None:
    """Some of those counted before are of their age and gender, whatever else is told of them; so are others, where
    the noun is left out."""
    if draft.total is not None or draft.row:
        return
    if draft.number.value == 0 and draft.phrase.partitive is None:
        return  # "One man was cited. None was arrested.": nobody at all
    people = [told for told in earlier if told.measure in PEOPLE]
    sided = [told for told in people if (told.measure in CUSTODIAL) == (draft.measure in CUSTODIAL)]
    if elided(draft):
        alike = (told for told in reversed(sided or people) if told.number.value == draft.number.value > 1)
        again = next((told for told in alike if not told.phrase.of_events), None)
        last = sided[-1] if sided else None
        if again is not None:
            draft.age_group, draft.gender = draft.age_group or again.age_group, draft.gender or again.gender
        elif last is not None and last.sentence != draft.sentence and not last.row:
            beside = [told for told in sided if told.sentence == last.sentence]
            shares = [told for told in beside if told.total is not None or told.rule == "among_those"]
            if any(is_rest(draft.phrase) or told.number.value < draft.number.value for told in shares):
                return  # "Seven of them are women. Nineteen were charged."
            draft.age_group = draft.age_group or only({told.age_group for told in beside})
            draft.gender = draft.gender or only({told.gender for told in beside})
        return
    if ALL.search(text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]) and draft.phrase.partitive is None:
        again = next((told for told in reversed(earlier) if same_people(draft, told)), None)
        if again is not None:
            draft.age_group, draft.gender = draft.age_group or again.age_group, draft.gender or again.gender
        return
    if draft.phrase.partitive not in SOME or draft.phrase.of_events:
        return
    # "20 women were arrested; six of them were victims": where no victims are told of before.
    for told in reversed(sided or (people if draft.phrase.partitive in ("them", "whom") else [])):
        if told.number.value > draft.number.value and told.total is None:
            draft.age_group = draft.age_group or told.age_group
            draft.gender = draft.gender or told.gender
            return


def same_people(draft: Draft, told: Draft) -> bool:
    """Whether "all 26 women" are the 26 told of before."""
    pairs = ((draft.age_group, told.age_group), (draft.gender, told.gender))
    return (
        draft.number.value == told.number.value > 1
        and (draft.measure in CUSTODIAL) == (told.measure in CUSTODIAL)
        and not told.phrase.of_events
        and all(None in pair or pair[0] == pair[1] for pair in pairs)
    )


def only(kinds: Collection[str | None]) -> str | None:
    """The one kind where all are of it, else None."""
    return next(iter(kinds)) if len(kinds) == 1 else None


def elided(draft: Draft) -> bool:
    """Whether a number goes on from the one before without a noun: "Two were charged"; other victims, "13 others"."""
    words = draft.phrase.words.lower()
    unnamed = draft.phrase.noun is None or words == "more" or (draft.measure not in CUSTODIAL and words == "others")
    return unnamed and draft.phrase.partitive is None and draft.kind is not None


def aged(after: str) -> str:
    """Ages given for all of those counted, right behind them."""
    said = AGES.search(after[:AGES_REACH])
    return said.group(0) if said else ""


def copula(after: str) -> str:
    """What a number is said to be: "3 of whom were female juveniles", "266, adult"."""
    said = IS.match(after)
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
