"""Annotated releases: JSON Lines in the form that corpus/gold/GUIDE.md describes and `tally extract` prints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from extractors.model import AgeGroup, Breakdown, Gender, Measure, Offense, Precision
from pipeline.errors import UserError

CutDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]


class Figure(BaseModel):
    """One annotated count. `quote` is a person's, the fields after it a machine's."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    measure: Measure
    value: StrictInt
    value_max: StrictInt | None = None
    precision: Precision = "exact"
    offense: Offense | None = None
    age_group: AgeGroup | None = None
    gender: Gender | None = None
    period_start: CutDate | None = None
    period_end: CutDate | None = None
    place: str | None = None
    operation: str | None = None
    part_of: StrictInt | None = None
    quote: str | None = None
    start: StrictInt | None = None
    evidence: str | None = None
    breakdown: Breakdown | None = None
    rule: str | None = None
    confidence: float | None = None


class Annotation(BaseModel):
    """What one document says."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    doc_id: str
    published: CutDate | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] | None = ()
    counts: tuple[Figure, ...] | None = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.counts or ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.agencies or ()


def load_annotations(path: Path) -> dict[str, Annotation]:
    """Documents by doc_id, in file order. Raises UserError naming line and field of what is not as the guide says."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read: {error}.", "Give a file of annotations in JSON Lines.") from error
    documents: dict[str, Annotation] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            document = _document(line, f"{path}, line {number}")
            if document.doc_id in documents:
                remedy = "Keep one annotation a document."
                raise UserError(f"{path}, line {number}: doc_id {document.doc_id} is there twice.", remedy)
            documents[document.doc_id] = document
    if not documents:
        raise UserError(f"{path} holds no annotation.", "Write one JSON object a line, as corpus/gold/GUIDE.md says.")
    return documents


def _document(line: str, where: str) -> Annotation:
    try:
        return Annotation.model_validate_json(line)
    except ValidationError as error:
        first: Any = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the whole line"
        raise UserError(
            f"{where}: {field}: {first['msg']}.", "corpus/gold/GUIDE.md says what belongs there."
        ) from error
