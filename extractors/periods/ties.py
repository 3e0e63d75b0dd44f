"""Which dates of a sentence say when what it counts happened, and what they say.

A date can stand in a sentence without being the figure's: the day of the announcement, of the crime, of a court
date to come, of another event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from extractors.dates.points import DAY, YEAR
from extractors.model import DateMention, Scope, Span, earliest_day, latest_day
from extractors.periods.spells import OPEN, Tie, time_before, whole_after, whole_of
from extractors.periods.words import CHAIN, FAMILIES, REACH, goes_on, has_done, is_reported, is_run_of_days, rule

# Dates considered on each side of a figure.
MOST_DATES = 8
# What a date next to another figure is farther away by.
FAR = 120
FRESH = timedelta(days=62)
# What was announced so long before is no news of this release.
NEWS = timedelta(days=28)
DAYS_AGO = timedelta(days=6)
# "This year's operation" is the one at hand, on whatever days it was.
OWN_YEAR = re.compile(r"[Tt]his year['’]s\b")
# "76 (2018: 92)": the time of the figure behind it.
LABEL = re.compile(r"\s?:\s?\d")
# "From May until July, when nine were held": the end of it.
WHEN = re.compile(r",? when\b")
OVER = re.compile(r"\b(?:end|stopp|conclud|finish|clos|wrapp)")  # "since May 3, ended on May 9": does not go on
# "In fiscal 2022, which ended last Sept. 30": a date that says what the one before it is.
EXPLAINS = re.compile(r"\)?,? which (?:end(?:ed|s)|beg[ai]ns?|started|ran|runs) (?:on |in |from |last )?")


def tie(text: str, mention: DateMention, sentence: Span, published: str | None) -> Tie | None:
    """What a date of a sentence says as a period: "since" runs to publication, "three days ending X" from its start."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    as_said = mention.span.of(text).lower()
    if since := rule("since").search(before):
        last = published or OPEN
        if last < mention.first:
            return None
        if mention.first != mention.last and OVER.search(as_said):
            return Tie(mention.first, mention.last, "unspecified", mention.span)
        scope: Scope = "year_to_date" if mention.first[:4] == last[:4] else "since_founding"
        said = Span(mention.span.start - len(since.group()), mention.span.end)
        return Tie(mention.first, last, scope, said)
    if mention.first == mention.last and rule("inquiry_from").search(before):
        return None  # "held after an investigation that began in May"
    if rule("up_to").search(before) and mention.first == mention.last and has_done(text, sentence):
        return Tie(mention.first[:YEAR], mention.last, "year_to_date", mention.span)
    if whole := whole_of(before, mention) or whole_after(text, before, mention) or time_before(before, mention):
        return whole
    if published and rule("lookback").search(as_said) and mention.last == published:
        return Tie(mention.first, mention.last, "ongoing", mention.span)
    founded = mention.role == "launch" and has_done(text, sentence)
    if founded and published and published >= mention.first:
        return Tie(mention.first, published, "since_founding", mention.span)
    if mention.first != mention.last and "til" in as_said and WHEN.match(text, mention.span.end):
        return Tie(mention.last, mention.last, "unspecified", mention.span)
    is_on = goes_on(text, sentence.start, sentence.end) and not _is_over(mention, published)
    of_this_year = as_said == "this year" and mention.first == (published or "")[:4]
    if published and published >= mention.first and (is_on or of_this_year):
        return Tie(mention.first, published, "year_to_date" if of_this_year else "ongoing", mention.span)
    by_week = rule("near_week").search(as_said) is not None  # over, for a release, on the day it is told
    last = min(mention.last, published) if published and by_week and published >= mention.first else mention.last
    # "Before May was out" is no other word for the days in May on which something else was.
    out = rule("out_behind").match(text[mention.span.end : mention.span.end + REACH])
    return Tie(mention.first, last, "other_operation" if out else "unspecified", mention.span, by_week)


def _is_over(mention: DateMention, published: str | None) -> bool:
    """Whether a date is a month or a year before that of publication: nothing told of it goes on."""
    size = len(mention.last)
    over = published is not None and mention.last < published[:size]
    return over and size < DAY and mention.first == mention.last and mention.role != "launch"


