"""Settles drafts against each other: the same figure said twice is one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extractors.counts.asunder import elsewhere
from extractors.counts.draft import SAID, Draft
from extractors.counts.parsed import text_of
from extractors.model import Basis, Period, earliest_day, latest_day
from extractors.places.gazetteer import within

# "Two arrested for theft", "Two arrested for pimping": rows of two charges.
CAUSE = re.compile(r"\b(?:for|on|with) [\w ,-]{3,60}")
# Of whom a headline says only what happened: "5 RESCUES" over "5 victims rescued".
ANYBODY = frozenset({"people", "persons", "individuals", "suspects", "offenders", "victims", "survivors"})
MORE = re.compile(r"\b(?:another|an additional|a further) $", re.I)
OTHERS = re.compile(r" (?:others?|additional)\b")
LONGEST = timedelta(days=366)
# What a place can rest on, the surest first.
BASES: tuple[Basis, ...] = ("sentence", "section", "operation", "release", "none")


def merge(drafts: list[Draft], usual: frozenset[str | None]) -> list[Draft]:
    """The same figure said twice is one figure; the fuller reading is kept in the earlier's place.

    `usual`: the places that the release's figures have where none is said of them.
    """
    kept: list[Draft] = []
    index: dict[int, int] = {}
    for position, draft in enumerate(drafts):
        twin = next((i for i, other in enumerate(kept) if same(other, draft) and not apart(other, draft, usual)), None)
        if twin is None:
            kept.append(draft)
            index[position] = len(kept) - 1
        else:
            index[position] = twin
            join(kept[twin], draft)
    for place, draft in enumerate(kept):
        total = index[draft.total] if draft.total is not None else None
        draft.total = None if total == place else total
    return kept


def same(first: Draft, second: Draft) -> bool:
    """Whether two drafts say one thing: neither contradicts the other in kind, time, place or operation."""
    if (
        first.measure != second.measure
        or first.number.value != second.number.value
        or first.sentence == second.sentence
    ):
        return False
    if (first.row and second.row and not same_row(first, second)) or tells_of_more(second):
        return False
    if is_of_others(second) and not is_of_others(first):
        return False
    if opens_bare(first) and opens_bare(second) and first.total == second.total is not None:
        return False  # "One was selling. One had come along."
    if first.row != second.row and first.place != second.place and (first.total is None) != (second.total is None):
        return False
    return all(a is None or b is None or a == b for a, b in zip(kinds(first), kinds(second), strict=True)) and meet(
        first, second
    )


def tells_of_more(draft: Draft) -> bool:
    """Whether a figure is said to be of others than those told before: "another 20 children"."""
    return MORE.search(text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]) is not None


def is_of_others(draft: Draft) -> bool:
    """Whether a figure counts others: "about 300 others" beside a total of 300."""
    return OTHERS.match(draft.after) is not None


def opens_bare(draft: Draft) -> bool:
    """Whether a number without a noun opens its sentence: it tells of some who have not been told of."""
    phrase = draft.phrase
    return (
        phrase.noun is None
        and phrase.partitive is None
        and not re.search(r"\w", text_of(phrase.token.doc)[: phrase.token.idx])
    )


def apart(first: Draft, second: Draft, usual: frozenset[str | None]) -> bool:
    """Whether two figures are of two towns or counties, each said of its own, or of two places and two times."""
    places = {first.place, second.place}
    if len(places) == 2 and None not in places and not share_days(first.period, second.period):
        return True
    if not elsewhere(first, second):
        return False
    # A headline names but the body that acted.
    both = all(draft.place_basis in SAID and (draft.row or draft.in_prose) for draft in (first, second))
    return both or not places & usual


def same_row(first: Draft, second: Draft) -> bool:
    """Rows say one thing where their labels do, or where one is the total that a table repeats by place."""
    if first.place != second.place or not share_days(first.period, second.period):
        return False
    events = [d.phrase.noun is not None and d.phrase.noun.kind == "event" for d in (first, second)]
    causes = [cause.group().lower() for d in (first, second) if (cause := CAUSE.search(d.after))]
    if len(set(causes)) > 1:
        return False
    anybody = any(d.phrase.noun is None or d.phrase.words.lower() in ANYBODY for d in (first, second))
    return first.phrase.words.lower() == second.phrase.words.lower() or (sum(events) == 1 and anybody)


def kinds(draft: Draft) -> tuple[str | None, ...]:
    return (draft.offense if draft.own_offense else None, draft.age_group, draft.gender)


def meet(first: Draft, second: Draft) -> bool:
    """Whether the periods that two drafts state themselves can be one."""
    if "sentence" not in (first.period.basis, second.period.basis):
        return True
    if first.period.first is None or second.period.first is None:
        return True
    same = overlaps(first.period.first, second.period.first) or first.period.last == second.period.last
    return same or fiscal(first.period, second.period) or fiscal(second.period, first.period)


def fiscal(year: Period, spell: Period) -> bool:
    """Whether a year may be short for a spell of twelve months that ended in it: "in 2016" for fiscal year 2016."""
    if not (year.first and spell.first and spell.last) or year.first != year.last or len(year.first) != len("2018"):
        return False
    lasted = latest_day(spell.last) - earliest_day(spell.first)
    return spell.last.startswith(year.first) and not spell.first.startswith(year.first) and lasted < LONGEST


def share_days(one: Period, other: Period) -> bool:
    """Whether two periods have a day in common, as far as both are known."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return earliest_day(one.first) <= latest_day(other.last) and earliest_day(other.first) <= latest_day(one.last)


def of_years(draft: Draft) -> bool:
    """Whether a figure says itself that it is of a year or more."""
    told = draft.period
    if told.basis != "sentence" or told.first is None or told.last is None:
        return False
    whole = told.first == told.last and len(told.first) == len("2018")
    return whole or latest_day(told.last) - earliest_day(told.first) > LONGEST


def overlaps(one: str, other: str) -> bool:
    """Whether two cut dates agree as far as both go."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def better_placed(again: Draft, kept: Draft) -> bool:
    """Whether the second place is the surer: said nearer the figure, or of two said the narrower."""
    if again.place is None or kept.place == again.place:
        return False
    if again.place_basis == kept.place_basis:
        said_with_time = again.period.basis == "sentence" != kept.period.basis
        return again.place_basis == "sentence" and (said_with_time or within(again.place, kept.place))
    return BASES.index(again.place_basis) < BASES.index(kept.place_basis)


def join(kept: Draft, again: Draft) -> None:
    """Fills what the first reading left open from the second."""
    if again.own_offense and (not kept.own_offense or again.offense is None):
        kept.offense, kept.own_offense = again.offense, True
    if again.number.precision != "exact" and again.number.value == kept.number.value and not kept.in_prose:
        kept.number = replace(kept.number, precision=again.number.precision)  # a headline leaves "over" out
    kept.age_group = kept.age_group or again.age_group
    kept.gender = kept.gender or again.gender
    if (kept.period.first is None and again.period.first is not None) or fiscal(kept.period, again.period):
        kept.period = again.period
    if better_placed(again, kept):
        kept.place, kept.place_basis = again.place, again.place_basis
    kept.operation = kept.operation or again.operation
    if again.row and not kept.row:
        kept.relisted = again.sentence.start, again.column
    if kept.total is None:
        kept.total = again.total
