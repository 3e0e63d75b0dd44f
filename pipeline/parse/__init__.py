"""Stored bytes to the text of a release."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from pipeline.parse.api_items import DOJ, WORDPRESS, parse_item
from pipeline.parse.encoding import decode
from pipeline.parse.error_pages import is_error_page
from pipeline.parse.html import parse_html
from pipeline.parse.model import Parsed, ParseError
from pipeline.parse.pdf import PDF_MARK, parse_pdf
from pipeline.parse.record import parse_record
from pipeline.parse.selected import NO_SELECTORS
from pipeline.platforms import Selectors

__all__ = ["ParseError", "Parsed", "parse", "parser_hash"]

_LIBRARIES = ("beautifulsoup4", "charset-normalizer", "lxml", "pdfplumber", "pydantic", "selectolax", "trafilatura")


def parse(data: bytes, content_type: str, url: str | None, selectors: Selectors = NO_SELECTORS) -> Parsed:
    """The text and metadata of stored bytes; `url` is the address they were found at, if known.

    `selectors` are those of the source, which come first on its pages.

    `content_type` is text/html, text/plain or application/json, with or without a charset, application/pdf, or one
    of `api_items`.
    Text of text/plain and of records is as it stands, line ends too. Raises ParseError where there is no text
    (empty, error_page, scanned_pdf), or none to be had (not_text, unknown_encoding, too_deep, bad_json, bad_record,
    bad_pdf, encrypted_pdf, too_long, unknown_type).
    """
    parsed = _parse(data, content_type, selectors)
    if not parsed.text.strip():
        raise ParseError("empty", "It holds no text. Save it anew, or leave it out.")
    if is_error_page(parsed.text):
        raise ParseError("error_page", "It is an error page or a wall against robots. Save the release itself.")
    return parsed if parsed.url or not url else replace(parsed, url=url)


def _parse(data: bytes, content_type: str, selectors: Selectors) -> Parsed:
    if data.startswith(PDF_MARK):  # whatever the server calls it
        return parse_pdf(data)
    kind, _, parameters = content_type.partition(";")
    charset = parameters.partition("charset=")[2].strip(" \"'") or None
    match kind.strip().lower():
        case "text/html" | "application/xhtml+xml":
            return parse_html(data, charset, selectors)
        case "application/pdf":
            return parse_pdf(data)
        case "text/plain":
            return Parsed(decode(data, charset), "plain")
        case kind_of_item if kind_of_item in (WORDPRESS, DOJ):
            return parse_item(data, kind_of_item)
        case "application/json":
            return parse_record(data)
    raise ParseError("unknown_type", "There is no parser for this kind of content. Save its text as .txt or .html.")


@cache
def parser_hash() -> str:
    """16 hex digits that change with the parsers' code, their rules and the libraries they use."""
    digest = sha256()
    for path in sorted(files("pipeline.parse").iterdir(), key=lambda path: path.name):
        if path.name.endswith((".py", ".yml")):
            digest.update(path.name.encode() + path.read_bytes())
    digest.update(" ".join(f"{name}=={version(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()[:16]
