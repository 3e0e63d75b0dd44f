"""What a source's own selectors say of its pages, before any general rule."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.parse.furniture import drop_furniture
from pipeline.parse.lines import lines_of
from pipeline.parse.metadata import iso_day
from pipeline.parse.visible_date import day_in
from pipeline.platforms import Selectors

NO_SELECTORS = Selectors()


class Selected(NamedTuple):
    """Headline, day (ISO 8601) and lines; each empty where no selector is given, or none matches."""

    title: str | None = None
    day: str | None = None
    lines: list[str] = []  # noqa: RUF012


def select(tree: LexborHTMLParser, selectors: Selectors) -> Selected:
    """What the selectors match. Furniture within the text is taken from the tree."""
    heading, dated, content = (
        tree.css_first(selector) if selector else None
        for selector in (selectors.title, selectors.date, selectors.content)
    )
    title = " ".join(lines_of(heading)) or None if heading else None
    day = _day_of(dated) if dated else None
    if content is None:
        return Selected(title, day, [])
    drop_furniture(content)
    return Selected(title, day, lines_of(content))


def _day_of(node: LexborNode) -> str | None:
    stated = (iso_day(node.attributes.get(name)) for name in ("datetime", "content"))
    return next(filter(None, stated), None) or next(filter(None, map(day_in, lines_of(node))), None)
