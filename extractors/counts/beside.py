"""What happened, told by words that stand right beside a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from extractors.counts.events import Event, by_noun, by_verb, complete, fits, is_active, real, undone
from extractors.counts.governors import joined
from extractors.counts.nouns import PARTICIPLES, nouns
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase, token_at
from extractors.counts.unreal import SUPPOSED
from extractors.rulebook import Rule, load_rules

ONE = re.compile(r"\b(?:was|is|has)\b", re.I)
CUT = re.compile(r"\s{0,3},\s{0,3}(?:was|were|is|are|has|have|had)\b", re.I)
# "Examplar, along with three others, was charged"
ALONG = re.compile(r",? (?:along|together) with (?:(?:his|her|their|the) )?$", re.I)
WHOLE = re.compile(r"\bof (?:the|those|these|all) $", re.I)
# "Also charged are four women."
INVERTED = re.compile(r"^\W{0,9}(?:also |now )?(?P<verb>\w+ed)(?: [^,.;:]{1,60})? (?:are|is|were|was) $", re.I)
RIGHT = re.compile(
    r"^(?:, [^,.;]{1,70},| [–—-]{1,2} [^–—.;]{1,60} [–—-]{1,2}| \([^().;]{1,60}\)| (?:of|in|"
    r"from) (?!the\b)\w+(?: \w+)?(?= (?:\w+ed|being)\b))?[\s,\"')(]*(?:\w+ly )?(?:(?:who|that|which|have|had|has|were|"
    r"was|are|is|being|been|be|also|all|both|later|got|"
    r"get|subsequently|variously|initially|now|will|each|recently|since|then|"
    r"allegedly) ){0,6}(?:\w+ly )?(?P<verb>[\w-]+)",
    re.I,
)
# What stands between a noun and what a rule's `state` tells of it: "nine women, all of them now".
TO_STATE = (
    r"(?: and (?:girls|women|boys|men|children|minors|juveniles|teens))?"
    r"(?: (?:of|from|at|in) (?!(?:the|a) (?:jail|custody))(?:the |a |this |that )?[\w-]+)?"
    r"(?:,? (?:who|that|which|all|both|each|of (?:them|whom)|now|then|also|later|since|already|were|was|are|is|have|"
    r"has|had|been|finally|safely|therefore|thus)){0,7},? "
)
LEFT = re.compile(
    r"(?<![\w-])(?P<verb>[\w-]+)(?: (?:of|a|an|the|total|up|another|additional|all|these|those|against|more|than|and|"
    r"other|with|to|its|were|was|that|month|week|year|day|today|yesterday|last|early|late|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|"
    r"[a-z]+ed)){0,4} $",
    re.I,
)


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
                    if fits(rule, kind) and complete(rule, word) and not done_by(rule, word)
                )


def done_by(rule: Rule, word: Token) -> bool:
    """Whether the subject does what the rule counts only where it was done to it: "the two agreed to meet"."""
    return rule.get("role") != "subject" and not rule.get("both_roles") and is_active(word)


def nearby(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What stands right beside the phrase, where the parse saw no tie: headlines and lists."""
    doc = phrase.head.doc
    end = phrase.token.idx + len(phrase.token.text)
    if phrase.partitive:
        end += len(phrase.words) + 1
    else:
        end = max(end, phrase.head.idx + len(phrase.head.text))
    behind = text_of(doc)[end : end + 120]
    along = ALONG.search(text_of(doc)[: phrase.token.idx]) is not None
    right = None if harmed(phrase) or (CUT.match(behind) and not along) else RIGHT.match(behind)
    if right and not along and phrase.number.value > 1 and ONE.search(right.group()[: right.start("verb")]):
        right = None
    if right and right.group("verb").lower() in PARTICIPLES:
        yield from beside(doc, end + right.start("verb"), kind, "subject")
    elif along and (first := text_of(doc)[: phrase.token.idx].rfind(". ")) < phrase.token.idx:
        yield from verb_shared(doc, max(0, first), phrase.token.i, kind)
    whole = WHOLE.search(text_of(doc)[: phrase.token.idx]) is not None
    for rule in load_rules("triggers"):
        if (
            "clause" in rule
            and not whole
            and fits(rule, kind)
            and re.match(rule["clause"], text_of(doc)[end : end + 120], re.I)
        ):
            yield Event(rule["measure"], rule["id"], phrase.head)
    if not whole and not SUPPOSED.search(text_of(doc)[: phrase.token.idx]):
        yield from in_state(phrase, kind, behind)
    turned = INVERTED.match(text_of(doc)[: phrase.token.idx])
    if turned and turned["verb"].lower() in PARTICIPLES:
        yield from beside(doc, turned.start("verb"), kind, "subject")
    left = LEFT.search(text_of(doc)[max(0, phrase.token.idx - 60) : phrase.token.idx])
    acts = phrase.head.dep_ in ("nsubj", "nsubjpass") and phrase.head.head.tag_ in ("VBN", "VBD", "VBP", "VBZ")
    if left and not (acts and left.group().endswith("and ")):
        yield from behind_verb(doc, max(0, phrase.token.idx - 60) + left.start(), phrase.token.i, kind)


