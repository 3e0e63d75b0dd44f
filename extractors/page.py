"""Lays a release out: which lines are the release, which are the site around it, and its sentences."""

from __future__ import annotations

import re

from extractors.model import Page, Span

LINE = re.compile(r"[^\n]+")
STOP = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")


def lay_out(text: str) -> Page:
    """The whole text as body, a sentence per line or full stop."""
    body: list[Span] = []
    sentences: list[Span] = []
    for line in LINE.finditer(text):
        body.append(Span(line.start(), line.end()))
        start = line.start()
        for stop in STOP.finditer(line.group()):
            sentences.append(Span(start, line.start() + stop.start()))
            start = line.start() + stop.end()
        sentences.append(Span(start, line.end()))
    return Page(text, body[0] if body else None, tuple(body), tuple(sentences))
