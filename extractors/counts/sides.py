"""Which side of the deal those held were on, where statutes call both by one name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft
from extractors.counts.measures import CUSTODIAL
from extractors.counts.offenses import named_in
from extractors.counts.parsed import text_of
from extractors.model import Page

LONGEST, OPENING = 1200, 20
# What women are charged with who offer it on the street: "soliciting for prostitution", "loitering with intent to".
OFFERING = re.compile(
    r"\b(?:solicit(?:ing|ed)|solicitation)"
    r"(?: (?:for|of)(?: the (?:purposes?|act) of)? prostitution| prostitution|"
    r" (?:an )?undercover [a-z]{3,12}| (?:men|drivers|motorists|passersby|customers|johns|buyers|clients))?\b"
    r"(?! (?:a|an|of|for|the|sex|from|prostitutes?|minors?|child\w*)\b)|"
    r"\bloiter(?:ing|ed) with (?:the )?intent to (?:commit|engage in) prostitution\b",
    re.I,
)
PAYING = re.compile(r"\b(?:john|buy|bought|purchas|patroniz|pa(?:y|id)\b|customer|client|demand|decoy)", re.I)


def take_sides(drafts: Sequence[Draft], page: Page) -> None:
    """Men held for "prostitution" where buyers are told of are buyers, women held for "soliciting" are sellers."""
    take_for_buyers(drafts, page)
    take_for_sellers(drafts)


def take_for_buyers(drafts: Sequence[Draft], page: Page) -> None:
    """Men arrested for "prostitution" where buyers are spoken of are buyers, unless women are told of with them:
    statutes call both sides of the deal so."""
    men = [d for d in drafts if d.measure in CUSTODIAL and d.offense == "selling" and d.gender == "male"]
    beside = {d.sentence for d in drafts if d.offense == "selling" and d.gender != "male"}
    if men and any("buying" in named_in(span.of(page.text)[:LONGEST]) for span in page.sentences[:OPENING]):
        for draft in men:
            if draft.sentence not in beside:
                draft.offense = "buying"


def take_for_sellers(drafts: Sequence[Draft]) -> None:
    """Women arrested for "soliciting" are sellers, unless their sentence tells of men held for it, or of paying."""
    beside = {d.sentence for d in drafts if d.offense == "buying" and d.gender != "female"}
    for draft in drafts:
        women = draft.measure in CUSTODIAL and draft.offense == "buying" and draft.gender == "female"
        said = text_of(draft.phrase.token.doc)
        if women and draft.own_offense and draft.sentence not in beside and OFFERING.search(said):
            draft.offense = "buying" if PAYING.search(OFFERING.sub(" ", said)) else "selling"
