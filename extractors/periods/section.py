"""What a table's column head, a heading or a lead-in line says of the time of what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import Span
from extractors.periods.spells import Tie
from extractors.periods.ties import tie
from extractors.periods.timeline import SHORT, Timeline
from extractors.periods.words import is_of_crime, is_reported, rule

LONGEST_LEAD_IN = 400
MOST_LINES = 20
# "3. Calendar year 2018, all activity."
NUMBERED = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)] [A-Z](?:[^.!?\n]|\.(?=\w)){3,70}\.")
# "Arrests: 412 (371 in 2022)": the time of another figure, set beside it.
ASIDE = re.compile(r"\d \((?:[a-z]+ ){0,3}\d[\d,]{0,9} (?:[a-z]+ ){0,3}$")
ITEM = re.compile(r"\s{0,9}(?:[•▪●○*·–-]|\d{1,4}\b|[A-Za-z]\))")


def column_head(timeline: Timeline, number: Span) -> Tie | None:
    """The date at the head of the figure's column, where cells are set off by bars; columns are told from the right,
    since a head may have no cell over the labels."""
    text, line = timeline.text, _line(timeline, number.start)
    behind = text.count("|", number.end, line.end) + 1 if line else 0
    if not line or "|" not in text[line.start : number.start]:
        return None
    for above in _lines_above(timeline, line):
        cells = above.of(text).split("|")
        column = len(cells) - behind
        if column < 0 or len(cells) == 1:
            return None
        start = above.start + sum(len(cell) + 1 for cell in cells[:column])
        mentions = timeline.mentions(Span(start, start + len(cells[column])))
        if mentions:
            return Tie(mentions[0].first, mentions[0].last, "unspecified", mentions[0].span)
    return None


def heading(timeline: Timeline, sentence: Span) -> Tie | None:
    """The date of the nearest heading, row or lead-in line above the sentence's line."""
    line = _line(timeline, sentence.start)
    if line is None:
        return None
    for count, above in enumerate(_lines_above(timeline, line)):
        told = _told_list(timeline, above)
        leads_in = above.of(timeline.text).endswith(":") or told
        is_prose = _is_prose(timeline.text, above)
        if (is_prose and not leads_in) or (count and line.end - line.start > SHORT):
            return None
        # A paragraph leads in with its last sentence.
        above = Span(timeline.sentence_at(above.end - 1).start, above.end) if is_prose else above
        found = _lead(timeline, above) if above.end - above.start < LONGEST_LEAD_IN else None
        if found or is_prose:
            return found
    return None


def section_head(timeline: Timeline, sentence: Span) -> Tie | None:
    """The date in the heading of the section in which the sentence's paragraph or list item stands."""
    body, text, title = timeline.page.body, timeline.text, timeline.page.title
    at = timeline.paragraph(sentence.start)
    for index in range(at - 1, max(at - MOST_LINES, 0), -1):
        above, before = body[index], body[index - 1]
        if _is_prose(text, above) or ITEM.match(text, above.start):
            continue
        set_off = text.count("\n", before.end, above.start) > 1 or _is_prose(text, before)
        return _lead(timeline, above) if set_off and (title is None or above.start > title.start) else None
    return None


def lead_in(timeline: Timeline, sentence: Span) -> Span | None:
    """The sentence that ends in a colon above the list in which a sentence's line stands, if there is one."""
    line, text = _line(timeline, sentence.start), timeline.text
    if line is None or (_is_prose(text, line) and not ITEM.match(text, line.start)):
        return None
    for above in _lines_above(timeline, line):
        if text[above.end - 1] == ":":
            return timeline.sentence_at(above.end - 1)
        if _is_prose(text, above) and not ITEM.match(text, above.start):
            return None
    return None


def _is_prose(text: str, line: Span) -> bool:
    """Whether a line is no heading, list item or row; a heading with a number may end as a sentence does."""
    ended = text[line.end - 1] in '.!?”"' and not NUMBERED.fullmatch(text, line.start, line.end)
    return line.end - line.start > SHORT or ended


def _told_list(timeline: Timeline, line: Span) -> bool:
    """Whether the last sentence of a paragraph says that a list follows: "Here is what was done in 2020."."""
    last = timeline.sentence_at(line.end - 1)
    return line.covers(last) and rule("list_follows").search(last.of(timeline.text)) is not None


def _line(timeline: Timeline, at: int) -> Span | None:
    return timeline.page.body[timeline.paragraph(at)] if timeline.page.body else None


def _lines_above(timeline: Timeline, line: Span) -> Iterator[Span]:
    """Lines above, from the nearest up, over an empty line only from a list to its lead-in or its next item, and to a
    short line that leads in: "Since May 1, 2019:"."""
    body, text = timeline.page.body, timeline.text
    last = timeline.paragraph(line.start)
    for index in range(last, max(last - MOST_LINES, 0), -1):
        above, below = body[index - 1], body[index]
        apart = text.count("\n", above.end, below.start) > 1
        listed = ITEM.match(text, below.start) and (ITEM.match(text, above.start) or text[above.end - 1] == ":")
        leads_in = text[above.end - 1] == ":" and (above.end - above.start <= SHORT or not _is_prose(text, below))
        leads_in |= below.end - below.start <= SHORT and _told_list(timeline, above)
        leads_in |= not (_is_prose(text, above) or _is_prose(text, below))
        masthead = timeline.page.title is not None and above.start < timeline.page.title.start
        if masthead or (apart and not listed and not leads_in):
            return
        yield above


def _lead(timeline: Timeline, line: Span) -> Tie | None:
    for mention in timeline.mentions(line):
        ahead = timeline.published is not None and mention.first > timeline.published
        aside = ASIDE.search(timeline.text, line.start, mention.span.start) is not None
        aside = aside or is_of_crime(timeline.text, line.start, mention.span)
        if ahead or aside or is_reported(timeline.text, mention.span, line):
            continue
        if rule("since").search(timeline.text[line.start : mention.span.start]):
            return timeline.until_now(mention.first, "since_founding", Span(line.start, mention.span.end))
        return tie(timeline.text, mention, line, timeline.published)
    return None
