"""Rows of lists and tables: a label and its number, read as the sentence they stand for.

"Men arrested for solicitation: 266" says what "266 men arrested for solicitation" says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.counts.gate import Candidate, plain, trade_words
from extractors.counts.headings import measures_over, sets_apart
from extractors.counts.labels import AGES, as_sentence, is_aside, is_known, is_label, named, of_people, undated
from extractors.counts.listings import BY_PLACE
from extractors.counts.nouns import PARTICIPLES, nouns
from extractors.counts.numbers import find_numbers, vetoed
from extractors.counts.offenses import offenses_in
from extractors.counts.outline import Standing
from extractors.counts.pairs import in_pairs, labeled_pairs
from extractors.counts.tables import ALL, NO_PEOPLE, YEAR, Cell, cells_of, corner, table_cells
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

LABEL = re.compile(
    rf"\W{{0,6}}(?P<label>(?:[A-Za-z]|(?:19|20)\d\d\b|(?={AGES.pattern}))[^:|\n]{{0,90}}?)\s?(?:\*|\([^()]{{0,60}}\))?"
    r"(?P<gap>: ?|\s?\.{3,}\s?|(?: \.){3,} ?|\s?_{3,}\s?|\s[-–—=]\s)(?=\W{0,2}[\dA-Za-z])"
)
# "Solicitation of prostitution (22)", "ARRESTS (8)", "Total arrests 48"
ENDING = re.compile(
    r"\W{0,6}(?P<label>[A-Za-z][A-Za-z,'’/& -]{1,70}?) (?P<bracket>\()?"
    r"(?!(?:19|20)\d\d\b)(?P<number>\d{1,3}(?:,\d{3})*|\d{1,6})(?(bracket)(?: total)?\)(?:,? [Bb][Yy] \w{3,20}|:)?)$"
)
# No name: only its first word is capitalised, and it is not John.
OFFENSE = re.compile(r"(?!John\b)[A-Z]?[a-z]{3,20}(?: [a-z]{2,20}){0,5},")
# "58 - buyers", "8 – arrested in the north"
BEHIND = re.compile(r"\s?[-–—:=]\s(?=[A-Za-z])")
SHOUTED_PLACE = re.compile(r"[A-Z]{3}.{0,60}, [A-Z]")
# "12 Arrests | 3 Children Rescued": a number opens each cell.
OPENED = re.compile(r"\W{0,3}\d[\d,]{0,9}\+? (?=[A-Za-z]{3})")
# Words right behind a number, up to one that opens a clause of its own.
OWN_WORDS = re.compile(r"(?: (?!(?:for|in|by|from|on|with|at|to|and|or|who)\b)[\w-]+){1,4}", re.I)
OF_THOSE = re.compile(r" of (?:the|them|those|these)\b[^.;:]{0,40} (?:was|were|are|has|have|had|faced?)\b", re.I)
PEOPLE = frozenset({"suspect", "victim", "person", "event"})
DIVIDED = re.compile(r", (?:[a-z]+|\d+) of (?:whom|them|these)\b")
# "Nearly half of them were arrested in Ohio: 46" is a sentence.
SHARED = re.compile(r"\b(?:half|most|majority|bulk|third|quarter) of [^|]{3,60} (?:was|were)\b", re.I)
STATE = re.compile(r" (?:in (?:\w+ )?(?:custody|jail|handcuffs)|behind bars|under arrest|face)\b", re.I)
WORD = re.compile(r" (\w+)")
LONGEST_NOTE, LONGEST_ROW, FEW_WORDS = 40, 120, 5
FILLERS = frozenset({"", "another", "an additional", "a total of", "some"})
ALONE = Standing()
# "Outstanding warrant: 3", "Warrant, drug possession: 1" among the charges of arrests
ON_WARRANT = re.compile(
    r"(?P<number>^\d{1,7}) (?:: )?(?:(?:for|on|an?|outstanding|active|open|existing|unrelated|other|prior|felony|"
    r"misdemeanor|bench|arrest) ){0,4}warrants?(?=,|\s{0,3}$)",
    re.I,
)


def rows_of(text: str, span: Span, standing: Standing = ALONE, holds: bool = False) -> list[Candidate]:
    """What a line says as a row: one candidate for each cell that is a number; none where it is no row.

    Any words may name a row that `holds` others, or that stands in a list by place.
    """
    cells = table_cells(text, span, standing.columns)
    if cells:
        return table_row(text, span, cells, standing)
    pieces = cells_of(text, span)
    if len(pieces) > 1 and all(LABEL.match(text, piece.start, piece.end) for piece in pieces):
        beside = ((place, row) for place, piece in enumerate(pieces) for row in rows_of(text, piece, standing))
        return [replace(row, span=span, column=place) for place, row in beside]  # "Arrests: 31 | Rescues: 5"
    if len(pieces) > 1 and all(OPENED.match(text, piece.start, piece.end) for piece in pieces):
        return [under(row, standing) for row in counted_cells(text, span, pieces)]
    headed = bool(standing.heads)
    anyhow = holds or any(BY_PLACE.search(head) for head in standing.heads[:1])
    rows = labeled_pairs(text, span) or in_pairs(text, span) or at_end(text, span, headed, anyhow)
    rows = rows or labeled(text, span, headed) or behind(text, span)
    return [under(row, standing) for row in rows]


def counted_cells(text: str, span: Span, pieces: list[Span]) -> list[Candidate]:
    """What the cells of a line say that are opened by numbers each, those of people or their arrests."""
    rows = []
    for place, piece in enumerate(pieces):
        number = next(iter(find_numbers(text, piece)), None)
        words = text[number.said.end : piece.end].strip() if number else ""
        if number and measure_in(words):
            rows.append(as_sentence(span, number, words, place))
    return rows


def at_end(text: str, span: Span, headed: bool, anyhow: bool) -> list[Candidate]:
    """A row that ends on its number, in brackets or behind a blank: "Solicitation (22)", "Total arrests 48"."""
    said = ENDING.match(text, span.start, span.end)
    if not said or len(said["label"].split()) > FEW_WORDS:
        return []
    set_off = said["label"].endswith(",")  # "Prostitution, 24"; a name stands so before an age
    if set_off and not (headed and OFFENSE.fullmatch(said["label"]) and offenses_in(said["label"])):
        return []
    if not (measure_in(said["label"]) or (headed and (anyhow or is_known(said["label"])))):
        return []
    at = Span(said.start("number"), said.end("number"))
    if not said["bracket"] and vetoed(text, at.start, at.end, span) == "date":  # "Arrests on June 8"
        return []
    label = said["label"].strip(" ,")
    words = f": in {label}" if anyhow and is_aside(label) else label
    return [as_sentence(span, Number(at, at, int(said["number"].replace(",", ""))), words)]


def labeled(text: str, span: Span, headed: bool) -> list[Candidate]:
    """A row whose label stands before its number; under a heading the label may be any words."""
    label = LABEL.match(text, span.start, span.end)
    if not label or label.end() >= span.end or SHARED.search(label["label"]):
        return []
    numbers = [number for number in find_numbers(text, span) if number.said.start >= label.end()]
    if ":" in label["gap"] and text[span.end - 1] == "." and find_numbers(text, Span(*label.span("label"))):
        return []  # a sentence: "Police arrested 27 people: 20 buyers and seven sellers."
    numbers = numbers or (find_numbers(text, Span(label.end(), span.end)) if headed else [])
    if not numbers or text[label.end() : numbers[0].said.start].strip(" \"'“~").lower() not in FILLERS:
        return []
    name = label.group("label")
    if SHOUTED_PLACE.search(name) and ":" not in label.group("gap"):
        return []
    own = own_noun(text, numbers[0], span)
    listed = own and text[span.end - 1] not in ".!?"
    plainly = undated(name) if ":" in label.group("gap") else name
    if not (is_label(plainly) or headed) or not (named(name) or listed or bare(text, numbers[0], span)):
        return []
    if len(numbers) > 1 and span.end - span.start > LONGEST_ROW and text[span.end - 1] == ".":
        return []
    if own or len(numbers) > 1 or told(text, numbers[0], span):
        if measure_in(name) or headed:
            rest = replace(plain(text, Span(label.end(), span.end), numbers), span=span, row=True)
            return [replace(rest, heads=(name,), own=measures_over((name,), columns=1))]
        heads = (name,) if sets_apart(name, True) else ()
        return [replace(plain(text, span, numbers), row=True, heads=heads)]
    words = f"in {name}" if YEAR.fullmatch(name) else name.strip()
    words = f": {words}" if headed and is_aside(name) else words
    words = f"aged {words}" if AGES.fullmatch(name) else words
    row = as_sentence(span, numbers[0], f"{words}{text[numbers[0].said.end : span.end]}")
    return [replace(row, own=measures_over((name,), columns=1))]


def behind(text: str, span: Span) -> list[Candidate]:
    """A row whose label stands behind its number, set off by a dash: "58 - buyers"."""
    numbers = find_numbers(text, span)
    if not numbers or re.search(r"\w", text[span.start : numbers[0].said.start]):
        return []
    gap = BEHIND.match(text, numbers[0].said.end, span.end)
    if gap is None or len(numbers) > 1:
        return []
    return [as_sentence(span, numbers[0], text[gap.end() : span.end])]


def table_row(text: str, span: Span, cells: list[Cell], standing: Standing) -> list[Candidate]:
    """A table's row: what names it, and what heads each column, said of each number."""
    over = [cell.column for cell in cells if ALL.fullmatch(cell.head)]
    general = corner(text, standing.columns) if standing.columns else ""
    rows = []
    beside = any(measure_in(cell.head) and not NO_PEOPLE.fullmatch(cell.head) for cell in cells)
    for cell in cells:
        if beside and NO_PEOPLE.fullmatch(cell.head):
            continue
        label = f"in {cell.label}" if YEAR.fullmatch(cell.label) else cell.label
        told_by_head = (measure_in(cell.head) or trade_words().search(cell.head)) and not of_people(label)
        row = as_sentence(span, cell.number, f"{cell.head}, {label}" if told_by_head else label, cell.column)
        totals = tuple((span.start, column) for column in over if column != cell.column)
        stands = tuple((start, cell.column) for start in standing.over)
        heads = (cell.head, *((general,) if not measure_in(cell.head) else ()), *standing.heads)
        measures = measures_over(heads, columns=1 + bool(general))
        rows.append(replace(row, heads=tuple(head for head in heads if head), measures=measures, over=totals + stands))
    return rows