def in_state(phrase: Phrase, kind: str | None, behind: str) -> Iterator[Event]:
    """What is told of those counted by words that are no verb of the trade: "are safe tonight", "said yes to help"."""
    before = text_of(phrase.token.doc)[: phrase.token.idx]
    for rule, state in states():
        if fits(rule, kind) and re.search(rule.get("lead", ""), before, re.I) and state.match(behind):
            yield Event(rule["measure"], rule["id"], phrase.head)


@cache
def states() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(TO_STATE + f"(?:{rule['state']})", re.I))
        for rule in load_rules("triggers")
        if "state" in rule
    )


def behind_verb(doc: Doc, offset: int, end: int, kind: str | None) -> Iterator[Event]:
    """What the nearest word of the trade says between a place in the sentence and the number."""
    first = token_at(doc, offset)
    for word in reversed(doc[first.i : end] if first else ()):
        if word.tag_.startswith("NN") and doc[word.i + 1].lower_ == "and":
            return  # "arrests on two charges and 44 on other grounds": of the 44 the noun tells nothing
        events = list(beside(doc, word.idx, kind, "object"))
        if events:
            yield from events
        if events or word.lower_ in PARTICIPLES or word.lower_.startswith("includ"):
            return


def verb_shared(doc: Doc, offset: int, end: int, kind: str | None) -> Iterator[Event]:
    """What befell those along with whom a phrase is told: "was charged together with three others"."""
    first = token_at(doc, offset)
    for word in reversed(doc[first.i : end] if first else ()):
        if word.lower_ in by_verb() and word.tag_.startswith("VB"):
            passive = any(child.dep_ == "auxpass" for child in word.children)
            objects = any(child.dep_ == "dobj" for child in word.children)
            found = list(beside(doc, word.idx, kind, "subject" if passive or not objects else "object"))
            yield from found
            if found:
                return


def harmed(phrase: Phrase) -> bool:
    """Whether another clause acts on the phrase: "a driver who crashed, killing three people, was charged"."""
    verb = phrase.head.head
    return phrase.head.dep_ == "dobj" and verb.tag_.startswith("VB") and not {verb.lower_} & {*by_verb(), *nouns()}


def beside(doc: Doc, offset: int, kind: str | None, role: str) -> Iterator[Event]:
    word = token_at(doc, offset)
    if word is None or not real(word) or undone(word):
        return
    if role == "subject" and word.tag_ != "VBN" and any(child.dep_ == "dobj" for child in word.children):
        return
    if role == "subject":
        for verb in joined(word):
            yield from beside(doc, verb.idx, kind, role)
    of = role == "object" and not doc[word.i + 1 : word.i + 2].text.isdigit()  # no "those convictions 136 men were"
    for rule in (*by_verb().get(word.lower_, ()), *(by_noun().get(word.lower_, ()) if of else ())):
        subject = rule.get("role") == "subject"
        fit = not done_by(rule, word) if role == "subject" else not subject
        if fit and fits(rule, kind) and complete(rule, word):
            yield Event(rule["measure"], rule["id"], word)
