"""The frozen types that leave the readers.

Offsets are code points of the text that was read. A date is an ISO 8601 string cut to what the text
supports: "2013", "2013-11" or "2013-11-04".
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Measure = Literal[
    "arrests",
    "rescues",
    "victims_identified",
    "victims_assisted",
    "charged",
    "convicted",
    "citations",
    "missing_located",
    "search_warrants",
    "operations",
]
Precision = Literal["exact", "at_least", "at_most", "about"]
Offense = Literal["trafficking", "buying", "selling", "child_exploitation", "other"]
AgeGroup = Literal["minor", "adult"]
Gender = Literal["female", "male"]
Basis = Literal["sentence", "section", "release", "operation", "none"]
Scope = Literal["this_operation", "year_to_date", "since_founding", "other_operation", "ongoing", "unspecified"]
Breakdown = Literal["age", "gender", "offense", "place", "time", "outcome", "other"]
DateRole = Literal["publication", "update", "operation", "launch", "court", "other"]
AgencyRole = Literal["issuing", "leading", "partnering", "prosecuting"]
PlaceLevel = Literal["nation", "state", "county", "place", "tribal"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """A text laid out: which of its lines are the release, and where its sentences are.

    `sentences` lie in the body and in text order; a headline, a list item or a table row is a
    sentence of its own.
    """

    text: str
    title: Span | None
    body: tuple[Span, ...]
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a release besides its text; each a last resort where the text is silent."""

    published: str | None = None
    publisher: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period as written; `first` and `last` are equal for a single day, month or year."""

    span: Span
    first: str
    last: str
    role: DateRole = "other"


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date; `span` is null where the page, not the text, says it."""

    value: str
    basis: Literal["release", "page"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure covers, as far as the text supports; both ends null where it says nothing. `by_week`: they are
    the days of "last week", which the readers compare and `stated` leaves out."""

    first: str | None = None
    last: str | None = None
    basis: Basis = "none"
    scope: Scope = "unspecified"
    as_said: str | None = None
    by_week: bool = False

    @property
    def stated(self) -> Period:
        """Of "last week" its months: offices begin their weeks on different days."""
        if not (self.by_week and self.first and self.last):
            return self
        return Period(self.first[: len("2022-02")], self.last[: len("2022-02")], self.basis, self.scope, self.as_said)


@dataclass(frozen=True, slots=True)
class Agency:
    """One organisation the release names as taking part; `name` is the full name as written once."""

    span: Span
    name: str
    role: AgencyRole
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, and its name in the form "County, ST", "City, ST", "ST" or "US"."""

    span: Span
    name: str
    level: PlaceLevel


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation's name as written, without quotation marks."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Topic:
    value: Literal["trafficking", "related", "other"]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; for a range `value` is the lower end and `value_max` the upper.

    `said` is the whole expression, "more than" and the like included.
    """

    span: Span
    said: Span
    value: int
    value_max: int | None = None
    precision: Precision = "exact"


@dataclass(frozen=True, slots=True)
class Count:
    """One figure: how many people, of what kind, when and where.

    `part_of` is the index of its total in `Reading.counts`. `as_said` is the release's own word for
    the people counted. `evidence` is the masked stretch of text around the number.
    """

    number: Number
    measure: Measure
    as_said: str
    rule: str
    evidence: str
    evidence_number: Span
    offense: Offense | None = None
    age_group: AgeGroup | None = None
    gender: Gender | None = None
    period: Period = field(default_factory=Period)
    place: str | None = None
    operation: str | None = None
    part_of: int | None = None
    breakdown: Breakdown | None = None
    exhaustive: bool | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one text. `names` are the spans of people who must not be shown."""

    published: Published | None = None
    updated: str | None = None
    publisher: str | None = None
    home: str | None = None
    agencies: tuple[Agency, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    operations: tuple[Operation, ...] = ()
    counts: tuple[Count, ...] = ()
    topic: Topic = Topic("other")
    names: tuple[Span, ...] = ()


def earliest_day(value: str) -> date:
    """The first day of a cut ISO date: "2013-11" is 2013-11-01."""
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def latest_day(value: str) -> date:
    """The last day of a cut ISO date: "2013-11" is 2013-11-30."""
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