def under(row: Candidate, standing: Standing) -> Candidate:
    """The row with what stands over it."""
    over = tuple((start, 0) for start in standing.over)
    heads, measures = (*row.heads, *standing.heads), measures_over(standing.heads)
    row = of_the_wanted(row) if "arrests" in measures else row
    return replace(row, heads=heads, measures=measures, over=over)


def of_the_wanted(row: Candidate) -> Candidate:
    """The row as one of people where its charge is a warrant: no place was searched on it."""
    plain = ON_WARRANT.sub(r"\g<number> on outstanding warrants", row.plain, count=1)
    return replace(row, plain=plain, own=()) if plain != row.plain else row


def own_noun(text: str, number: Number, span: Span) -> bool:
    """Whether those counted are named behind the number: "Sweeps since 2011: 8,753 buyers arrested"."""
    behind = OWN_WORDS.match(text, number.said.end, span.end)
    words = behind.group().lower().split() if behind else []
    known = any(word in nouns() and nouns()[word].kind in PEOPLE for word in words)
    return known or OF_THOSE.match(text, number.said.end, span.end) is not None


def bare(text: str, number: Number, span: Span) -> bool:
    """Whether little more than the number follows the label."""
    rest = DIVIDED.split(text[number.said.end : span.end])[0]
    return len(rest) <= LONGEST_NOTE and not any(word in PARTICIPLES for word in rest.lower().split())


def told(text: str, number: Number, span: Span) -> bool:
    """Whether what happened stands right behind the number: "Operation Examplar: 12 arrested in town"."""
    if STATE.match(text, number.said.end, span.end):
        return True
    following = WORD.match(text, number.said.end, span.end)
    return following is not None and following.group(1).lower() in PARTICIPLES
