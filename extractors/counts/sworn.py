"""Whose noun does not say what befell them: officers who are those accused, "three deputies were indicted", and sellers
of sex who were saved, "nine prostitutes were rescued"."""

from __future__ import annotations

from dataclasses import replace

from extractors.counts.phrases import Phrase
from extractors.counts.triggers import events_of

# What makes them the accused; to court and to jail they go on duty, and pleas they take.
ACCUSING = frozenset({
    "arrest", "charge", "charges_on", "case_against", "stand_charged", "face_charges", "hit_with_charges",
    "under_indictment", "convict", "plead_guilty", "found_guilty",
})  # fmt: skip


SAVED = frozenset({"rescues", "victims_assisted"})


def as_befell(phrase: Phrase) -> Phrase:
    """The phrase, of suspects where it is the sworn who were arrested, charged or convicted, of victims where it is
    sellers of sex who were rescued or helped."""
    if phrase.noun is not None and phrase.noun.rule == "seller" and not events_of(phrase, "suspect"):
        saved = any(event.measure in SAVED for event in events_of(phrase, "victim"))
        return replace(phrase, noun=replace(phrase.noun, kind="victim", offense=None)) if saved else phrase
    if phrase.noun is None or phrase.noun.rule != "sworn" or phrase.partitive or not befell(phrase):
        return phrase
    return replace(phrase, noun=replace(phrase.noun, kind="suspect"))


def befell(phrase: Phrase) -> bool:
    """Whether what the sentence tells of suspects makes them so; what they do themselves does not."""
    return any(event.rule in ACCUSING for event in events_of(phrase, "suspect"))
