"""What comes out of a parser."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a snapshot and what its metadata say.

    `published` and `updated` are ISO 8601 days as the page states them; `parser` names the way the
    text was found. `basis` tells where else each came from: title, text, published, updated → selector, api, json-ld,
    meta, time element, visible, type size or general.
    """

    text: str
    parser: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    basis: dict[str, str] = field(default_factory=dict)


class ParseError(Exception):
    """Bytes that give no text: `code` is a word for the issue, `message` says what is wrong and what would mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, str]]:
        return type(self), (self.code, self.message)
