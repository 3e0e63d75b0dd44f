"""What the headings over a row say happened to those it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.measures import CUSTODIAL, OF_THINGS
from extractors.counts.triggers import measures_in

VICTIMS = re.compile(
    r"\b(?:victims?|survivors?|children|child|juveniles?|minors?|girls?|wom[ae]n|people|persons?)\b", re.I
)
# Else a lead-in that names operations or warrants speaks of what they brought.
THEMSELVES = re.compile(
    r"\W{0,9}(?:(?:total|number of|search) )?(?:warrants?|operations?|stings?)\b"
    r"(?! (?:totals?|results?|statistics|stats|summary|numbers|recap|outcomes?)\b)[^.;]{0,30}$",
    re.I,
)


# Who took part, what was seized: none of those counted before.
OTHERS = re.compile(
    r"\b(?:taking part|took part|particip\w+|partner\w*|agencies|assist(?:ing|ed) (?:by|in|were)|assisting|thank\w*|"
    r"contacts?|seized|staff\w*|comments?|related|shares?|views?|budget|funding|trainings?|calls?|tips)\b",
    re.I,
)


THINGS = re.compile(
    r"\W{0,9}(?:[\w-]{1,20} ){0,2}(?:investigations|cases|files|reports|inspections|hours)"
    r"(?: (?:opened|initiated|reviewed|assigned|cleared|closed|filed))?\W{0,9}$",
    re.I,
)


def of_others(head: str) -> bool:
    """Whether a heading is over rows that count none of the people told of before: "Taking part were:"."""
    others = OTHERS.search(head) or THINGS.match(head)
    return others is not None and next(measures_in(head), None) is None


ALL_VICTIMS = re.compile(r"\W{0,6}(?:(?:number of|all) )?(?:victims|survivors)\W{0,6}", re.I)


def of_all_victims(label: str) -> bool:
    """Whether a row tells of victims at large: no rows below it divide the arrests above it."""
    return ALL_VICTIMS.fullmatch(label) is not None


def sets_apart(label: str, held: bool) -> bool:
    """Whether a row's own label tells of cases, or of victims where those held are asked for: "Cases: 7 (5 federal)"
    below "Arrests: 31"."""
    return THINGS.match(label) is not None or (held and of_all_victims(label))


WRONGED = re.compile(r"\b(?:victims?|survivors?|rescued|recovered)\b", re.I)
ACCUSED = re.compile(
    r"\b(?:arrest\w*|suspects?|defendants?|offenders?|buyers?|johns|pimps|traffickers?|charge[ds]|charges|perpetrators?)\b",
    re.I,
)


def side_of(heads: Sequence[str]) -> bool | None:
    """Whether the nearest heading that says of whom the rows tell names those accused; False for victims, None where
    none does."""
    for head in heads:
        sides = {side for side, who in ((True, ACCUSED), (False, WRONGED)) if who.search(head)}
        if sides:
            return sides.pop() if len(sides) == 1 else None
    return None


# Lines in which a headline goes on: "DRIVER SENTENCED TO" over "FOR INJURING".
BROKEN = re.compile(r"\b(?:to|of|and|or|the|an?|by|from|after|in)$", re.I)
CARRIED_ON = re.compile(r"(?:for|to|of|after|in|by|with)\b", re.I)
RATE = re.compile(r"%|\brates?\b|\bpercent\b", re.I)
OVER_ROWS = re.compile(r":$|\bby \w+$|^(?:persons|people|defendants|suspects|offenders|number|total)\b", re.I)
OF_COURTS = frozenset({"charged", "convicted"})
COURT_HEADING = 3  # words


def measures_over(heads: Sequence[str], columns: int = 0) -> tuple[str, ...]:
    """The measures that the nearest of some headings speaks of that says any; the first `columns` head a table's."""
    for place, head in enumerate(heads):
        if place < columns:
            found = list(measures_in(head))
        elif BROKEN.search(head) or of_others(head):
            return ()
        else:
            said = head.split(". ")[-1]
            found = [measure for measure in measures_in(said) if speaks(said, measure)]
        if found:
            trial = place >= columns and of_trial(heads[: place + 1])
            return tuple(dict.fromkeys(measure for measure in found if not (trial and measure in OF_COURTS)))
    return ()


def carried_on(line: str) -> bool:
    """Whether a line goes on with the headline above it, and heads nothing itself."""
    return line.lower().endswith("ing") or (CARRIED_ON.match(line) is not None and not line.endswith(":"))


def of_trial(heads: Sequence[str]) -> bool:
    """Whether the last of some lines over a row tells of one trial, or of a rate, and heads no rows of people."""
    *nearer, head = heads
    if RATE.search(head) or any(map(carried_on, nearer)):
        return True
    return OVER_ROWS.search(head) is None and len(head.split()) > COURT_HEADING


def speaks(head: str, measure: str) -> bool:
    """Whether a heading over rows says that these count such: "Victims identified", not "Identified were:"."""
    if measure in OF_THINGS:
        return THEMSELVES.match(head) is not None
    return measure != "victims_identified" or VICTIMS.search(head) is not None


def measure_for(measures: Sequence[str], kind: str | None) -> str | None:
    """Which of the measures of a heading is that of people of a kind: suspects are arrested, victims rescued."""
    if kind in ("suspect", "victim", "missing"):
        return next((one for one in measures if (one in CUSTODIAL) == (kind == "suspect")), None)
    return measures[0] if measures else None
