"""What happened to the people a phrase counts: the verb or noun that governs it, and its measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.counts.beside import nearby, next_to
from extractors.counts.clauses import past_clause
from extractors.counts.convictions import of_people
from extractors.counts.events import OFFENDERS, Event, by_noun, by_verb, fits, real
from extractors.counts.further import all_of_them, helped, later, read_governor, settled
from extractors.counts.governors import governors
from extractors.counts.measures import OF_THINGS
from extractors.counts.nouns import PARTICIPLES, nouns
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.unreal import WISHED
from extractors.rulebook import load_rules

UNDONE = re.compile(r"\b(?:vacated|overturned|reversed|expunged|dismissed|reviewed)\b", re.I)
PRIOR = re.compile(
    r"\b(?:of such|prior|previous|earlier|past|false|wrongful|outstanding|overturned|vacated|reversed)\b", re.I
)
RECORD = re.compile(r"\b(?:prior strikes?|strike (?:violations?|priors?|convictions?)|prior convictions?)\b", re.I)
# What one person was arrested or convicted for before: "he has 14 arrests", "a record of four convictions".
OF_ONE = re.compile(
    r"(?:\b(?:individuals?|people|persons?|those|anyone|m[ae]n|wom[ae]n|offenders?|defendants?|felons?) with|"
    r"\b(?:he|she|who|suspect|defendant|man|woman|teen|driver)(?:'s| (?:has|had|have)(?: already| since| also)?)|"
    r"\b(?:his|her)|\b(?:record|history) of) (?:(?:at least|more than|over|about) )?$",
    re.I,
)
PLACE = (
    r"(?:locations?|business(?:es)?|establishments?|restaurants?|stores?|bars?|hotels?|motels?|propert(?:y|ies)|clubs?|"
    r"parlors?|spas?|compan(?:y|ies)|shops?|salons?|landlords?)"
)
OF_ARREST = re.compile(r"warrants? for (?:his|her|their|the) arrests?\b", re.I)
WANTED_FOR = re.compile(r"\b(?:outstanding|active|open|existing|felony|misdemeanor|bench)\b(?! (?:\w+ )?search)", re.I)
SURGEONS = frozenset({"doctor", "doctors", "surgeon", "surgeons", "physician", "physicians"})
TO_A_PLACE = re.compile(
    r"citations? (?:[\w-]+ ){0,4}to (?:the|an?|this|its|these|those|local|several|\d{1,3}) (?:[\w-]+ ){0,3}"
    rf"{PLACE}\b",
    re.I,
)
# "The town issued the shop two citations."
PLACE_GOT = re.compile(
    rf"\b(?:the|an?|this|that|each) (?:[\w-]+ ){{0,2}}{PLACE} (?:(?:was (?:issued|given)|received|got) )?$|"
    r"\b(?:he|she|who|driver) (?:has |had )?(?:was issued|received|got) $",
    re.I,
)
EXPECTED = re.compile(
    r"\S{1,40} (?:(?:are|is|were|being|to be) )?(?:\w+ly )?"
    r"(?:expected|anticipated|planned|possible|forthcoming|likely)\b",
    re.I,
)
# Whoever counts potential victims has met them, whatever is told of them.
PRESUMED = re.compile(
    r"(?:potential|possible|suspected|apparent|likely|alleged) (?:[a-z]+ ){0,3}(?:victims?|survivors?)\b", re.I
)
DOUBTED = re.compile(
    r"\b(?:believe[sd]?|estimate[sd]?|may|might|could|would|more|other|others|additional|if|hotline|calls?|tips?|every|"
    r"each|reports?|said to|accused|charged|nation\w*|world\w*)\b",
    re.I,
)
LED_TO = re.compile(
    r"\b(?:(?:totals?|results?|numbers|statistics|stats|highlights)(?: [\w-]+){0,3}:|"
    r"led to|result(?:ed|s|ing) in|yielded|netted|ended with|execution of|service of|includ(?:ed|ing)|involved|"
    r"saw) [^.;]{0,80}$",
    re.I,
)
RESULTS = frozenset({"resulted", "resulting"})  # of warrants that are not said to be for a search
WITHDRAWN = re.compile(
    r"\b(?:(?:vacat\w+|overturn\w*|dismiss\w*|revers\w+|expung\w+|each) (?:of )?|"
    r"without (?:\w+ing )?(?:even |so much as )?)$",
    re.I,
)
# "I have taken part in hundreds of stings" tells of somebody's years in service.
CAREER = re.compile(r"\bI(?:'ve|'d| have| had)? [^.;]{0,60}$")
STANDING = re.compile(r"[^.;]{0,80}\bdat(?:ing|e) (?:back )?to\b", re.I)


def events_of(phrase: Phrase, kind: str | None, row: bool = False, listed: bool = False) -> list[Event]:
    """What the sentence says happened to the people of `phrase`, a measure once.

    `kind` is the noun's kind, or what a noun left out is taken for. In a row of a list a noun needs no verb;
    what is `listed` behind "including" has only the verbs of its own.
    """
    if kind in ("thing", "crime", None):
        return []
    if phrase.of_events:
        return happened(phrase, row)
    said = list(modified(phrase, kind))
    if said:
        return said
    found: dict[str, Event] = {}
    known = list(governors(phrase.head))
    if listed:
        known = [(word, role) for word, role in known if role in ("modified", "whole")]
    if any(role == "pobj of" and word.lower_ in by_noun() for word, role in known):
        known = [(word, role) for word, role in known if role != "modified"]
    else:
        found = {event.measure: event for event in reversed(list(next_to(phrase, kind)))}
        if found:
            return settled([*found.values(), *later(known, kind, found), *helped(known, kind, found)])
    own = [pair for pair in known if pair[1] != "whole"]
    for word, role in own:
        if found and phrase.partitive == "whom" and role.startswith(("object", "pobj")):
            break  # "met 13 victims, three of whom accepted help": the three have a verb of their own
        for event in read_governor(word, role, kind):
            found.setdefault(event.measure, event)
    if not found:
        sources = [event for word, role in known if role == "whole" for event in read_governor(word, role, kind)]
        for event in sources or nearby(phrase, kind):
            found.setdefault(event.measure, event)
    if not found:
        found = {event.measure: event for event in past_clause(phrase, kind)}
    denied = DOUBTED.search(text_of(phrase.head.doc)) or any(
        "unless" in r for w, _ in known for r in by_verb().get(w.lower_, ())
    )
    if not found and kind == "victim" and PRESUMED.match(phrase.words) and not denied:
        found = {"victims_identified": Event("victims_identified", "identify", phrase.head)}
    found.update({event.measure: event for event in all_of_them(phrase, kind) if event.measure not in found})
    return settled([*found.values(), *helped(known, kind, found)])


def modified(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What a participle before the noun says: "the 209 arrested men", "nine rescued victims"."""
    word = phrase.token.doc[phrase.token.i + 1 : phrase.token.i + 2]
    if phrase.partitive is None and phrase.noun and len(word) and word[0].i < phrase.head.i:
        for rule in by_verb().get(word[0].lower_, ()):
            if word[0].lower_ in rule.get("adjectives", ()) and fits(rule, kind):
                yield Event(rule["measure"], rule["id"], word[0])


