"""Where a figure is that says no area itself: by its heading, or by what the sentences before it go on about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import combinations, islice

from extractors.model import Operation, Page, Span
from extractors.operations.mentions import paragraph_start
from extractors.places.actors import acts, area_of_body
from extractors.places.clauses import FIGURE, ROW_END, SHARE, but_total, figures_in, first_figure, in_other_words
from extractors.places.gazetteer import Area
from extractors.places.labels import BULLET, COUNTED_ROW, HEADING, LABEL, LABELLED_ROW, is_label
from extractors.places.levels import WIDE, Levels
from extractors.places.said import AreasSaid, Said, patterns
from extractors.places.sections import Sections
from extractors.places.venue import BEHIND

SUMMING = re.compile(r"(?:Altogether|In all(?! of\b)|All told|In total|Overall)\b")
# "Of those, nine ...": the sentence goes on about what stands before it, paragraph or not.
LEANING = re.compile(
    rf"(?i:[\"“]?(?:they\b|those\b|of (?:these|those|them)\b|{FIGURE.pattern} of (?:these|those(?! \w+ed\b)|them)\b"
    r"|(?:on|by|during) (?:the )?(?:end of the )?(?:second|third|fourth|last|final|next|following) "
    r"(?:night|day|evening)\b))"
)
HELD = re.compile(r"\b(?:conducted|held|ran|carried out|launched) an? (?:[\w-]+ ){0,4}(?:operation|sting|sweep)\b")
ALONE = re.compile(r" alone\b")
# What sums up is of no one place that a share was told of.
TOTAL = re.compile(r"[\"“]?(?:A|The) (?:grand |combined |overall )?total of\b")
# "searched a spa there", "There, nine ...": the place of the sentence before; not "there were nine".
THERE = re.compile(
    r"(?:^[\"“]?There,|(?<=[a-z] )there\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|can|be|for)\b))"
)
# "Every one of the 16", "all nine": people counted before.
AGAIN = re.compile(rf"\b(?:the|these|those|all) ({FIGURE.pattern})", re.IGNORECASE)
ENDED = re.compile(r"[.!?][”\"’]?$")
LOOK_BACK, MOST = 15, 12  # sentences; figures of a sentence, or sentences that name one thing again
Own = Callable[[Span, Span], Area | None]


class Thread:
    """Follows a release from sentence to sentence; `own` gives the area a sentence says of its figure."""

    def __init__(self, page: Page, said: AreasSaid, operations: tuple[Operation, ...], own: Own) -> None:
        self.page, self.said, self.own = page, said, own
        self._operations = _by_sentence(page, operations)
        self._sections, self.levels = Sections(page, said), Levels(page, said)
        self._areas: dict[Span, list[Area | None]] = {}

    def _told(self, sentence: Span) -> list[Area | None]:
        """The areas of the first figures of a sentence, as far as it says them."""
        if sentence not in self._areas:
            figures = islice(figures_in(self.page.text, sentence), MOST)
            self._areas[sentence] = [self.own(figure, sentence) for figure in figures]
        return self._areas[sentence]

    @cached_property
    def _counted(self) -> dict[str, list[tuple[Span, Span]]]:
        """Each number as written, with its first figures and their sentences."""
        found: dict[str, list[tuple[Span, Span]]] = {}
        for sentence in self.page.sentences:
            for figure in figures_in(self.page.text, sentence):
                places = found.setdefault(figure.of(self.page.text).lower(), [])
                if len(places) < MOST:
                    places.append((figure, sentence))
        return found

    def goes_on(self, sentence: Span, apart: bool) -> Area | None:
        """The area of the figure before that the sentence goes on from; `apart`: it is of another time."""
        text = self.page.text
        if SUMMING.match(text, sentence.start):
            said = (item for above, _ in self.above(sentence) for item in self.said.within(above))
            return next((item.area for item in said if item.area.level in WIDE and item.lasting), None)
        if area := self._there(sentence) or self._counted_before(sentence) or self._of_operation(sentence):
            return area
        leans = LEANING.match(text, sentence.start, sentence.end)
        section = self._sections.area(sentence)
        if apart and not leans:
            return section or self.levels.open_at(sentence, self.above(sentence))
        return self._before(sentence, bool(leans), section) or section or self._of_new_operation(sentence)

    def _of_new_operation(self, sentence: Span) -> Area | None:
        """The spot of the operation that a paragraph above began to tell of, where no other area was named since."""
        since: set[Area] = set()
        for above, _ in self.above(sentence):
            new = patterns()["new-operation"].match(self.page.text, above.start, above.end) or HELD.search(
                self.page.text, above.start, above.end
            )
            if new and (spot := self._spot(above)):
                return spot if since <= {spot} else None
            since |= {item.area for item in self.said.within(above)}
        return None

    def _of_operation(self, sentence: Span) -> Area | None:
        """The town or county that another sentence or row names with the one operation that this one names."""
        names = self._operations.get(sentence, frozenset())
        if len(names) != 1:
            return None
        others = (other for other, named in self._operations.items() if names <= named and other != sentence)
        areas = {item.area for other in islice(others, MOST) for item in self.said.within(other)}
        return next((area for area in areas if area.level not in WIDE), None) if len(areas) == 1 else None

    def _there(self, sentence: Span) -> Area | None:
        """The area that the sentence before speaks of last, where this one says "there"."""
        there = THERE.search(sentence.of(self.page.text))
        above = next(self.above(sentence), None) if there else None
        if not above or "\n" in above[1]:
            return None
        local = [item.area for item in self.said.within(above[0]) if item.area.level not in WIDE]
        return local[-1] if local else None

    def _counted_before(self, sentence: Span) -> Area | None:
        """The area of the figure that the sentence names again: "all nine", where nine were spoken of."""
        for again in islice(AGAIN.finditer(self.page.text, sentence.start, sentence.end), MOST):
            for figure, above in self._counted.get(again[1].lower(), ()):
                if above < sentence and (area := self.own(figure, above)):
                    return area
        return None

    def told_before(self, number: Span, sentence: Span) -> tuple[Span, Span] | None:
        """The first figure of the same number above, with its sentence."""
        said = number.of(self.page.text).lower()
        earlier = [*self._counted.get(said, ()), *self._counted.get(in_other_words(said), ())]
        return min(((figure, above) for figure, above in earlier if above.end <= sentence.start), default=None)

    def above(self, sentence: Span) -> Iterator[tuple[Span, str]]:
        """The sentences above, nearest first, each with what lies between it and the next."""
        sentences, below = self.page.sentences, sentence.start
        index = bisect_left(sentences, sentence)
        for above in reversed(sentences[max(0, index - LOOK_BACK) : index]):
            yield above, self.page.text[above.end : below]
            below = above.start

    def in_heading(self, sentence: Span) -> Area | None:
        """The area that opens the paragraph in capitals, or that the nearest heading of the block names."""
        start = paragraph_start(self.page.text, sentence.start)
        if label := LABEL.match(self.page.text, start, sentence.start):
            line = self._opening(sentence) or sentence
            if said := [item for item in self.said.within(line) if item.span.end <= label.end()]:
                return said[0].area
        opening = self._opening(sentence)
        if opening and is_label(opening, self.said) and (said := self.said.within(opening)):
            return said[0].area
        listed = bool(BULLET.match(self.page.text, sentence.start))
        for above, between in self.above(sentence):
            words = above.of(self.page.text)
            row = ROW_END.search(words) or COUNTED_ROW.fullmatch(words) or LABELLED_ROW.fullmatch(words)
            if (
                above == self.page.title
                or between.count("\n") > 1 + (listed or words.endswith(":"))
                or not (row or HEADING.fullmatch(words))
            ):
                return None
            figure = first_figure(self.page.text, above)
            said = self.said.within(above) if not figure or self.own(figure, above) else []
            listing = not (said or row or ENDED.search(sentence.of(self.page.text)))
            if listing and (area := self._of_body(above)):
                return area
            if said and not row:
                wider = self.said.home is not None and said[0].area.id in self.said.home.parents
                return None if wider and above == self.page.title else said[0].area
        return None

    def _of_body(self, heading: Span) -> Area | None:
        """The area of the one police body that a heading names above its rows, or of the totals it gave out."""
        bodies = [b for b in self.said.bodies if heading.covers(b.span) and acts(self.said, b)]
        told = self.levels.told_by_others(heading, heading, self.above(heading))
        return told or (area_of_body(self.said, bodies[0]) if len(bodies) == 1 else None)

    def _opening(self, sentence: Span) -> Span | None:
        """The first sentence of the paragraph, where that is another."""
        start = paragraph_start(self.page.text, sentence.start)
        index = bisect_left(self.page.sentences, start, key=lambda s: s.start)
        first = self.page.sentences[index] if index < len(self.page.sentences) else sentence
        return first if first.start < sentence.start else None

    def _before(self, sentence: Span, beyond: bool, section: Area | None) -> Area | None:
        """The area of the figure before, in the paragraph or `beyond` it; or where an operation is said to have been
        held, or else the `section`'s or the state or nation last spoken of."""
        total = TOTAL.match(self.page.text, sentence.start)
        leant, since = bool(LEANING.match(self.page.text, sentence.start, sentence.end)), set[Area]()
        for above, between in self.above(sentence):
            if "\n" in between and not beyond:
                return None
            figure = first_figure(self.page.text, above) if self.said.may_tell(above) else None
            told = self._told(above) if figure else []
            here = {item.area for item in self.said.within(above) if not item.broad}
            if figure and _apart({*filter(None, told), *here}):
                return None  # "nine in Sampleton, one in Exampleville": what follows is of neither
            if (figure and total) or (not leant and self._of_some(above)):
                continue
            if told and told[0]:
                return section if not leant and _apart({told[0], *since}) else told[0]
            since |= here
            # What a sentence leans on leans on its own paragraph only, unless it leans in turn.
            beyond = (beyond and not figure) or bool(LEANING.match(self.page.text, above.start, above.end))
            if not figure and (spot := self._all_over(above) or self._spot(above)):
                return spot
            wide = [
                i.area for i in self.said.within(above) if i.lasting and i.area.level in WIDE and not self._of_drive(i)
            ]
            if wide:
                return section or wide[-1]
        return None

    def _of_some(self, sentence: Span) -> bool:
        """Whether its one figure is a share of people told of before: "Nine of the suspects were found in Ohio."""
        text = self.page.text
        figures = but_total(text, islice(figures_in(text, sentence), 3))
        alone = any(ALONE.match(text, item.span.end) for item in self.said.within(sentence))
        return len(figures) == 1 and (alone or bool(SHARE.match(text, figures[0].end, sentence.end)))

    def _of_drive(self, item: Said) -> bool:
        """Whether it is only said of a wider drive that the release's own work was part of."""
        before = self.page.text[max(0, item.span.start - BEHIND) : item.span.start]
        return bool(patterns()["part-of-drive"].search(before))

    def _all_over(self, sentence: Span) -> Area | None:
        """The state or nation in all of which something was done, wherever it was announced."""
        wide = [item for item in self.said.within(sentence) if item.broad and item.lasting and item.area.level in WIDE]
        return wide[-1].area if wide and not self._of_drive(wide[-1]) else None

    def _spot(self, sentence: Span) -> Area | None:
        """The town or county where an operation is said to have been held; of several the one inside all others."""
        if not patterns()["operation-held"].search(self.page.text, sentence.start, sentence.end):
            return None
        areas = {item.area for item in self.said.within(sentence) if not item.broad and item.area.level not in WIDE}
        inner = [area for area in areas if all(other.id in (area.id, *area.parents) for other in areas)]
        return inner[0] if inner else None


def _apart(areas: set[Area]) -> bool:
    """Whether there are areas of which neither holds the other."""
    local = [area for area in areas if area.level not in WIDE]
    return any(a.id not in (b.id, *b.parents) and b.id not in a.parents for a, b in combinations(local, 2))


def _by_sentence(page: Page, operations: tuple[Operation, ...]) -> dict[Span, frozenset[str]]:
    """The operations that each sentence names."""
    found: dict[Span, frozenset[str]] = {}
    for operation in operations:
        if (index := bisect_right(page.sentences, operation.span.start, key=lambda s: s.start) - 1) >= 0:
            sentence = page.sentences[index]
            found[sentence] = found.get(sentence, frozenset()) | {operation.name}
    return found
