"""The text below a node of a page, one line for each paragraph, heading, list item or table row."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipeline.parse.markup import RULES

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_MAX_BREAKS, _MAX_CELL = 3, 400  # line breaks and characters of a cell that holds data
_CELL_SEPARATOR = " | "
_WIDEST_SPAN = 20  # columns or rows; a greater one is a mistake of the page


def lines_of(root: LexborNode) -> list[str]:
    """The lines of `root` in order, white space collapsed; the cells of a table row joined by " | ", so that each
    column has one in every row: an empty cell behind others is kept, what spans several columns or rows said in each.

    None is empty, except between the paragraphs of preformatted text, which may break lines anywhere.
    """
    writer = _Lines()
    node: LexborNode | None = root
    while node is not None:
        writer.enter(node)
        if node.first_child is not None:
            node = node.first_child
            continue
        node = _leave(node, root, writer)
    writer.end_line()
    return writer.lines[:-1] if writer.lines[-1:] == [""] else writer.lines


def _leave(node: LexborNode, root: LexborNode, writer: _Lines) -> LexborNode | None:
    """Leave `node` and every parent that ends with it; the node to enter next."""
    at: LexborNode | None = node
    while at is not None:
        writer.leave(at)
        if at.mem_id == root.mem_id:
            return None
        if at.next is not None:
            return at.next
        at = at.parent
    return None


class _Lines:
    """Gathers words into lines as a page's nodes are entered and left in order."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] = []
        self._row: int | None = None  # mem_id of the data row one is in
        self._from_above: dict[int, tuple[str, int]] = {}  # by column, a cell that spans so many more rows

    def enter(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "table":
            self._from_above = {}
        if tag == "-text":
            self._add(node)
        elif tag == "tr" and self._row is None and _is_data_row(node):
            self.end_line()
            self._row = node.mem_id
        elif self._row is not None or (tag == "br" and _in_heading(node)):
            self._words.append(" " if tag in RULES.blocks else "")
        elif tag in RULES.blocks:
            self.end_line()

    def leave(self, node: LexborNode) -> None:
        tag = node.tag
        if self._row is None:
            if tag in RULES.blocks and tag != "br":
                self.end_line()
        elif node.mem_id == self._row:
            self._row = None
            self._end_row()
        elif tag in _CELLS:
            self._end_data(node)
        elif tag in RULES.blocks:
            self._words.append(" ")

    def end_line(self) -> None:
        self._end_cell()
        if self._cells:
            self.lines.append(_CELL_SEPARATOR.join(self._cells))
        self._cells = []

    def _end_cell(self) -> None:
        if cell := self._said():
            self._cells.append(cell)

    def _said(self) -> str:
        """The words gathered, which are then gone."""
        said = " ".join("".join(self._words).split())
        self._words = []
        return said

    def _end_data(self, node: LexborNode) -> None:
        """Ends a cell of data: it stands in all the columns, and all the rows, that it spans."""
        self._take_from_above()
        said, rows = self._said(), _span(node, "rowspan")
        for _ in range(_span(node, "colspan")):
            if rows > 1:
                self._from_above[len(self._cells)] = (said, rows - 1)
            self._cells.append(said)

    def _take_from_above(self) -> None:
        """Adds the cells of rows above that reach down to where the row now stands."""
        while (column := len(self._cells)) in self._from_above:
            said, left = self._from_above.pop(column)
            if left > 1:
                self._from_above[column] = (said, left - 1)
            self._cells.append(said)

    def _end_row(self) -> None:
        self._take_from_above()
        if sum(map(bool, self._cells)) > 1:
            self.lines.append(_CELL_SEPARATOR.join(self._cells).strip().removeprefix("| "))
        elif said := "".join(self._cells):
            self.lines.append(said)
        self._cells, self._words = [], []

    def _add(self, text_node: LexborNode) -> None:
        text = text_node.text_content or ""
        if text_node.parent is None or text_node.parent.tag != "pre":
            self._words.append(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            if not line.strip() and number and self.lines and self.lines[-1]:
                self.lines.append("")
            self._words.append(line)


def _in_heading(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in _HEADINGS


def _span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell says that it spans; 1 where it says none, or no number."""
    said = cell.attributes.get(name) or ""
    return min(int(said), _WIDEST_SPAN) if said.isdecimal() and int(said) > 0 else 1


def _is_data_row(row: LexborNode) -> bool:
    """Whether a row holds data, and is not there to set columns of paragraphs beside each other."""
    cells = [cell for cell in row.iter() if cell.tag in _CELLS]
    return len(cells) > 1 and not any(_is_column(cell) for cell in cells)


def _is_column(cell: LexborNode) -> bool:
    blocks = len(cell.css("p, div, li, h1, h2, h3, table"))
    return blocks > 1 or len(cell.css("br")) > _MAX_BREAKS or len(cell.text()) > _MAX_CELL
