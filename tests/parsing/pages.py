"""The bundled releases, set in the designs that publishers' sites come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.parse import parse

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "corpus" / "samples"
CELLS = " | "


@dataclass(frozen=True)
class Block:
    """Neighboring lines of one kind: paragraph, list, table or heading."""

    kind: str
    lines: tuple[str, ...]

    @property
    def rows(self) -> list[list[str]]:
        return [line.split(CELLS) for line in self.lines]


@dataclass(frozen=True)
class Content:
    """A release without a page: headline, day of publication, and what it says."""

    name: str
    title: str
    day: date
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> list[str]:
        """The text as a reader of the release has it, a line for each paragraph, item or row."""
        return [self.title, *(line for block in self.blocks for line in block.lines)]


@cache
def contents() -> tuple[Content, ...]:
    """The bundled releases that are web pages with a headline and a full date."""
    pages = sorted(SAMPLES.glob("*/????-??-??-*.html"))
    return tuple(content for page in pages if (content := content_of(page)) is not None)


def content_of(page: Path) -> Content | None:
    """One bundled release, or none where it is without a headline."""
    data = page.read_bytes()
    parsed = parse(data, "text/html", None)
    if not parsed.title:
        return None
    soup = BeautifulSoup(data, "lxml")
    items = {squeezed(item.get_text()) for item in soup.find_all("li")}
    headings = {squeezed(item.get_text()) for item in soup.find_all(["h2", "h3"])}
    blocks: list[Block] = []
    for line in filter(None, parsed.text.split("\n")[1:]):
        kind = kind_of(line, items, headings)
        if blocks and blocks[-1].kind == kind and kind in ("list", "table"):
            blocks[-1] = Block(kind, (*blocks[-1].lines, line))
        else:
            blocks.append(Block(kind, (line,)))
    return Content(page.stem, parsed.title, date.fromisoformat(page.name[:10]), tuple(blocks))


def kind_of(line: str, items: set[str], headings: set[str]) -> str:
    """What a line of a release is, by the elements of the bundled page."""
    if CELLS in line:
        return "table"
    return "list" if squeezed(line) in items else "heading" if squeezed(line) in headings else "paragraph"


def squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def furniture() -> dict[str, Any]:
    """What may surround a release, by kind: a line or a list of lines."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "furniture.yml").read_text(encoding="utf-8"))
    return loaded


def furniture_lines(page: str) -> list[str]:
    """The lines of furniture that a page holds."""
    lines = [line for value in furniture().values() for line in (value if isinstance(value, list) else [value])]
    return [line for line in lines if line in page]


@cache
def designs() -> tuple[str, ...]:
    """The names of the designs, in order."""
    return tuple(sorted(path.stem for path in (HERE / "designs").glob("*.html") if not path.name.startswith("_")))


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "designs"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def page_of(design: str, content: Content) -> str:
    """The release as a page of the design."""
    american = f"{content.day:%B} {content.day.day}, {content.day.year}"
    return environment().get_template(f"{design}.html").render(release=content, american=american, **furniture())
