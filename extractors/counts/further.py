"""What a governing word says of those counted, and what further befell them after what was said first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.counts.beside import beside
from extractors.counts.events import Event, by_noun, by_verb, complete, fits, in_role, real, undone
from extractors.counts.measures import CUSTODIAL
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

LESSER = "victims_identified"
ALL = re.compile(
    r"(?: (?:of|from|in) (?:the )?[\w-]+(?: [\w-]+)?)?,(?: who (?:were|have|was|are))? "
    r"(?:all|both|each|every one|later|since)(?: been)?(?: of (?:whom|them))?"
    r"(?: (?:was|were|are|is|has been|have been))? (?P<verb>\w+)\b"
)


def read_governor(word: Token, role: str, kind: str | None) -> Iterator[Event]:
    """What a governing word says of the phrase, in its role."""
    if role.startswith("pobj"):
        for rule in by_noun().get(word.lower_, ()):
            if fits(rule, kind) and complete(rule, word) and not undone(word):
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


def settled(events: list[Event]) -> list[Event]:
    """Events without what another says better: victims who were rescued are not counted as identified, too; of those
    "identified or rescued" only the former is sure."""
    sure = [
        replace(event, measure=LESSER, rule="identify") if event.measure == "rescues" and either_or(event) else event
        for event in events
    ]
    told = {event.measure: event for event in reversed(sure)}
    if "rescues" in told:
        told.pop(LESSER, None)
    if "victims_assisted" in told and LESSER in told and told[LESSER].token.lower_ == "interviewed":
        told.pop(LESSER)  # "88 interviewed and put in touch with help": to interview is no finding
    return [event for event in sure if told.get(event.measure) is event]


def either_or(event: Event) -> bool:
    """Whether a word that says less is the first choice: "identified or rescued", "identification or recovery"."""
    doc, at = event.token.doc, event.token.i
    if at < 2 or doc[at - 1].lower_ != "or":
        return False
    word = doc[at - 2].lower_
    rules = (*by_verb().get(word, ()), *by_noun().get(word, ()))
    return any(rule["measure"] == LESSER for rule in rules)


def later(known: list[tuple[Token, str]], kind: str | None, found: dict[str, Event]) -> list[Event]:
    """What became of those told apart by what befell them first: "nine men arrested in May were convicted", "rescued
    nine victims identified in May"."""
    if set(found) == {LESSER}:
        verbs = [word for word, role in known if role == "object"]
        events = [e for word in verbs for e in read_governor(word, "object", kind)]
        return [event for event in events if event.measure in ("rescues", "victims_assisted")][:1]
    if not all(event.measure in CUSTODIAL and event.token.dep_ == "acl" for event in found.values()):
        return []
    verbs = [word for word, role in known if role == "subject" and of_subject(word)]
    events = [e for word in verbs for e in read_governor(word, "subject", kind) if e.measure in CUSTODIAL]
    return list({event.measure: event for event in events if event.measure not in found}.values())


def of_subject(verb: Token) -> bool:
    """Whether what a verb says befell its subject: "were convicted", "went before a judge"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive or any(rule.get("role") == "subject" for rule in by_verb().get(verb.lower_, ()))


def helped(known: list[tuple[Token, str]], kind: str | None, found: dict[str, Event]) -> list[Event]:
    """What else was done for those rescued or helped, who are victims whatever they are called: the help they were
    given, or that they had been met."""
    if kind not in ("person", "missing") or not {"rescues", "victims_assisted"} & set(found):
        return []
    events = [event for word, role in known for event in read_governor(word, role, "victim")]
    wanted = LESSER if "victims_assisted" in found else "victims_assisted"
    return [event for event in events if event.measure == wanted][:1]


def all_of_them(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What else is said of all of them right behind the phrase: "the arrest of five people, all charged with theft"."""
    end = phrase.head.idx + len(phrase.head.text)
    said = ALL.match(text_of(phrase.head.doc)[end : end + 80])
    if said and phrase.partitive is None:
        yield from beside(phrase.head.doc, end + said.start("verb"), kind, "subject")
