"""The dates of a release laid along its text: what stands where, and in which paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extractors.model import DateMention, Page, Published, Scope, Span
from extractors.periods.spells import OPEN, Tie, month_later
from extractors.periods.words import NUMBERS, is_reported, rule

# A line shorter than this is a heading, a list item or a row, unless it ends as a sentence does.
SHORT = 110
LEAST_LEAD = 60
# A sentence longer than this is none (a table, a page without stops): only what is so near counts.
LONGEST_SENTENCE = 800
FAR_SENTENCES = 12
FAR_DATES = 6
PEOPLE = re.compile(
    rf"\b(\d{{1,4}}|{'|'.join(NUMBERS)}) (?:[a-z]+ )?(?:men|women|people|persons|individuals|suspects|defendants|"
    r"johns|girls|boys|children|juveniles|victims|others|arrests)\b",
    re.IGNORECASE,
)
# What follows tells of a crime.
DEED = re.compile(r"(?i)\b(?:alleg|accus|who\b|which\b|that\b|whose\b)")
# "News > May 2019": the way to a page.
TRAIL = re.compile(r"[>»] ?$")


def near(sentence: Span, place: Span) -> Span:
    """A sentence, cut to what lies near a place in it or, for the sentence itself, near its beginning."""
    start, end = max(sentence.start, place.start - LONGEST_SENTENCE), place.start + LONGEST_SENTENCE
    return Span(start, min(sentence.end, end))


def _opens(text: str, line: Span) -> bool:
    """Whether a line can be the first paragraph of a release: long, or a sentence."""
    length = line.end - line.start
    return length > SHORT or (length > LEAST_LEAD and text[line.end - 1] == ".")


def value_of(said: str) -> int | None:
    """The number that digits or a number word say; None for other words."""
    return int(said) if said.isdecimal() else NUMBERS.get(said.lower())


class Timeline:
    """Dates of the release itself, in text order; stamps of publication and update and the way to a page are left
    out."""

    def __init__(self, page: Page, dates: tuple[DateMention, ...], published: Published | None) -> None:
        self.page = page
        self.text = page.text
        self.published = published.value if published else None
        stamp = published.span if published and published.span else Span(0, 0)
        stamps = ("publication", "update")
        told = (each for each in dates if each.role not in stamps and not each.span.meets(stamp))
        self.dates = [
            each for each in told if not TRAIL.search(self.text[max(0, each.span.start - 2) : each.span.start])
        ]
        self._starts = [mention.span.start for mention in self.dates]
        self._paragraph_starts = [paragraph.start for paragraph in page.body]
        self._sentence_starts = [sentence.start for sentence in page.sentences]
        self.lead = next((line for line in page.body if _opens(self.text, line)), None)
        self.dated_sentences = [near(each, each) for each in page.sentences if self.mentions(each)]
        self.is_first_year = rule("first_year").search(self.text) is not None
        self.inception = self._inception()
        # "It made 67 arrests in its first year", told years later, is no release on that year.
        first, now = self.inception or "", self.published or self.inception or ""
        self.is_first_year &= bool(first) and int(now[:4]) - int(first[:4]) <= 2
        # Where no publication is known but a first year is told of, it is over a year on, cut to the month.
        over = month_later(self.inception, 1) if self.inception and self.is_first_year else None
        self.now = self.published or over

    def _inception(self) -> str | None:
        """When the task force or the like began: the first date said with "launched", "formed", "since" ...;
        of a release on a first year, its earliest date."""
        for sentence in self.dated_sentences:
            said = sentence.of(self.text)
            if not (rule("body").search(said) or rule("it_was_formed").search(said)):
                continue
            launched = rule("launch").search(self.text, sentence.start, sentence.end)
            for mention in self.mentions(sentence):
                if launched or rule("since").search(self.text[sentence.start : mention.span.start]):
                    return mention.first
        if not self.is_first_year:
            return None
        happened = (
            each for each in self.dates if not is_reported(self.text, each.span, self.sentence_at(each.span.start))
        )
        return min((each.first for each in happened), default=None)

    def mentions(self, stretch: Span) -> list[DateMention]:
        """The dates that begin in a stretch of the text."""
        return self.dates[bisect_left(self._starts, stretch.start) : bisect_left(self._starts, stretch.end)]

    def mention_before(self, at: int) -> DateMention | None:
        """The last date before an offset."""
        index = bisect_left(self._starts, at) - 1
        return self.dates[index] if index >= 0 else None

    def mentions_before(self, at: int) -> list[DateMention]:
        """Some of the dates before an offset, the last first."""
        index = bisect_left(self._starts, at)
        return list(reversed(self.dates[max(index - FAR_DATES, 0) : index]))

    def sentence_at(self, at: int) -> Span:
        """The sentence that holds an offset."""
        return self.page.sentences[max(bisect_right(self._sentence_starts, at) - 1, 0)]

    def people_told(self, at: int) -> set[int | None]:
        """The numbers of people in the sentence that holds an offset, but for whom the people did something to."""
        sentence = self.sentence_at(at)
        deed = DEED.search(self.text, at, sentence.end)
        end = deed.start() if deed else sentence.end
        return {value_of(found[1]) for found in PEOPLE.finditer(self.text, sentence.start, end)}

    def paragraph(self, at: int) -> int:
        """The index in the body of the paragraph in which an offset lies."""
        return max(bisect_right(self._paragraph_starts, at) - 1, 0)

    def same_paragraph(self, one: int, other: int) -> bool:
        return self.paragraph(one) == self.paragraph(other)

    def sentences_before(self, sentence: Span) -> list[Span]:
        """Some of the same paragraph, the nearest first."""
        first = self.page.body[self.paragraph(sentence.start)].start if self.page.body else sentence.start
        range_start, range_end = (bisect_left(self._sentence_starts, at) for at in (first, sentence.start))
        return list(reversed(self.page.sentences[max(range_start, range_end - FAR_SENTENCES) : range_end]))

    def told_before(self, sentence: Span) -> str | None:
        """The beginning of the last date said before a sentence, in its paragraph."""
        mention = self.mention_before(sentence.start)
        return mention.first if mention and self.same_paragraph(mention.span.start, sentence.start) else None

    def until_now(self, start: str | None, scope: Scope, span: Span) -> Tie | None:
        """From a date to publication, or to the end of the first year told of."""
        last = self.now or OPEN
        return Tie(start, last, scope, span) if start and start <= last else None
