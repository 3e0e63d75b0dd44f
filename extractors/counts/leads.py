"""Whom a number leans on that has no noun or verb of its own: "3 of whom", "including 98 minors", rows of a list."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.counts.draft import Draft, agree
from extractors.counts.events import Event
from extractors.counts.gate import Candidate
from extractors.counts.leaning import (
    OF_WHOLE,
    directly,
    directly_after,
    fragment,
    heading_of,
    included,
    is_clause,
    of_place,
    opens_whole,
    opposed,
    stands_alone,
    subheads,
    suits,
)
from extractors.counts.listings import listing
from extractors.counts.measures import CUSTODIAL
from extractors.counts.phrases import Phrase
from extractors.counts.shares import FOR
from extractors.counts.tallies import Tally, tally
from extractors.counts.triggers import measure_in

OF_VICTIMS = re.compile(r"\b(?:victims?|survivors?),? includ\w+ [^.;]{0,40}$", re.I)
LISTED = re.compile(r"(?:[:;,–—-]\s*(?:and |another )?|\band )$")
# "..., 25 were otherwise missing and two", "; the other 77": they divide what the number before them divides.
# "rescued 50 girls — 20 in one county, 18 in another"
DASHED, IN = re.compile(r"\w ?(?:[–—]|--) ?$"), re.compile(r" (?:in|from|at) ")
BESIDE = re.compile(r"(?:[,;] (?:and )?| and )(?:(?:the|another|an) )?(?:(?:other|remaining|additional) )?$")
OPENING = re.compile(
    r"(?:^|; |: )\W*(?:(?:he|she|they|it) (?:said|added|noted)(?: that)? )?"
    r"(?:(?:in|on|at|by|across|among|back in) [^,;.]{1,40}, )?(?:(?:the|another|of|an|and|some|all) )?"
    r"(?:(?:other|further|additional|remaining|these|those|them),? )?$",
    re.I,
)
# "Two of the dozen are brothers."
OF_NUMBER, DOZEN = re.compile(r" of (?:the|those|these) (?:dozen|\d+)\b", re.I), "12"
GROUPS = re.compile(r"both|(?:the |a )?(?:pair|duo|trio|quartet)", re.I)
# A number of its sentence that is no figure: "46 of the suspects were migrants, five of whom" divides none before it.
TOLD = re.compile(r"\d[^.;\d]* (?:was|were|is|are|had|have) [^.;]{0,600}$")
SENTENCES, TOTALS, HEADING, BEFORE = 2, 4, 400, 90


class Leads:
    """The figures that the next numbers may lean on. `drafts` is shared with whoever fills it."""

    def __init__(self, text: str, drafts: list[Draft]) -> None:
        self._text = text
        self._drafts = drafts
        self._recent: list[int] = []
        self._ago = 0
        self._row_end = 0
        self._heading: str | None = None
        self._list_from = 0
        self._list_base: int | None = None

    def remember(self, candidate: Candidate, here: list[int]) -> None:
        """Keeps a sentence's totals rather than their parts; without any, what was said grows older."""
        divided = {self._drafts[i].number for i in here if self._drafts[i].total is not None}
        totals = [i for i in here if self._drafts[i].number not in divided and not (candidate.row and self._led(i))]
        if totals:
            self._recent = ([i for i in self._recent if i not in totals] + totals)[-TOTALS:]
            self._ago = 0
        elif here:
            self._ago = 0
        elif not candidate.row:
            self._ago += 1

    def _led(self, index: int) -> bool:
        """Whether a row stands under a figure of its measure that was said before it."""
        row = self._drafts[index]
        return any(
            lead.measure == row.measure and not lead.row and lead.number.value >= row.number.value
            for lead in (self._drafts[i] for i in self._recent)
        )

    def of_measure(self, phrase: Phrase, measure: str) -> int | None:
        """The last figure of a measure that a partitive may divide: "four of the suspects"."""
        if phrase.partitive in (None, "whom", "which"):
            return None
        told = self._recent if phrase.partitive in ("them", "those", "these") else range(len(self._drafts))
        fits = [i for i in told if self._drafts[i].measure == measure and self._drafts[i].total is None]
        return next((i for i in reversed(fits) if self._drafts[i].number.value > phrase.number.value), None)

    def base(
        self, candidate: Candidate, doc: Doc, phrase: Phrase, after: str, here: list[int]
    ) -> tuple[int | None, bool]:
        """The draft whose people the phrase divides, if it says so, and whether it is listed behind "including"."""
        before = doc.text[max(0, phrase.token.idx - BEFORE) : phrase.token.idx]
        if phrase.partitive_of_things:
            return None, False
        if phrase.partitive in ("whom", "which") and not here and TOLD.search(doc.text[: phrase.token.idx]):
            return None, False
        if not candidate.row and (said := self._said_whole(doc, phrase)) is not None:
            return said, False
        if here and not (candidate.row and opposed(phrase, self._drafts[here[-1]])):
            found, listed = self._within(doc, phrase, before, after, here)
            if found is not None and candidate.row and phrase.kind == "suspect":
                found = found if self._drafts[found].measure in CUSTODIAL else None
            if found is not None or not candidate.row:
                return found, listed
        if candidate.row:
            self._list_base = self._headed(candidate, phrase)
            return self._list_base, False
        if not self._recent:
            return None, False
        if self._ago == 0 and fragment(doc, phrase):
            return self.fitting(phrase, self._recent), False
        if self._ago <= SENTENCES and (phrase.partitive or opens_whole(doc, phrase) or self._opens(phrase, before)):
            return self.fitting(phrase, self._recent), False
        return None, False

    def tally(self, doc: Doc, phrase: Phrase, here: list[int]) -> Tally | None:
        """What a figure sums up that stands behind its noun."""
        recent = [*(self._recent if self._ago <= SENTENCES else []), *here]
        return listing(doc, phrase, self._drafts) or tally(doc, phrase, self._drafts, recent)

    def under_heading(self, candidate: Candidate, phrase: Phrase) -> list[Event]:
        """What the row's label or the heading says happened, for a row that divides no figure said before."""
        measure = self._heading or measure_in(candidate.plain[: candidate.at[0]])
        if not candidate.row or measure is None or phrase.number.value == 0:
            return []
        if phrase.kind not in (None, "person", "suspect", "victim", "missing") and not of_place(phrase):
            return []
        custodial = measure in CUSTODIAL
        if (phrase.kind == "victim" and custodial) or (phrase.kind == "suspect" and not custodial):
            return []
        return [Event(measure, f"under_{measure}", phrase.token)]

    def _within(self, doc: Doc, phrase: Phrase, before: str, after: str, here: list[int]) -> tuple[int | None, bool]:
        """The base where it stands in the same sentence."""
        last = self._drafts[here[-1]]
        nearest = next(i for i in here if self._drafts[i].number == last.number)
        if phrase.partitive in ("whom", "which"):
            return nearest, False
        first = nearest if last.total is None else last.total
        if included(before) and last.measure in CUSTODIAL and OF_VICTIMS.search(before):
            return None, False
        between = doc.text[last.phrase.token.idx + len(last.phrase.token.text) : phrase.token.idx]
        if included(before) and not directly_after(between):
            return None, False
        if included(before):
            return (nearest if directly(before) else first), phrase.partitive is None
        if phrase.partitive:
            return first, False
        if last.total is not None and BESIDE.search(before) and stands_alone(phrase):
            return last.total, False
        named = phrase.head is phrase.token or (phrase.noun is not None and phrase.kind in ("person", "suspect"))
        if named and opens_whole(doc, phrase):
            return first, False
        if (LISTED.search(before) and is_clause(phrase)) or (DASHED.search(before) and IN.match(after)):
            return first, False
        colon = ":" in doc.text[self._drafts[here[0]].phrase.token.idx : phrase.token.idx]
        if LISTED.search(before) and (FOR.match(after) or colon):
            return first, False
        return None, False

    def _said_whole(self, doc: Doc, phrase: Phrase) -> int | None:
        """The figure that "Of the 51 arrested" names by its number; with "In the east", the row of that label."""
        opening = OF_WHOLE.search(doc.text[: phrase.token.idx])
        value = re.search(r"\d+", opening.group()) if opening else self._of_number(doc, phrase)
        if value is None or not stands_alone(phrase):
            return None
        named = DOZEN if value.group().endswith("dozen") else value.group().split()[-1]
        told = [i for i, d in enumerate(self._drafts) if str(d.number.value) == named]
        return self.fitting(phrase, told[-1:])

    @staticmethod
    def _of_number(doc: Doc, phrase: Phrase) -> re.Match[str] | None:
        """The number behind "two of the dozen", "four of the six people"."""
        return OF_NUMBER.match(doc.text, phrase.token.idx + len(phrase.token.text))

    def _opens(self, phrase: Phrase, before: str) -> bool:
        """Whether a number without a noun opens its sentence: "Forty-two are girls", "The other 13 had"."""
        bare = phrase.head is phrase.token and not GROUPS.fullmatch(phrase.number.span.of(self._text))
        opening = OPENING.search(before) if bare else None
        # Behind a colon that follows a number, it divides that one.
        return opening is not None and not (opening.group().startswith(":") and re.search(r"\d", before))

    def _headed(self, candidate: Candidate, phrase: Phrase) -> int | None:
        """The figure that a list divides: what its heading speaks of, else what was said last."""
        measure = self.heading(candidate)
        if measure:
            told = [i for i, d in enumerate(self._drafts) if d.measure == measure and d.total is None and not d.row]
            return self.fitting(phrase, told[-TOTALS:])
        above = [i for i in self._recent if i >= self._list_from and self._drafts[i].phrase.of_events]
        if above and (found := self.fitting(phrase, above)) is not None:
            return found
        if (first := self._opening_row(phrase)) is not None:
            return first
        leads = [i for i in self._recent if not self._drafts[i].row or self._drafts[i].phrase.of_events]
        if self._list_base in leads:
            leads.append(self._list_base)  # rows of one list divide one figure
        return self.fitting(phrase, leads) if self._ago <= SENTENCES else None

    def _opening_row(self, phrase: Phrase) -> int | None:
        """The row that opens the list, where its label says what happened to people of no kind: "Suspects arrested:
        255" over "Men: 251"."""
        opening = self._drafts[self._list_from : self._list_from + 1]
        if not opening or not opening[0].row or opening[0].total is not None or opening[0].phrase.noun is None:
            return None
        noun, label = opening[0].phrase.noun, self._text[opening[0].sentence.start : opening[0].number.said.start]
        plain = noun.kind in ("suspect", "victim", "person") and noun.gender is None and noun.age_group is None
        told = not opening[0].rule.startswith(("part_of_", "under_")) and noun.word in label.lower()
        return self.fitting(phrase, [self._list_from]) if plain and told else None

    def heading(self, candidate: Candidate) -> str | None:
        """The measure that the heading of a row's list or table speaks of."""
        gap = self._text[self._row_end : candidate.span.start]
        if self._row_end and (not re.search(r"\w", gap) or (self._heading and subheads(gap))):
            self._row_end = candidate.span.end
            return self._heading
        lines = [line.strip() for line in self._text[: candidate.span.start][-HEADING:].split("\n") if line.strip()]
        self._heading, self._list_base = heading_of(lines[-2:]), None
        self._list_from = len(self._drafts)
        self._row_end = candidate.span.end
        return self._heading

    def fitting(self, phrase: Phrase, indices: list[int]) -> int | None:
        """The last of some figures that the phrase could be a part of; one whose people it names comes first."""
        could = [
            index
            for index in indices
            if self._drafts[index].number.value >= phrase.number.value and agree(phrase.kind, self._drafts[index].kind)
        ]
        suited = [index for index in could if suits(phrase, self._drafts[index].measure)] or could
        told = [index for index in suited if not self._drafts[index].row]
        found = told or suited
        return found[-1] if found else None

    def mentions(self, phrase: Phrase) -> bool:
        """Whether the number, saying nothing new, names people already counted: "the 228, by role"."""
        for index in range(len(self._drafts) - 1, -1, -1):
            draft = self._drafts[index]
            if draft.number.value == phrase.number.value > 2 and agree(phrase.kind, draft.kind):
                self._recent, self._ago = [*self._recent, index], 0
                return True
        return False
