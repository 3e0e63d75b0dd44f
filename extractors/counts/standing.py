"""Who a phrase leaves out, which figure it can divide, and where what happened to its people is said."""

from __future__ import annotations

import re

from extractors.counts.ages import age_group
from extractors.counts.draft import Draft
from extractors.counts.events import Event
from extractors.counts.gate import Candidate
from extractors.counts.holding import TRIED
from extractors.counts.parsed import text_of
from extractors.counts.phrases import OF_NONE, Phrase
from extractors.model import Span

# "One of the seven is a minor": a share told by its age.
YOUNG = re.compile(
    r"\d{1,9} of (?:them|those|these|the [\w-]+)(?: (?:rescued|recovered|identified))? (?:is|was) "
    r"(?:only |found to be )?(?:an? )?(?:\w+ )?(?:minor|juvenile|child|teen(?:ager)?|"
    r"under(?:age| (?:the age of )?1\d))\b",
    re.I,
)
# What somebody did before, or whom a jail holds, is nothing that happened now.
RECORD = re.compile(
    r"\b(?:criminal (?:record|history)|rap sheet|prior record|"
    r"(?<!were )(?<!been )previously convicted|"
    r"(?:jail|prison|inmate) population|inmates on death row|jail (?:has|had|holds|held|houses|housed))\b",
    re.I,
)
# What "recovered" and "found" may mean of a number alone.
PEOPLE = re.compile(
    r"\b(?:victims?|survivors?|children|child|juveniles?|minors?|girls?|boys?|wom[ae]n|teens?|teenagers?|youths?|people|persons?|"
    r"individuals?|runaways?|rescued)\b",
    re.I,
)
THINGS = re.compile(
    r"\b(?:guns?|firearms?|weapons?|rifles?|handguns?|pistols?|devices?|switches|ammunition|explosives?|vehicles?|cars?|"
    r"trucks?|bicycles?|phones?|drugs?|pounds?|kilos?|pills?|animals?|dogs?|packages?|items?|artifacts?)\b",
    re.I,
)
KIN = frozenset({"his", "her", "my"})
NEAR, BOTH, REACH = 4, 2, 90
DOERS = re.compile(r"(?:ers|ors|ists|ians|eers|ees|men|mates|ants|heads|[ie]ans|icans|erans)$")
# Whom that befalls is a person, whatever the noun: "arrested three bosses", "two patrons were arrested".
HOLDING = frozenset({"arrest", "arrests", "arrested", "arresting", "apprehended", "handcuffed", "jailed"})


def one_of_many(phrase: Phrase) -> bool:
    """Whether it is "one of the suspects", "one of four men"; "one of whom" is a figure."""
    if (
        phrase.number.value != 1
        or phrase.partitive == "whom"
        or YOUNG.match(text_of(phrase.token.doc), phrase.token.idx)
    ):
        return False
    crime = OF_NONE.match(text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text))
    of = phrase.token.doc[phrase.token.i + 1 : phrase.token.i + 2].text == "of"
    return phrase.partitive is not None or (of and not crime)


# "Two is not a small number", "nine is too many": the number is meant, not those it counts.
ITSELF = re.compile(
    r" (?:is|was|are|were|may be|sounds like|seems)(?: not|n't)? (?:(?:an?|the|0|still|just|only) ){0,2}(?:\w{1,20} )?"
    r"(?:number|figure|too many|(?:not |more than )?enough|a lot)\b(?! of\b)",
    re.I,
)
# "The firm and its owner were both convicted": a firm is no person.
OF_A_FIRM = re.compile(
    r"\b(?:firm|company|corporation|business|agency|inc\.?|llc|spa|parlor|motel|hotel|club|bar),? and "
    r"(?:its|the|his|her) (?:[\w-]{1,20} ){1,4}$",
    re.I,
)
# "Nobody is arrested for talk" is a rule, not a count.
CONDUCT = re.compile(r"0 (?:is|gets|goes)(?: ever)? \w{1,20} (?:for|unless|without|because|merely|simply|just)\b")


def of_nobody(phrase: Phrase) -> bool:
    """Whether a number counts nobody: it is talked of itself, tells a rule, or "both" of two are not both people."""
    said, at = text_of(phrase.token.doc), phrase.token.idx
    itself = ITSELF.match(said, at + len(phrase.token.text)) or CONDUCT.match(said, at)
    if itself and phrase.noun is None and phrase.partitive is None:
        return True
    return phrase.number.value == BOTH and OF_A_FIRM.search(said[:at][-REACH:]) is not None


def taken_for_people(phrase: Phrase) -> bool:
    """Whether an unknown plural is of people by its ending, or because it is arrested, as only people are."""
    verb = phrase.head.head
    beside = phrase.head.dep_ == "dobj" or (phrase.head.dep_ == "nsubjpass" and verb.i - phrase.head.i <= NEAR)
    held = beside and verb.lower_ in HOLDING
    return held or DOERS.search(phrase.head.lower_) is not None


def young_seller(phrase: Phrase) -> bool:
    """Whether "juvenile prostitutes" are meant: who is under age is nobody's suspect."""
    return phrase.noun is not None and phrase.noun.rule == "seller" and age_group(phrase.words) == "minor"


