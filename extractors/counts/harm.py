"""Who of those counted are victims or missing by what is said of them, and who of them was cared for."""

from __future__ import annotations

import re

from extractors.counts.events import Event, is_somebody
from extractors.counts.measures import CUSTODIAL
from extractors.counts.nouns import nouns
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.triggers import events_of

VICTIMS = re.compile(
    r"(?<!which of them )(?<!whether they )(?<!whether any )(?<!if they )(?<!if any )"
    r"\b(?:as|be|are|were|is|was|been|for(?! \w+ing\b))"
    r"(?: (?!(?:arraigned|charged|arrested|convicted|indicted|sentenced|accused|held)\b)\w+){0,3}"
    r" (?:victims?|survivors?|working against)\b",
    re.I,
)
# "383 children who had been abused"
SUFFERED = (
    r"(?:abused|exploited|trafficked|prostituted|coerced|lured|molested|victimi[sz]ed|enslaved|raped|sold|"
    r"(?:forced|made|compelled) (?:to|into)|"
    r"held (?:(?:for|in) (?:labor|forced|debt|bondage|servitude)|against (?:their|her|his) will|captive))"
)
HARMED = re.compile(
    rf"^(?: [\w-]+,?){{0,4}}? (?:who|that|whom|which),? (?:[\w'’-]+,? ){{0,6}}?(?:been|being|were|was|are|is|be) "
    rf"(?:\w+ly )?(?:being )?{SUFFERED}\b|(?: [\w-]+)? being (?:\w+ly )?{SUFFERED}\b|"
    r"(?: [\w-]+){0,2}? who (?:have |had )?(?:suffered|endured|experienced|survived) (?:[\w-]+,? ){0,6}?"
    r"(?:abuse|exploitation|trafficking|assaults?)\b",
    re.I,
)
HARMED_BEFORE = re.compile(r"\b(?:trafficked|exploited|abused|prostituted|enslaved|victimi[sz]ed)\b", re.I)
# "13 who show signs of being trafficked", "two people with indicators of trafficking"
SIGNS = re.compile(
    r"^(?: [\w-]+){0,4}?,? (?:(?:who|that) )?"
    r"(?:show(?:ed|ing|s)?|display(?:ed|ing|s)?|with|bearing|bore|ha[ds]|having|have) "
    r"(?:[\w-]+ ){0,2}?(?:signs?|indicators?|marks|indications?|hallmarks) of "
    r"(?:(?:having been|being|human|sex|labor) )?(?:traffick|exploit|coerc|victim|forced)",
    re.I,
)
REPORTED = re.compile(
    r"(?: [\w-]+){1,3}?(?: (?:who|whom|that) "
    r"(?:(?:[\w-]+ ){0,6}?(?:reported|gone|listed as|been)|(?:were|are)(?: \w+)?)|"
    r",? (?:all )?(?:reported|listed as)) missing\b|"
    r"(?: [\w-]+){1,3}?(?:, (?:ages?|aged|between) [^,.;]{2,24},)? (?:was|were|have been|been) (?:safely )?"
    r"(?:located|found|recovered),? (?:and|then) (?:safely )?(?:reunited|returned|handed back) |"
    r"(?: [\w-]+){1,3}? (?:who|that) (?:[\w-]+ ){0,2}?(?:run away|ran away|gone missing|vanished|disappeared)\b",
    re.I,
)
# Those to whom a crime was done: "Man who killed three sentenced", "charged with the assault of two boys".
DOING = (
    r"(?:kill|shoot|injur|stabb?|robb?|attack|murder|harm|abus|molest|assault|rap|kidnapp?|abduct|strik|hitt|wound|beat|"
    r"defraud|victimi[sz]|exploit|tortur|stalk|threaten|carjack|ambush|groom|lur)"
)
DONE_TO = re.compile(
    rf"\b(?:(?<!\bthe )(?<!\ba )(?<!\bthis ){DOING}(?:ed|en|ing)|shot|hurt|hit|struck|"
    rf"{DOING}(?:e?s|ings?|e)? (?:of|on|against)|"
    r"(?:crimes?|violence|acts?|offenses?|misconduct|fraud) (?:against|on|upon)|"
    rf"(?:for|of|with) (?:attempted )?{DOING}e?)"
    r"(?: (?:at least|more than|up to|about|nearly|over))? $",
    re.I,
)
# "Two of those arrested turned out to be victims", "three of the women held were actually victims"
TURNED_OUT = re.compile(
    r"^ of (?:the|those|these|them|whom)(?: (?!(?:was|were|are|is)\b)[\w-]+){0,4}? "
    r"(?:(?:turned out|proved|appeared|seemed|were found|were determined) to (?:be|have been)|was|were|are|had been)"
    r"(?: (?!(?:arrested|charged|held|accused|not|no|never)\b)[\w-]+){0,3} (?:victims?|survivors?)\b",
    re.I,
)
SEIZED = re.compile(r"\b(?:arrest\w*|detain\w*|jailed|held|taken in|in custody)\b", re.I)
# "Charged with killing a clerk and two customers", "murder of his wife and two sons"; "Jane and John Doe were both".
BESIDE = re.compile(
    rf"\b{DOING}(?:ing|e)?(?: of)? (?:an?|the|his|her|one) [\w' -]{{1,40}} and (?:his |her |their )?$|"
    r"\bdoe(?: #?\d{1,2})?,?(?: (?:were|are))? $",
    re.I,
)
IN_TRADE = re.compile(
    r"(?:,? and (?:\d{1,4}|[a-z]{3,9}) (?:juveniles?|minors?|children|girls?|women|men|adults?))?"
    r"(?: (?:who|that) (?:were|are|had been))? (?:involved|working|engaged|exploited|caught up|active|sold|being sold) "
    r"(?:in|for|through) (?:the )?(?:commercial sex|sex (?:trade|industry|work)|prostitution|sex)\b",
    re.I,
)
# What those do who are helped; others are given it.
MET_BY = frozenset({"contact", "contacted", "encountered", "met", "reached", "spoke", "talked", "interviewed", "made"})
OF_TRADE = re.compile(
    r"\b(?:escorts?|advertis(?:ed|ements?|ing)|(?:escort|sex|online|internet) ads?|commercial sex|sex (?:trade|work)|"
    r"(?:massage|illicit) (?:parlou?rs?|business(?:es)?)|spas?|brothels?|prostitution|(?:sex|human) trafficking)\b",
    re.I,
)
# Children the authorities found where such crimes are told of are taken for harmed, but for those who did something.
FOUND_BY = MET_BY | {"identified", "found", "located", "discovered"}
OF_CHILDREN = re.compile(
    r"\b(?:(?:sexual )?(?:abuse|exploitation|assault|rape) of (?:an? )?(?:child(?:ren)?|minors?)|"
    r"child (?:sex(?:ual)?|exploitation|abuse|porn\w*|predators?|rape)|csam|icac|(?:human|sex|labor) trafficking|"
    r"prostitution|search warrants?|raids?|brothels?|massage parlou?rs?)\b",
    re.I,
)
DOING_IT = re.compile(
    r"(?: [\w-]+){0,3}? (?:responsible|suspected|involved|accused|as (?!(?:possible |potential )?victims?\b)|"
    r"(?:who|that) (?!(?:were|are|had been|may have been) )|hiding|fighting|driving|fleeing|wanted|carrying|"
    r"(?:in )?possessi\w+)",
    re.I,
)
TAKING = frozenset({"accepted", "accept", "agreed", "took"})
MOVING = frozenset({"put", "took", "taken", "drove", "driven", "placed", "got"})
MORE = re.compile(r"(?:more|other|additional|further)\b", re.I)
REACH = 90


