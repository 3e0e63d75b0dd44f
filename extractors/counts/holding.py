"""Whether one figure may be a part of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.asunder import SUMMED, elsewhere, in_two_towns, said_there
from extractors.counts.draft import Draft
from extractors.counts.parsed import text_of
from extractors.counts.settle import LONGEST, meet, of_years, overlaps, share_days
from extractors.model import earliest_day, latest_day
from extractors.places.gazetteer import within

SLACK, SHORT = 1.1, 0.95
# Who was tried did not plead guilty.
TRIED = ("plead_guilty", "convict")
# "12 adults and 5 others": they stand beside what was counted before them, and do not hold it.
BESIDE = re.compile(r"\b(?:others?|more|additional|another|remaining|rest)\b", re.I)

# "In addition, five men were arrested", "five men were also arrested": beside those told of before.
ADDED = re.compile(r"^\W{0,9}(?:in addition,|additionally\b|also (?:arrested|charged|cited|rescued|recovered)\b)", re.I)
ALSO = re.compile(r"(?: [\w-]+){0,3} (?:was|were|is|are|have been|has been) also\b")

# "Fourteen people were arrested on warrants": for something of their own.
ON_WARRANTS = re.compile(r"[^.;,]{0,40}\bon (?:[\w-]+ )?warrants?\b", re.I)

# "The Fraud Division made 90 arrests. The Gang Unit made 40.": neither works for the other.
UNIT = re.compile(r"\b((?:[A-Z][\w'-]*,? (?:and |& |of )?){1,8}(?:Division|Unit|Bureau|Section|Branch))\b")

LASTING = re.compile(
    r"\b[Tt]o date\b|\b[Ss]ince (?:its|then|the|(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b|"
    r"\b[Ss]ince [^,.;]{1,40}\b(?:began|started|founded|launched|formed)\b|"
    r"\b(?:reach|surpass|top)(?:e[sd])? (?:\w+ )?$"
)
TO_DATE = re.compile(r"\W{0,6}to date\b", re.I)
BROAD = re.compile(
    r"(?<!charge )(?<!charges )\b(?:tied|related|relating|connected|linked|associated|pertaining|ties) (?:to|with)\b|"
    r"-related\b",
    re.I,
)
# "27 people for prostitution: 20 johns and seven sellers"
BOTH_SIDES = re.compile(r"\bprostitution\b[^.;:]{0,40}(?::|, including) *$")
# "In a similar sting a year ago, 23 men were arrested."
ANOTHER = re.compile(
    r"\b(?:similar|earlier|previous|prior|past|another|last year's|this year's first)(?: [\w-]+){0,3} "
    r"(?:operation|sting|sweep|effort|detail|crackdown|initiative|action|raid)s?\b[^.;]{0,60}$",
    re.I,
)
REACH = 80


def one_action(part: Draft, total: Draft) -> bool:
    """Whether two figures speak of one operation and one time."""
    if long_running(part) != long_running(total) or of_another(part) != of_another(total):
        return False
    if not one_name(part.operation, total.operation):
        return total.operation is None and during(part, total)
    mine, other = part.period.first, total.period.first
    if mine is None and part.number.span < total.number.span and of_years(total):
        return False
    return (
        mine is None or other is None or overlaps(mine, other) or (during(part, total) and part.operation is not None)
    )


def one_name(one: str | None, other: str | None) -> bool:
    """Whether two names are of one operation, be it that a number or an explanation is left out of one."""
    if one is None or other is None:
        return one is other
    short, long = sorted((one.lower(), other.lower()), key=len)
    return f"{long} ".startswith(f"{short} ")


def of_another(draft: Draft) -> bool:
    """Whether a figure is told of another operation than the one before."""
    return ANOTHER.search(text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]) is not None


def is_more(draft: Draft) -> bool:
    """Whether a figure is of others than those told of right before it."""
    text, token = text_of(draft.phrase.token.doc), draft.phrase.token
    if BESIDE.search(draft.phrase.words) or ADDED.match(text[: token.idx]):
        return True
    return ALSO.match(text, token.idx + len(token.text)) is not None


def during(part: Draft, total: Draft) -> bool:
    """Whether a figure's period lies within another's of at most a year, as far as their dates go."""
    inner, outer = part.period, total.period
    if not (inner.first and inner.last and outer.first and outer.last):
        return False
    if latest_day(outer.last) - earliest_day(outer.first) > LONGEST:
        return False
    start, end = min(len(inner.first), len(outer.first)), min(len(inner.last), len(outer.last))
    return inner.first[:start] >= outer.first[:start] and inner.last[:end] <= outer.last[:end]


def strictly_during(part: Draft, total: Draft) -> bool:
    """Whether a figure's days are some, and not all, of another's."""
    if not (part.period.first and part.period.last and total.period.first and total.period.last):
        return False
    inner = earliest_day(part.period.first), latest_day(part.period.last)
    outer = earliest_day(total.period.first), latest_day(total.period.last)
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer and outer[1] - outer[0] <= LONGEST


def long_running(draft: Draft) -> bool:
    """Whether a figure is of a longer or another time than the operation; "to date" says so without a date."""
    lasting = draft.period.first is None and LASTING.search(draft.before) is not None
    lasting = lasting or TO_DATE.match(text_of(draft.phrase.token.doc)) is not None
    return lasting or draft.period.scope in ("year_to_date", "since_founding", "other_operation")


def sums(drafts: Sequence[Draft], parts: Sequence[int], index: int) -> bool:
    """Whether figures add up to another that may hold them; roughly, where that one is vague."""
    total = drafts[index]
    if not all(could_hold(drafts, index, i) for i in parts):
        return False
    amount = sum(drafts[i].number.value for i in parts)
    if total.number.precision == "exact":
        return amount == total.number.value
    least = SHORT if total.number.precision == "about" else 1
    return least * total.number.value <= amount <= SLACK * total.number.value


def could_hold(drafts: Sequence[Draft], index: int, part: int) -> bool:
    """Whether nothing speaks against a figure being part of another."""
    total, figure = drafts[index], drafts[part]
    return (
        figure.total is None
        and figure.measure == total.measure
        and max(figure.number.value, figure.least) <= total.number.value
        and (total.rule, figure.rule) != TRIED
        and (total.rule != "compared" or figure.sentence == total.sentence)  # of another time than what was told
        and part not in ancestors(drafts, index)
        and all(
            mine is None or other is None or mine == other
            for mine, other in zip(open_kind(total), kind(figure), strict=True)
        )
        and (
            figure.place is None or total.place is None or total.place == "US" or figure.place[-2:] == total.place[-2:]
        )
        and not (said_there(figure) and said_there(total) and elsewhere(figure, total))
        and not in_two_towns(figure, total)
        and (figure.row, figure.column) in ((total.row, total.column), (True, figure.column), (False, 0))
        and (
            meet(figure, total)
            or (during(figure, total) and figure.operation is not None)
            or (total.rule in SUMMED and part < index)
            or later_step(figure, total)
        )
    )


def later_step(figure: Draft, total: Draft) -> bool:
    """Whether some of those charged are told to have come before a court since: "30 have been arraigned so far"."""
    bare = figure.phrase.head is figure.phrase.token and figure.phrase.noun is None
    if figure.measure != "charged" or not bare or not (figure.period.first and total.period.last):
        return False
    later = figure.period.last is not None and latest_day(figure.period.last) > latest_day(total.period.last)
    return later and earliest_day(figure.period.first) >= earliest_day(total.period.first or total.period.last)


def ancestors(drafts: Sequence[Draft], index: int) -> set[int]:
    """The totals above a figure, itself included."""
    found = {index}
    above = drafts[index].total
    while above is not None and above not in found:
        found.add(above)
        above = drafts[above].total
    return found


def shares_of(drafts: Sequence[Draft], index: int) -> list[Draft]:
    """A figure's parts, and theirs."""
    return [d for i, d in enumerate(drafts) if i != index and index in ancestors(drafts, i)]


