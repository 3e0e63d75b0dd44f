"""Releases about missing people, where to be found or recovered is to be missing no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft

CHILDREN = r"(?:child|children|juveniles?|teens?|teenagers?|minors?|girls?|boys?|youths?|kids?)"
YOUNG = rf"(?:{CHILDREN}|persons?|people)"
MISSING = re.compile(
    rf"\b(?:missing|runaway|endangered)(?:,? (?:and|or) \w+)? {YOUNG}\b|\b{YOUNG} (?:\w+ ){{0,6}}missing\b|"
    rf"\brunaways\b",
    re.I,
)
# A release that says missing children but once speaks of them still where it goes on telling how many were found.
FOUND = re.compile(
    r"\b(?:found(?! (?:guilty|dead|that|to (?:be|have)|in possession|\w+ (?:guns?|drugs?|bodies)))|surfaced|located|"
    r"tracked down|accounted for)\b",
    re.I,
)
OF_THE_TRADE = re.compile(
    r"\b(?:arrest\w*|charged|indicted|convicted|sentenced|sold|selling|rescued|victims?|survivors?|pimps?)\b", re.I
)
FINDS = 3
TRAFFICKED = re.compile(r"\b(?:victims?|traffick\w+|exploit\w+|rescue\w*)\b", re.I)


def of_missing(body: str) -> bool:
    """Whether a release is about missing people: "found" then says that they are missing no more."""
    said, finds = len(MISSING.findall(body)), len(FOUND.findall(body))
    return said > 1 or (said == 1 and finds >= FINDS and finds > len(OF_THE_TRADE.findall(body)))


def of_children(body: str) -> bool:
    """Whether those missing are children."""
    return re.search(rf"\bmissing {CHILDREN}\b|\b{CHILDREN} (?:\w+ ){{0,6}}missing\b", body, re.I) is not None


def recover(drafts: Sequence[Draft]) -> None:
    """Recoveries in a release about missing people are of these: "Two recoveries were made in Georgia"."""
    for draft in drafts:
        noun = draft.phrase.noun
        recovered = draft.measure == "rescues" and noun is not None and noun.word.startswith("recover")
        if recovered and not TRAFFICKED.search(f"{draft.before} {draft.after}"):
            draft.measure, draft.kind = "missing_located", "missing"
