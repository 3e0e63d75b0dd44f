"""Takes from a page's tree what is not the release: see `html.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipeline.parse.markup import RULES, characters, own_characters

_HEADINGS = "h2, h3, h4, h5, h6, b, strong"
_LISTS = ("ul", "ol")
_LINK_SHARE = 0.5
_PAGE_SHARE = 0.5


def drop_furniture(body: LexborNode) -> None:
    """Take furniture out of the tree below `body`."""
    _drop([node for node in body.css(RULES.furniture) if not _holds_the_page(node, body)])
    _drop([node for node in body.css(RULES.header) if not _within(node, RULES.header_homes)])
    _drop([node for node in body.css("[class], [id]") if _is_named_furniture(node)])
    headings = body.css(_HEADINGS)
    _drop([node for heading in headings if _heads_furniture(heading) for node in _with_links_below(heading)])


def drop_link_lists(body: LexborNode) -> None:
    """Take out the lists of nothing but links: where no container sets the release apart, menus and other news."""
    _drop([node for node in body.css(", ".join(_LISTS)) if node.css_first("a") and not own_characters(node)])


def _holds_the_page(node: LexborNode, body: LexborNode) -> bool:
    """Whether a form is drawn around all of a page, as some systems do."""
    return node.tag == "form" and own_characters(node) > _PAGE_SHARE * own_characters(body)


def _drop(nodes: list[LexborNode]) -> None:
    """Take nodes from the tree; one that lies within another goes with it, and must not be touched after."""
    ids = {node.mem_id for node in nodes}
    for node in [node for node in nodes if not _lies_within(node, ids)]:
        node.decompose()


def _lies_within(node: LexborNode, ids: set[int]) -> bool:
    return any(parent.mem_id in ids for parent in _parents(node))


def _is_named_furniture(node: LexborNode) -> bool:
    names = [*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""]
    if node.tag in ("body", "main", "article") or not any(RULES.furniture_names.fullmatch(name) for name in names):
        return False
    return node.css_first("h1, main") is None


def _heads_furniture(heading: LexborNode) -> bool:
    return RULES.furniture_headings.fullmatch(" ".join(heading.text().split()).rstrip(":")) is not None


def _with_links_below(heading: LexborNode) -> Iterator[LexborNode]:
    """A heading and what follows it beside it, as long as that is a list or mostly links."""
    while heading.parent and heading.parent.tag != "body" and characters(heading.parent) == characters(heading):
        heading = heading.parent
    node: LexborNode | None = heading
    while node is not None:
        yield node
        node = node.next
        if node is None or (node.tag not in _LISTS and own_characters(node) > (1 - _LINK_SHARE) * characters(node)):
            return


def _within(node: LexborNode, tags: frozenset[str]) -> bool:
    return any(parent.tag in tags for parent in _parents(node))


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