def of_kin(phrase: Phrase) -> bool:
    """Whether somebody's relations are meant: "her two young sons", "two of his sons"; "his two co-defendants" and
    "two of his employees" are counted."""
    if phrase.partitive in KIN:
        return phrase.noun is None or phrase.noun.rule != "suspect"
    before = phrase.token.doc[max(0, phrase.token.i - 1) : phrase.token.i].text.lower()
    return before in KIN | {"their"} and phrase.kind == "person"


def of_things(said: str) -> bool:
    """Whether what is "recovered" or "found" in a sentence is things: "of these guns, 40 were recovered"."""
    return THINGS.search(said) is not None and PEOPLE.search(said) is None


# "Two of the nine are charged", "Of the 53 victims, 40 accepted help": of all nine, or all 53, it is not said.
SHARED = re.compile(
    r"(?:\b\d{1,7} (?:[a-z-]{1,20} )?of (?:the|those|these|its|their|our)|"
    r"(?P<opens>(?:^|[.;:] ?)\W{0,6}(?:of|among|out of|from) (?:the|those|these|its|our|their|all|all the))) $",
    re.I,
)
HELP = re.compile(
    r"\b(?:help|assist|serv|aid|offer|connect|refer|shelter|support|treat|hous|counsel|receiv|provid|given|placed)",
    re.I,
)
SHARE_BEHIND = re.compile(r"[^.;]{0,90}, (?:[\w-]+ ){0,3}\d")


PREDICATE = re.compile(r"(?<! who)(?<! that)(?<! which) (?:was|were|is|are|had been|have been|has been)\b")


def is_whole(phrase: Phrase) -> bool:
    """Whether a share is taken of those that a number counts: the nine of "two of the nine"."""
    shared = SHARED.search(text_of(phrase.token.doc)[: phrase.token.idx])
    return shared is not None and not shared["opens"]


def of_the_whole(phrase: Phrase, after: str) -> str:
    """What stands behind a number, without what is said of a share before it: "two of the nine held were minors"."""
    said = PREDICATE.search(after) if is_whole(phrase) else None
    return after[: said.start()] if said else after


def of_the_share(behind: str) -> str:
    """What is said of a share behind the number of all: "were minors" of "two of the nine held were minors"."""
    said = PREDICATE.search(behind)
    return behind[said.start() :] if said else ""


def of_a_share(phrase: Phrase, event: Event) -> bool:
    """Whether what happened is said only of a share, told before or behind it, of those that a number counts."""
    said, end = text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text)
    shared = SHARED.search(said[: phrase.token.idx])
    if shared is None or (shared["opens"] and SHARE_BEHIND.match(said, end) is None):
        return False
    if shared["opens"] and event.measure == "victims_assisted" and not HELP.search(said[end:].split(",")[0]):
        return True  # "of the nine found, four were taken to a shelter"
    beside = event.token.dep_ in ("acl", "relcl", "amod") or event.token.i <= phrase.head.i
    return not beside or event.token.i > phrase.head.i + 4


CHARGED = re.compile(r"\b(?:charged|accused|convicted|guilty|indicted|suspected) (?:with|of|to|for|in|on) $", re.I)


def of_charge(phrase: Phrase) -> bool:
    """Whether what is counted is what somebody is charged with: "charged with 14 heists"."""
    return CHARGED.search(text_of(phrase.token.doc)[: phrase.token.idx]) is not None


def repeats(phrase: Phrase, base: Draft) -> bool:
    """Whether all of those counted before are meant again: "two girls were rescued, both of whom were lured"."""
    return phrase.partitive in ("whom", "them") and phrase.number.value == base.number.value


def before_of(candidate: Candidate, phrase: Phrase) -> str:
    """What stands between a number and the one before it."""
    ends = [
        at + len(str(n.value)) for n, at in zip(candidate.numbers, candidate.at, strict=True) if at < phrase.token.idx
    ]
    return candidate.plain[ends[-1] if ends else 0 : phrase.token.idx]


def is_passed_over(phrase: Phrase, after: str) -> bool:
    """Whether the verb that the parse gives the phrase as a subject stands behind the next figure: "arrested 5 for
    pimping, 4 suspects for pandering, 16 people for selling, and arrested 9" has no suspects that arrest."""
    return phrase.head.head.idx > phrase.token.idx + len(phrase.token.text) + len(after)


def divides(phrase: Phrase, event: Event, base: Draft) -> bool:
    """Whether those of a phrase can be some of an earlier figure's."""
    fits = base.measure == event.measure and base.number.value >= phrase.number.value
    mine, other = phrase.noun and phrase.noun.gender, base.phrase.noun and base.phrase.noun.gender
    if mine and other and mine != other:
        return False  # "five female and one male"
    return fits and (base.rule, event.rule) != TRIED


def where(candidate: Candidate, event: Event) -> Span:
    """Where the event's word stands in the text, as near as the plain sentence tells."""
    base = candidate.span.start
    for number, at in zip(candidate.numbers, candidate.at, strict=True):
        if at <= event.token.idx:
            base = number.said.end - (at + len(str(number.value)))
    start = max(candidate.span.start, min(event.token.idx + base, candidate.span.end))
    return Span(start, min(start + len(event.token.text), candidate.span.end))
