"""Operations worked one part of the country after the other: "East Ohio, May 4-15", and what was counted there."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.model import Span
from extractors.number_words import FEW
from extractors.periods.spells import Tie
from extractors.periods.ties import tie
from extractors.periods.timeline import SHORT, Timeline

LABEL = re.compile(r"\s{0,9}(?:[•*·–-] ?)?([A-Z][\w .'’-]{2,40}?) ?[,:|(–—-] ?")
ENDED = re.compile(r"[).;]{0,2}")
COUNTED = re.compile(rf"\d|\b(?:{'|'.join(FEW)})\b", re.IGNORECASE)
FEWEST = 2


def phases_of(timeline: Timeline) -> dict[str, Tie]:
    """The days of each part by its name, where short lines of a name and days say them; none if only one does."""
    text, found = timeline.text, {}
    for line in timeline.page.body:
        mentions = timeline.mentions(line) if line.end - line.start <= SHORT else []
        if len(mentions) != 1 or not ENDED.fullmatch(text, mentions[0].span.end, line.end):
            continue
        label = LABEL.fullmatch(text, line.start, mentions[0].span.start)
        said = tie(text, mentions[0], line, timeline.published)
        if label and said and said.first != said.last and len(said.first) == len(said.last) == len("2022-01-31"):
            found[label[1]] = said
    return found if len(found) >= FEWEST else {}


def whole(phases: dict[str, Tie]) -> Tie | None:
    """From the first day of the first part to the last day of the last."""
    ties = list(phases.values())
    if not ties:
        return None
    first, last = min(each.first for each in ties), max(each.last for each in ties)
    return replace(ties[0], first=first, last=last, scope="this_operation")


def phase_at(phases: dict[str, Tie], text: str, number: Span, sentence: Span) -> Tie | None:
    """The days of the part that the sentence names next behind the figure, with no other figure between, or before."""
    named = []
    for label, days in phases.items():
        word = re.escape(label.split()[0].lower())
        pattern = rf"\b{re.escape(label)}\b|\b[Ii]n the {word}(?:ern)?(?= region|[,.; ])"
        named += [(match.start(), days) for match in re.finditer(pattern, text[sentence.start : sentence.end])]
    before = [(at, days) for at, days in sorted(named, key=lambda item: item[0]) if sentence.start + at < number.start]
    behind = [(at, days) for at, days in sorted(named, key=lambda item: item[0]) if sentence.start + at >= number.end]
    if behind and not COUNTED.search(text, number.end, sentence.start + behind[0][0]):
        return behind[0][1]
    return before[-1][1] if before else None
