from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import ParseError
from pipeline.parse.encoding import declared_in, decode

TEXT = "The sheriff’s “weekend detail” in Doña Ana – 12 men held\r\nand 3 cited."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_text_in_any_usual_encoding_is_read_as_it_was(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin_1_is_read_without_being_declared() -> None:
    assert decode("Núñez County: 4 arrests in São João Street".encode("latin-1")).startswith("Núñez County")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_a_byte_order_mark_tells_the_order(mark: bytes) -> None:
    name = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(mark + TEXT.encode(name)) == TEXT


def test_what_is_declared_counts_less_than_valid_utf_8_and_more_than_a_guess() -> None:
    assert decode("é".encode(), "latin-1") == "é"
    assert decode("Ж".encode("koi8-r"), "koi8-r") == "Ж"
    assert decode(b"the \x93detail\x94", "iso-8859-1") == "the “detail”"
    assert decode("é".encode(), "no-such-encoding") == "é"


def test_windows_1252_pasted_into_utf_8_is_read_with_it() -> None:
    mixed = "Doña Ana’s detail: ".encode() + b"\x93twelve held\x94"
    assert decode(mixed) == "Doña Ana’s detail: “twelve held”"
    assert decode(mixed, "utf-8") == "Doña Ana’s detail: “twelve held”"


@pytest.mark.parametrize(
    ("page", "declared"),
    [
        (b"<html><head><META http-equiv=x content='text/html; charset=KOI8-R'>", "koi8-r"),
        (b"<meta charset=windows-1251 />", "windows-1251"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><html>", "iso-8859-2"),
        (b"<html><body>charset=koi8-r", None),
        (b"<p>" * 5000 + b"<meta charset=koi8-r>", None),
    ],
)
def test_what_a_page_declares_is_found_in_its_head(page: bytes, declared: str | None) -> None:
    assert declared_in(page) == declared


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 9,
        b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 99,
        b"%PDF-1.4 text",
        b"PK\x03\x04 text",
        b"\1\2\3\4 ab" * 50,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        decode(data)
    assert caught.value.code == "not_text"


@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=200).filter(lambda t: t[:1] != "\ufeff")
)
def test_valid_utf_8_is_never_changed(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF", b"PK\x03\x04")) and "\ufffd" not in text:
        assert decode(data) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_plain_refusal(data: bytes) -> None:
    assert text_or_code(data).encode()


def text_or_code(data: bytes) -> str:
    try:
        return f"text: {decode(data)}"
    except ParseError as error:
        return f"refused: {error.code}"
