"""By what each part divides its total, and whether the parts of that kind add up."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.counts.asunder import SUMMED
from extractors.counts.draft import Draft
from extractors.counts.kinds import only
from extractors.counts.measures import CUSTODIAL
from extractors.counts.shares import CASEWORK

# What a law against prostitution calls either side of the deal.
SIDES = frozenset({"selling"})
TOGETHER = re.compile(r" and (?:[a-z]{2,12}ly )?")


def sum_up(drafts: list[Draft]) -> None:
    """A total is held for what parts are that add up to it, and of their age and gender; but "seven victims" of whom
    two are girls and five are women are nowhere called female, unless it sums up what was told before."""
    for index, total in enumerate(drafts):
        parts = [d for d in drafts if d.total == index]
        sexed = total.rule in SUMMED or total.measure in CUSTODIAL
        for name in ("offense", "age_group", "gender") if sexed else ("offense", "age_group"):
            known = [d for d in parts if getattr(d, name) and (name != "offense" or d.own_offense)]
            kind = only({getattr(d, name) for d in known})
            if kind and getattr(total, name) is None and sum(d.number.value for d in known) == total.number.value:
                setattr(total, name, kind)


def divide(drafts: list[Draft]) -> None:
    """A total whose parts leave nobody out and were held for several things was held for no one kind."""
    for index, total in enumerate(drafts):
        parts = [d for d in drafts if d.total == index]
        apart = len({d.offense for d in parts}) > 1 and (all(d.own_offense for d in parts) or total.offense in SIDES)
        if total.measure in CUSTODIAL and apart and sum(d.number.value for d in parts) == total.number.value:
            for part in parts:
                part.own_offense = True  # who is left of "prostitution" beside the buyers was selling
            total.offense = None


def share_occasion(drafts: list[Draft], text: str) -> None:
    """Those "arrested and charged" were charged when and where they were arrested, if nothing else is told of it."""
    for draft in drafts:
        if draft.trigger is None or draft.measure not in CASEWORK:
            continue
        for twin in drafts:
            same = twin.number.span == draft.number.span and twin.measure not in CASEWORK and twin.trigger
            if same and TOGETHER.fullmatch(text, same.end, draft.trigger.start):
                draft.period = twin.period if draft.period.basis == "none" else draft.period
                if draft.place_basis in ("release", "none"):
                    draft.place, draft.place_basis = twin.place, twin.place_basis


def lend_time(drafts: list[Draft]) -> None:
    """A part of which no time is told has the one said of its total; what courts do they do on days of their own."""
    for part in drafts:
        whole = drafts[part.total].period if part.total is not None else part.period
        of_police = whole.basis == "sentence" and part.measure not in CASEWORK
        # Those charged over the days of an operation were so in the course of it, be it of what they may.
        of_days = whole.basis == "operation" and whole.first != whole.last and part.measure == "charged"
        if part.period.basis == "none" and (of_police or of_days):
            part.period = replace(whole, basis="section")


def break_down(drafts: list[Draft]) -> None:
    """Says by what each part divides its total, and whether the parts of that kind add up."""
    for draft in drafts:
        if draft.total is not None:
            draft.breakdown = divided_by(draft, drafts[draft.total])
    for index, total in enumerate(drafts):
        parts = [d for d in drafts if d.total == index]
        for name in {d.breakdown for d in parts}:
            alike = [d for d in parts if d.breakdown == name]
            for part in alike:
                part.exhaustive = sum(d.number.value for d in alike) == total.number.value


def divided_by(part: Draft, total: Draft) -> str:
    for name in ("age_group", "gender", "offense", "place"):
        if getattr(part, name) != getattr(total, name) and getattr(part, name) is not None:
            return "age" if name == "age_group" else name
    return "time" if (part.period.first, part.period.last) != (total.period.first, total.period.last) else "other"
