"""The places of an invented text, and the area of a figure in it."""

from __future__ import annotations

from extractors.model import Context, Span
from extractors.page.layout import lay_out
from extractors.places.finder import PlaceFinder, find_places, home_of


def named(text: str) -> list[tuple[str, str]]:
    return [(place.span.of(text), place.name) for place in find_places(lay_out(text))]


def area(text: str, number: str, publisher: str, trigger: str | None = None) -> str | None:
    """The area of the figure written `number`, whose sentence is the one it stands in."""
    page = lay_out(text)
    places = find_places(page)
    finder = PlaceFinder(page, places, home_of(publisher, page, places, Context()))
    start = text.index(number)
    sentence = next(s for s in page.sentences if s.start <= start < s.end)
    verb = text.index(trigger) if trigger else None
    return finder.place(Span(start, start + len(number)), sentence, Span(verb, verb + 5) if verb is not None else None)[
        0
    ]
