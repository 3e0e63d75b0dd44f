"""Whom a number leans on that has no noun or verb of its own: "3 of whom", "including 98 minors", rows of a list."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.counts.draft import Draft, agree
from extractors.counts.equals import CAUSE
from extractors.counts.gate import Candidate
from extractors.counts.leaning import (
    AT_OTHER_TIMES,
    OF_WHOLE,
    directly,
    directly_after,
    fragment,
    included,
    is_clause,
    of_others,
    opens_whole,
    opposed,
    stands_alone,
    suits,
)
from extractors.counts.lists import Lists
from extractors.counts.measures import CUSTODIAL, RESCUED
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.resuming import (
    BARE_OPENING,
    WRONGED,
    adds,
    by_trade,
    of_a_thing,
    resumed,
    speaks_of_others,
    told_apart,
    turns,
)
from extractors.counts.shares import FOR, THE_REST
from extractors.counts.tallies import Tally, of_other_time, tally
from extractors.counts.triggers import measure_in

OF_VICTIMS = re.compile(r"\b(?:victims?|survivors?),? includ\w+ (?:(?! and \w+ed\b)[^.;]){0,40}$", re.I)
LISTED = re.compile(r"(?:[:;,–—-]\s*(?:and |another |with )?|\band )$")
# "..., 25 were otherwise missing and two", "; the other 77": they divide what the number before them divides.
# "rescued 50 girls — 20 in one county, 18 in another"
DASHED, IN = re.compile(r"\w ?(?:[–—]|--) ?$"), re.compile(r" (?:in|from|at) ")
BESIDE = re.compile(r"(?:[,;] (?:and )?| and )(?:(?:the|another|an) )?(?:(?:other|remaining|additional) )?$")
# "27 arrests -- 20 buyers, five sellers": a dash opens a list of people as a colon does.
DASH, PEOPLE = re.compile(r" (?:--|[–—]) (?=\d)"), frozenset({"suspect", "victim", "person"})
PARTED = re.compile(r"(?: [\w'-]+){0,6}: $")
# "Two of the dozen are brothers."
OF_NUMBER, DOZEN = re.compile(r" of (?:the|those|these) (?:dozen|\d+)\b", re.I), "12"
GROUPS = re.compile(r"both|(?:the |a )?(?:pair|duo|trio|quartet)", re.I)
SENTENCES, TOTALS, BEFORE = 2, 4, 90


class Leads:
    """The figures that the next numbers may lean on. `drafts` is shared with whoever fills it."""

    def __init__(self, text: str, drafts: list[Draft]) -> None:
        self._text = text
        self._drafts = drafts
        self._recent: list[int] = []
        self._ago = 0
        self._named: Doc | None = None
        self._lists = Lists(text, drafts, self.fitting)

    def remember(self, candidate: Candidate, here: list[int]) -> None:
        """Keeps a sentence's totals, the last of each measure too; without any, what was said grows older."""
        divided = {self._drafts[i].number for i in here if self._drafts[i].total is not None}
        said = [i for i in here if not of_other_time(self._drafts[i])] or here  # it leads to nothing
        totals = [i for i in said if self._drafts[i].number not in divided and not (candidate.row and self._led(i))]
        if totals:
            known = [i for i in self._recent if i not in totals] + totals
            last = {self._drafts[i].measure: i for i in known if not self._drafts[i].row}
            self._recent = sorted({*last.values(), *known[-TOTALS:]}, key=known.index)
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
        """The draft whose people the phrase divides, and whether it is listed behind "including"."""
        before = text_of(doc)[max(0, phrase.token.idx - BEFORE) : phrase.token.idx]
        if phrase.partitive_of_things:
            return None, False
        earlier = self._text[max(0, candidate.span.start - 2 * BEFORE) : candidate.span.start]
        if (not here and of_others(phrase)) or of_a_thing(earlier, phrase):
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
            return self._lists.base(candidate, phrase, self._recent[-TOTALS:] if self._ago <= SENTENCES else []), False
        if not self._recent:
            return None, False
        if self._named is doc and included(before):
            return self.fitting(phrase, self._recent), True
        if (
            phrase.noun
            and self._ago <= SENTENCES
            and (told := told_apart(phrase, before, self._drafts, self._recent)) is not None
        ):
            return self.fitting(phrase, told), False
        if self._ago == 0 and fragment(doc, phrase):
            return self.fitting(phrase, self._recent), False
        if (whole := self._named_whole(doc, phrase)) is not None:
            return whole, False
        if not here and speaks_of_others(doc, phrase):
            return None, False
        if self._ago <= SENTENCES and (phrase.partitive or opens_whole(doc, phrase) or self._opens(phrase, before)):
            found = self.fitting(phrase, self._recent)
            apart = found is not None and turns(after, self._drafts[found])
            return (None if apart or adds(before, self._drafts, found) else found), False
        return None, False

    def tally(self, doc: Doc, phrase: Phrase, here: list[int]) -> Tally | None:
        """What a figure sums up that stands behind its noun."""
        recent = [*(self._recent if self._ago <= SENTENCES else []), *here]
        return tally(doc, phrase, self._drafts, recent)

    def _within(self, doc: Doc, phrase: Phrase, before: str, after: str, here: list[int]) -> tuple[int | None, bool]:
        """The base where it stands in the same sentence."""
        last = self._drafts[here[-1]]
        nearest = next(i for i in here if self._drafts[i].number == last.number)
        if phrase.partitive in ("whom", "which"):
            beside = last.total is not None and last.phrase.partitive == phrase.partitive and BESIDE.search(before)
            return (last.total if beside else nearest), False
        if (divided := self._in_brackets(doc, phrase, here)) is not None:
            return divided, False
        between = text_of(doc)[last.phrase.token.idx + len(last.phrase.token.text) : phrase.token.idx]
        # "16 of the 25 arrests: five in March": a colon divides the number right before it.
        first = nearest if last.total is None or PARTED.match(between) else last.total
        if phrase.partitive in ("those", "these") and phrase.noun and phrase.noun.word in last.after.lower():
            return nearest, False  # "30 were buyers, and six of those buyers"
        if included(before) and last.measure in CUSTODIAL and OF_VICTIMS.search(before):
            return None, False
        if included(before) and not directly_after(between):
            return None, False
        if included(before):
            return (nearest if directly(before) and not THE_REST.search(between) else first), phrase.partitive is None
        if phrase.partitive:
            return first, False
        if last.total is not None and BESIDE.search(before) and stands_alone(phrase):
            return last.total, False
        named = phrase.head is phrase.token or (phrase.noun is not None and phrase.kind in ("person", "suspect"))
        if (named and opens_whole(doc, phrase)) or (last.total is not None and fragment(doc, phrase)):
            return first, False
        if (LISTED.search(before) and is_clause(phrase)) or (DASHED.search(before) and IN.match(after)):
            return first, False
        since = text_of(doc)[self._drafts[here[0]].phrase.token.idx : phrase.token.idx]
        colon = ":" in since or (DASH.search(since) is not None and phrase.kind in PEOPLE)
        apart = last.total is None and OF_WHOLE.search(text_of(doc)[: last.phrase.token.idx])
        equal = last.total is None and not colon and CAUSE.search(last.after) is not None
        if LISTED.search(before) and (FOR.match(after) or colon) and not apart and not equal:
            return first, False
        return None, False

    def _in_brackets(self, doc: Doc, phrase: Phrase, here: list[int]) -> int | None:
        """The figure that a bracket right behind it divides: "20 people (19 women and one girl)"."""
        bracket = text_of(doc).rfind("(", 0, phrase.token.idx)
        if (
            bracket < 0
            or ")" in text_of(doc)[bracket : phrase.token.idx]
            or AT_OTHER_TIMES.search(text_of(doc)[bracket:])
        ):
            return None
        return self.fitting(phrase, [i for i in here if self._drafts[i].phrase.token.idx < bracket][-1:])

    def _said_whole(self, doc: Doc, phrase: Phrase) -> int | None:
        """The figure that "Of the 51 arrested" names by its number; with "In the east", the row of that label."""
        opening = OF_WHOLE.search(text_of(doc)[: phrase.token.idx])
        value = re.search(r"\d+", opening.group()) if opening else self._of_number(doc, phrase)
        if value is None or not stands_alone(phrase):
            return None
        named = DOZEN if value.group().endswith("dozen") else value.group().split()[-1]
        told = [i for i, d in enumerate(self._drafts) if str(d.number.value) == named]
        return self.fitting(phrase, told[-1:])

    def _named_whole(self, doc: Doc, phrase: Phrase) -> int | None:
        """The last total of the measure, or of the victims, that "Among the arrests, " or "Of the victims, " names."""
        opening = OF_WHOLE.search(text_of(doc)[: phrase.token.idx])
        if opening is None or not stands_alone(phrase):
            return None
        wronged = RESCUED if WRONGED.search(opening.group()) else frozenset()
        meant = {measure} if (measure := measure_in(opening.group())) else wronged
        told = [i for i, d in enumerate(self._drafts) if d.measure in meant and d.total is None]
        return self.fitting(phrase, told)

    @staticmethod
    def _of_number(doc: Doc, phrase: Phrase) -> re.Match[str] | None:
        """The number behind "two of the dozen", "four of the six people"."""
        return OF_NUMBER.match(text_of(doc), phrase.token.idx + len(phrase.token.text))

    def _opens(self, phrase: Phrase, before: str) -> bool:
        """Whether a number without a noun opens its sentence: "Forty-two are girls", "The other 13 had"."""
        bare = phrase.head is phrase.token and not GROUPS.fullmatch(phrase.number.span.of(self._text))
        opening = BARE_OPENING.search(before) if bare else None
        # Behind a colon that follows a number, it divides that one; so it does behind "of our nine teams, ".
        number = r"\d" if opening and opening.group().startswith(":") else r"\d (?!\d)[^,]*, $"
        return opening is not None and not re.search(number, before)

    def fitting(self, phrase: Phrase, indices: list[int]) -> int | None:
        """The last of some figures that the phrase could be a part of; one whose people it names comes first."""
        could = [
            index
            for index in indices
            if self._drafts[index].number.value >= phrase.number.value and agree(phrase.kind, self._drafts[index].kind)
        ]
        suited = [index for index in could if suits(phrase, self._drafts[index].measure)] or could
        found = [index for index in suited if not self._drafts[index].row] or suited
        return found[-1] if found else None

    def mentions(self, phrase: Phrase) -> bool:
        """Whether the number, saying nothing new, names people already counted: "the 228, by role"."""
        for index in range(len(self._drafts) - 1, -1, -1):
            draft = self._drafts[index]
            if draft.number.value == phrase.number.value > 2 and agree(phrase.kind, draft.kind):
                self._recent, self._ago, self._named = [*self._recent, index], 0, phrase.token.doc
                return True
        return False

    def resumed(self, phrase: Phrase) -> int | None:
        """The vague figure that an exact one takes up."""
        return resumed(phrase, self._drafts, self._recent) if self._ago <= SENTENCES else None

    def by_trade(self, phrase: Phrase, after: str, here: list[int]) -> int | None:
        """The victims that one is a share of who is told apart by the trade they were in."""
        told = [*self._recent, *here] if self._ago <= SENTENCES else []
        return self.fitting(phrase, by_trade(phrase, after, self._drafts, told))
