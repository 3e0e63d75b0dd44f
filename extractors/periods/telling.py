"""How a release tells its figures: one day after the other, a sum over several, a figure to compare with, a story."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extractors.model import Period, Span, earliest_day, latest_day
from extractors.periods.spells import Tie, said_days
from extractors.periods.timeline import Timeline, value_of
from extractors.periods.words import FAMILIES, is_reported, rule

DAY = len("2022-01-31")
NTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
# Nights are counted off in an operation of no more days.
LONGEST_RUN = timedelta(days=13)
# A story goes on from the day it begins with over no more paragraphs than these.
STORY = 8
# An operation that is said to have lasted so many times longer than the release's own is another.
MUCH_LONGER = 2
# What gives a part of a figure: "40 (31 in 2021)", "40, including 9 on Friday", "40, nine of them on Friday".
OF_PART = re.compile(r"\(|[,–—] ?(?:including\b|.{1,40}\bof (?:them|those|whom)\b)", re.I)


def of_one_day(text: str, sentence: Span, number: Span, period: Period) -> Period:
    """The first, second or last day of a period of days, where the figure's sentence says that it is of that day."""
    day = nth_day(text, sentence, period.first, period.last, number)
    return replace(period, first=day, last=day) if day else period


def nth_day(text: str, stretch: Span, first: str | None, last: str | None, number: Span | None = None) -> str | None:
    """The one day of a few that words of a stretch of the text name by its number, if they name one; of several, the
    one told of the figure at `number`: "two on the first night and three on the second"."""
    said = list(rule("nth_day").finditer(text, stretch.start, stretch.end))
    if said and number:
        said += rule("nth_alone").finditer(text, said[0].end(), stretch.end)
    if len(said) > 1 and number:
        own = _nth_of(text, said, number, stretch)
        said = [own] if own else []
    if len(said) != 1 or not first or not last or not is_run(first, last):
        return None
    if number and is_of_part(text, number.end, Span(*said[0].span())):
        return None
    nth = NTH[said[0]["nth"].lower()]
    day = latest_day(last) if nth < 0 else earliest_day(first) + timedelta(days=nth)
    return day.isoformat() if day <= latest_day(last) else None


def _nth_of(text: str, said: list[re.Match[str]], number: Span, sentence: Span) -> re.Match[str] | None:
    """Of the days told by their number, the next behind a figure with no other figure between, else before it; before
    it where the sentence begins with a day: "the first night brought two, the second three"."""
    days_lead = not rule("told_number").search(text, sentence.start, said[0].start())
    behind = next((each for each in said if each.start() >= number.end), None)
    if behind and not days_lead and not rule("told_number").search(text, number.end, behind.start()):
        return behind
    before = [each for each in said if each.end() <= number.start]
    return before[-1] if before and not rule("told_number").search(text, before[-1].end(), number.start) else None


def finer(text: str, ties: list[Tie]) -> Tie:
    """The nearest time or, where that is a year, the day or month that the sentence gives for what it tells of that
    year: "four of the arrests of 2021 were made on May 3", "May alone brought four of the arrests of 2021"."""
    nearest = ties[0]
    of_year = nearest.exactness == 0 and nearest.first == nearest.last
    for each in ties[1:] if of_year else []:
        between = text[nearest.span.end : each.span.start]
        told = rule("was_done").search(between) and not rule("any_number").search(between)
        leads = each.span.end <= nearest.span.start and rule("alone").match(text[each.span.end :]) is not None
        if (
            (told or leads)
            and each.exactness
            and each.first.startswith(nearest.first)
            and each.last.startswith(nearest.first)
        ):
            return each
    return nearest


def is_run(first: str, last: str) -> bool:
    """Whether two days are the ends of a few days that are counted off."""
    if len(first) != DAY or len(last) != DAY:
        return False
    return timedelta(0) < latest_day(last) - earliest_day(first) <= LONGEST_RUN


def of_run(timeline: Timeline, sentence: Span, own: Tie | None, number: Span | None = None) -> Tie | None:
    """The day that "on the second night" names, of the run of days told last before the sentence; of the operation
    where those days are some of its."""
    if not rule("nth_day").search(timeline.text, sentence.start, sentence.end):
        return None
    for mention in timeline.mentions_before(sentence.start):
        if timeline.paragraph(sentence.start) - timeline.paragraph(mention.span.start) > STORY:
            return None
        if is_run(mention.first, mention.last):
            within = own is not None and own.first <= mention.first and mention.last <= own.last
            run = own if own and within and is_run(own.first, own.last) else mention
            day = nth_day(timeline.text, sentence, run.first, run.last, number)
            return Tie(day, day, "unspecified", mention.span) if day else None
    return None


def of_sum(timeline: Timeline, sentence: Span, own: Tie | None) -> Tie | None:
    """From the first date of the paragraph to the operation's last where a sentence sums up: "That makes 40"."""
    said = rule("sums_up").match(timeline.text[sentence.start : sentence.end])
    before = [mention for each in timeline.sentences_before(sentence) for mention in timeline.mentions(each)]
    last = own.last if own else timeline.published
    if not said or not before or not last or timeline.mentions(sentence):
        return None
    first = min(mention.first for mention in before)
    cut = min(len(first), len(last))
    span = Span(sentence.start, sentence.start + said.end())
    return Tie(first[:cut], last[:cut], "ongoing", span) if first[:cut] <= last[:cut] else None


