"""Which named operation a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from extractors.model import Operation, Page, Period, Span, earliest_day, latest_day
from extractors.operations.mentions import is_of_another_time, paragraph_start
from extractors.operations.names import patterns
from extractors.operations.threads import Threads

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# When a body or a drive began: no year of what it does now.
FOUNDED = re.compile(
    r"\b(?:founded|formed|established|created|launched|started|began|begun|set up|since)(?: \w+){0,3} (?:19|20)\d\d\b"
)
# An operation told with its date, aside from the one at hand: "in Operation Paper Lantern, in May 2016".
DATED_AFTER = re.compile(r",? (?:in|of) (?:[A-Z]\w+ )?(?:19|20)\d\d\b")
SEVERAL = re.compile(
    r"\b(?i:these|those|both|the two|the three|all(?: of)?(?: the)?) (?:operations|stings|sweeps|details)\b"
)
LEAD_PARAGRAPHS = 4
PARAGRAPH = 60
MANY = re.compile(r"\bagencies\b")
CELLS = re.compile(r"\||\S {3,}\S")
LASTING = frozenset({"since_founding", "year_to_date", "ongoing"})
LONGEST, BRIEF = 550, 45  # days
YEAR_DAYS, SLACK = 365, 31
YEAR_ALONE = len("2019")
TOLD = frozenset({"sentence", "section"})
# The figure is that of the name behind it: "found 9 children in Operation Paper Lantern".
IN_IT = re.compile(r"[^,;.]{0,80}\b(?:in|during|through|under|by|as part of|via|of)\W{1,3}(?:the )?$")


class OperationFinder:
    """The operations of one release and the figures that are theirs."""

    def __init__(self, page: Page, operations: tuple[Operation, ...]) -> None:
        self._page, self._text, self._operations = page, page.text, operations
        self._names = {operation.name for operation in operations}
        self._threads = Threads(page, operations)
        self._main = self._find_main()
        self._times: dict[str, list[tuple[str, str]]] = {}
        self._told: list[str | None] = []
        self._bodies: dict[str, int] = {}

    def operation(
        self, number: Span, sentence: Span, period: Period | None = None, several: bool = False
    ) -> str | None:
        """The operation of a figure, asked in text order: named in its sentence, else last named in its paragraph, else
        of the heading or lead-in above it, else the release's own, unless of another time or another's work; none
        where it counts `several` of which the first is only named behind it, or is said of them all."""
        if not self._operations or (len(self._names) > 1 and self._is_of_several(sentence, several)):
            return None
        self._told.append(self._find(number, sentence, period or Period()))
        return self._told[-1]

    def _find(self, number: Span, sentence: Span, period: Period) -> str | None:
        here = [o for o in self._operations if sentence.covers(o.span)]
        if here:
            return self._named(number, here, period)
        if patterns()["of-its-own"].search(self._text, sentence.start, sentence.end) or self._is_of_a_body(sentence):
            return None
        if self._told and patterns()["of-those-before"].search(self._text, sentence.start, sentence.end):
            return self._told[-1]
        spoken = self._last_spoken(sentence) or self._threads.over(sentence)
        name = spoken.name if spoken else self._main
        if name is None or self._is_of_another_year(name, sentence):
            return None
        if spoken and is_of_another_time(self._sentence_of(spoken), self._page) and not self._sets_apart(sentence):
            return name
        if self._is_total_of(name, sentence):
            return name
        again = patterns()["operation-again"].search(self._text, sentence.start, sentence.end) is not None
        if is_of_another_time(sentence, self._page, name) or (not again and self._is_elsewhere(name, period, spoken)):
            return None
        if period.first and period.last:
            self._times.setdefault(name, []).append((period.first, period.last))
        return name

    def _is_of_several(self, sentence: Span, several: bool) -> bool:
        """Whether a sentence counts or speaks of the operations that the release names: "Two operations led to"."""
        ahead = several and self._operations[0].span.start >= sentence.end
        return ahead or SEVERAL.search(self._text, sentence.start, sentence.end) is not None

    def _named(self, number: Span, here: Sequence[Operation], period: Period) -> str | None:
        """Of the operations named in the sentence the last before the number, or one that the number is said to be
        in."""
        before = [o for o in here if o.span.start < number.start]
        behind = [o for o in here if o.span.start > number.start]
        if not before:
            return here[0].name
        if behind and before[-1].name != behind[0].name:
            between = self._text[number.end : behind[0].span.start]
            if IN_IT.fullmatch(between) and re.search(r"[,;]", self._text[before[-1].span.end : number.start]):
                return behind[0].name
        other = patterns()["other-body"].search(self._text, before[-1].span.end, number.start)
        return None if other and period.scope in LASTING else before[-1].name

    def _is_elsewhere(self, name: str, period: Period, spoken: Operation | None) -> bool:
        """Whether the time said of the figure is that of lasting work or, unlike that of the figures before it, of
        another operation."""
        if period.basis not in TOLD or not (period.first and period.last) or _lasts(name):
            return False
        if _is_long(period):
            return True
        if period.scope != "other_operation" or period.basis != "sentence" or spoken:
            return False
        told = self._times.get(name, [])
        if len(period.first) == YEAR_ALONE or not told:
            return len(period.first) == YEAR_ALONE
        again = patterns()["annual"].search(self._text) and any(_is_years_before(period, each) for each in told)
        return not again and not any(_meet(period, each) for each in told)

    def _is_of_a_body(self, sentence: Span) -> bool:
        """Whether a total is that of the lasting body which the text names and the operation belongs to."""
        said = patterns()["body-has"].search(self._text, sentence.start, sentence.end)
        kind = (said["kind"] or said["named"]).title() if said else ""
        if not kind or any(name.endswith(kind) for name in self._names):
            return False
        if kind not in self._bodies:
            named = re.search(rf"\b[A-Z]\w{{1,30}} {kind}\b", self._text)
            self._bodies[kind] = named.start() if named else len(self._text)
        return self._bodies[kind] < sentence.end

    def _sentence_of(self, operation: Operation) -> Span:
        sentences = self._page.sentences
        return sentences[bisect_right(sentences, operation.span, key=lambda s: Span(s.start, s.start)) - 1]

    def _sets_apart(self, sentence: Span) -> bool:
        """Whether the sentence itself speaks of another time."""
        return patterns()["other-time"].search(self._text, sentence.start, sentence.end) is not None

    def _last_spoken(self, sentence: Span) -> Operation | None:
        """The operation last named in the paragraph before the sentence, unless another event has begun since."""
        start = paragraph_start(self._text, sentence.start)
        named = [o for o in self._operations if start <= o.span.start < sentence.start]
        if not named:
            return None
        sentences = self._page.sentences
        first = bisect_left(sentences, named[-1].span.end, key=lambda s: s.start)
        since = sentences[first : bisect_right(sentences, sentence)]
        return None if any(self._is_another_event(s) for s in since) else named[-1]

    def _is_of_another_year(self, name: str, sentence: Span) -> bool:
        """Whether the sentence speaks of years, but not of the one in the operation's name."""
        own, said = YEAR.search(name), YEAR.findall(sentence.of(self._text))
        return bool(own and said and own[0] not in said)

    def _is_total_of(self, name: str, sentence: Span) -> bool:
        """Whether a total over years is that of a lasting drive, which the sentence calls "the initiative" or by its
        initials, or the paragraph where agencies together are its subject."""
        text, kind = self._text, name.rpartition(" ")[2]
        if not _lasts(name):
            return False
        start = paragraph_start(text, sentence.start) if MANY.search(sentence.of(text)) else sentence.start
        said = text[start : sentence.end]
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        return bool(re.search(rf"\bthe {re.escape(kind.lower())}\b|\b{re.escape(initials)}\b", said))

    def _is_another_event(self, sentence: Span) -> bool:
        """Whether a sentence within a paragraph begins with a month of its own, or sets itself apart."""
        within = bool(self._text[paragraph_start(self._text, sentence.start) : sentence.start].strip())
        return within and bool(patterns()["another-event"].match(self._text, sentence.start))

    def _find_main(self) -> str | None:
        """The operation the release is about: named in its headline or first paragraphs, or the only one named, not
        as one of an earlier year or month; of several the one named most."""
        page, text = self._page, self._text
        long = [line for line in page.body if line.end - line.start >= PARAGRAPH]
        opening, lead = (long[0].end, long[:LEAD_PARAGRAPHS][-1].end) if long else (0, 0)
        times = Counter(operation.name for operation in self._operations)
        early = [
            operation for operation in self._operations
            if operation.span.start < opening or not self._is_aside(operation)
        ]  # fmt: skip
        late = len(text) if len(self._names) == 1 and self._is_the_one(early) else 0
        for until in (opening, lead, late):
            names = [o.name for o in early if o.span.start < until]
            if names:
                return max(dict.fromkeys(names), key=lambda name: times[name])
        return None

    def _is_the_one(self, mentions: Sequence[Operation]) -> bool:
        """Whether an operation named late is said to be the one that the release tells of, or a sentence is on it."""
        return any(
            (len(self._names) == 1 and each.span.start == self._sentence_of(each).start)
            or patterns()["the-one"].search(self._text[max(0, each.span.start - 60) : each.span.start])
            for each in mentions
        )

    def _runs_in(self, operation: Operation) -> bool:
        """Whether its name is the heading of the paragraph that it begins: "Operation Paper Lantern. The first"."""
        start = paragraph_start(self._text, operation.span.start)
        return start == operation.span.start and self._text[operation.span.end : operation.span.end + 2] == ". "

    def _is_aside(self, operation: Operation) -> bool:
        """Whether an operation is told of past the opening as one of others, of an earlier year or month."""
        page, text = self._page, self._text
        own = YEAR.search(text, page.body[0].start)
        sentence = self._sentence_of(operation)
        years = YEAR.findall(FOUNDED.sub("", sentence.of(text)))
        return bool(
            self._is_another_event(sentence)
            or DATED_AFTER.match(text, operation.span.end)
            or (years and not (own and own[0] in years) and not self._is_the_one([operation]))
            or self._threads.heads(operation)
            or patterns()["one-of-many"].search(
                text[max(sentence.start, operation.span.start - 60) : operation.span.start]
            )
            or patterns()["run-in"].match(text, paragraph_start(text, sentence.start), operation.span.end + 1)
            or CELLS.search(sentence.of(text))
            or self._runs_in(operation)
        )


def _lasts(name: str) -> bool:
    """Whether the name is that of a drive that goes on for years."""
    return patterns()["lasting"].fullmatch(name.rpartition(" ")[2]) is not None


def _is_long(period: Period) -> bool:
    """Whether a period is that of lasting work, or longer than an operation."""
    days = (latest_day(period.last or "") - earliest_day(period.first or "")).days
    return days > LONGEST or (period.scope in LASTING and (period.scope == "since_founding" or days > BRIEF))


def _meet(period: Period, told: tuple[str, str]) -> bool:
    first, last = period.first or "", period.last or ""
    return first[: len(told[1])] <= told[1] and told[0] <= last[: len(told[0])]


def _is_years_before(period: Period, told: tuple[str, str]) -> bool:
    """Whether a period lies in the same days of an earlier year, give or take a month."""
    days = (earliest_day(told[0]) - earliest_day(period.first or "")).days
    return days > 0 and abs((days + YEAR_DAYS // 2) % YEAR_DAYS - YEAR_DAYS // 2) < SLACK
