"""What happened to the people a phrase counts: the verb or noun that governs it, and its measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from extractors.governors import governors, joined
from extractors.phrases import PARTICIPLES, Phrase, nouns, token_at
from extractors.rulebook import Rule, load_rules

PASSIVE = ("VBN", "VBD")
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "ca", "must"})
FUTURE = frozenset({"will", "'ll", "wo"})
GOALS = frozenset({"expect", "expected", "hope", "hopes", "plan", "plans", "aim", "aims", "aimed", "goal", "seek", "seeks",
                   "try", "trying", "want", "wants", "intended", "designed", "attempt", "attempting"})  # fmt: skip
UNDONE = re.compile(r"\b(?:vacated|overturned|reversed|expunged|dismissed|reviewed)\b", re.I)
PRIOR = re.compile(
    r"\b(?:of such|prior|previous|earlier|past|false|wrongful|outstanding|overturned|vacated|reversed)\b", re.I
)
SUPPOSED = re.compile(r"\b(?:if|unless|whether|until) [^,.;]{0,60}$", re.I)
OFFENDERS = frozenset({"he", "she", "defendant", "defendants", "suspect", "suspects", "man", "woman"})
UNTRUE = frozenset({"wrongfully", "wrongly", "falsely", "unjustly", "never"})
SCHEDULED = frozenset({"scheduled", "slated", "set", "due", "awaiting", "ready"})
ONE = re.compile(r"\b(?:was|is|has)\b", re.I)
WITHDRAWN = re.compile(r"\b(?:vacat\w+|overturn\w+|dismiss\w+|revers\w+|expung\w+|each) (?:of )?$", re.I)
CUT = re.compile(r"\s*,\s*(?:was|were|is|are|has|have|had)\b", re.I)
WHOLE = re.compile(r"\bof (?:the|those|these|all) $", re.I)
RIGHT = re.compile(
    r"^(?:, [^,.;]{1,70},| [–—-]{1,2} [^–—.;]{1,60} [–—-]{1,2}| \([^().;]{1,60}\)| (?:of|in|from) (?!the\b)\w+(?: \w+)?(?= \w+ed\b))?[\s,\"')(]*(?:\w+ly )?(?:(?:who|that|which|have|had|has|were|was|are|is|being|been|be|also|all|both|later|got|"
    r"get|subsequently|variously|initially|now|will|each|recently|since|then|allegedly) ){0,6}(?:\w+ly )?(?P<verb>[\w-]+)",
    re.I,
)
LEFT = re.compile(
    r"(?P<verb>[\w-]+)(?: (?:of|a|an|the|total|up|another|additional|all|these|those|against|more|than|and|other|with|to|its|were|was|that|month|week|year|day|today|yesterday|last|early|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"[a-z]+ed)){0,4} $",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: its measure, the rule that says so, and the word that does."""

    measure: str
    rule: str
    token: Token


@cache
def by_verb() -> dict[str, tuple[Rule, ...]]:
    return table("verbs")


@cache
def by_noun() -> dict[str, tuple[Rule, ...]]:
    return table("nouns")


