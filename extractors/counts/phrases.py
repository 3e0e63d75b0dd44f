"""The noun phrase of a number: whom or what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.counts.modifiers import (
    FURTHER,
    breaks,
    ended,
    last_comma,
    modifier_follows,
    opens_compound,
    opens_division,
    qualifies,
)
from extractors.counts.nouns import Noun, nouns
from extractors.counts.parsed import text_of
from extractors.model import Number

NOUNS = ("NN", "NNS", "NNP", "NNPS")
WITHIN = ("JJ", "JJR", "JJS", "VBG", "VBN", "VBD", "RB", "HYPH", "CD", "FW", "POS", "AFX", *NOUNS)
FARTHEST = 10
PARTITIVE = re.compile(
    r"\s{0,3}(?:others? )?(?:of|among) (?P<which>whom?|them|which|(?P<det>these|those|the|its|all|our|whose|their|"
    r"her|his|my))\b"
    r"(?(det)(?: (?P<noun>[\w-]+(?: [\w-]+)?))?)",
    re.I,
)
# "Jordan and Robin Examplar, both of Springfield, were arrested"
OF_A_PLACE = r" (?:of|from) [a-z]+(?: [a-z]+){0,2}(?:, [a-z]+)?, (?:was|were|are|have|faced?|plead(?:ed)?|pled|each)\b"
# "six for solicitation and two of pandering"
OF_A_CRIME = r" of (?:human |sex |labor |child )*(?:traffick|pimping|pander|prostitut|solicit|promoting|patroni|molest)"
OF_NONE = re.compile(f"{OF_A_PLACE}|{OF_A_CRIME}", re.I)
OWNED = frozenset({"the", "its", "all", "our", "whose", "their", "her", "his", "my"})
MISSING = re.compile(r"\b(?:missing|runaways?|abducted|endangered)\b", re.I)
DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight",
})  # fmt: skip
# Behind a bare number they are no modifiers of a noun: "31 last year", "six face charges".
UNNAMED = frozenset({"last", "this", "next", "face", "facing", "plead", "go", "admit", "await", "mark"})
# "Four of those shot" are none of those held.
HARMED = frozenset({"shot", "killed", "injured", "wounded", "hurt", "stabbed", "robbed", "slain", "struck"})
# "Twelve of the arrested": what befell people names them.
BEFALLEN = dict.fromkeys(("arrested", "detained", "indicted", "charged", "convicted", "jailed", "cited"), "suspect")
BEFALLEN |= dict.fromkeys(("rescued", "recovered"), "victim")
VALUES = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "duo", "trio",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number and its noun. `head` is the noun, or the number itself where the noun is left out."""

    number: Number
    token: Token
    head: Token
    noun: Noun | None
    words: str
    partitive: str | None

    @property
    def partitive_of_things(self) -> bool:
        """Whether it is "four of the burglaries": a share of something that no rule knows as people."""
        if self.partitive in ("these", "those"):
            return self.noun is not None and self.noun.kind == "thing"
        return self.partitive in OWNED and (self.noun is None or self.noun.kind == "thing")

    @property
    def of_crimes(self) -> bool:
        """Whether its noun is an offense, as in "Petty crimes: 36"."""
        return self.noun is not None and self.noun.kind == "crime"

    @property
    def of_events(self) -> bool:
        """Whether its noun is what happened itself, as in "39 arrests"."""
        return self.noun is not None and self.noun.kind == "event"

    @property
    def kind(self) -> str | None:
        if self.noun is None or self.noun.kind == "crime":
            return None
        return "missing" if self.noun.kind == "person" and MISSING.search(self.words) else self.noun.kind


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that starts at, or holds, a character offset."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span else None


def phrase_of(token: Token, number: Number) -> Phrase:
    """The phrase that a number token opens."""
    doc = token.doc
    tail = text_of(doc)[token.idx + len(token.text) :][:80]
    part = PARTITIVE.match(tail)
    if part:
        return partitive_phrase(token, number, part)
    chain = [] if OF_NONE.match(text_of(doc), token.idx + len(token.text)) else noun_chain(token)
    if not chain:
        return Phrase(number, token, token, None, "", None)
    head, words = chain[-1], " ".join(t.text for t in chain)
    return Phrase(number, token, head, look_up(chain), words, None)


