"""Every source that can be scraped has a saved page, whose parsing gives what was reviewed; all of it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pages import HERE, Block, Content, designs, furniture_lines, page_of
from pdfs import PDFS

from pipeline.parse import Parsed, parse
from pipeline.sources import load_sources
from pipeline.workspace import Workspace

DESIGN_OF: dict[str, str] = yaml.safe_load((HERE / "sources.yml").read_text(encoding="utf-8"))
SCRAPED = sorted(source.id for source in load_sources(Workspace(Path("nowhere"))).values() if source.platform)


def invented() -> Content:
    told = yaml.safe_load((HERE / "invented.yml").read_text(encoding="utf-8"))
    blocks = tuple(Block(kind, tuple(lines)) for kind, *lines in told["blocks"])
    return Content("invented", told["title"], told["day"], blocks)


def parsed_as(design: str) -> Parsed:
    if design in PDFS:
        return parse(PDFS[design](invented()), "application/pdf", None)
    return parse(page_of(design, invented()).encode(), "text/html", None)


def test_each_source_that_can_be_scraped_has_a_saved_page_and_no_other_has() -> None:
    assert sorted(DESIGN_OF) == SCRAPED
    assert set(DESIGN_OF.values()) <= {*designs(), *PDFS}


@pytest.mark.parametrize("design", [*designs(), *PDFS])
def test_the_saved_page_gives_what_was_reviewed(design: str) -> None:
    """In every design. What is expected was written by hand: the bundled releases' own lines come from this parser."""
    parsed, content = parsed_as(design), invented()
    assert parsed.title == content.title
    assert parsed.published == (None if design == "pdf_newsletter" else content.day.isoformat())
    lines = [line.removeprefix("• ") for line in parsed.text.split("\n")]
    at = [lines.index(line) for line in content.lines]
    assert at == sorted(at)
    beside = [line for line in lines if line not in content.lines]
    assert len(" ".join(beside).split()) <= 16, beside
    if design not in PDFS:
        assert len(furniture_lines(page_of(design, content))) > 2
