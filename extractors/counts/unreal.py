"""What is only wished for, supposed or usual: what a verb says then is nothing that happened."""

from __future__ import annotations

import re

from spacy.tokens import Token

from extractors.counts.parsed import text_of

# What is usual is nothing that happened: "on average, the unit arrests five to ten".
USUAL = re.compile(r"\b(?:on average|on an average \w+|typically|usually|normally|routinely)\b[^.;]{0,60}$", re.I)
YEARLY = re.compile(r"\b(?:each|every|per) (?:calendar |fiscal )?year\b|\bannually\b", re.I)
PRESENT = frozenset({"is", "are", "'re", "get"})
# "The goal is to arrest 100", "wants to see 100 arrested", "expects to make five more arrests".
WISHED = re.compile(
    r"\b(?:(?:goal|aim|objective|target|ambition|hope)s?(?: (?:of|for) (?:[\w'’-]+ ){1,5}| )"
    r"(?:is|was|are|were|remains) to|"
    r"(?:hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
    r"(?<!are )(?<!is )(?<!were )(?<!was )expect(?:s|ed|ing)?|"
    r"wants?|wanted|intend(?:s|ed|ing)?|would like) to) "
    r"(?:(?:see|have|make|get|reach|announce) (?:(?!but\b|and\b|who\b|that\b|was\b|were\b)[\w-]+ ){0,6})?$",
    re.I,
)
SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|(?:making|make|makes) (?:sure|certain)|to ensure|"
    r"(?:falsely|pretend\w*|claiming)(?: [\w-]+){0,2} that) [^,.;]{0,60}$",
    re.I,
)
# "Nobody leaves until two men are arrested"; "until two men were arrested" tells that they were.
UNTIL = re.compile(r"\buntil (?!today|now|then|yesterday|this|last)[^,.;:]{0,60}$", re.I)
# "Two have yet to be arrested."
YET = re.compile(r"\b(?:yet|remain(?:s|ing)?|still) to (?:be )?$", re.I)
NEAR = 70


def unreal(verb: Token) -> bool:
    """Whether the words around a verb say that it did not happen: a wish, a condition, what is so every year."""
    before = text_of(verb.doc)[max(0, verb.idx - NEAR) : verb.idx]
    helpers = {child.lower_ for child in verb.children}
    if UNTIL.search(before) and not helpers & {"was", "were"}:
        return True
    if any(pattern.search(before) for pattern in (SUPPOSED, USUAL, YET, WISHED)):
        return True
    return bool(helpers & PRESENT) and YEARLY.search(text_of(verb.doc)) is not None