def called_victims(phrase: Phrase, after: str) -> bool:
    """Whether those counted are said to be victims, or to have suffered: "12 girls who had been sold", "a second
    victim and ten more boys"."""
    if phrase.head.dep_ == "conj" and MORE.match(phrase.words) and is_victim(phrase.head.head.lower_):
        return True
    if VICTIMS.search(after[:REACH]) or SIGNS.match(after):
        return True
    return phrase.noun is not None and bool(HARMED.match(after) or HARMED_BEFORE.search(phrase.words))


def is_victim(word: str) -> bool:
    """Whether a noun is that of somebody harmed."""
    return word in nouns() and nouns()[word].kind == "victim"


def unheld(events: list[Event]) -> list[Event]:
    """What happened to people without that they were held, where it is told that they were rescued: "took nine pimps
    off the streets and brought 12 children to safety"."""
    saved = any(event.measure == "rescues" for event in events)
    return [event for event in events if not (saved and event.measure == "arrests")]


def reported_missing(after: str) -> bool:
    """Whether those counted had been missing: "nine people whom relatives had reported missing"."""
    return REPORTED.match(after) is not None


# "Of the nine girls found, four were taken to a shelter."
OF_WEAK = re.compile(
    r"\W{0,9}(?:out )?of (?:the|these|those) (?:[\w-]+ ){1,3}(?:children|girls|women|juveniles|minors|teens|youths)\b",
    re.I,
)


