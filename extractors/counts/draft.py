"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.counts.nouns import PEOPLE
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.model import Basis, Number, Period, Span

# What a place, or a time, rests on that is said of the figure itself.
SAID: frozenset[Basis] = frozenset({"sentence", "section"})


@dataclass(slots=True)
class Draft:
    """A figure before it is settled. `total` is the index of the draft it is a part of.

    `after` is what follows the number up to the next, `before` what stands between it and the one before;
    `own_offense` says that the offense was said of this figure; `row` that it stands in a list or table, in
    which `column`, under which `heads`; `over` are the cells, by start of line and column, that it may be a share
    of; `relisted` is the row, by its start and column, that says again what prose said before;
    `spot` is the name of the place of which alone it is told; `least` is what it and the rows beside it come to.
    """

    number: Number
    measure: str
    rule: str
    sentence: Span
    trigger: Span | None
    phrase: Phrase
    after: str
    kind: str | None
    total: int | None = None
    breakdown: str | None = None
    exhaustive: bool | None = None
    offense: str | None = None
    age_group: str | None = None
    gender: str | None = None
    own_offense: bool = False
    period: Period = field(default_factory=Period)
    place: str | None = None
    place_basis: Basis = "none"
    operation: str | None = None
    before: str = ""
    row: bool = False
    column: int = 0
    heads: tuple[str, ...] = ()
    over: tuple[tuple[int, int], ...] = ()
    relisted: tuple[int, int] | None = None
    spot: Span | None = None
    least: int = 0

    @property
    def in_prose(self) -> bool:
        """Whether its sentence ends as a headline's does not."""
        return text_of(self.phrase.token.doc).rstrip().endswith(".")


def of_one_town(draft: Draft, sentence: Span) -> bool:
    """Whether a figure is a town's row, of which another sentence that says so many anywhere does not speak."""
    labelled = draft.row or draft.before.rstrip()[-1:] in (":", "–", "—", "-")
    return labelled and draft.place_basis in SAID and draft.sentence != sentence


def agree(kind: str | None, other: str | None) -> bool:
    """Whether two kinds of noun can be of the same people."""
    people = {*PEOPLE, None}
    if kind == other or "person" in (kind, other) or None in (kind, other):
        return {kind, other} <= people
    return {kind, other} == {"victim", "missing"}