def of_all(timeline: Timeline, sentence: Span, number: Span, own: Tie | None) -> Tie | None:
    """All of the days told just before, where a figure sums up what each of them brought: "In all, nine were freed".

    "All nine" sums up only where those nine were not told of before.
    """
    text = timeline.text
    before, behind = text[sentence.start : number.start], text[number.end : sentence.end]
    all_of = rule("all_of").search(before)
    summed = rule("in_all").search(before) or rule("in_all_after").search(behind)
    if not (all_of or summed) or timeline.mentions(sentence):
        return None
    above = timeline.sentences_before(sentence)
    if all_of and any(value_of(number.of(text)) in timeline.people_told(each.start) for each in above):
        return None
    days = [mention for each in above if _is_of_police(text, each) for mention in timeline.mentions(each)]
    days = [each for each in days if not timeline.published or each.last <= timeline.published]
    if not days:
        return None
    first, last = min(each.first for each in days), max(each.last for each in days)
    if own and own.first != own.last and own.first <= first and last <= own.last:
        return own
    cut = min(len(first), len(last))
    told = Tie(first[:cut], last[:cut], "unspecified", Span(days[-1].span.start, days[0].span.end))
    return told if len({each.first for each in days}) > 1 else None


def _is_of_police(text: str, sentence: Span) -> bool:
    """Whether a sentence tells of police work."""
    return any(rule(kind).search(text, sentence.start, sentence.end) for kind in ("arrest", "rescue", "operation"))


def has_no_time(text: str, number: Span, sentence: Span, dated: bool) -> bool:
    """Whether a figure is of each year, or of some time before the release's, and no date is said behind it."""
    before, behind = text[sentence.start : number.start], text[number.end : sentence.end]
    earlier = rule("beforehand").search(behind) is not None and not dated
    return earlier or any(rule(name).search(words) for name, words in (("every_year", behind), ("in_advance", before)))


def is_announced(timeline: Timeline, sentence: Span) -> bool:
    """Whether a sentence tells on the day of publication what is announced then, and no other time."""
    mentions = timeline.mentions(sentence)
    return any(each.last == timeline.published and is_reported(timeline.text, each.span, sentence) for each in mentions)


def is_out_of(text: str, sentence: Span, number: Span) -> bool:
    """Whether a figure is only the one out of which another is told: "of the 19"."""
    return rule("out_of").search(text[sentence.start : number.start]) is not None


def clause_of(text: str, number: Span, sentence: Span) -> Span:
    """What semicolons leave of the sentence around a figure."""
    start, end = text.rfind(";", sentence.start, number.start), text.find(";", number.end, sentence.end)
    return Span(max(start + 1, sentence.start), end if end >= 0 else sentence.end)


def is_compared(text: str, number: Span, sentence: Span) -> bool:
    """Whether a figure is only there to compare with: "up from 9", and is not said to be of the year before."""
    compared = rule("compared_before").search(text[sentence.start : number.start])
    return bool(compared) and not rule("year_before").search(text[number.end : sentence.end])


def is_of_part(text: str, start: int, said: Span) -> bool:
    """Whether what is told at `start` has the time said behind it for a part alone: "14, including five on Friday"."""
    other = rule("of_other_figure").search(text[start : said.start])
    return other is not None and OF_PART.match(other.group()) is not None


def is_of_longer(text: str, number: Span, sentence: Span, own: Tie) -> bool:
    """Whether the sentence tells of an operation that lasted much longer than the release's own."""
    length = rule("long_operation").search(text, sentence.start, number.start)
    if not length or own.exactness < 3:
        return False
    lasted = (latest_day(own.last) - earliest_day(own.first)).days + 1
    return lasted > 1 and said_days(length) > MUCH_LONGER * lasted


def of_story(timeline: Timeline, sentence: Span) -> Tie | None:
    """The day with which a story began that ends in an arrest with no time between: a chase, a signal to a team."""
    text = timeline.text
    near = (sentence, *timeline.sentences_before(sentence)[:2])
    if not any(rule("at_once").search(text, each.start, each.end) for each in near):
        return None
    mention = timeline.mention_before(sentence.start)
    if mention is None or mention.first != mention.last or len(mention.first) != DAY:
        return None
    told = timeline.sentence_at(mention.span.start)
    if timeline.paragraph(sentence.start) - timeline.paragraph(told.start) >= STORY:
        return None
    in_court = any(rule(kind).search(text, told.start, told.end) for kind in FAMILIES if FAMILIES[kind] != "police")
    ahead = timeline.published is not None and mention.first > timeline.published
    if in_court or ahead or is_reported(text, mention.span, told):
        return None
    return Tie(mention.first, mention.last, "unspecified", mention.span)