def cared_for(phrase: Phrase, kind: str | None, row: bool, listed: bool) -> list[Event]:
    """The help that women, children and shares of those counted were given, who are victims by being given it."""
    noun = phrase.noun
    weak = noun is not None and (noun.gender == "female" or noun.age_group == "minor")
    weak = weak or (noun is None and OF_WEAK.match(text_of(phrase.token.doc)) is not None)
    if kind not in ("person", "missing") or not (weak or phrase.partitive in ("them", "the", "whom")):
        return []
    if phrase.token.i and phrase.token.nbor(-1).tag_ in ("POS", "PRP$"):  # somebody's children
        return []
    told = events_of(phrase, "victim", row, listed)
    if not any(event.measure == "victims_assisted" for event in told):
        return []
    events = [
        event
        for event in told
        if event.measure in ("victims_assisted", "victims_identified")
        and not taken_off(event)
        and not any(child.dep_ == "aux" and child.lower_ == "to" for child in event.token.children)
    ]  # "women who hired him to help" were not helped
    return [event for event in events if phrase.head.dep_ != "nsubj" or taken_by_them(event)]


def met_in_trade(phrase: Phrase, kind: str | None, near: str) -> list[Event]:
    """That the authorities met those who sell sex, where it says nothing worse of them: "contacted 78 people involved
    in commercial sex", or women, where what stands near is of that trade. `near`: the sentence and what is before."""
    if kind != "person":
        return []
    events = [event for event in events_of(phrase, "victim") if event.measure == "victims_identified"]
    if IN_TRADE.match(behind(phrase)):
        return events
    if phrase.noun is not None and phrase.noun.age_group == "minor":
        found = [event for event in events if event.token.lower_ in FOUND_BY and not DOING_IT.match(behind(phrase))]
        return found if OF_CHILDREN.search(near) else []
    women = phrase.noun is not None and phrase.noun.gender == "female" and phrase.number.value > 1
    met = [event for event in events if event.token.lower_ in MET_BY and event.rule in ("identify", "come_upon")]
    return met if women and OF_TRADE.search(near) else []


def meant_alone(phrase: Phrase) -> bool:
    """Whether a number is people without a noun: it does something, is a share, or is given it: "services to 41"."""
    given = phrase.head.dep_ == "pobj" and phrase.token.i > 0 and phrase.token.nbor(-1).lower_ == "to"
    return given or phrase.head.dep_ in ("nsubj", "nsubjpass") or phrase.partitive is not None


def behind(phrase: Phrase) -> str:
    """What stands right behind the noun of a phrase."""
    end = phrase.head.idx + len(phrase.head.text)
    return text_of(phrase.token.doc)[end : end + REACH]


def taken_by_them(event: Event) -> bool:
    """Whether what a subject does, or what is done to it, is help it was given: "accepted", "was placed in a home"."""
    return event.token.lower_ in TAKING or any(child.dep_ == "auxpass" for child in event.token.children)


def turned_out(phrase: Phrase, after: str, events: list[Event], base: str | None) -> bool:
    """Whether some of those held were found to be victims, which is what is told of them. `base`: the measure of those
    they are a share of."""
    said = TURNED_OUT.match(after)
    held = said is not None and (base == "arrests" or SEIZED.search(said.group()) is not None)
    return held and phrase.partitive is not None and all(event.measure in CUSTODIAL for event in events)


def taken_off(event: Event) -> bool:
    """Whether a person of a bare name moves them: "Examplar put two girls in a motel room" is no help."""
    doers = (child for child in event.token.children if child.dep_ == "nsubj")
    return event.token.lower_ in MOVING and any(is_somebody(doer) for doer in doers)


# "Shootings that left nine people injured and four dead".
SUFFERING = re.compile(
    r"(?: (?:more|other|innocent|people|persons|men|women|children|bystanders|others|victims)){0,2}"
    r" (?:injured|dead|wounded|hurt|killed)\b",
    re.I,
)


def suffering(phrase: Phrase) -> bool:
    """Whether those counted are said to have been hurt or killed."""
    return SUFFERING.match(text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text)) is not None


def done_to(phrase: Phrase) -> bool:
    """Whether a crime is said, right before the number, to have been done to those it counts."""
    before = text_of(phrase.token.doc)[max(0, phrase.token.idx - REACH) : phrase.token.idx]
    if suffering(phrase):
        return True
    beside = BESIDE.search(before) and (phrase.noun is None or phrase.head.dep_ not in ("nsubj", "nsubjpass"))
    return DONE_TO.search(before) is not None or bool(beside)