def table(part: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in load_rules("triggers"):
        for word in rule.get(part, []):
            found[word] = (*found.get(word, ()), rule)
    return found


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
        known = [(word, role) for word, role in known if role == "modified"]
    if any(role == "pobj of" and word.lower_ in by_noun() for word, role in known):
        known = [(word, role) for word, role in known if role != "modified"]
    else:
        found = {event.measure: event for event in reversed(list(next_to(phrase, kind)))}
        if found:
            return list(found.values())
    for word, role in known:
        for event in read_governor(word, role, kind):
            found.setdefault(event.measure, event)
    if not found:
        for event in nearby(phrase, kind):
            found.setdefault(event.measure, event)
    if kind in ("person", "missing") and "rescues" in found:
        helped = [event for word, role in known for event in read_governor(word, role, "victim")]
        found.update({event.measure: event for event in helped if event.measure == "victims_assisted"})
    return list(found.values())


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
    tail = phrase.head.doc.text[phrase.head.idx : phrase.head.idx + 60]
    lead = phrase.head.doc.text[phrase.token.idx : phrase.head.idx]
    if phrase.number.value == 0 and re.search(r"\b(?:or|and)\b", lead):
        return []
    if WITHDRAWN.search(phrase.head.doc.text[: phrase.token.idx]) or PRIOR.search(lead) or UNDONE.search(tail):
        return []
    if row or measure not in ("search_warrants", "operations"):
        return [Event(measure, rule, phrase.head)]
    wanted = {verb for r in load_rules("triggers") if r["measure"] == measure for verb in r["verbs"]}
    for word, _ in governors(phrase.head):
        if word.lower_ in wanted and real(word):
            return [Event(measure, rule, word)]
    return []


def read_governor(word: Token, role: str, kind: str | None) -> Iterator[Event]:
    """What a governing word says of the phrase, in its role."""
    if role.startswith("pobj"):
        for rule in by_noun().get(word.lower_, ()):
            if fits(rule, kind) and not undone(word):
                yield Event(rule["measure"], rule["id"], word)
        for rule in by_verb().get(word.lower_, ()):
            if (
                (rule.get("both_roles") or role.split()[1] in rule.get("prepositions", ()))
                and fits(rule, kind)
                and complete(rule, word)
                and real(word)
            ):
                yield Event(rule["measure"], rule["id"], word)
        return
    if not real(word):
        return
    for rule in by_verb().get(word.lower_, ()):
        if fits(rule, kind) and complete(rule, word) and in_role(rule, word, role):
            yield Event(rule["measure"], rule["id"], word)


@cache
def unlike() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["but"], re.I) for rule in load_rules("triggers") if "but" in rule}


def excluded(event: Event, phrase: Phrase) -> bool:
    """Whether the rule says that its word means something else of such people: "charged four customers"."""
    but = unlike().get(event.rule)
    return but is not None and but.search(phrase.words) is not None


def fits(rule: Rule, kind: str | None) -> bool:
    return kind in rule["kinds"] or (kind == "unknown" and rule.get("any_noun", False))


def in_role(rule: Rule, verb: Token, role: str) -> bool:
    """Whether the noun stands where the rule wants it: the one acted on, or the one who acts."""
    if rule.get("both_roles"):
        return True
    wants_subject = rule.get("role") == "subject"
    has_object = any(child.dep_ in ("dobj", "ccomp") for child in verb.children)
    if role == "object":
        return not wants_subject
    passive = any(child.dep_ == "auxpass" for child in verb.children) or (verb.tag_ in PASSIVE and not has_object)
    return wants_subject or passive


def complete(rule: Rule, verb: Token) -> bool:
    """Whether the clause holds what the rule needs besides the verb."""
    if rule["measure"].startswith("victims_") and any(
        child.dep_ == "nsubj" and child.lower_ in OFFENDERS for child in verb.children
    ):
        return False
    if "needs" not in rule:
        return True
    near = verb.doc[max(0, verb.i - 12) : verb.i + 14].text
    return re.search(rule["needs"], near, re.I) is not None


def real(verb: Token) -> bool:
    """Whether it happened: not denied, not a wish, not a goal. A court date to come is a charge."""
    if SUPPOSED.search(verb.doc.text[max(0, verb.idx - 70) : verb.idx]):
        return False
    expected = any(rule.get("future") for rule in by_verb().get(verb.lower_, ()))
    for child in verb.children:
        if child.lower_ in UNTRUE or child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in MODALS):
            return False
        if child.dep_ == "aux" and child.lower_ in FUTURE and not expected:
            return False
        if (
            child.dep_ == "aux"
            and child.lower_ == "to"
            and (verb.head.lower_ in GOALS or (verb.head.lower_ in SCHEDULED and not expected))
        ):
            return False
    return True


