"""Our dates, `dateparser.search.search_dates` and spaCy's DATE side by side on 100 real releases.

    prove_dates.py RELEASES [--format table|json]

RELEASES is JSON Lines (or .gz) with `doc_id` and `text`, such as the corpus the truth was made from. The truth
(`tests/data/dates/`) holds places and values, no text. Each way gets the same bodies in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser
import spacy
from dateparser.search import search_dates

from extractors.dates.mentions import find_dates
from extractors.dates.published import find_published
from extractors.model import Context, Page
from extractors.page.layout import lay_out
from extractors.reader import MODEL

TRUTH = Path(__file__).parents[1] / "data" / "dates" / "truth.jsonl"


@dataclass(frozen=True)
class Said:
    """A date: where it stands, and its first and last day, cut ISO; null where a way gives none."""

    start: int
    end: int
    first: str | None
    last: str | None

    def meets(self, other: Said) -> bool:
        return self.start < other.end and other.start < self.end

    def agrees(self, truth: Said) -> bool:
        """Whether one of the days is that of the truth, as far as the truth goes: a way that gives single days may
        find either end of a range."""
        ends = [end for end in (truth.first, truth.last) if end]
        return any(day is not None and any(day.startswith(end) for end in ends) for day in (self.first, self.last))


Way = Callable[[Page, str | None], Iterable[Said]]


def ours(page: Page, published: str | None) -> Iterator[Said]:
    for found in find_dates(page, published):
        yield Said(found.span.start, found.span.end, found.first, found.last)


def _settings(published: str | None) -> dict[str, Any]:
    base = (
        {"RELATIVE_BASE": datetime.fromisoformat(published)}
        if published and len(published) == len("2020-01-01")
        else {}
    )
    return base | {"PREFER_DATES_FROM": "past"}


def by_dateparser(page: Page, published: str | None) -> Iterator[Said]:
    for line in page.body:
        text, at = line.of(page.text), 0
        for words, when in search_dates(text, languages=["en"], settings=_settings(published)) or ():
            place = text.find(words, at)
            if place < 0:
                continue
            at = place + len(words)
            day = when.date().isoformat()
            yield Said(line.start + place, line.start + at, day, day)


def by_spacy() -> Way:
    """spaCy's DATE entities, given a day by dateparser where it can."""
    pipeline = spacy.load(MODEL)

    def read(page: Page, published: str | None) -> Iterator[Said]:
        for line in page.body:
            for entity in pipeline(line.of(page.text)).ents:
                if entity.label_ == "DATE":
                    when = dateparser.parse(entity.text, languages=["en"], settings=_settings(published))
                    day = when.date().isoformat() if when else None
                    yield Said(line.start + entity.start_char, line.start + entity.end_char, day, day)

    return read


@dataclass
class Tally:
    """`found`: places that are a date; `right`: with its value; `said`: all places given; `true`: all dates."""

    said: int = 0
    found: int = 0
    right: int = 0
    true: int = 0
    recalled: int = 0
    recalled_right: int = 0
    seconds: float = 0.0

    def add(self, given: list[Said], truth: list[Said], unsure: list[Said]) -> None:
        given = [one for one in given if not any(one.meets(doubt) for doubt in unsure)]
        self.said += len(given)
        self.found += sum(any(one.meets(true) for true in truth) for one in given)
        self.right += sum(any(one.meets(true) and one.agrees(true) for true in truth) for one in given)
        self.true += len(truth)
        self.recalled += sum(any(one.meets(true) for one in given) for true in truth)
        self.recalled_right += sum(any(one.meets(true) and one.agrees(true) for one in given) for true in truth)

    def row(self, releases: int) -> dict[str, float]:
        return {
            "precision, place": round(self.found / max(1, self.said), 3),
            "recall, place": round(self.recalled / max(1, self.true), 3),
            "precision, value": round(self.right / max(1, self.said), 3),
            "recall, value": round(self.recalled_right / max(1, self.true), 3),
            "releases a second": round(releases / self.seconds, 1),
        }


def compare(texts: dict[str, str], truth: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ways: dict[str, Way] = {"ours": ours, "dateparser.search": by_dateparser, "spaCy DATE": by_spacy()}
    pages = {name: lay_out(texts[name]) for name in truth}
    dated = {name: found.value if (found := find_published(page, Context())) else None for name, page in pages.items()}
    rows = {}
    for way, read in ways.items():
        next(iter(read(lay_out("They met on June 3, 2020, in town."), "2020-06-05")), None)  # loads what it needs
        tally = Tally()
        for name, known in truth.items():
            start = time.perf_counter()
            given = list(read(pages[name], dated[name]))
            tally.seconds += time.perf_counter() - start
            tally.add(
                given, [Said(*one) for one in known["dates"]], [Said(a, b, None, None) for a, b in known["unsure"]]
            )
        rows[way] = tally.row(len(truth))
    return {"releases": len(truth), "dates": sum(len(known["dates"]) for known in truth.values()), "ways": rows}


def read_texts(path: Path, wanted: Iterable[str]) -> dict[str, str]:
    """The texts of the records wanted. Exits where one is missing."""
    names = set(wanted)
    unpacked = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    with io.StringIO(unpacked.decode("utf-8")) as lines:
        records = (json.loads(line) for line in lines)
        texts = {record["doc_id"]: record["text"] for record in records if record["doc_id"] in names}
    if missing := names - texts.keys():
        raise SystemExit(f"{path} lacks {len(missing)} of the {len(names)} releases that the truth is about.")
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", type=Path)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    known = (json.loads(line) for line in TRUTH.read_text(encoding="utf-8").splitlines())
    truth = {record["doc_id"]: record for record in known}
    found = compare(read_texts(args.releases, truth), truth)
    if args.format == "json":
        print(json.dumps(found, indent=1))
        return
    print(f"{found['dates']} dates of {found['releases']} releases")
    print(f"{'':20}", *(f"{name:>20}" for name in found["ways"]))
    for row in found["ways"]["ours"]:
        print(f"{row:20}", *(f"{figures[row]:>20}" for figures in found["ways"].values()))


if __name__ == "__main__":
    main()
