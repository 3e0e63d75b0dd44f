"""The area that a heading gives to everything under it, up to the next heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.model import Page, Span
from extractors.places.clauses import ROW_END
from extractors.places.gazetteer import NATION, Area
from extractors.places.names import area_named
from extractors.places.said import AreasSaid, patterns
from extractors.places.venue import ENDED, is_prose

LONGEST = 90
# "What happened in Springfield?" on a line of its own: the question that the text below answers.
QUESTION = re.compile(r"(?:Q[.:] )?[A-Z][^.!?\n]{5,80}\?")
NOT_A_HEADING = re.compile(r"[.!?,;:][”\"’')]*$|^[•*·–-] |: .|^\W*$|^\d[\d,]* |\(\d[\d,]*\)$|(?: {2}|\t)[\d,]+$")


class Sections:
    """The headings of a page's text and what area each names, if any."""

    def __init__(self, page: Page, said: AreasSaid) -> None:
        self._said, self._text = said, page.text
        self._starts: list[int] = []
        self._areas: list[Area | None] = []
        shouted, opened, listed = False, False, False
        for sentence in page.sentences:
            prose = is_prose(sentence, page.text)
            heading = not prose and sentence != page.title and self._is_heading(sentence)
            if prose and listed:
                self._starts.append(sentence.start)  # what follows a list is no longer under the list's heading
                self._areas.append(None)
            listed = not heading and self._is_row(sentence) and bool(self._areas and self._areas[-1])
            opened = opened or prose or bool(ROW_END.search(sentence.of(page.text)))
            if not heading:
                continue
            area = self._area(sentence) if opened else None
            shouts = sentence.of(page.text).isupper()
            if shouted and not shouts and area is None and self._areas and self._areas[-1]:
                continue  # a heading of part of what a heading in capitals opened
            self._starts.append(sentence.start)
            self._areas.append(area)
            shouted = shouts

    def area(self, sentence: Span) -> Area | None:
        """The area of the heading that the sentence stands under."""
        index = bisect_right(self._starts, sentence.start) - 1
        return self._areas[index] if index >= 0 else None

    def _is_row(self, line: Span) -> bool:
        """Whether it is an item of a list rather than a sentence, be it short: "That was in May."."""
        words = line.of(self._text)
        return not is_prose(line, self._text) and bool(ROW_END.search(words) or not ENDED.search(words))

    def _is_heading(self, line: Span) -> bool:
        """Whether it is a short line of its own that neither ends as a sentence nor is a row."""
        text, words = self._text, line.of(self._text)
        alone = text[max(0, line.start - 1) : line.start] in ("", "\n") and text[line.end : line.end + 1] in ("", "\n")
        if alone and QUESTION.fullmatch(words):
            return True
        return alone and len(words) <= LONGEST and not NOT_A_HEADING.search(words) and not ROW_END.search(words)

    def _area(self, heading: Span) -> Area | None:
        """The one area it names or, in a heading's few words, tells of: "National picture", "Close to home"."""
        named = self._said.within(heading)
        if broad := [item for item in named if item.broad]:
            return broad[0].area
        areas = {item.area for item in named}
        if len(areas) == 1:
            return areas.pop()
        if areas:
            return None
        if patterns()["heading-nation"].search(self._text, heading.start, heading.end):
            return area_named(NATION)
        home = self._said.home
        if home and patterns()["heading-home"].search(self._text, heading.start, heading.end):
            return home
        state = patterns()["heading-state"].search(self._text, heading.start, heading.end)
        return area_named(home.state) if home and home.state and state else None
