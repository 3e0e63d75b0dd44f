"""What a sentence takes up again of the figures before it: "The suspects were 12 men", "The 64 men", "40 were victims
of labor trafficking"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.counts.draft import Draft
from extractors.counts.measures import CUSTODIAL
from extractors.counts.nouns import PEOPLE, nouns
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.settle import MORE
from extractors.counts.triggers import measure_in
from extractors.counts.vague import ceiling, floor

THEY_WERE = re.compile(
    r"^\W{0,9}(?:the|those|these|all)(?: [\w-]+){0,2}? "
    r"(?:(?P<wronged>victims|survivors|minors|girls|rescued)|suspects|defendants|arrestees|arrested|johns|buyers)"
    r"(?: (?:of|in) [\w ]{3,40}?)? (?:were|are) $",
    re.I,
)
OPENING = re.compile(r"(?:^|[.:;] )\W{0,3}(?:the|those|these) (?:total of )?$", re.I)
# "In 2021, five": another time than that of the figure before.
TIMED = (
    r"(?:(?:all of|early|late|mid|the (?:spring|summer|fall|winter|month|year) of|fiscal(?: year)?|fy)[ -])?"
    r"(?:(?:19|20)\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
BARE_OPENING = re.compile(
    r"(?:^|; |: )\W*(?:(?:he|she|they|it) (?:said|added|noted)(?: that)? )?"
    rf"(?:(?:in|on|at|by|across|among|back in) (?!{TIMED})[^,;.]{{1,40}}, )?"
    r"(?:(?:the|another|of|an|and|some|all|only|just) )?"
    r"(?:(?:other|further|additional|remaining|these|those|them),? )?$",
    re.I,
)
WRONGED = re.compile(r"\b(?:of|among) (?:the|these|those|all) (?:[\w-]+ ){0,2}?(?:victims|survivors)\b", re.I)
# "234 victims of sex trafficking", "359 were sex trafficking victims", "six were victims of both"
TRADE = re.compile(
    r"(?: (?:were|are|was))? (?:(?:sex|labor|forced labor)[ -]trafficking (?:victims?|survivors?)|"
    r"(?:victims?|survivors?) (?:of|overlapping) (?:(?:forced )?labor\b|sex\b|both\b))",
    re.I,
)
ANOTHER = re.compile(r"\b(?:another|the (?:other|second|third|last)) $", re.I)
ONE_OF_THINGS = re.compile(
    r"\bone of (?:these|those|the|its|our|their) (?:[\w-]+ )?"
    r"(?:operations|stings|details|sweeps|raids|cases|searches|locations|spots|businesses|sites)\b",
    re.I,
)
BEFELL = re.compile(r" (?:(?:more |others )?(?:were|was|are) )?(?P<what>[a-z]+ed)\b")
BEFORE = 90
ACCUSED, HELD = frozenset({"accused", "suspected"}), frozenset({"person", "suspect"})


def told_apart(phrase: Phrase, before: str, drafts: Sequence[Draft], recent: Sequence[int]) -> list[int] | None:
    """The figures of the side that a subject names, where what stands before a number says who they were; arrests,
    where they are said to be accused: "Arrests came to five. Three more people are accused of pandering."."""
    if phrase.head.dep_ in ("nsubj", "nsubjpass") and phrase.head.head.lower_ in ACCUSED and phrase.kind in HELD:
        return [index for index in recent if drafts[index].measure == "arrests"]
    who = THEY_WERE.search(before)
    if who is None:
        return None
    return [index for index in recent if (drafts[index].measure in CUSTODIAL) == (who["wronged"] is None)]


def resumed(phrase: Phrase, drafts: Sequence[Draft], recent: Sequence[int]) -> int | None:
    """The vague figure of those held that an exact one takes up: "More than 60 were held. The 64 men"."""
    before = text_of(phrase.token.doc)[max(0, phrase.token.idx - BEFORE) : phrase.token.idx]
    if OPENING.search(before) is None or phrase.kind not in ("suspect", "person") or phrase.number.precision != "exact":
        return None
    for index in reversed(recent):
        lead = drafts[index]
        vague = lead.number.precision != "exact" and lead.measure in CUSTODIAL
        if vague and floor(lead) <= phrase.number.value < ceiling(lead):
            return index
    return None


def by_trade(phrase: Phrase, after: str, drafts: Sequence[Draft], told: Sequence[int]) -> list[int]:
    """The victims that one may be a share of who is told apart by the trade they were in."""
    if phrase.kind not in (None, "victim") or phrase.partitive is not None or TRADE.match(after) is None:
        return []
    tops = [index if (top := drafts[index].total) is None else top for index in told]
    return [index for index in tops if drafts[index].measure.startswith("victims_")]


def of_a_thing(said: str, phrase: Phrase) -> bool:
    """Whether "the other one" is another of things told of one by one: "One of these stings was in town. Another one
    was at a motel"; `said` is what stands before the sentence."""
    before = text_of(phrase.token.doc)[: phrase.token.idx]
    single = phrase.number.value == 1 and phrase.noun is None and phrase.partitive is None
    return single and ANOTHER.search(before) is not None and ONE_OF_THINGS.search(f"{said} {before}") is not None


def speaks_of_others(doc: Doc, phrase: Phrase) -> bool:
    """Whether a sentence counts other people before, of whom nothing is read: "met 22 women; four were under 18"."""
    if phrase.noun is not None or phrase.partitive is not None:
        return False
    heads = (token.head.lower_ for token in doc[: phrase.token.i] if token.dep_ == "nummod")
    return any((noun := nouns().get(word)) and noun.kind in PEOPLE for word in heads)


def adds(before: str, drafts: Sequence[Draft], index: int | None) -> bool:
    """Whether "Another 11 were held" are none of a figure before: of which no part has been told."""
    return MORE.search(before) is not None and all(draft.total != index for draft in drafts)


def turns(after: str, lead: Draft) -> bool:
    """Whether what stands right behind a number befell the other side: "Ohio: 3 arrested" below so many rescued."""
    said = BEFELL.match(after)
    measure = measure_in(said["what"]) if said else None
    return measure is not None and (measure in CUSTODIAL) != (lead.measure in CUSTODIAL)
