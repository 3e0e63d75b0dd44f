"""What stands between a number and its noun, and where the noun phrase ends."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.counts.nouns import PARTICIPLES, nouns

FURTHER = frozenset({"additional", "more", "other"})
# Of two the second goes on to a noun: "nine young likely human trafficking victims".
OF_A_KIND = frozenset({
    "adult", "minor", "juvenile", "male", "female", "teen", "potential", "possible", "suspected", "likely", "human",
})  # fmt: skip


def ended(following: Token, last: Token) -> bool:
    """Whether a word is none of the phrase before it; "five additional" goes on to "armed men", to "EX-13 members"."""
    if last.lower_ in FURTHER and (following.tag_ == "JJ" or following.text[0].isalpha()):
        return following.tag_ == "RB"
    if last.lower_ in OF_A_KIND and following.lower_ in OF_A_KIND:
        return False
    return following.tag_ in ("RB", "CD", "JJ")


def opens_division(doc: Doc, bracket: int) -> bool:
    """Whether a bracket divides the number before it: "6 (4 adults, 2 minors)"; "seven (7) men" are counted again."""
    return doc[bracket + 1].like_num and doc[bracket + 2].text != ")"


def qualifies(token: Token) -> bool:
    """Whether a participle belongs to the noun behind it: "two additional indicted defendants"."""
    doc = token.doc
    following = doc[token.i + 1 : token.i + 2].text.lower()
    return doc[token.i - 1].lower_ in ("additional", "other", "more") and following in nouns()


def breaks(token: Token) -> bool:
    """Whether a word the tagger takes for a noun is what happened, or what they did: "54 johns soliciting women"."""
    return token.lower_ in PARTICIPLES or (token.lower_[-3:] == "ing" and token.nbor(-1).tag_ == "NNS")


def last_comma(chain: list[Token]) -> bool:
    """Whether a number is followed by a comma at once, behind which another share begins: "35, and southern Ohio"."""
    return len(chain) == 1 and chain[0].text == ","


def modifier_follows(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 3]
    if not len(after) or after[0].like_num:
        return False
    return after[0].tag_ in ("JJ", "VBN", "VBG", "RB", "NN", "HYPH") or opens_compound(after[0])


def opens_compound(token: Token) -> bool:
    """Whether a preposition opens a word with hyphens: "missing or at-risk children"."""
    return token.tag_ == "IN" and token.doc[token.i + 1 : token.i + 2].text == "-"
