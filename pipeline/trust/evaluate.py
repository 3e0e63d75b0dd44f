"""Readings held against annotations: scores by measure, level and field, the errors, and how sure the readings were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.counts.evidence import around
from extractors.model import Span
from extractors.page.layout import lay_out
from extractors.people.masking import mask
from pipeline.annotate import Unread, annotation, documents
from pipeline.errors import UserError
from pipeline.trust import scoring
from pipeline.trust.annotations import Annotation, Figure
from pipeline.trust.matching import FIELDS, LEVELS, match
from pipeline.trust.reliability import Outcome
from pipeline.trust.scoring import Score
from pipeline.workspace import Workspace

Sentence = str
SHOWN = ("offense", "age_group", "gender", "period_start", "period_end", "place", "precision", "operation")


@dataclass(frozen=True)
class Readings:
    """What the readers found by document, the masked sentence of each annotated quote, and what could not be read."""

    documents: dict[str, Annotation]
    sentences: dict[tuple[str, str], Sentence]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Evaluation:
    """`scores` by (measure or group, level or field). `silent`: documents without a figure, and those kept so."""

    scores: dict[tuple[str, str], Score]
    published: float
    silent: tuple[int, int]
    documents: int


@dataclass(frozen=True)
class Error:
    """A figure that only one side has. `differs`: the fields in which the nearest figure of the other is unlike."""

    kind: str
    doc_id: str
    figure: Figure
    differs: tuple[str, ...]
    sentence: Sentence


def read_documents(ws: Workspace, gold: Mapping[str, Annotation], paths: list[Path]) -> Readings:
    """The annotated documents among the files, read as `tally extract` reads them.

    Raises UserError where none of them is there.
    """
    from extractors.reader import read  # the statistical model: a second to load

    found: dict[str, Annotation] = {}
    sentences: dict[tuple[str, str], Sentence] = {}
    unread = []
    for document in documents(ws, paths):
        if isinstance(document, Unread):
            unread.append(document.message)
        elif document.doc_id in gold:
            reading = read(document.parsed.text, document.context)
            found[document.doc_id] = Annotation.model_validate(annotation(document.doc_id, reading))
            quotes = {figure.quote for figure in gold[document.doc_id].figures if figure.quote}
            said = masked_sentences(document.parsed.text, quotes, reading.names)
            sentences |= {(document.doc_id, quote): sentence for quote, sentence in said}
    if not found:
        some = ", ".join(list(gold)[:3])
        raise UserError("None of the annotated documents was found.", f"Give the files that are called {some} ...")
    return Readings(found, sentences, tuple(unread))


def masked_sentences(text: str, quotes: set[str], names: tuple[Span, ...]) -> Iterator[tuple[str, Sentence]]:
    """Each quote with the words around it as evidence shows them; by itself where it does not stand in the text."""
    page = lay_out(text)
    for quote in sorted(quotes):
        at = text.find(quote)
        here = Span(at, at + len(quote))
        stretch = next((sentence for sentence in page.sentences if sentence.meets(here)), here)
        if at < 0:
            yield quote, mask(quote, 0, len(quote), ())[0]
        else:
            shown = around(text, stretch, here)
            yield quote, mask(text, shown.start, shown.end, names)[0]


def evaluate(gold: Mapping[str, Annotation], found: Mapping[str, Annotation]) -> Evaluation:
    """Every score of `found` against `gold`; documents that only `found` has are passed over."""
    scores = {}
    for group, measures in scoring.groups(gold.values()).items():
        for name, agree in (LEVELS | FIELDS).items():
            scores[group, name] = scoring.agreement(gold, found, measures, agree)
    scores["all", "parts"] = scoring.parts(gold, found)
    scores["all", "agencies"] = scoring.agencies(gold, found)
    return Evaluation(scores, scoring.published(gold, found), scoring.silent(gold, found), len(gold))


def both(gold: Mapping[str, Annotation], second: Mapping[str, Annotation]) -> dict[str, Annotation]:
    """Those of the first that a second annotator annotated too. Raises UserError where there are none."""
    shared = {doc_id: document for doc_id, document in gold.items() if doc_id in second}
    if not shared:
        raise UserError("No document is in both files of annotations.", "Give two annotators of the same documents.")
    return shared


def table_of(evaluation: Evaluation) -> pa.Table:
    """One row a score, with the dates of publication and the silent documents at the end."""
    rows: list[dict[str, Any]] = [
        {"measure": measure, "level": level} | vars(score) for (measure, level), score in evaluation.scores.items()
    ]
    quiet, kept = evaluation.silent
    whole = {"precision": evaluation.published, "gold": evaluation.documents, "found": evaluation.documents}
    rows.append({"measure": "documents", "level": "published"} | whole)
    kept_share = round(kept / quiet, 4) if quiet else None
    rows.append({"measure": "documents", "level": "silent", "precision": kept_share, "gold": quiet, "found": kept})
    names = ("measure", "level", "precision", "recall", "f1", "low", "high", "gold", "found")
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def errors(gold: Mapping[str, Annotation], readings: Readings, level: str) -> Iterator[Error]:
    """What was missed and what was read wrongly at a level, in the order of the documents."""
    for doc_id, document in gold.items():
        own = document.figures
        read = readings.documents[doc_id].figures if doc_id in readings.documents else ()
        pairs = match(own, read, LEVELS[level])
        for kind, figures, others, hit in (
            ("missed", own, read, {i for i, _ in pairs}),
            ("false", read, own, {j for _, j in pairs}),
        ):
            for i, figure in enumerate(figures):
                if i not in hit:
                    said = figure.evidence or readings.sentences.get((doc_id, figure.quote or ""), "")
                    yield Error(kind, doc_id, figure, _unlike(figure, others), said)


def _unlike(figure: Figure, others: tuple[Figure, ...]) -> tuple[str, ...]:
    """The fields in which the figure of the same measure and value that is most like it differs; empty without one."""
    alike = [other for other in others if (other.measure, other.value) == (figure.measure, figure.value)]
    unlike = [tuple(name for name, agree in FIELDS.items() if not agree(figure, other)) for other in alike]
    return min(unlike, key=len) if unlike else ()


def errors_table(found: list[Error]) -> pa.Table:
    """The errors as they are printed."""
    rows = [
        {
            "error": error.kind,
            "document": error.doc_id,
            "figure": f"{error.figure.measure} {error.figure.value}",
            "read as": ", ".join(f"{name} {value}" for name in SHOWN if (value := getattr(error.figure, name))),
            "differs in": ", ".join(error.differs),
            "sentence": error.sentence,
        }
        for error in found
    ]
    names = ("error", "document", "figure", "read as", "differs in", "sentence")
    return pa.table({name: [row[name] for row in rows] for name in names})


def outcomes(gold: Mapping[str, Annotation], found: Mapping[str, Annotation]) -> list[Outcome]:
    """How sure each figure was read to be, and whether its measure and value are right."""
    listed = []
    for doc_id, document in gold.items():
        read = found[doc_id].figures if doc_id in found else ()
        right = {j for _, j in match(document.figures, read, LEVELS["found"])}
        sure = [(j, figure.confidence) for j, figure in enumerate(read)]
        listed += [Outcome(doc_id, said, j in right) for j, said in sure if said is not None]
    return listed
