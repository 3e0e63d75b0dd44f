"""What a release is about, told by the words of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extractors.model import Page, Span, Topic
from extractors.rulebook import Rule, load_rules

MOST_WORDS = 8
LEAD = 4  # sentences of running text: with a stop at the end, which addresses and headlines lack
_CLOSED = frozenset(".!?:;\"'”’)")
STRONG, ALL = 3, 4  # so many sentences with a strong word, or with any, decide below the lead
TOPICS: tuple[Literal["trafficking", "related"], ...] = ("trafficking", "related")


class Hit(NamedTuple):
    """A word of a rule, and the sentence it stands in; sentence 0 is the headline."""

    rule: Rule
    word: str
    sentence: int


def find_topic(page: Page) -> Topic:
    """trafficking, related or other, with at most eight words that decided, in text order.

    A word decides from the headline or the first sentences; further down it takes several sentences,
    for many releases close with an office's hotline or the standing duties of a unit.
    """
    hits = list(_hits(page))
    lead = _lead(page)
    for topic in TOPICS:
        ours = [hit for hit in hits if hit.rule.get("topic") == topic]
        strong = [hit for hit in ours if hit.rule["weight"] == "strong"]
        named = [hit for hit in ours if hit.rule["weight"] == "weak" and hit.sentence <= lead]
        if any(hit.sentence <= lead for hit in strong) or _sentences(strong) >= STRONG:
            return Topic(topic, _words(strong))
        if len(_words(named)) >= 2 or (named and strong) or _sentences(ours) >= ALL:
            return Topic(topic, _words(ours))
    return Topic("other")


def _hits(page: Page) -> Iterator[Hit]:
    """The rules' words in the headline and the body, in text order."""
    for number, span in enumerate((page.title or Span(0, 0), *page.sentences)):
        for found in _words_of_topics().finditer(page.text, span.start, span.end):
            rule = load_rules("topic")[int(str(found.lastgroup)[1:])]
            if rule["weight"] != "none":
                yield Hit(rule, " ".join(found.group().split()).strip("\"“”‘’',").lower(), number)


@cache
def _words_of_topics() -> re.Pattern[str]:
    """All rules as one expression; the group that matched, "r3", is the rule's place in the file."""
    parts = []
    for place, rule in enumerate(load_rules("topic")):
        flags = "(?-i:" if rule.get("cased") else "(?:"
        pattern = rule["pattern"].replace("\n", "")
        parts.append(f"(?P<r{place}>{flags}{pattern}))")
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)


def _sentences(hits: list[Hit]) -> int:
    return len({hit.sentence for hit in hits})


def _words(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.word for hit in hits))[:MOST_WORDS]


def _lead(page: Page) -> int:
    """The number of the last sentence of the lead."""
    said = [span.of(page.text).rstrip() for span in page.sentences]
    running = [i for i, line in enumerate(said, 1) if line.count(" ") >= 9 and line[-1:] in _CLOSED]
    return running[LEAD - 1] if len(running) >= LEAD else len(page.sentences)