def happened(phrase: Phrase, row: bool) -> list[Event]:
    """A noun that itself says what happened: "39 arrests"; warrants and operations need their verb."""
    assert phrase.noun is not None
    assert phrase.noun.measure is not None
    measure, rule = phrase.noun.measure, phrase.noun.rule
    if is_no_event(phrase, measure, row):
        return []
    if measure == "operations" and phrase.number.value == 1:
        return []  # the one told of
    if row or measure not in ("search_warrants", "operations"):
        return [Event(measure, rule, phrase.head)]
    search = measure == "search_warrants" and "search" in phrase.words.lower()
    if search and LED_TO.search(text_of(phrase.head.doc)[: phrase.token.idx]):
        return [Event(measure, rule, phrase.head)]
    wanted = {verb for r in load_rules("triggers") if r["measure"] == measure for verb in r["verbs"]}
    if measure == "search_warrants" and not search:
        wanted -= RESULTS
    if phrase.token.i == 1 and phrase.token.doc[0].lower_ in wanted:  # "Served 77 search warrants": no modifier
        return [Event(measure, rule, phrase.token.doc[0])]
    for word, _role in governors(phrase.head):
        doers = {child.lower_ for child in word.children if child.dep_ == "nsubj"}
        if measure == "operations" and doers & (OFFENDERS | SURGEONS):
            return []
        there = word.lower_ in ("were", "been") and any(child.dep_ == "expl" for child in word.children)
        if (word.lower_ in wanted or (there and measure == "operations")) and real(word):
            return [Event(measure, rule, word)]
    return []


def is_no_event(phrase: Phrase, measure: str, row: bool) -> bool:
    """Whether the words around the noun say that it is a label, a record, a plan, or of no people."""
    said = text_of(phrase.head.doc)
    before, lead = said[: phrase.token.idx], said[phrase.token.idx : phrase.head.idx]
    tail = said[phrase.head.idx : phrase.head.idx + 80]
    one = phrase.partitive is None and not phrase.head.lower_.endswith("s")
    nothing: object
    if measure == "operations":  # a row's label: "30 Operation Examplar", "19 winter sweep"
        nothing = (phrase.number.value > 1 and one) or CAREER.search(before)
    elif measure == "citations":
        nothing = TO_A_PLACE.match(tail) or PLACE_GOT.search(before)
    elif measure == "search_warrants":
        nothing = OF_ARREST.match(tail) or WANTED_FOR.search(lead)
    else:
        nothing = measure == "convicted" and not row and not of_people(phrase)
    return bool(
        nothing
        or (phrase.number.value == 0 and re.search(r"\b(?:or|and)\b", lead))
        or WITHDRAWN.search(before)
        or WISHED.search(before)
        or PRIOR.search(lead)
        or UNDONE.search(tail)
        or EXPECTED.match(tail)
        or STANDING.match(tail)
        or RECORD.search(before)
        or OF_ONE.search(before)
    )


# "The arrest total for Operation Examplar" is of no operations, "Prior convictions:" of no case of today.
NAME = re.compile(r"\bOperations? (?:[\"“])?[A-Z]|(?i:\b(?:prior|previous|past) (?:[\w-]+ ){0,2}convictions?\b)")


def measure_in(words: str) -> str | None:
    """The measure that a heading speaks of: "Arrests since 2015", "Children recovered", "were taken in for:"."""
    return next(measures_in(words), None)


def measures_in(words: str) -> Iterator[str]:
    """All measures that a heading speaks of, the last first: "Victims recovered and suspects arrested"."""
    said = re.findall(r"[a-z]+", NAME.sub(" ", words).lower())
    for before, word in reversed([*pairwise(["", *said])]):
        noun, of = nouns().get(word), nouns().get(before)
        if noun and noun.measure:
            yield noun.measure
            continue
        if of and of.measure in OF_THINGS:  # "warrants served" serve nobody
            continue
        for rule in by_verb().get(word, ()):
            if rule["measure"] in OF_THINGS:
                continue  # their nouns name them; "finished with five" is of anything
            if (word in PARTICIPLES or "needs" in rule) and re.search(rule.get("needs", ""), words, re.I):
                yield str(rule["measure"])
                break
