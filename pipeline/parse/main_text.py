"""Where on a page, its furniture gone, the release's text lies."""

from __future__ import annotations

import trafilatura
from selectolax.lexbor import LexborNode

from pipeline.parse.furniture import drop_link_lists
from pipeline.parse.lines import lines_of
from pipeline.parse.markup import RULES, characters, own_characters

_CELL_SHARE = 0.6  # of the page's characters outside links, in the main cell of a layout table
_FOUND_SHARE = 0.5  # of the same, that trafilatura must find to be believed
_HELD_SHARE = 0.9  # of the characters trafilatura finds, in the element taken for it


def main_text(body: LexborNode) -> tuple[list[str], str]:
    """The lines of the release, and the name of the way they were found."""
    node, parser = _container(body), "html:container"
    if node is None:
        node, parser = _main_cell(body), "html:cell"
    if node is not None:
        return lines_of(node), parser
    drop_link_lists(body)
    lines = _around_what_trafilatura_finds(body)
    return (lines, "html:trafilatura") if lines else (lines_of(body), "html:body")


def _container(body: LexborNode) -> LexborNode | None:
    whole = own_characters(body)
    for share, selectors in RULES.containers:
        for selector in selectors:
            best = max(body.css(selector), key=own_characters, default=None)
            if best is not None and whole and own_characters(best) >= share * whole:
                return best
    return None


def _main_cell(body: LexborNode) -> LexborNode | None:
    """The innermost cell that holds most of a page laid out as a table."""
    needed = _CELL_SHARE * own_characters(body)
    holding = [cell for cell in body.css("td") if needed and own_characters(cell) >= needed]
    return min(holding, key=characters, default=None)


def _around_what_trafilatura_finds(body: LexborNode) -> list[str]:
    """The lines of the smallest element that holds what trafilatura finds, or the stretch of the page's from its first
    line to its last; none where it misses most of the page. It leaves out lists, and breaks lines: hence not its text.
    """
    found = _squeezed(trafilatura.extract(body.html or "", favor_recall=True, include_tables=True) or "")
    if len(found) < _FOUND_SHARE * own_characters(body):
        return []
    lines = lines_of(body)
    matched = [number for number, line in enumerate(lines) if _squeezed(line) in found]
    needed = _HELD_SHARE * sum(len(lines[number]) for number in matched)
    holding = [node for node in body.css("div, section") if _found_in(node, found) >= needed]
    if holding:
        return lines_of(min(holding, key=characters))
    return lines[matched[0] : matched[-1] + 1] if matched else []


def _found_in(node: LexborNode, found: str) -> int:
    return sum(len(line) for line in lines_of(node) if _squeezed(line) in found)


def _squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