def ties_of(
    text: str, mentions: Sequence[DateMention], sentence: Span, event: str | None, anchor: Span, published: str | None
) -> list[Tie]:
    """The ties of a sentence to what stands at `anchor`, the nearest first."""
    found = []
    told = [each for each in mentions if _is_told(text, each, sentence) and each.last < (published or "")]
    stand = told[-1].last if told else published
    nearest = bisect_left(mentions, anchor.start, key=lambda mention: mention.span.start)
    for mention in mentions[max(0, nearest - MOST_DATES) : nearest + MOST_DATES]:
        told_of = not _leads_on(text, mention, anchor)
        if (
            OWN_YEAR.match(text, mention.span.start)
            or (told_of and _is_told(text, mention, sentence) and not _is_old_news(mention, published))
            or _belongs_elsewhere(text, mention, sentence, event, anchor, published)
            or _opens_again(text, mention, mentions, sentence)
            or _is_left_out(text, mention, sentence)
            or (told_of and _is_compared(text, mention, sentence))
            or any(EXPLAINS.fullmatch(text, each.span.end, mention.span.start) for each in mentions)
        ):
            continue
        if (
            published
            and mention.first > published
            and not rule("ahead").search(text, sentence.start, mention.span.start)
        ):
            continue
        if _opens_clause(text, mention, sentence, anchor):
            alone = Tie(mention.first, mention.last, "unspecified", mention.span)
            found.append((_distance(text, mention.span, anchor), mention.span.start, alone))
        elif found_tie := tie(text, mention, sentence, stand if stand and stand >= mention.first else published):
            found.append((_distance(text, mention.span, anchor), mention.span.start, found_tie))
    return [found_tie for _, _, found_tie in sorted(found, key=lambda item: item[:2])]


def _opens_again(text: str, mention: DateMention, mentions: Sequence[DateMention], sentence: Span) -> bool:
    """Whether a date is that of a further place or time of what "since" dates already: "since opening in Ardell in 2019
    and in Borley in 2021"."""
    before = [each for each in mentions if each.span.end <= mention.span.start]
    if not before or not rule("opened_again").search(text[before[-1].span.end : mention.span.start]):
        return False
    opened = text[max(sentence.start, before[-1].span.start - REACH) : before[-1].span.start]
    return rule("since").search(opened) is not None or _opens_again(text, before[-1], before, sentence)


def _is_compared(text: str, mention: DateMention, sentence: Span) -> bool:
    """Whether a date is only that of what a figure is compared with: "down from 2019"."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    return rule("compared_to").search(before) is not None


def _is_left_out(text: str, mention: DateMention, sentence: Span) -> bool:
    """Whether a date is that of what a figure leaves out: "not counting May", "the week in May not counted"."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    behind = text[mention.span.end : mention.span.end + REACH]
    return bool(rule("left_out").search(before) or rule("left_out_behind").match(behind))


def _leads_on(text: str, mention: DateMention, anchor: Span) -> bool:
    """Whether what a date is told for goes on to what stands behind it: "down from 2019, when it was 9"."""
    behind = text[mention.span.end : anchor.start]
    return mention.span.end <= anchor.start and rule("in_which").match(behind) is not None


def _opens_clause(text: str, mention: DateMention, sentence: Span, anchor: Span) -> bool:
    """Whether a figure was counted at the time from which something else has been: "the first since May, when nine
    were held"."""
    when = WHEN.match(text, mention.span.end)
    if when is None or when.end() >= anchor.start or "," in text[when.end() : anchor.start]:
        return False
    return rule("since").search(text[max(sentence.start, mention.span.start - REACH) : mention.span.start]) is not None


def is_of_deed(text: str, number: Span, said: Span, trigger: Span) -> bool:
    """Whether a date between a figure and its event tells when the people did it: "9 who stole in 2014 were held"."""
    between = text[number.end : said.start] if said.end <= trigger.start else ""
    told = any(rule(kind).search(between) for kind in FAMILIES)
    return not told and rule("deed").search(between) is not None


def _is_told(text: str, mention: DateMention, sentence: Span) -> bool:
    """Whether a date is that of the telling, and opens no time: "since May 3", "in the ten days before May 3"."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    opens = rule("since").search(before) is not None or time_before(before, mention) is not None
    by_week = mention.span.of(text).lower().endswith(("week", "weekend"))
    days = is_run_of_days(mention) and not by_week
    return not opens and not days and is_reported(text, mention.span, sentence)


def is_aside(text: str, mention: DateMention, sentence: Span) -> bool:
    """Whether a date is that of the telling, or only says since when something has been."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    return _is_told(text, mention, sentence) or rule("since").search(before) is not None


