"""Where on a page, its furniture gone, the release's text lies."""

from __future__ import annotations

import trafilatura
from selectolax.lexbor import LexborNode

from pipeline.parse.core_text import core_lines
from pipeline.parse.furniture import drop_link_lists
from pipeline.parse.lines import lines_of
from pipeline.parse.markup import RULES, characters, own_characters

# Of the page's characters outside links, in the main cell of a layout table; and where the headline stands in it.
_CELL_SHARE, _HEADED_SHARE = 0.6, 0.4
_FOUND_SHARE = 0.5  # of the same, that trafilatura must find to be believed
_HELD_SHARE = 0.9  # of the characters trafilatura finds, in the element taken for it


def main_text(body: LexborNode, title: str | None) -> tuple[list[str], str]:
    """The lines of the release, and the name of the way they were found."""
    narrow, wide = RULES.containers
    if (node := _container(body, narrow)) is not None:
        return lines_of(node), "html:container"
    if (node := _container(body, wide)) is not None:
        return core_lines(node, title), "html:container"
    if (node := _main_cell(body, title)) is not None:
        return core_lines(node, title), "html:cell"
    drop_link_lists(body)
    node = _around_what_trafilatura_finds(body)
    return core_lines(node or body, title), "html:trafilatura" if node else "html:body"


def _container(body: LexborNode, group: tuple[float, tuple[str, ...]]) -> LexborNode | None:
    whole = own_characters(body)
    share, selectors = group
    for selector in selectors:
        best = max(body.css(selector), key=own_characters, default=None)
        if best is not None and whole and own_characters(best) >= share * whole:
            return best
    return None


def _main_cell(body: LexborNode, title: str | None) -> LexborNode | None:
    """The innermost cell that holds most of a page laid out as a table."""
    whole = own_characters(body)
    holding = [cell for cell in body.css("td") if whole and own_characters(cell) >= _needed(cell, title) * whole]
    return min(holding, key=characters, default=None)


def _needed(cell: LexborNode, title: str | None) -> float:
    headed = title is not None and any(line.casefold() == title.casefold() for line in lines_of(cell))
    return _HEADED_SHARE if headed else _CELL_SHARE


def _around_what_trafilatura_finds(body: LexborNode) -> LexborNode | None:
    """The smallest element that holds what trafilatura finds; none where it misses most of the page.

    Trafilatura leaves out lists, and breaks lines: hence not its text.
    """
    found = _squeezed(trafilatura.extract(body.html or "", favor_recall=True, include_tables=True) or "")
    if len(found) < _FOUND_SHARE * own_characters(body):
        return None
    needed = _HELD_SHARE * sum(len(line) for line in lines_of(body) if _squeezed(line) in found)
    holding = [node for node in body.css("div, section") if _found_in(node, found) >= needed]
    return min(holding, key=characters, default=None)


def _found_in(node: LexborNode, found: str) -> int:
    return sum(len(line) for line in lines_of(node) if _squeezed(line) in found)


def _squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