def noun_chain(token: Token) -> list[Token]:
    """The tokens from the number to its noun: modifiers, then nouns, up to the last noun."""
    chain: list[Token] = []
    ends = 0
    doc = token.doc
    for following in doc[token.i + 1 : token.i + 1 + FARTHEST]:
        known = following.lower_ in nouns()
        if following.lower_ == "of" and following.i == token.i + 1:
            continue
        named = doc[following.i + 1 : following.i + 2].text.istitle()
        if following.text == "," and following.i == token.i + 1 and token.dep_ in ("pobj", "appos") and not named:
            break  # "as for the other 77, deputies", but not "Jordan Examplar, 31, San Diego"
        if following.text == "," and following.i == token.i + 1 and token.dep_ == "dobj":
            break  # "Springfield police arrested 12, Shelbyville police seven"
        if following.lower_ in ("was", "were", "had") or following.lower_ in DAYS:
            break
        if following.lower_ in (("home",) if ends and chain[-1].lower_ not in FURTHER else UNNAMED):
            break
        if following.tag_ in ("VBD", "VBN") and ends and doc[following.i + 1 : following.i + 2].text.lower() == "of":
            break
        if following.tag_ in NOUNS or known:
            if ends and (breaks(following) or (chain[-1].lower_ in nouns() and following.tag_ == "NNP" and not known)):
                break
            chain.append(following)
            ends = len(chain)
        elif following.tag_ in ("VBD", "VBN", "VBG") and ends and doc[following.i - 1].text != "-":
            if not qualifies(following):
                break
            chain.append(following)
        elif following.text in (",", "and", "or", "/", '"', "'", "(", ")", "&") and not ends:
            if following.text in ("and", "or") and (last_comma(chain) or not modifier_follows(following)):
                break
            if following.text == "(" and len(doc) > following.i + 2 and opens_division(doc, following.i):
                break
            chain.append(following)
        elif opens_compound(following) and not ends:
            chain.append(following)
        elif following.tag_ in WITHIN and not (ends and ended(following, chain[-1])):
            if following.tag_ == "CD" and doc[following.i - 1].tag_ != "HYPH" and not following.text[0].isalpha():
                break
            chain.append(following)
        else:
            break
    return through(token, chain[:ends]) or continued(chain[:ends])


def through(token: Token, chain: list[Token]) -> list[Token]:
    """The chain to the noun that the parse gives the number, behind an "and": "58 gang and gang-related defendants"."""
    if not chain or look_up(chain) or token.dep_ != "nummod":
        return []
    far, behind = token.head, [*token.doc[chain[-1].i + 1 : token.head.i + 1]]
    joins = 1 < len(behind) < FARTHEST and behind[0].lower_ in ("and", "&")
    plain = all(word.text[0].isalpha() or word.text in "-&" for word in behind)
    return [*chain, *behind] if joins and plain and far.lower_ in nouns() else []


def continued(chain: list[Token]) -> list[Token]:
    """The chain through an "and" between its modifiers: "9 labor trafficking and sex trafficking victims"."""
    if not chain or chain[-1].tag_ != "NN" or look_up(chain):
        return chain
    doc = chain[-1].doc
    following = doc[chain[-1].i + 1 : chain[-1].i + FARTHEST]
    if not len(following) or following[0].lower_ not in ("and", "or", "/", ","):
        return chain
    for token in following[1:]:
        if token.tag_ == "NNS" and token.lower_ in nouns():
            return [*chain, *doc[chain[-1].i + 1 : token.i + 1]]
        if token.tag_ not in ("NN", "JJ", "HYPH", "NNP", "VBG"):
            return chain
    return chain


def look_up(chain: list[Token]) -> Noun | None:
    """The vocabulary's word for the end of the chain: the longest that is known, else the last noun."""
    words = [t.lower_ for t in chain]
    for size in (3, 2, 1):
        known = nouns().get(" ".join(words[-size:])) if len(words) >= size else None
        if known:
            return known
    return None


def partitive_phrase(token: Token, number: Number, part: re.Match[str]) -> Phrase:
    """ "Two of the defendants", "3 of whom": the number heads the phrase."""
    known, said = None, part.group(0)
    which = "whom" if part.group("which").lower() == "who" else part.group("which").lower()
    if part.group("noun"):
        words = part.group("noun").lower().split()
        if words[0] in HARMED:
            return Phrase(number, token, token, Noun(words[0], "harmed", "thing"), said.strip(), which)
        if (words[0] in VALUES or words[0].isdigit()) and (len(words) == 1 or words[1] not in nouns()):
            return Phrase(number, token, token, thing_behind(token), f"of the {words[0]}", "them")
        if words[0] in BEFALLEN:
            return Phrase(number, token, token, Noun(words[0], "befallen", BEFALLEN[words[0]]), said.strip(), which)
        behind = nouns().get(words[-1])
        known = nouns().get(" ".join(words)) or (nouns().get(words[0]) if words[0] != "other" else None) or behind
        if len(words) > 1 and known is nouns().get(words[0]):
            said = said[: -len(words[-1])]
    return Phrase(number, token, token, known, said.strip(), which)


def thing_behind(token: Token) -> Noun | None:
    """What "four of the five stolen watches" are of, where that is neither left out nor people."""
    for following in token.doc[token.i + 4 : token.i + 7]:
        if following.tag_ == "NNS" and following.lower_ not in nouns():
            return Noun(following.lower_, "unread", "thing")
        if following.tag_ not in ("JJ", "VBN", "NN", "NNP"):
            return None
    return None
