"""The release within a larger stretch of page: below its headline, among its own kind, above the site's last words."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipeline.parse.lines import lines_of
from pipeline.parse.markup import RULES, characters, own_characters

_HOLDERS = "div, section, article, td, main"
_HELD_SHARE = 0.9  # of the characters below the headline, in the element taken for the release
_LATE = 0.5  # of the characters: a headline that comes later heads something else
_LINKS_IN_A_ROW, _LINKS_IN_A_BAR = 3, 2
_LONG_ENDING = 120
_BARS = " |•·[]-"


def core_lines(root: LexborNode, title: str | None) -> list[str]:
    """The lines of the release within `root`: from the headline on, links to other pages and the site's endings off."""
    _drop_links_in_a_row(root)
    below = _below_headline(root, title)
    weight = {line: len(line) for line in below if not RULES.endings.fullmatch(line)}
    needed = _HELD_SHARE * sum(weight.values())
    holding = [node for node in [root, *root.css(_HOLDERS)] if _held(node, weight) >= needed > 0]
    best = min(holding, key=characters, default=None)
    if best is None:
        return _without_endings(below)
    # What an article says above its headline is its own: "Corrected release".
    return _without_endings(lines_of(best) if best.tag == "article" else _below_headline(best, title))


def _drop_links_in_a_row(root: LexborNode) -> None:
    """Take out neighbors, one after the other, that each hold nothing but a link: menus and other headlines."""
    for node in [node for node in root.css("*") if _is_link_only(node) and not _is_link_only(node.prev)]:
        row = [node]
        while (after := row[-1].next) is not None and (_is_link_only(after) or _is_blank(after)):
            row.append(after)
        links = [member for member in row if not _is_blank(member)]
        barred = any("|" in (member.text_content or "") for member in row if member.tag == "-text")
        if len(links) >= (_LINKS_IN_A_BAR if barred else _LINKS_IN_A_ROW):
            for member in links:
                member.decompose()


def _is_link_only(node: LexborNode | None) -> bool:
    if node is None or node.tag == "-text":
        return False
    return (node.tag == "a" or node.css_first("a") is not None) and characters(node) > 0 and not own_characters(node)


def _is_blank(node: LexborNode) -> bool:
    return node.tag in ("-text", "br") and not (node.text_content or "").strip(_BARS + "\t\r\n")


def _below_headline(root: LexborNode, title: str | None) -> list[str]:
    lines = [line for line in lines_of(root) if line.strip(_BARS) or not line]
    at = next((n for n, line in enumerate(lines) if title and line.casefold() == title.casefold()), None)
    if at is None or sum(map(len, lines[:at])) > _LATE * sum(map(len, lines)):
        return lines
    return lines[at:]


def _held(node: LexborNode, weight: dict[str, int]) -> int:
    return sum(weight.get(line, 0) for line in set(lines_of(node)))


def _without_endings(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1] or _is_ending(lines[end - 1])):
        end -= 1
    return lines[:end]


def _is_ending(line: str) -> bool:
    return len(line) <= _LONG_ENDING and RULES.endings.fullmatch(line) is not None