def _is_old_news(mention: DateMention, published: str | None) -> bool:
    """Whether what was told on a day was told in another release, long before this one."""
    exact = published is not None and len(mention.first) == len(published) == DAY
    return exact and latest_day(published or "") - latest_day(mention.last) >= NEWS


def _is_news(mention: DateMention, published: str | None) -> bool:
    """Whether a date is one of the days before publication."""
    exact = published is not None and len(mention.first) == len(published) == DAY and mention.first == mention.last
    return exact and latest_day(published or "") - latest_day(mention.last) <= DAYS_AGO


def _belongs_elsewhere(
    text: str, mention: DateMention, sentence: Span, event: str | None, anchor: Span, published: str | None
) -> bool:
    """Whether other words than those at `anchor` own the date: another event, the crime, the founding of something."""
    gap_start, gap_end = anchor.end, mention.span.start
    of_figure = anchor.start < anchor.end
    label = LABEL.match(text, mention.span.end) if text[mention.span.start - 1 : mention.span.start] == "(" else None
    if of_figure and label and label.end() != anchor.start + 1:
        return True
    if (of_figure and ";" in text[gap_start:gap_end]) or rule("compared_figure").search(
        text, gap_start, max(gap_start, gap_end)
    ):
        return True
    if mention.span.end <= anchor.start and rule("in_which").search(text[mention.span.end : anchor.start]):
        return False
    if rule("out_behind").match(text[mention.span.end : mention.span.end + REACH]):
        return False  # "all were charged with theft before May was out"
    if any(rule(name).search(text, gap_start, max(gap_start, gap_end)) for name in ("aside_clause", "of_deed_done")):
        return True
    if of_figure and rule("deed_since").search(text[gap_start:gap_end]):
        return True
    since = rule("since").search(text[max(sentence.start, gap_end - REACH) : gap_end])
    if since or rule("lasted_from").search(text, max(sentence.start, gap_end - REACH), gap_end):
        return False
    if gap_start < gap_end and event:
        gap = rule("held_on_charges").sub(" ", text[gap_start:gap_end])
        chained = len(gap) <= CHAIN and " and " in gap
        if not chained and any(
            family != FAMILIES[event] and rule(kind).search(gap) for kind, family in FAMILIES.items()
        ):
            return True
        near_year = published is not None and int(published[:4]) - int(mention.first[:4]) <= 1
        of_year = near_year or rule("many_in_court").search(text, sentence.start, sentence.end)
        # "Charged 40 people with theft in 2021" tells what a year's figures are; of few, an earlier year is the crime.
        # What was done days ago is rather the news than the crime: "charged 4 with theft on Monday".
        of_figures = (of_year and len(mention.first) == YEAR) or _is_news(mention, published)
        words = gap.replace(" with ", " ") if of_figures else gap
        if FAMILIES[event] in ("charge", "court") and rule("of_offense").search(words):
            return True
    is_on = goes_on(text, sentence.start, sentence.end) or has_done(text, sentence)
    founding = mention.role == "launch" and mention.first == mention.last
    founding &= not _begins_now(text, mention, sentence, published)
    return founding and not is_on and not whole_after(text, text[max(0, gap_end - REACH) : gap_end], mention)


def _begins_now(text: str, mention: DateMention, sentence: Span, published: str | None) -> bool:
    """Whether an operation began on the date, shortly before publication: its own time, and no founding."""
    if published is None or mention.first > published:
        return False
    if not any(rule(name).search(text, sentence.start, sentence.end) for name in ("operation", "ends_here")):
        return False
    return latest_day(published) - earliest_day(mention.first) < FRESH


def _distance(text: str, said: Span, anchor: Span) -> int:
    """Characters between date and figure; what stands before counts for more, a break between clauses for much."""
    after = said.start >= anchor.end
    gap = text[anchor.end : said.start] if after else text[said.end : anchor.start]
    if after:
        others = anchor.start < anchor.end and rule("of_other_figure").search(gap)
    else:
        others = rule("of_figure_before").search(text[max(0, said.start - REACH) : said.start])
    return len(gap) + (0 if after else 20) + 80 * len(rule("break").findall(gap)) + (FAR if others else 0)
