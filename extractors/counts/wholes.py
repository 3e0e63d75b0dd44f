"""Sets shares right that were taken for those of the wrong figure, by what a list or box before them shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.counts.draft import Draft
from extractors.counts.holding import kind
from extractors.counts.parsed import text_of
from extractors.counts.remainder import is_rest
from extractors.counts.vague import wordy

# "33 of the arrests": of all of them; "33 of the solicitation arrests" are not.
OF_ALL = re.compile(r" of (?:the|all) (?:arrests|rescues|recoveries|convictions|citations)\b", re.I)
LEAST = 3  # rows of a list


def set_right(drafts: list[Draft]) -> None:
    """Ties shares of all, and rows that exceed their figure, to the one that they can be of."""
    join_rest(drafts)
    for draft in drafts:
        if draft.total is not None and draft.phrase.of_events and of_all(draft) and any(kind(drafts[draft.total])):
            draft.total = of_no_kind(drafts, draft)
    rows: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        placed = draft.row and draft.place_basis == "sentence" and draft.rule.startswith("part_of_")
        if placed and draft.total is not None:
            rows[draft.total, draft.column].append(draft)
    for (total, _), parts in rows.items():
        amount, places = sum(part.number.value for part in parts), {part.place for part in parts}
        if (
            len(parts) == len(places) >= LEAST
            and amount > drafts[total].number.value
            and drafts[total].number.precision == "exact"
        ):
            for part in parts:
                part.total, part.least = of_amount(drafts, parts[0], amount), amount


def join_rest(drafts: list[Draft]) -> None:
    """The rest of those freed were freed, whatever is told of them: "five here, four there; the remaining eight were
    located at home"."""
    for place, draft in enumerate(drafts):
        if draft.measure != "victims_identified" or not is_rest(draft.phrase):
            continue
        for index, total in enumerate(drafts[:place]):
            parts = [d for d in drafts[index + 1 : place] if d.measure == total.measure == "rescues"]
            if parts and sum(d.number.value for d in parts) + draft.number.value == total.number.value:
                draft.measure, draft.total = total.measure, index
                break


def of_all(draft: Draft) -> bool:
    """Whether some "of the arrests" are meant, of whatever kind."""
    token = draft.phrase.token
    return OF_ALL.match(text_of(token.doc), token.idx + len(token.text)) is not None


def of_no_kind(drafts: Sequence[Draft], share: Draft) -> int | None:
    """The largest figure before a share that counts all, of whatever kind; none where several kinds are counted."""
    before = [
        i
        for i, d in enumerate(drafts)
        if d.measure == share.measure
        and d.number.span < share.number.span
        and d.number.value >= share.number.value
        and not wordy(d)
    ]
    largest = max(before, key=lambda i: drafts[i].number.value, default=None)
    several = len({kind(drafts[i]) for i in before}) > 1
    return largest if largest is not None and not (several and any(kind(drafts[largest]))) else None


def of_amount(drafts: Sequence[Draft], row: Draft, amount: int) -> int | None:
    """The last figure before a list that says as many as its rows come to."""
    before = (i for i, d in enumerate(drafts) if d.measure == row.measure and d.number.span < row.number.span)
    return next((i for i in reversed(list(before)) if drafts[i].number.value == amount), None)
