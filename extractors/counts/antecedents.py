"""Whom a share is a share of: "two of the eight", "two of the girls", "51 people for prostitution, 13 of them male"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.ages import age_group
from extractors.counts.draft import Draft
from extractors.counts.holding import ancestors
from extractors.counts.kinds import gender
from extractors.counts.offenses import charged_in, the_one
from extractors.counts.parsed import text_of

OF_NUMBER = re.compile(
    r" (?:[\w-]+ )?(?:of|among) (?:the|those|these|all)(?: the)? (?:first |same )?(?P<number>[a-z]+|\d{1,7})\b",
    re.I,
)
SPOKEN = dict(enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2))  # noqa: SIM905
DEFINITE = frozenset({"the", "those", "these"})
PRONOUN = frozenset({"them", "whom", "who"})
Kinds = tuple[str | None, str | None, str | None]


def find_antecedents(drafts: Sequence[Draft]) -> None:
    """Gives each share whose words tell of whom it is the figure of those people for its total."""
    for index, draft in enumerate(drafts):
        if draft.phrase.partitive is None:
            continue
        could = [
            i
            for i, d in enumerate(drafts[:index])
            if d.measure == draft.measure and d.number.value > draft.number.value and index not in ancestors(drafts, i)
        ]
        whole = so_many(drafts, could, draft)
        if whole is None:
            whole = called_so(drafts, could, draft)
        if whole is None:
            whole = right_before(drafts, could, draft)
        if whole is not None:
            draft.total = whole


def so_many(drafts: Sequence[Draft], could: Sequence[int], draft: Draft) -> int | None:
    """The last figure of the number that the share names."""
    token = draft.phrase.token
    named = OF_NUMBER.match(text_of(token.doc), token.idx + len(token.text))
    if named is None:
        return None
    told = [
        i for i in could if named["number"].lower() in (str(drafts[i].number.value), SPOKEN.get(drafts[i].number.value))
    ]
    return told[-1] if told else None


def called_so(drafts: Sequence[Draft], could: Sequence[int], draft: Draft) -> int | None:
    """The last figure of such people as the share is said to be of: "two of the girls", "29 of the buyers"."""
    if draft.phrase.partitive not in DEFINITE:
        return None
    noun, words = draft.phrase.noun, draft.phrase.words
    wanted: Kinds = (
        (noun.offense if noun else None) or the_one(charged_in(words)),
        (noun.age_group if noun else None) or age_group(words),
        (noun.gender if noun else None) or gender(words),
    )
    if not any(wanted):
        return None
    fits = [i for i in could if all(want in (None, own) for want, own in zip(wanted, said(drafts[i]), strict=True))]
    exact = [i for i in fits if said(drafts[i])[1:] == wanted[1:]]  # "of the children": not of the girls among them
    return (exact or fits)[-1] if fits else None


def said(draft: Draft) -> Kinds:
    return draft.offense, draft.age_group, draft.gender


def right_before(drafts: Sequence[Draft], could: Sequence[int], draft: Draft) -> int | None:
    """The figure that stands right before "13 of them" in its sentence and is itself no such share."""
    if draft.phrase.partitive not in PRONOUN:
        return None
    here = [i for i in could if drafts[i].sentence == draft.sentence]
    last = here[-1] if here else None
    if last is None or drafts[last].phrase.partitive is not None:
        return None
    return last
