"""Officers and others who serve the law are counted where they are those accused: "three deputies were indicted"."""

from __future__ import annotations

from dataclasses import replace

from extractors.counts.further import read_governor
from extractors.counts.governors import governors
from extractors.counts.phrases import Phrase

# What makes them the accused; to court and to jail they go on duty, and pleas they take.
ACCUSING = frozenset({
    "arrest", "charge", "charges_on", "case_against", "stand_charged", "face_charges", "hit_with_charges",
    "under_indictment", "convict", "plead_guilty", "found_guilty",
})  # fmt: skip


def accused(phrase: Phrase) -> Phrase:
    """The phrase, of suspects where it is the sworn who were arrested, charged or convicted."""
    if phrase.noun is None or phrase.noun.rule != "sworn" or phrase.partitive or not befell(phrase):
        return phrase
    return replace(phrase, noun=replace(phrase.noun, kind="suspect"))


def befell(phrase: Phrase) -> bool:
    """Whether a word that governs the phrase says so; what they do themselves does not."""
    events = (event for word, role in governors(phrase.head) for event in read_governor(word, role, "suspect"))
    return any(event.rule in ACCUSING for event in events)
