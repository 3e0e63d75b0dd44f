"""Phrases that stand side by side as equals: "five juveniles and one adult", "62 for soliciting, one for pimping"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.counts.draft import Draft, agree
from extractors.counts.leaning import BEING, tells
from extractors.counts.measures import CUSTODIAL, RESCUED
from extractors.counts.nouns import PARTICIPLES
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.standing import is_passed_over, of_the_share, of_the_whole

JOINED = re.compile(r"^(?: [\w'-]+){0,6}(?:, and|,| and| as well as| plus) (?:another |an additional |an? )?$")
ALONG = re.compile(
    r"^[^.;:]{0,80}?\b(?:along with|together with|as well as|in addition to|plus) (?:another |an additional |an? )?$"
)
CONTINUED = re.compile(r"(?:, and|,|;| and) (?:another |an additional |an? |(?:the )?(?:other|remaining|last) )?$")
SHARE_OF = re.compile(r" (?:[a-z-]{1,20} )?of (?:the|those|these|its|their|our) ")
SO = re.compile(r"(?:,|;)?(?: and)? (?:so|as) (?:was|were|had been) (?:another |an additional )?$")
GAP = re.compile(r"(?:, and|,|;| and) (?:at|in|on|along|near|from) [^,.;\d]{3,40} $")
OF_THOSE = re.compile(r"\W{0,9}(?:out )?of (?:the|those|these)\b", re.I)
# An article or a place word, for an age stands behind a bare name.
ACTOR = re.compile(
    r"(?:,|;|,? and|,? while)(?: (?:police|officers|deputies|agents|detectives|those|and))? (?:the|in|at) "
    r"(?:[\w.'&-]+ ){0,5}[\w.'&-]+,? $"
)
# "22 in Sampleton, Ohio, and 13 in ..."
AGAIN = re.compile(
    r"^(?: [\w'-]+){0,10}(?:, (?!\w+ (?:say|said|told|wrote|noted)\b)\w{2,20}\.?(?: \w{2,20})?)?(?:,|,? and|;)"
    r"(?: another| an additional)? $"
)
IS = re.compile(r"^ (?:allegedly )?(?:were|was|are|is|had|have|faced?|came|tried)\b")
WHEN = re.compile(
    r"^ (?:so far )?(?:(?:in|on|during|from|by) [\w']|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday\b|"
    r"(?:this|last) (?:past )?(?:year|month|week|weekend|fall|spring|summer|winter)\b|"
    r"the (?:previous|following|next|last) (?:year|month|week|day|night|weekend)\b|"
    r"the (?:year|month|week|day|night) (?:before|after)\b)"
)
ENDED = re.compile(r"\s*(?:[.,;]|$|and\b)")
# What is said of one of two alone: "four juveniles safe, seven suspects in custody".
APART = frozenset({"safe", "free", "home", "dead"})
# "14 children found and nine people arrested": what is said of the first is its own.
OWN = PARTICIPLES | BEING | APART | {
    "found", "located", "identified", "recovered", "rescued", "seized", "held", "freed", "saved", "arrested", "charged",
    "cited", "released", "interviewed", "contacted", "indicted", "convicted", "helped", "assisted",
}  # fmt: skip
CAUSE = re.compile(r"^[^,.;]{0,60}?\b(?:for|on (?:charges|suspicion)|charged with|(?:accused|suspected|suspects) of) ")


def tail(doc: Doc, phrases: list[Phrase]) -> str:
    """What follows a number up to the next; equals share what follows the last of them."""
    first, *rest = phrases
    last = first
    while rest and coordinated(doc, last, rest[0]) and not (last.noun and last.noun.offense):
        if CAUSE.search(text_of(doc)[last.token.idx + len(last.token.text) : rest[0].token.idx]):
            break
        last, *rest = rest
    ends = [one.token.idx for one in rest] + [len(text_of(doc))]
    said = text_of(doc)[first.token.idx + len(first.token.text) : ends[0]]
    if rest and SHARE_OF.fullmatch(said):
        return of_the_share(text_of(doc)[rest[0].token.idx + len(rest[0].token.text) : ends[1]]) or said
    return of_the_whole(first, said)


def coordinated(doc: Doc, last: Phrase, phrase: Phrase) -> bool:
    """Whether two phrases stand side by side as equals: "five juveniles and one adult"."""
    if phrase.noun is None or last.noun is None or not agree(phrase.kind, last.kind):
        return False
    if "event" in (last.noun.kind, phrase.noun.kind):
        return False
    gap = text_of(doc)[last.head.idx + len(last.head.text) : phrase.token.idx]
    if doc[phrase.head.i + 1 : phrase.head.i + 2].text.lower() in APART:
        return False
    if ALONG.match(gap):
        return True
    return JOINED.match(gap) is not None and not any(word in OWN for word in re.findall(r"[a-z]+", gap.lower()))


def gapped(doc: Doc, last: Draft, phrase: Phrase) -> bool:
    """Whether the verb of the one before is left out behind a place: "27 were held, and at the spas eight women"."""
    if phrase.noun is None or phrase.of_events or phrase.of_crimes or not agree(phrase.kind, last.kind):
        return False
    gap = text_of(doc)[last.phrase.head.idx : phrase.token.idx]
    return (
        GAP.search(gap) is not None and ENDED.match(text_of(doc), phrase.head.idx + len(phrase.head.text)) is not None
    )


def elided(doc: Doc, last: Draft, phrase: Phrase, after: str) -> bool:
    """Whether verb and noun are left out behind who acted or where: "The city made 11 arrests, the county nine";
    or only its verb: "76 women were rescued, and so were 11 girls"."""
    gap = text_of(doc)[last.phrase.token.idx + len(last.phrase.token.text) : phrase.token.idx]
    if SO.search(gap) and agree(phrase.kind, last.kind):
        return True
    bare = phrase.noun is None and phrase.partitive is None and phrase.head is phrase.token
    return bare and ACTOR.search(gap) is not None and ENDED.match(after) is not None


def continues(doc: Doc, last: Draft, phrase: Phrase, after: str) -> bool:
    """Whether a list goes on without its verb: "62 people arrested for soliciting, one person for pimping"."""
    if phrase.noun is None or not agree(phrase.kind, last.kind) or phrase.of_events or phrase.of_crimes:
        return False
    gap = text_of(doc)[last.phrase.token.idx : phrase.token.idx]
    return (
        CONTINUED.search(gap) is not None and CAUSE.search(last.after) is not None and CAUSE.search(after) is not None
    )


def caused(last: Draft, after: str) -> bool:
    """Whether a list of causes goes on: "20 were charged with pimping, and 11 with theft"."""
    return CAUSE.search(last.after) is not None and re.match(r" (?:for|on|with)\b", after) is not None


def share_verb(skipped: Phrase, phrase: Phrase, made: Draft) -> bool:
    """Whether what befell those of one phrase can have befallen those beside them: suspects are no victims."""
    return "missing" not in (skipped.kind, phrase.kind) and not (skipped.kind == "suspect" and made.measure in RESCUED)


def halves(doc: Doc, last: Phrase, phrase: Phrase) -> bool:
    """Whether two numbers share the event behind the second: "74 misdemeanor and 12 felony arrests"."""
    if not (phrase.of_events and last.of_crimes):
        return False
    return (
        re.fullmatch(r",? (?:and|or) ", text_of(doc)[last.head.idx + len(last.head.text) : phrase.token.idx])
        is not None
    )


def divided(doc: Doc, phrase: Phrase, last: Draft) -> bool:
    """Whether a list of shares goes on with the phrase: "32 were men and 28 were women"."""
    leans = last.total is not None or last.phrase.partitive is not None or OF_THOSE.match(text_of(doc)) is not None
    gap = text_of(doc)[last.phrase.token.idx + len(last.phrase.token.text) : phrase.token.idx]
    return leans and CONTINUED.search(gap) is not None


def equal(doc: Doc, phrase: Phrase, after: str, last: Draft) -> bool:
    """Whether the phrase counts what the one before it counts, another kind or another time."""
    if phrase.kind == "suspect" and last.measure not in CUSTODIAL:
        return False
    if elided(doc, last, phrase, after):
        return True
    if phrase.noun is None and phrase.partitive is None and last.phrase.noun is None and divided(doc, phrase, last):
        return caused(last, after) or (IS.match(after) is not None and tells(after))
    if gapped(doc, last, phrase):
        return True
    if phrase.head.dep_ in ("nsubj", "nsubjpass"):
        return is_passed_over(phrase, after) and continues(doc, last, phrase, after)
    if phrase.noun is None:
        gap = text_of(doc)[last.phrase.head.idx + len(last.phrase.head.text) : phrase.token.idx]
        if CONTINUED.search(gap) and caused(last, after):
            return True
        return AGAIN.match(gap) is not None and WHEN.match(after) is not None and phrase.head is phrase.token
    return coordinated(doc, last.phrase, phrase) or continues(doc, last, phrase, after)
