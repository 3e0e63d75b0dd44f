"""Lays a release out: which lines are the release, which are the site around it, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile

from extractors.model import Page, Span
from extractors.page.bars import barred
from extractors.page.furniture import kind_of
from extractors.page.lines import join_lines, split_lines
from extractors.page.sentences import split_sentences

SITE_NAME = re.compile(r"\s[|•–—>-]\s")
ENDED = re.compile(r"[.!?:][\"”’')\]]{0,3}$")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
CONTACT = re.compile(r"@|\d{3}[-.]\d{4}|\bcontact:|^.{0,60}[a-z]{3,9}\.? \d{1,2}, \d{4}$", re.I)
LETTERHEAD = re.compile(
    CONTACT.pattern + r"|\d{5}|(?:department|office|association|service|agency|bureau|division)[.:]?$", re.I
)
ITEM = re.compile(r"\s{0,9}[•▪●○*·–-]\s")
ROW = re.compile(r"[a-z):][:\s]\s{0,40}\d{1,4}\s*$")
YEAR = re.compile(r"\d{4}|\d/\d\d?/\d\d")
# Blanks that a typesetter uses for a plain one; each is one code point, so that offsets stay.
PLAIN = str.maketrans(dict.fromkeys("\xa0\u2007\u2009\u202f", " ") | {"\u2011": "-"})
LONGEST_TITLE = 400  # characters
MENU_RUNS = ((5, 3), (10, 7))  # at least so many lines of at most so many words


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the page; `kind` is what `kind_of` says of its line, None for text."""

    span: Span
    text: str
    kind: str | None
    after_blank: bool

    @cached_property
    def is_prose(self) -> bool:
        """Running text: ten words or more, mostly lower case, ended by a stop (a teaser ends in dots)."""
        words = WORD.findall(self.text[:400])
        small = sum(word[0].islower() for word in words)
        lower = small > len(words) / 2 or (len(words) >= 25 and small >= len(words) / 5)
        return self.kind is None and len(words) >= 10 and lower and bool(ENDED.search(self.text))

    @cached_property
    def folded(self) -> str:
        return " ".join(self.text.split()).casefold().rstrip(".… ")


def lay_out(text: str) -> Page:
    """The lines of a page that are the release itself, its headline and its sentences.

    `body` spans are paragraphs in text order. A page that only lists other releases has no body.
    The page's text has plain blanks and hyphens, and bars between the cells of tables, each in the place of what was
    written there.
    """
    text = barred(text.translate(PLAIN))
    paragraphs = _paragraphs(text)
    if not any(paragraph.is_prose for paragraph in paragraphs):
        kept = paragraphs
    else:
        kept = _without_menus(_without_header(paragraphs))
    kept = [paragraph for paragraph in _without_lists(kept) if paragraph.kind != "mark"]
    if _is_listing(kept):
        kept = []
    body = tuple(paragraph.span for paragraph in kept if paragraph.kind != "more")
    sentences = tuple(sentence for paragraph in body for sentence in _told(text, split_sentences(text, paragraph)))
    return Page(text, _headline(kept, paragraphs), body, sentences)


def _told(text: str, sentences: list[Span]) -> Iterator[Span]:
    """The sentences of a paragraph up to one that lists other releases: "Reply to stop. Other news: Two arrested"."""
    first, *rest = sentences
    yield first
    yield from takewhile(lambda sentence: kind_of(sentence.of(text)) != "line", rest)


def _paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text without its furniture lines; text is joined, lines of a kind stand alone."""
    lines = [(line, kind_of(line.text)) for line in split_lines(text)]
    paragraphs = []
    for is_text, run in groupby(lines, key=lambda pair: pair[1] is None):
        group = list(run)
        if not is_text:
            paragraphs += [Paragraph(line.span, line.text, kind, line.after_blank) for line, kind in group]
            continue
        blank = {line.span.start: line.after_blank for line, _ in group}
        for span in join_lines([line for line, _ in group]):
            paragraphs.append(Paragraph(span, span.of(text), None, blank[span.start]))
    return [paragraph for paragraph in paragraphs if paragraph.kind != "line"]


def _first_prose(paragraphs: list[Paragraph]) -> int:
    return next((index for index, one in enumerate(paragraphs) if one.is_prose), len(paragraphs))


def _without_header(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Drops what stands above the headline where the page's title names it, and all copies of it but the last."""
    first = _first_prose(paragraphs)
    if first < 2:
        return paragraphs
    names = _title_names(paragraphs[0].folded)
    copies = [i for i in range(1, first) if any(_says(paragraphs[i].folded, name) for name in names)]
    if not copies:
        return paragraphs
    above = [one for one in paragraphs[: copies[0]] if one.kind == "start"]
    whole = [i for i in copies if paragraphs[i].text[-1] not in ".…"]
    headline = paragraphs[whole[-1] if whole else 0]
    rest = [one for i, one in enumerate(paragraphs) if i > copies[0] and (i not in copies or one is headline)]
    return [*above, *rest] if headline in rest else [headline, *above, *rest]