def kind(draft: Draft) -> tuple[str | None, ...]:
    return (draft.offense if draft.own_offense else None, draft.age_group, draft.gender)


def open_kind(total: Draft) -> tuple[str | None, ...]:
    """What a total says of its people that no part may gainsay: "crimes tied to trafficking" are of many kinds."""
    said = kind(total)
    broad = BROAD.search(total.after[:REACH]) or BOTH_SIDES.search(total.after[:REACH])
    return (None, *said[1:]) if broad else said


def specific(draft: Draft, total: Draft) -> bool:
    mine = kind(draft)
    return (
        draft.number.value < total.number.value and any(mine) and mine != (total.offense, total.age_group, total.gender)
    )


def holds_kind(drafts: Sequence[Draft], index: int, part: int) -> bool:
    """Whether a figure counts people of every kind among whom another counts those of one."""
    total, figure = drafts[index], drafts[part]
    if not could_hold(drafts, index, part) or not one_action(figure, total):
        return False
    if BESIDE.search(total.phrase.words) or ON_WARRANTS.match(total.after):
        return False
    if total.row and figure.row and any(kind(total)[1:]) and None in (figure.age_group, total.age_group):
        return False  # "Girls: 19" beside "Women: 202"
    said = kind(total) if total.row and figure.row else open_kind(total)  # rows that stand level say what they hold
    left_open = (
        (None,) if total.total is None and part > index else ()
    )  # what a part leaves out is what is said of all, not of some
    wider = [
        whole is None or whole == mine or mine in left_open for whole, mine in zip(said, kind(figure), strict=True)
    ]
    apart = figure.sentence != total.sentence or (
        part > index and figure.trigger != total.trigger and not copied(figure)
    )
    return (
        all(wider)
        and open_kind(total)[:2] != kind(figure)[:2]
        and total.number.value > figure.number.value
        and apart
        and (figure.place == total.place or within(figure.place, total.place))
        and has_room(drafts, index, part)
        and not two_units(figure, total)
    )


def at_other_times(row: Draft, total: Draft) -> bool:
    """Whether a row's own words set it in a time that its total's does not meet."""
    return row.period.basis == "sentence" and not share_days(row.period, total.period)


def two_units(one: Draft, other: Draft) -> bool:
    """Whether each of two figures is said to be the work of an office's unit of its own."""
    units = [UNIT.findall(text_of(d.phrase.token.doc)[: d.phrase.token.idx]) for d in (one, other)]
    return all(units) and not set(units[0]) & set(units[1])


def copied(figure: Draft) -> bool:
    """Whether what happened is not said of a figure but taken from the one it stands beside."""
    return figure.trigger is not None and figure.number.said.covers(figure.trigger)


def has_room(drafts: Sequence[Draft], index: int, part: int) -> bool:
    """Whether a total is large enough for a part beside the parts that divide it in the same way."""
    total, figure = drafts[index], drafts[part]
    beside = [d for d in drafts if d.total == index and told(d, total) == told(figure, total)]
    amount = sum(d.number.value for d in beside) + figure.number.value
    return amount <= total.number.value * (1 if total.number.precision == "exact" else SLACK)


def told(figure: Draft, total: Draft) -> tuple[bool, ...]:
    """What a part says of its people that its total leaves open: offense, age group, gender."""
    return tuple(mine != whole for mine, whole in zip(kind(figure), kind(total), strict=True))
