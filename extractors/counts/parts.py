"""Ties parts to their totals where no word of the sentence does: by sums, by place, by what the text calls a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.asunder import SUMMED, in_two_towns
from extractors.counts.draft import SAID, Draft
from extractors.counts.holding import (
    ancestors,
    could_hold,
    holds_kind,
    is_more,
    kind,
    long_running,
    one_action,
    open_kind,
    strictly_during,
    told,
)
from extractors.counts.outlined import tie_outline
from extractors.counts.parsed import text_of
from extractors.counts.remainder import is_rest
from extractors.counts.settle import share_days, tells_of_more
from extractors.counts.sums import (
    assign,
    nearest,
    sentences,
    tables,
    tie_remainder,
    tie_run,
    tie_sum,
    tie_table,
    tie_total,
)
from extractors.places.gazetteer import within

TOTAL = re.compile(r"\b(?:a total of|in total|in all|altogether|total of)\b[^.;]{0,30}$", re.I)
LISTED = re.compile(r"(?: [\w'’-]{1,20}){1,5}(?:,| and|, and) ")
OF_NUMBER = re.compile(r" of (?:the|those|these|all|all the) (?P<number>\d{1,7})\b")


def link_parts(drafts: list[Draft], text: str) -> None:
    """Gives each figure without a total the one it is a part of, the surest sign first."""
    untie(drafts)
    for index in range(len(drafts)):
        tie_named(drafts, index)
        tie_outline(drafts, index)
    for group in tables(drafts):
        tie_table(drafts, group)
    for group in sentences(drafts):
        tie_sum(drafts, group)
    for index in range(len(drafts)):
        tie_run(drafts, index)
    for index, draft in enumerate(drafts):
        before = text[max(draft.sentence.start, draft.number.said.start - 60) : draft.number.said.start]
        if TOTAL.search(before) and not opens_list(drafts, index, text):
            tie_total(drafts, index)
    for index in range(len(drafts)):
        tie_bare(drafts, index)
    for index in range(len(drafts)):
        tie_kind(drafts, index)
    for index in range(len(drafts)):
        tie_place(drafts, index)
    for index in range(len(drafts)):
        tie_time(drafts, index)
    for index in range(len(drafts)):
        tie_remainder(drafts, index)


def opens_list(drafts: Sequence[Draft], index: int, text: str) -> bool:
    """Whether a figure is but the first of several of one verb: "in all, 30 men and 12 women were arrested"."""
    first, after = drafts[index], next(iter(drafts[index + 1 :]), None)
    noun = first.phrase.noun
    if after is None or first.trigger is None or after.trigger != first.trigger or after.phrase.partitive:
        return False
    if noun is None or not (noun.offense or noun.gender or noun.age_group):
        return False
    between = text[first.number.said.end : after.number.said.start]
    aside = not first.number.said.end <= first.trigger.start < after.number.said.start
    return aside and LISTED.fullmatch(between) is not None


def untie(drafts: list[Draft]) -> None:
    """Frees a figure from a total of others that it only stands behind: women are no men, "two buyers were arrested"
    are none of six traffickers."""
    for draft in drafts:
        total = drafts[draft.total] if draft.total is not None else None
        if total is None:
            continue
        told_before = total.rule in SUMMED and draft.number.span < total.number.span
        elsewhen = not share_days(draft.period, total.period) and draft.measure != "charged" and not told_before
        if draft.number.value == total.number.value:
            draft.total = None if elsewhen else draft.total
            continue
        if is_beside(drafts, draft, total) or (in_two_towns(draft, total) and not draft.row):
            draft.total = total.total
            continue
        if elsewhen:
            draft.total = None
        if draft.phrase.partitive is not None:
            continue
        own_event = draft.phrase.noun is not None and draft.rule == total.rule and draft.sentence != total.sentence
        pairs = list(zip(open_kind(total), kind(draft), strict=True))[0 if own_event else 1 :]
        if any(None not in pair and pair[0] != pair[1] for pair in pairs):
            draft.total = None


def is_beside(drafts: Sequence[Draft], draft: Draft, before: Draft) -> bool:
    """Whether a figure goes on with the shares of which the one before it is another: charged with something else, or
    adding up with it to the total ("31 were men, nine were women and four were teens"); or is of the rest."""
    if is_rest(draft.phrase) and (before.phrase.partitive or before.total is not None):
        held = [d for d in drafts if d.total is not None and drafts[d.total] is before]
        return sum(d.number.value for d in held) != before.number.value
    if (
        draft.sentence != before.sentence
        or draft.number.span < before.number.span
        or draft.phrase.partitive is not None
    ):
        return False
    charged = draft.own_offense and before.own_offense
    if charged and None not in (draft.offense, before.offense) and draft.offense != before.offense:
        return True
    if before.total is None:
        return False
    mates = [d for d in drafts if d.sentence == draft.sentence]
    shares = [d for d in mates if d.total == before.total or (d.total is not None and drafts[d.total] is before)]
    return sum(d.number.value for d in shares) == drafts[before.total].number.value


def tie_named(drafts: list[Draft], index: int) -> None:
    """ "31 of the 40 people arrested" are a part of the 40, wherever these are told of."""
    token = drafts[index].phrase.token
    named = OF_NUMBER.match(text_of(token.doc), token.idx + len(token.text))
    whole = [i for i in nearest(drafts, [index]) if named and drafts[i].number.value == int(named["number"])]
    for i in whole:
        if i != index and could_hold(drafts, i, index):
            assign(drafts, [index], i)
            return


def tie_bare(drafts: list[Draft], index: int) -> None:
    """A subject without a noun ("Six are due in court") is some of the one figure before it that can hold it."""
    part = drafts[index]
    phrase = part.phrase
    if part.total is not None or part.number.value == 0 or part.row or phrase.partitive or phrase.noun:
        return
    if phrase.head is not phrase.token or phrase.token.dep_ not in ("nsubj", "nsubjpass"):
        return
    larger = [
        i
        for i, d in enumerate(drafts[:index])
        if d.total is None and d.measure == part.measure and d.number.value > part.number.value
    ]
    if len(larger) != 1 or (filled(drafts, larger[0]) and not any(told(part, drafts[larger[0]]))):
        return
    if tells_of_more(part) and all(draft.total != larger[0] for draft in drafts):
        return  # "Nine were held. Another five were held there."
    if could_hold(drafts, larger[0], index) and one_action(part, drafts[larger[0]]):
        assign(drafts, [index], larger[0])


def filled(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a figure's parts add up to it already."""
    return sum(d.number.value for d in drafts if d.total == index) == drafts[index].number.value


