"""JSON records: one release an object, its text already taken from the page."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.parse.model import Parsed, ParseError
from pipeline.releases import slug


class Record(BaseModel):
    """The fields of a record that are read; it may have others."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    text: str = Field(min_length=1)
    doc_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None


def read_record(data: bytes) -> Record:
    """The record in `data`, one JSON object in UTF-8. Raises ParseError (bad_json, bad_record), naming the field."""
    try:
        return Record.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            raise ParseError(
                "bad_json", f"This is no JSON object: {first['ctx']['error']}. Mend or drop it."
            ) from error
        field = ".".join(str(part) for part in first["loc"]) or "record"
        raise ParseError("bad_record", f"Field {field}: {first['msg']}. Mend or drop the record.") from error


def parse_record(data: bytes) -> Parsed:
    """The record's text as it is. A publisher given as an identifier ("kings_ny") is no publisher's name."""
    record = read_record(data)
    named = record.publisher if record.publisher and record.publisher != slug(record.publisher) else None
    return Parsed(text=record.text, parser="record", title=record.title, url=record.url or None, publisher=named)
