"""Ties figures to what they add up to: the rows of a table, the figures of a sentence, those beside a total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.counts.asunder import SUMMED, elsewhere
from extractors.counts.draft import Draft
from extractors.counts.holding import ancestors, could_hold, kind, long_running, one_action, open_kind, specific, sums

NEAR, FEW, WINDOW, LEAST, NEXT = 800, 6, 12, 3, 80


def sentences(drafts: Sequence[Draft]) -> Iterable[list[int]]:
    """Figures without a total, by the sentence and measure they share."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.total is None and not draft.row:
            found[(draft.sentence.start, draft.measure)].append(index)
    return [group for group in found.values() if len(group) > 1]


def tables(drafts: Sequence[Draft]) -> Iterable[list[int]]:
    """Figures of one measure that stand in one column of a list or table."""
    found: list[list[int]] = []
    last: dict[tuple[str, int], list[int]] = {}
    stands = [(d.sentence.start, i, d.row, d.column) for i, d in enumerate(drafts)]
    stands += [(d.relisted[0], i, True, d.relisted[1]) for i, d in enumerate(drafts) if d.relisted]
    for _, index, row, column in sorted(stands):
        if not row:
            last.clear()
            continue
        if drafts[index].total is not None:
            continue
        key = (drafts[index].measure, column)
        if key not in last:
            last[key] = []
            found.append(last[key])
        last[key].append(index)
    return found


def tie_table(drafts: list[Draft], group: list[int]) -> None:
    """Rows are parts of what they add up to, of the general row that opens or ends them, or of what led to them."""
    if len(group) > 1:
        tie_sum(drafts, group)
        tie_rows(drafts, group)
    if any(drafts[i].total is not None for i in group):
        return
    rows = [i for i in (group[0], group[-1]) if not any(kind(drafts[i])) and len(group) > 1]
    leads = [
        i
        for i in range(min(group) - 1, -1, -1)
        if not drafts[i].row
        and drafts[i].measure == drafts[group[0]].measure
        and long_running(drafts[i]) == long_running(drafts[group[0]])
        and not all(elsewhere(drafts[row], drafts[i]) for row in group)
    ]
    for index in (*rows, *leads[:1]):
        parts = [
            i
            for i in group
            if i != index and could_hold(drafts, index, i) and (index not in group or any(kind(drafts[i])))
        ]
        if (
            parts
            and sum(drafts[i].number.value for i in parts) <= drafts[index].number.value
            and close(drafts, parts, index)
        ):
            assign(drafts, parts, index)
            return


def tie_rows(drafts: list[Draft], group: list[int]) -> None:
    """Three rows or more that add up to the last are its parts, whatever times they name, unless it is elsewhere."""
    *rows, last = group
    free = all(drafts[i].total is None and not elsewhere(drafts[i], drafts[last]) for i in group)
    if len(rows) >= LEAST and free and sum(drafts[i].number.value for i in rows) == drafts[last].number.value:
        assign(drafts, rows, last)


def close(drafts: Sequence[Draft], parts: Sequence[int], index: int) -> bool:
    return abs(drafts[parts[0]].sentence.start - drafts[index].sentence.start) < NEAR


def tie_sum(drafts: list[Draft], group: list[int]) -> None:
    """A group's members are parts of the figure they add up to, inside the group or outside it."""
    for index in group:
        parts = [i for i in group if i != index]
        if len(parts) > 1 and (sums(drafts, parts, index) or told_out(drafts, parts, index)):
            assign(drafts, parts, index)
            return
    for index in nearest(drafts, group):
        if index not in group and sums(drafts, group, index):
            assign(drafts, group, index)
            return


def told_out(drafts: Sequence[Draft], parts: Sequence[int], index: int) -> bool:
    """Whether bare numbers behind a figure in its sentence tell it out by days: "two men, one on Friday, one on
    Saturday"."""
    total = drafts[index]
    bare = all(drafts[i].phrase.noun is None and i > index and not drafts[i].row for i in parts)
    alike = all(drafts[i].measure == total.measure and drafts[i].total is None for i in parts)
    return bare and alike and sum(drafts[i].number.value for i in parts) == total.number.value


def nearest(drafts: Sequence[Draft], group: Sequence[int]) -> list[int]:
    return sorted(range(len(drafts)), key=lambda index: abs(index - group[0]))


def tie_run(drafts: list[Draft], index: int) -> None:
    """The figures right behind or right before a total, as far as they add up to it."""
    total = drafts[index]
    alike = [
        i for i, d in enumerate(drafts) if d.measure == total.measure and i != index and could_hold(drafts, index, i)
    ]
    summed = total.rule in SUMMED  # it says itself that it adds up what was told
    behind = [i for i in reversed(alike) if i < index and (summed or not narrower(total, drafts[i]))]
    for run in ([i for i in alike if i > index], behind):
        for length in range(2, min(len(run), WINDOW) + 1):
            if sums(drafts, run[:length], index):
                assign(drafts, run[:length], index)
                return


def tie_remainder(drafts: list[Draft], index: int) -> None:
    """The one figure beside a total's parts, in their sentence or their rows, that is what these leave of it."""
    total = drafts[index]
    parts = [d for d in drafts if d.total == index]
    left = total.number.value - sum(d.number.value for d in parts)
    if left <= 0 or total.number.precision != "exact":
        return
    rest = [
        i
        for i, d in enumerate(drafts)
        if i != index
        and d.number.value == left
        and d.measure == total.measure
        and d.total is None
        and index not in ancestors(drafts, i)
        and all(None in pair or pair[0] == pair[1] for pair in zip(open_kind(total), kind(d), strict=True))
        and any(level(d, part) for part in parts)
    ]
    if len(rest) == 1:
        assign(drafts, rest, index)


def level(one: Draft, other: Draft) -> bool:
    """Whether two figures stand side by side: in one sentence, or in two rows right below each other."""
    if one.row and other.row:
        return one.column == other.column and abs(one.sentence.start - other.sentence.start) < NEXT
    return one.sentence == other.sentence


def narrower(total: Draft, part: Draft) -> bool:
    """Whether a figure is of one age or gender and another says none: "six pimps" before "eight men"."""
    return any(whole is not None and mine is None for whole, mine in zip(kind(total)[1:], kind(part)[1:], strict=True))


def tie_total(drafts: list[Draft], index: int) -> None:
    """What stands within two figures' sentences of a stated total, with a kind of its own, is part of it."""
    total = drafts[index]
    near = [
        i
        for i, d in enumerate(drafts)
        if i != index and d.number.value and could_hold(drafts, index, i) and specific(d, total)
        and one_action(d, total)
        and abs(i - index) <= FEW and abs(d.sentence.start - total.sentence.start) < NEAR
    ]  # fmt: skip
    if near and sum(drafts[i].number.value for i in near) <= total.number.value:
        assign(drafts, near, index)
        return


def assign(drafts: list[Draft], parts: Iterable[int], index: int) -> None:
    for part in parts:
        drafts[part].total = index
