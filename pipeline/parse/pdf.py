"""PDF releases: their text in reading order, one line for each paragraph, page furniture off."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from statistics import median

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.parse.model import Parsed, ParseError
from pipeline.parse.pdf_layout import Line, blocks_of
from pipeline.parse.pdf_paragraphs import paragraphs_of, without_repeats
from pipeline.parse.pdf_tables import with_table_rows
from pipeline.parse.visible_date import visible_day

PDF_MARK = b"%PDF-"
MOST_PAGES = 200
_LEAST_CHARACTERS = 25  # of a page with text; a scanned one has none, or a stamp
_HEADLINE = 1.15  # times the size of the text
_ROUNDING = 0.5  # of sizes of type, in points
# How a glyph comes out that its font gives no letter for, a bullet mostly. Its number is no figure.
_NAMELESS = re.compile(r"\(cid:\d{1,6}\)")


def parse_pdf(data: bytes) -> Parsed:
    """The text of a PDF, its headline first where a larger type tells which it is, and the day shown beside that.

    Raises ParseError (bad_pdf, encrypted_pdf, scanned_pdf, too_long). The dates a PDF file says of itself are those
    of the file, not of the release, and are not taken.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [list(_lines(page)) for page in _limited(document.pages)]
            is_short = sum(len(line.text) for lines in pages for line in lines) < _LEAST_CHARACTERS
            pictures = is_short and any(page.images for page in document.pages)  # every page is laid out for it again
    except PdfminerException as error:
        raise _refused(error) from error
    if is_short:
        raise _empty(pictures)
    lines = without_repeats(pages)
    headline = _headline(lines)
    paragraphs = paragraphs_of([line for line in lines if line not in headline])
    title = " ".join(line.text for line in headline) or None
    if not title:
        return Parsed("\n".join(paragraphs), "pdf", basis={"text": "general"})
    published = visible_day(_shown(lines, headline, title), title)
    basis = {"title": "type size", "text": "general"} | ({"published": "visible"} if published else {})
    return Parsed("\n".join([title, *paragraphs]), "pdf", title, published=published, basis=basis)


def _limited(pages: list[Page]) -> list[Page]:
    if len(pages) > MOST_PAGES:
        raise ParseError("too_long", f"It has {len(pages)} pages, more than {MOST_PAGES}. Cut the release out of it.")
    return pages


def _lines(page: Page) -> Iterator[Line]:
    """The lines of a page in reading order. What it keeps of a page is let go, or a long document fills memory."""
    words = page.extract_words(extra_attrs=["size"], use_text_flow=False, keep_blank_chars=False)
    told = [word | {"text": text} for word in words if (text := _NAMELESS.sub("", word["text"]))]
    for number, block in enumerate(blocks_of(with_table_rows(page, told))):
        for line in block:
            yield line.placed(page.page_number, number, float(page.height))
    page.close()


def _shown(lines: list[Line], headline: list[Line], title: str) -> list[str]:
    """The lines as read, those of the headline as one."""
    at = lines.index(headline[0])
    return [*(line.text for line in lines[:at]), title, *(line.text for line in lines[at + len(headline) :])]


def _headline(lines: list[Line]) -> list[Line]:
    """The lines on the first page in the largest type, where it is larger than the text's."""
    first = [line for line in lines if line.page == 1]
    if not first:
        return []
    usual = median(line.size for line in lines for _ in line.text)
    largest = max((line.size for line in first if len(line.text.split()) > 2), default=0.0)
    if largest < _HEADLINE * usual:
        return []
    start = next(number for number, line in enumerate(first) if line.size == largest and len(line.text.split()) > 2)
    end = start
    while end < len(first) and abs(first[end].size - largest) < _ROUNDING:
        end += 1
    return first[start:end]


def _refused(error: PdfminerException) -> ParseError:
    if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
        return ParseError("encrypted_pdf", "It is locked with a password. Save it without one.")
    return ParseError("bad_pdf", "It is no PDF that can be read, or a torn one. Fetch it anew.")


def _empty(pictures: bool) -> ParseError:
    if pictures:
        return ParseError("scanned_pdf", "It is a scan: pictures of pages, without text. Run OCR over it first.")
    return ParseError("empty", "It holds no text. Save it anew, or leave it out.")
