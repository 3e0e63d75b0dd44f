"""Our readers, spaCy's numbers with the nearest noun, and a regular expression, side by side on one gold folder.

    prove_reading.py [GOLD_FOLDER] [--format table|json]

GOLD_FOLDER has docs/*.txt and, first of its *.jsonl, their annotations. Prints F1 at every level and releases a
second, all three over the same texts in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy

from extractors.counts.nouns import nouns
from extractors.counts.numbers import value_of
from extractors.counts.triggers import measure_in
from extractors.reader import MODEL, read
from pipeline.trust.annotations import load_annotations
from pipeline.trust.evaluate import evaluate

GOLD = Path(__file__).parents[1] / "data" / "retold"
Read = Callable[[str], list[dict[str, Any]]]
LEVELS = ("found", "described", "dated", "placed", "complete")
FIGURE = re.compile(
    r"\b(?P<number>\d[\d,]{0,8}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\s"
    r"(?:[\w-]+\s){0,3}?(?P<noun>people|men|women|suspects|defendants|victims|children|juveniles|arrests|individuals)\b",
    re.I,
)
SENTENCE = re.compile(r"[^.\n]{1,2000}")


def ours(text: str) -> list[dict[str, Any]]:
    return [
        {
            "measure": c.measure, "value": c.number.value, "value_max": c.number.value_max,
            "precision": c.number.precision, "offense": c.offense, "age_group": c.age_group, "gender": c.gender,
            "period_start": c.period.first, "period_end": c.period.last, "place": c.place,
            "operation": c.operation, "part_of": c.part_of,
        }
        for c in read(text).counts
    ]  # fmt: skip


def regular_expression(text: str) -> list[dict[str, Any]]:
    """A number shortly before a noun of people, and the measure that its sentence speaks of."""
    return once(
        (measure_in(sentence.group()), figure.group("number"))
        for sentence in SENTENCE.finditer(text)
        for figure in FIGURE.finditer(sentence.group())
    )


def entities() -> Read:
    """spaCy's CARDINAL entities, each with the noun it depends on, else the nearest one behind it."""
    pipeline = spacy.load(MODEL)

    def said(text: str) -> Iterator[tuple[str | None, str]]:
        doc = pipeline(text)
        for number in (entity for entity in doc.ents if entity.label_ == "CARDINAL"):
            behind = [t for t in doc[number.end : number.end + 5] if t.pos_ in ("NOUN", "PROPN")]
            noun = number.root.head if number.root.dep_ == "nummod" else (behind or [number.root])[0]
            known = nouns().get(noun.lower_)
            if known and known.kind != "thing":
                yield known.measure or measure_in(number.sent.text), number.text

    return lambda text: once(said(text))


def once(figures: Iterator[tuple[str | None, str]]) -> list[dict[str, Any]]:
    """Each measure and value once; what has no measure or no value is no figure."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for measure, number in figures:
        if measure and re.fullmatch(r"[\d,]+|[A-Za-z -]+", number):
            value = value_of(number)[0]
            found.setdefault((measure, value), {"measure": measure, "value": value})
    return list(found.values())


def scored(gold: Path, reader: Read) -> dict[str, float]:
    """F1 of one reader at every level, and its speed."""
    documents = {path.stem: path.read_text(encoding="utf-8") for path in sorted((gold / "docs").glob("*.txt"))}
    start = time.perf_counter()
    lines = [json.dumps({"doc_id": name, "counts": reader(text)}) for name, text in documents.items()]
    taken = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "read.jsonl"
        predicted.write_text("\n".join(lines), encoding="utf-8")
        evaluation = evaluate(load_annotations(next(iter(sorted(gold.glob("*.jsonl"))))), load_annotations(predicted))
    levels = {f"{group}.{level}": evaluation.scores[group, level].f1 for group in ("core", "all") for level in LEVELS}
    parts = evaluation.scores["all", "parts"].f1
    return levels | {"parts": parts, "releases a second": round(len(documents) / taken, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    read("Two men were arrested.")  # the models are loaded before the clock starts
    readers: dict[str, Read] = {"ours": ours, "spaCy CARDINAL": entities(), "regular expression": regular_expression}
    table = {name: scored(args.gold.resolve(), reader) for name, reader in readers.items()}
    if args.format == "json":
        print(json.dumps(table, indent=1))
        return
    print(f"{'':20}", *(f"{name:>20}" for name in table))
    for row in next(iter(table.values())):
        print(f"{row:20}", *(f"{figures[row]:>20}" for figures in table.values()))


if __name__ == "__main__":
    main()
