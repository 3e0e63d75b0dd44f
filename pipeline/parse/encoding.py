"""Bytes to text, by what the bytes themselves say before what anybody declares."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector, UnicodeDammit
from charset_normalizer import from_bytes

from pipeline.parse.model import ParseError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Western pages declare, and browsers read as Windows-1252 (WHATWG Encoding Standard, 4.2).
_READ_AS_1252 = {"ascii", "iso8859-1", "cp1252"}
# Guessed among these first: over all encodings, a guess from a few apostrophes is often Polish or Icelandic.
_LIKELY = ["cp1252", "mac_roman"]
_BINARY = "This is binary, not text. Save the release's text as .txt or .html."
_SAMPLE_BYTES = 100_000
_HEAD_BYTES = 4096
_SOME_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_MAX_CONTROL_SHARE = 0.01
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, line ends as they are, without a byte order mark.

    A byte order mark counts most, then valid UTF-8, then `declared`, then UTF-8 into which somebody pasted
    Windows-1252, then a guess. Raises ParseError (not_text, unknown_encoding).
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ParseError("not_text", f"This is {kind}, not text. Save its text as .txt or .html and import that.")
    text = _decode(data, declared)
    if len(_CONTROL.findall(text[:_SAMPLE_BYTES])) > _MAX_CONTROL_SHARE * min(len(text), _SAMPLE_BYTES):
        raise ParseError("not_text", _BINARY)
    return text


def declared_in(page: bytes) -> str | None:
    """The encoding that the head of a page gives in a meta element, or that of an XML declaration."""
    return EncodingDetector.find_declared_encoding(page[:_HEAD_BYTES], is_html=True, search_entire_document=True)


def _decode(data: bytes, declared: str | None) -> str:
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    for name in (marked, _utf16_without_mark(data), "utf-8", _python_name(declared)):
        if name:
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    if _SOME_UTF8.search(data):
        try:
            return UnicodeDammit.detwingle(data).decode()
        except UnicodeDecodeError:
            pass
    return data.decode(_guess(data[:_SAMPLE_BYTES]), errors="replace")


def _guess(sample: bytes) -> str:
    if b"\0" in sample:
        raise ParseError("not_text", _BINARY)
    best = from_bytes(sample, cp_isolation=_LIKELY).best() or from_bytes(sample).best()
    if best is None:
        raise ParseError("unknown_encoding", "The encoding cannot be told. Save the file as UTF-8 and import it again.")
    return best.encoding


def _python_name(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else None
    except (LookupError, ValueError):  # a name with a NUL in it
        return None
    return "cp1252" if name in _READ_AS_1252 else name


def _utf16_without_mark(data: bytes) -> str | None:
    """Mostly Latin text in UTF-16 has a zero in every other byte."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    pairs = len(sample) // 2
    for name, low, high in (("utf-16-le", sample[0::2], sample[1::2]), ("utf-16-be", sample[1::2], sample[0::2])):
        if pairs and high.count(0) > 0.6 * pairs and low.count(0) < 0.01 * pairs:
            return name
    return None
