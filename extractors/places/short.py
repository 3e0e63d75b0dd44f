"""The short names by which a release calls police and sheriffs: "the Sampleton Police Department (SPD)", or "SPD" for
police whose full name it gives elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.model import Place, Span

# What stands between the place in a body's name and its short name in brackets.
DEFINED = re.compile(
    r"(?: County| Parish)?(?:['’]s)? (?:[A-Z][\w'’&-]{1,20} ){0,3}"
    r"(?:Police|Sheriff(?:['’]s)?|PD|Task ?[Ff]orce|Department|Office|Unit)(?: (?:Department|Office|Dept\.?))?"
    r" \([\"“]?(?P<short>[A-Z]{3,7})[\"”]?\)"
)
SHORT = re.compile(r"\b[A-Z]{3,7}\b")
FULL = re.compile(r"(?: County| Parish)? (?:(?P<police>Police Dep)|Sheriff['’]?s Office)")


def short_names(text: str, bodies: Iterable[Place]) -> dict[Span, Place]:
    """Where a body is called by its short name, below its full name; none that two bodies share."""
    meant: dict[str, dict[str, Place]] = {}
    for body in bodies:
        for short in _shorts(text, body):
            meant.setdefault(short, {}).setdefault(body.name, body)
    only = {short: next(iter(named.values())) for short, named in meant.items() if len(named) == 1}
    said = [Span(*found.span()) for found in SHORT.finditer(text)] if only else []
    return {span: bearer for span in said if (bearer := only.get(span.of(text))) and bearer.span.end < span.start}


def _shorts(text: str, body: Place) -> set[str]:
    """The short name that stands in brackets, and the one that the initials of a full name make."""
    if body.level == "state":
        return set()
    given, full = DEFINED.match(text, body.span.end), FULL.match(text, body.span.end)
    shorts = {given["short"]} if given and given["short"][0] == body.name[0] else set()
    if full:
        initials = "".join(word[0] for word in body.name.rpartition(", ")[0].split())
        shorts.add(initials + ("PD" if full["police"] else "SO"))
    return {short for short in shorts if len(short) > 2}