def next_to(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What happened, where its word stands right behind the noun: "16 victims recovered"."""
    following = phrase.head.doc[phrase.head.i + 1 : phrase.head.i + 2]
    if len(following) and phrase.head is phrase.token and phrase.partitive is None:
        yield from (
            Event(rule["measure"], rule["id"], following[0])
            for rule in by_verb().get(following[0].lower_, ())
            if rule.get("role") == "subject" and fits(rule, kind) and complete(rule, following[0])
        )
    if len(following) and following[0].lower_ in PARTICIPLES and phrase.partitive is None:
        for word in (following[0], *joined(following[0])):
            if real(word) and not any(child.dep_ == "dobj" for child in word.children):
                yield from (
                    Event(rule["measure"], rule["id"], word)
                    for rule in by_verb().get(word.lower_, ())
                    if fits(rule, kind) and complete(rule, word)
                )


def nearby(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What stands right beside the phrase, where the parse saw no tie: headlines and lists."""
    doc = phrase.head.doc
    end = phrase.token.idx + len(phrase.token.text)
    if phrase.partitive:
        end += len(phrase.words) + 1
    else:
        end = max(end, phrase.head.idx + len(phrase.head.text))
    behind = doc.text[end : end + 120]
    right = None if harmed(phrase) or CUT.match(behind) else RIGHT.match(behind)
    if right and phrase.number.value > 1 and ONE.search(right.group()[: right.start("verb")]):
        right = None
    if right and right.group("verb").lower() in PARTICIPLES:
        yield from beside(doc, end + right.start("verb"), kind, "subject")
    whole = WHOLE.search(doc.text[: phrase.token.idx]) is not None
    for rule in load_rules("triggers"):
        if (
            "clause" in rule
            and not whole
            and fits(rule, kind)
            and re.match(rule["clause"], doc.text[end : end + 120], re.I)
        ):
            yield Event(rule["measure"], rule["id"], phrase.head)
    left = LEFT.search(doc.text[max(0, phrase.token.idx - 60) : phrase.token.idx])
    if left:
        yield from beside(doc, max(0, phrase.token.idx - 60) + left.start("verb"), kind, "object")


def harmed(phrase: Phrase) -> bool:
    """Whether another clause acts on the phrase: "a driver who crashed, killing three people, was charged"."""
    verb = phrase.head.head
    return phrase.head.dep_ == "dobj" and verb.tag_.startswith("VB") and verb.lower_ not in by_verb()


def undone(word: Token) -> bool:
    """Whether it was taken back, or is of another time: "the overturned convictions of two men"."""
    said = word.doc.text[max(0, word.idx - 30) : word.idx]
    return word.lower_ in by_noun() and PRIOR.search(said) is not None


def beside(doc: Doc, offset: int, kind: str | None, role: str) -> Iterator[Event]:
    word = token_at(doc, offset)
    if word is None or not real(word) or undone(word):
        return
    if role == "subject" and word.tag_ != "VBN" and any(child.dep_ == "dobj" for child in word.children):
        return
    if role == "subject":
        for verb in joined(word):
            yield from beside(doc, verb.idx, kind, role)
    for rule in (*by_verb().get(word.lower_, ()), *(by_noun().get(word.lower_, ()) if role == "object" else ())):
        subject = rule.get("role") == "subject"
        if fits(rule, kind) and complete(rule, word) and (role == "subject" or not subject):
            yield Event(rule["measure"], rule["id"], word)


def measure_in(words: str) -> str | None:
    """The measure that a heading speaks of: "Arrests since 2015", "Children recovered", "were taken in for:"."""
    for word in reversed(re.findall(r"[a-z]+", words.lower())):
        noun = nouns().get(word)
        if noun and noun.measure:
            return noun.measure
        for rule in by_verb().get(word, ()):
            if word in PARTICIPLES and re.search(rule.get("needs", ""), words, re.I):
                return str(rule["measure"])
    return None
