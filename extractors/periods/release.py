"""What the release as a whole says of time: when its operation was, and when an event was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from extractors.dates.points import YEAR
from extractors.model import DateMention, Operation, Span, earliest_day, latest_day
from extractors.periods.ends import LONGEST, end_of, whole_of_end
from extractors.periods.opening import first_told
from extractors.periods.spells import ABOUT_A_YEAR, OPEN, Tie
from extractors.periods.telling import is_of_part
from extractors.periods.ties import ties_of
from extractors.periods.timeline import Timeline
from extractors.periods.words import FAMILIES, is_of_offense, rule, states_other

# An operation a release reports on ended at most so many days before, or fewer if only its month is said ...
RECENT = 150
RECENT_MONTH = 92
# ... and lasted no longer than this, unless it goes on; of months, only if it is called an operation.
LONGEST_OF_MONTHS = 75
# What is summed up over no more days is no operation, but may have been one of several.
LONGEST_SUM = 366


def find_operation(timeline: Timeline, operations: tuple[Operation, ...], phases: Tie | None = None) -> Tie | None:
    """The dates of the operation the release reports on, or those of a task force's first year; `phases` are those
    of all its parts."""
    found = [each for sentence in timeline.dated_sentences for each in _operation_ties(timeline, sentence, operations)]
    # "Ended last week" says less of when it was than any other time.
    found = [each for each in found if not (each.by_week and end_of(timeline.text, each))] or found
    if phases and _is_recent(timeline, phases) and all(each.exactness < phases.exactness for each in found):
        return phases
    if year := _year_reviewed(timeline):
        return year
    if found:
        # What begins and ends on days told apart says more than "over the weekend".
        wholes = [whole for each in found if (whole := whole_of_end(timeline, each, found)) != each]
        best = max(wholes or found, key=lambda each: _weight(timeline, each))
        return replace(best, scope="this_operation" if best.scope == "unspecified" else best.scope)
    if only := _only_stretch(timeline, _next_told(operations, len(timeline.text))):
        return only
    if first := first_told(timeline):
        return first
    if year := _opening_year(timeline):
        return year
    return timeline.until_now(timeline.inception, "since_founding", Span(0, 0)) if timeline.is_first_year else None


def same_event(timeline: Timeline, event: str) -> tuple[Tie, int] | None:
    """The day on which the release says that the same kind of event happened, if it names one only, and in how many
    places it does."""
    days = defaultdict[tuple[str, str], dict[Span, Tie]](dict)
    for sentence in timeline.dated_sentences:
        for match in rule(event).finditer(timeline.text, sentence.start, sentence.end):
            found = _day_of(timeline, sentence, event, Span(*match.span()))
            if found and (not timeline.published or found.first <= timeline.published):
                days[found.first, found.last][found.span] = found
    only = list(next(iter(days.values())).values()) if len(days) == 1 else []
    # What a court did, it did on one day; a longer time is that of the crime.
    is_day = only and only[0].exactness >= 2 and (FAMILIES[event] == "police" or only[0].first == only[0].last)
    return (only[-1], len(only)) if is_day else None


def _day_of(timeline: Timeline, sentence: Span, event: str, word: Span) -> Tie | None:
    """The date nearest to a word that states an event, if no other words own it: the offense, another event."""
    text = timeline.text
    ties = ties_of(text, timeline.mentions(sentence), sentence, event, word, timeline.published)
    ties = [each for each in ties if not is_of_part(text, word.end, each.span)]
    if not ties or rule("pleaded_to").search(text[sentence.start : word.start]):
        return None
    between = text[min(ties[0].span.end, word.end) : max(ties[0].span.start, word.end)]
    offense = word.end <= ties[0].span.start and rule("of_offense").search(between)
    return None if offense or rule("occurred").search(between) or states_other(between, event) else ties[0]


def _weight(timeline: Timeline, found: Tie) -> tuple[int, bool, bool, int]:
    """The most exact counts most; of equals not today, then many days, then the first."""
    return found.exactness, found.last != timeline.published, found.first < found.last, -found.span.start


def _year_reviewed(timeline: Timeline) -> Tie | None:
    """The year of which a release gives the figures: its headline or opening says so and names it."""
    text, lead, title = timeline.text, timeline.lead, timeline.page.title
    opening = [part for part in (title, Span(0, lead.end) if lead else None) if part]
    if not any(rule("review").search(text, part.start, part.end) for part in opening):
        return None
    said = [mention for part in opening for mention in timeline.mentions(part)]
    years = [each for each in said if _is_year(each)]
    only = len({(each.first, each.last) for each in years}) == 1
    return Tie(years[0].first, years[0].last, "unspecified", years[0].span) if only else None


def _is_year(said: DateMention) -> bool:
    """Whether a date is a year, or the days from one January to the next."""
    if said.first == said.last:
        return len(said.first) == YEAR
    lasted = latest_day(said.last) - earliest_day(said.first)
    return ABOUT_A_YEAR[0] < lasted.days < ABOUT_A_YEAR[1] and len(said.first) > YEAR


def _next_told(operations: tuple[Operation, ...], end: int) -> int:
    """Where a second operation is first named; `end` if none is."""
    others = (each.span.start for each in operations if _name(each) != _name(operations[0]))
    return min(others, default=end)


def _only_stretch(timeline: Timeline, end: int) -> Tie | None:
    """The one recent stretch of days that the release names before `end`, or month that its opening does, if it names
    one."""
    text, lead, found = timeline.text, timeline.lead, {}
    for sentence in timeline.dated_sentences:
        if sentence.end > end:
            break
        if _is_aside(text, sentence):
            continue
        head = Span(sentence.start, sentence.start)
        for each in ties_of(text, timeline.mentions(sentence), sentence, "arrest", head, timeline.published):
            if is_of_offense(text, sentence.start, each.span.start):
                continue
            opens = lead is None or sentence.start < lead.end
            if (each.first != each.last or (opens and each.exactness == 1)) and _is_recent(timeline, each, LONGEST_SUM):
                found[each.first, each.last] = each
    exact = {ends: each for ends, each in found.items() if each.exactness > 1} or found
    only = next(iter(exact.values())) if len(exact) == 1 else None
    return only if only and _is_recent(timeline, only) else None


def _opening_year(timeline: Timeline) -> Tie | None:
    """The year of an operation on which a release opens with no more than "earlier this year"."""
    text, said = timeline.text, (each for each in timeline.dates if each.first != timeline.published)
    mention = next(said, None)
    if mention is None or not rule("near_year").search(mention.span.of(text)):
        return None
    before = Span(timeline.sentence_at(mention.span.start).start, mention.span.start)
    if rule("compared_figure").search(text, before.start, before.end):
        return None
    lines = timeline.page.body[: timeline.paragraph(mention.span.start) + 1]
    if text[mention.span.start : mention.span.start + 4].lower() == "last":
        # "Last year" far from the operation is another time.
        lines = lines[-1:]
    told = any(rule("operation").search(text, line.start, line.end) for line in lines)
    return Tie(mention.first, mention.last, "this_operation", mention.span) if told else None


def _operation_ties(timeline: Timeline, sentence: Span, operations: tuple[Operation, ...]) -> list[Tie]:
    text = timeline.text
    if _is_aside(text, sentence):
        return []
    noun = rule("operation").search(text, sentence.start, sentence.end)
    names = [each for each in operations if sentence.covers(each.span)]
    named = Span(*noun.span()) if noun else names[0].span if names else None
    if named and _is_another(timeline, sentence, named, names, operations[:1]):
        return []
    word = named or _leading_word(timeline, sentence)
    if word is None:
        return []
    mentions = timeline.mentions(sentence)
    ties = ties_of(text, mentions, sentence, "arrest", word, timeline.published)
    ties = ties or ties_of(text, mentions, sentence, "charge", word, timeline.published)
    if named is None:
        ties = [each for each in ties if not is_of_offense(text, word.start, each.span.start)]
    ties = [each for each in ties if not is_of_part(text, word.end, each.span)]
    return [each for each in ties if _is_recent(timeline, each, LONGEST if named else _longest(each))]


def _is_aside(text: str, sentence: Span) -> bool:
    """Whether a sentence tells of another year's operation, or of tips that came in."""
    return any(rule(kind).search(text, sentence.start, sentence.end) for kind in ("other_edition", "received"))