def tie_kind(drafts: list[Draft], index: int) -> None:
    """Those of one offense, age or gender belong to the last figure of all that the same action brought in."""
    part = drafts[index]
    if part.total is not None or part.number.value == 0 or not any(kind(part)) or long_running(part):
        return
    wider = [i for i in range(len(drafts)) if i != index and holds_kind(drafts, i, index)]
    if is_more(part):  # "three others" are of what those beside whom they stand are of
        before = next((d for d in reversed(drafts[:index]) if d.measure == part.measure), part)
        wider = [i for i in wider if i == before.total]
    if wider:
        assign(drafts, [index], max(wider, key=lambda i: (drafts[i].place == part.place, i < index, -abs(i - index))))


def tie_place(drafts: list[Draft], index: int) -> None:
    """A county's or a state's share belongs to the figure of the wider area for the same time and operation."""
    part = drafts[index]
    if part.total is not None or part.place is None:
        return
    bare = part.row and part.place_basis in SAID  # a row that its place heads
    wider = [
        i
        for i, d in enumerate(drafts)
        if i != index
        and within(part.place, d.place)
        and could_hold(drafts, i, index)
        and one_action(part, d)
        and all(
            whole in (None, mine) or (bare and mine is None)
            for whole, mine in zip(open_kind(d), kind(part), strict=True)
        )
    ]
    if wider:
        held = {d.total for d in drafts if d.place is not None}
        closest = max(
            wider, key=lambda i: (len(drafts[i].place or ""), drafts[i].place != "US", i in held, -abs(i - index))
        )
        assign(drafts, [index], closest)
        return


def tie_time(drafts: list[Draft], index: int) -> None:
    """What one night or one operation brought belongs to what the year brought, where both are told."""
    part = drafts[index]
    if part.total is not None or part.number.value == 0 or part.period.first is None:
        return
    longer = [
        i
        for i, d in enumerate(drafts)
        if d.number.value > part.number.value
        and d.period.scope == "this_operation"
        and strictly_during(part, d)
        and in_time(drafts, i, index)
        and not filled(drafts, i)
        and (part.place == d.place or (within(part.place, d.place) and d.place != "US"))
        and all(whole in (None, mine) for whole, mine in zip(open_kind(d), kind(part), strict=True))
    ]
    if longer:
        assign(drafts, [index], min(longer, key=lambda i: abs(i - index)))


def in_time(drafts: Sequence[Draft], index: int, part: int) -> bool:
    """Whether only their times speak against one figure holding another."""
    total, figure = drafts[index], drafts[part]
    return (
        figure.measure == total.measure
        and part not in ancestors(drafts, index)
        and (figure.row, figure.column) in ((total.row, total.column), (True, figure.column), (False, 0))
    )
