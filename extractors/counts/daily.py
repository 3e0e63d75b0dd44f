"""Totals told day by day: "on Monday six; Tuesday was the coast: four; ten in all" is of Monday and Tuesday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from extractors.counts.draft import SAID, Draft
from extractors.model import Period, earliest_day, latest_day

DAY = len("2022-01-31")
# An operation is told day by day over no more than these, in no more figures.
LONGEST, MOST_DAYS = timedelta(days=31), 8


def tell_by_days(drafts: list[Draft]) -> None:
    """A total of which no date is said, and that figures of several days add up to, has all of those days; so has what
    else had the operation's time only from the day it opened."""
    for index, total in enumerate(drafts):
        told = total.period
        if told.basis == "sentence" or total.number.precision != "exact":
            continue
        parts = next((run for run in _runs(drafts, index) if _is_of_days(drafts, run, told)), None)
        if parts is None:
            continue
        days = [drafts[i].period for i in parts]
        first, last = min(each.first or "" for each in days), max(each.last or "" for each in days)
        whole = replace(told, first=first, last=last, basis="section", scope="this_operation")
        for i in parts:
            drafts[i].period = replace(drafts[i].period, scope="this_operation")
            drafts[i].total = index
        for draft in drafts:
            if draft is total or (draft.period.basis == "operation" and _ends(draft.period) == _ends(told)):
                draft.period = replace(whole, as_said=draft.period.as_said)


def span_time(drafts: list[Draft]) -> None:
    """A total that has the time of one of its parts only has that of all: "six on Friday, five on Saturday, eleven
    in all"."""
    for index, whole in enumerate(drafts):
        parts = [draft for draft in drafts if draft.total == index]
        ends = [(part.period.first, part.period.last) for part in parts if part.period.basis in SAID]
        dated = [(first, last) for first, last in ends if first and last]
        summed = sum(part.number.value for part in parts) == whole.number.value and len(dated) == len(parts)
        if not summed or len(set(dated)) < 2 or (whole.period.first, whole.period.last) not in dated:
            continue
        first, last = min((a for a, _ in dated), key=earliest_day), max((b for _, b in dated), key=latest_day)
        whole.period = replace(whole.period, first=first, last=last, basis="section")


def _runs(drafts: Sequence[Draft], index: int) -> Iterator[list[int]]:
    """Figures told one after the other of the measure of a total that add up to it."""
    total = drafts[index]
    alike = [
        i
        for i, draft in enumerate(drafts)
        if i != index and draft.measure == total.measure and draft.total in (None, index) and draft.number.value
    ]
    for start in range(len(alike)):
        amount = 0
        for end in range(start, min(start + MOST_DAYS, len(alike))):
            amount += drafts[alike[end]].number.value
            if amount >= total.number.value:
                break
        if end > start and amount == total.number.value:
            yield alike[start : end + 1]


def _is_of_days(drafts: Sequence[Draft], run: Sequence[int], told: Period) -> bool:
    """Whether the figures have days of their own, few and not all the same, that are those of a time or near it."""
    periods = [drafts[i].period for i in run]
    if any(each.basis not in SAID or len(each.first or "") != DAY for each in periods):
        return False
    first, last = min(each.first or "" for each in periods), max(each.last or "" for each in periods)
    if len({_ends(each) for each in periods}) < 2 or len(last) != DAY:
        return False
    if latest_day(last) - earliest_day(first) > LONGEST:
        return False
    # A total of a longer time than its parts keeps it.
    narrower = told.first is None or told.last is None or (first <= told.first and told.last <= last)
    return narrower and _ends(told) != (first, last)


def _ends(period: Period) -> tuple[str | None, str | None]:
    return period.first, period.last