def _is_another(
    timeline: Timeline, sentence: Span, word: Span, names: list[Operation], own: tuple[Operation, ...]
) -> bool:
    """Whether a sentence below the lead tells of an operation not the release's: one of another name, or a new one."""
    if timeline.lead is None or sentence.start < timeline.lead.end:
        return False
    if names and own:
        return all(_name(each) != _name(own[0]) for each in names)
    return rule("new_one").search(timeline.text[sentence.start : word.start]) is not None


def _name(operation: Operation) -> tuple[str, ...]:
    """What names of one operation share, whatever the number of its edition."""
    return tuple(operation.name.casefold().split()[:2])


def _leading_word(timeline: Timeline, sentence: Span) -> Span | None:
    """The word by which a sentence of the first paragraph tells of police work, where it names no operation."""
    text, lead = timeline.text, timeline.lead
    if lead is None or not lead.covers(sentence):
        return None
    if rule("operation").search(text, 0, lead.end):
        return Span(sentence.start, sentence.start)
    words = (rule(kind).search(text, sentence.start, sentence.end) for kind in ("arrest", "rescue"))
    return next((Span(*word.span()) for word in words if word), None)


def _longest(found: Tie) -> int:
    """The days that a time may last to be an operation's: between two months most often lie crimes."""
    return LONGEST if found.exactness > 1 else LONGEST_OF_MONTHS


def _is_recent(timeline: Timeline, found: Tie, longest: int | None = None) -> bool:
    if found.exactness == 0:
        held = rule("held_in").search(timeline.text[max(0, found.span.start - 40) : found.span.start])
        ago = int(timeline.published[:4]) - int(found.first[:4]) if timeline.published else 0
        return held is not None and 0 <= ago <= 1
    if timeline.published is None:
        return not (found.last == OPEN and found.first == timeline.inception)
    end, today = earliest_day(found.last), latest_day(timeline.published)
    lasted = latest_day(found.last) - earliest_day(found.first)
    recent = timedelta(days=RECENT if found.exactness > 1 else RECENT_MONTH)
    return today - recent <= end <= today and lasted < timedelta(days=longest or _longest(found))