def _title_names(title: str) -> list[str]:
    """The page's title, and what is left of it without the site's name behind a bar or dash."""
    if len(title) > LONGEST_TITLE:
        return []
    cuts = [cut.start() for cut in SITE_NAME.finditer(title)]
    return [name for name in [title, *(title[:cut].strip() for cut in cuts)] if len(name) >= 20]


def _says(line: str, name: str) -> bool:
    """Whether a line is the headline `name`, with a few words around it or cut short."""
    return (name in line and len(line) < len(name) + 40) or (len(line) >= 20 and name.startswith(line))


def _without_menus(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Drops runs of short lines above the first prose and below the end mark."""
    first = _first_prose(paragraphs)
    marks = [i for i, one in enumerate(paragraphs) if one.kind == "mark" and i > first]
    last = marks[0] if marks else len(paragraphs)
    dropped = {*_menus(paragraphs, range(first)), *_menus(paragraphs, range(last, len(paragraphs)))}
    return [one for i, one in enumerate(paragraphs) if i not in dropped]


def _menus(paragraphs: list[Paragraph], where: Iterable[int]) -> Iterator[int]:
    """The positions of lines that stand in a run of a menu's length."""
    places = list(where)
    for least, words in MENU_RUNS:
        for short, run in groupby(places, key=lambda i: _is_short(paragraphs[i], words)):
            found = list(run)
            if short and len(found) >= least:
                yield from found


def _is_short(paragraph: Paragraph, words: int) -> bool:
    text = paragraph.text
    return paragraph.kind is None and len(text) < 80 and len(text.split()) <= words and not re.search(r"[:,\d]", text)


def _without_lists(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Passes over lists of other releases and all that follows the release's end.

    Below the release a list ends only where two paragraphs of prose follow one another; above it, with a blank
    line, prose or the words that open a release.
    """
    begun, listed = False, 0
    spaced = False
    for index, one in enumerate(paragraphs):
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if one.kind == "end" and begun:
            return
        if one.kind in ("end", "list"):
            listed = 1 if one.kind == "list" else listed
            continue
        if listed:
            spaced = one.after_blank if listed == 1 else spaced
            over = one.is_prose and (not begun or bool(after and after.is_prose))
            if not begun:
                over |= one.kind == "start" or (one.after_blank and not spaced)
            listed = 0 if over else listed + 1
        if not listed:
            begun |= one.is_prose
            yield one


def _is_listing(body: list[Paragraph]) -> bool:
    """Whether a page holds nothing but headlines, dates and teasers of other releases."""
    prose = sum(one.is_prose for one in body)
    dates = len({one.folded for one in body if one.kind == "start" and YEAR.search(one.text)})
    return sum(one.kind == "more" for one in body) >= 3 or (dates >= 4 and prose <= 1.5 * dates)


def _headline(body: list[Paragraph], page: list[Paragraph]) -> Span | None:
    """The line above the prose that the page's title names, else the first of at least four words below the
    date and the contact lines, else the first such line; no letterhead, no address, no item of a list, no row."""
    first = _first_prose(body)
    above = [(i, one) for i, one in enumerate(body[:first]) if one.kind is None]
    names = _title_names(page[0].folded) if above else []
    named = [one for _, one in above if one is not page[0] and any(_says(one.folded, name) for name in names)]
    below = max((i for i, one in enumerate(body[:first]) if one.kind or CONTACT.search(one.text)), default=-1)
    rows = {i for i, one in above if ITEM.match(one.text)}
    rows |= {i for i in range(1, first) if ROW.search(body[i].text) and ROW.search(body[i - 1].text)}
    fitting = [
        (i, one) for i, one in above if len(one.text.split()) >= 4 and not LETTERHEAD.search(one.text) and i not in rows
    ]
    found = named or [one for i, one in fitting if i > below] or [one for _, one in fitting]
    return found[0].span if found else None
