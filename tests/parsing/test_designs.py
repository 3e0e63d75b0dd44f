"""The bundled releases in every design of site: what is parsed is the release, and its figures are the same."""

from __future__ import annotations

import pytest
from marks import marks_of
from pages import Content, contents, designs, furniture_lines, page_of
from pdfs import PDFS, scan_of
from prove_parsing import figures

from pipeline.parse import ParseError, parse

# One with a table, one with a list of parts, one of plain paragraphs.
CHOSEN = ("2025-12-03-grand-prix-week", "2024-02-27-operation-march-sadness", "2025-05-23-eight-indicted")


def chosen() -> list[Content]:
    return [content for content in contents() if content.name in CHOSEN]


def test_the_bundled_releases_are_there() -> None:
    assert len(chosen()) == len(CHOSEN)
    assert len(designs()) + len(PDFS) >= 15
    kinds = {block.kind for content in chosen() for block in content.blocks}
    assert {"paragraph", "list", "table"} <= kinds


@pytest.mark.parametrize("design", designs())
def test_a_page_gives_its_release_and_nothing_around_it(design: str) -> None:
    for content in chosen():
        page = page_of(design, content)
        parsed = parse(page.encode(), "text/html", None)
        marks = marks_of(content, page, (parsed.text, parsed.title, parsed.published), 1.0)
        missing = [line for line in content.lines if line not in parsed.text.split("\n")]
        assert missing == []
        assert (marks.titles, marks.days) == (1, 1)
        assert len(furniture_lines(page)) > 2
        assert marks.found_words - marks.shared_words <= 16, parsed.text


@pytest.mark.parametrize("design", designs())
def test_figures_do_not_depend_on_the_design(design: str) -> None:
    content = chosen()[0]
    expected = figures("\n".join(content.lines), content)
    assert len(expected) > 3
    assert figures(parse(page_of(design, content).encode(), "text/html", None).text, content) == expected


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_gives_its_release_in_reading_order(name: str) -> None:
    for content in chosen():
        parsed = parse(PDFS[name](content), "application/pdf", None)
        assert (parsed.title, parsed.basis["title"], parsed.basis["text"]) == (content.title, "type size", "general")
        days = {content.day.isoformat()} if name == "pdf_letter" else {content.day.isoformat(), None}
        assert parsed.published in days
        assert parsed.basis.get("published") == ("visible" if parsed.published else None)
        assert parse(PDFS[name](content), "text/html; charset=utf-8", None) == parsed  # whatever the server calls it
        lines = parsed.text.split("\n")
        at = [lines.index(line) for line in content.lines if line in lines]
        assert len(at) == len(content.lines)
        assert at == sorted(at)
        assert "Page 1" not in lines
        assert figures(parsed.text, content) == figures("\n".join(content.lines), content)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\nthis is no PDF", "bad_pdf"),
        (b"<html>an error page</html>", "bad_pdf"),
        (PDFS["pdf_letter"](contents()[0])[:900], "bad_pdf"),
        (scan_of(contents()[0]), "scanned_pdf"),
    ],
)
def test_a_pdf_without_text_is_named_for_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(data, "application/pdf", None)
    assert caught.value.code == code
