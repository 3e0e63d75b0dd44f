"""One decision of a person on one figure: a row that is written once and never changed.

A later decision may take the place of earlier ones (`over`); so undoing is a row as well, and two people's rows merge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, StrictInt, TypeAdapter, ValidationError, model_validator

from extractors.model import AgeGroup, Basis, Breakdown, Gender, Measure, Offense, Precision, Scope, latest_day

Action = Literal["confirm", "correct", "reject", "add", "note", "undo", "whole"]
Value = int | str | None
Values = Mapping[str, Value]
Natural = Annotated[StrictInt, Field(ge=0, le=10**9)]
CutDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Words = Annotated[str, Field(min_length=1, max_length=200)]
OperationId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
# What a person may say of a figure. `part_of` is the `ref` of its total, `agency` whose release it is, `operation_id`
# the operation it is of, null for none.
FIELDS: dict[str, Any] = {
    "measure": Measure,
    "value": Natural,
    "value_max": Natural | None,
    "precision": Precision,
    "offense": Offense | None,
    "age_group": AgeGroup | None,
    "gender": Gender | None,
    "period_start": CutDate | None,
    "period_end": CutDate | None,
    "period_basis": Basis,
    "scope": Scope,
    "place": Words | None,
    "operation": Words | None,
    "operation_id": OperationId | None,
    "part_of": Words | None,
    "breakdown": Breakdown | None,
    "agency": Words | None,
}
WHOLE = tuple(name for name in FIELDS if name not in ("agency", "operation_id"))  # what confirming a figure confirms
_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in FIELDS.items()}


class Key(NamedTuple):
    """The figure of one text that a decision is about, as a machine reads it or as a person adds it.

    Of a decision on a release as a whole, both places are 0 and the measure is empty.
    """

    release_id: str
    text_sha256: str
    start: int
    end: int
    measure: str
    offense: str | None

    @property
    def ref(self) -> str:
        """How another figure of the same text names it: "21-23 arrests buying"."""
        if self.is_whole:
            return "the release as a whole"
        return f"{self.start}-{self.end} {self.measure}{f' {self.offense}' if self.offense else ''}"

    @property
    def number(self) -> tuple[str, str, int, int]:
        """The stretch of a text it stands at, whatever is said of it."""
        return self[:4]

    @property
    def is_whole(self) -> bool:
        return not self.measure

    @property
    def row(self) -> dict[str, str | int | None]:
        """The columns of a decision that say what it is on."""
        return self._asdict() | {"measure": self.measure or None}


def whole_of(release_id: str, text_sha256: str) -> Key:
    """The key of decisions on a release as a whole."""
    return Key(release_id, text_sha256, 0, 0, "", None)


class Decision(BaseModel):
    """One row of a file of reviews.

    `value` is the field's new value where one is corrected, all fields where a figure is confirmed or added, so that
    what was confirmed stays so when it is read otherwise later. `base` is what the field was read as. `when` is ISO
    8601, UTC. `over`: the ids of the decisions that this one takes the place of. "whole" says of a release, not of a
    figure, that a person read all of it and that it claims no figure but those decided on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    release_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    start: Natural
    end: Natural
    measure: Measure | None
    offense: Offense | None = None
    text_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    action: Action
    field: str | None = None
    value: dict[str, int | str | None] | int | str | None = None
    base: int | str | None = None
    over: tuple[str, ...] = ()
    note: str | None = None
    who: Annotated[str, Field(min_length=1, max_length=100)]
    when: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]

    @model_validator(mode="after")
    def _fits(self) -> Decision:
        if self.measure is None and (self.start, self.end, self.offense) != (0, 0, None):
            raise ValueError("a figure has a measure, and what is on a whole release has no place in it")
        if self.measure is None and self.action not in ("whole", "note", "undo"):
            raise ValueError("that is said of a figure, not of a whole release")
        if self.measure and (self.start >= self.end or self.action == "whole"):
            raise ValueError("the figure has no length, or a whole release was meant")
        if (self.action == "correct") != (self.field is not None):
            raise ValueError("a correction, and nothing else, names a field")
        if isinstance(self.value, dict) != (self.action in ("confirm", "add")):
            raise ValueError("what is confirmed or added has all fields, and nothing else has")
        if not isinstance(self.value, dict) and self.value is not None and self.action != "correct":
            raise ValueError("only a correction has a value")
        for name, value in self.says.items():
            check_value(name, value)
        if self.action == "add" and not {"measure", "value"} <= self.says.keys():
            raise ValueError("a figure that is added has a measure and a value")
        return self

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def key(self) -> Key:
        return Key(self.release_id, self.text_sha256, self.start, self.end, self.measure or "", self.offense)

    @property
    def says(self) -> Values:
        """Field by field what the figure is said to be; empty for a rejection, a note and an undoing."""
        if isinstance(self.value, dict):
            return self.value
        return {self.field: self.value} if self.field else {}

    @property
    def order(self) -> tuple[object, ...]:
        """Where its row stands: by release and span, so that rows of other figures are written elsewhere."""
        figure = (self.release_id, self.start, self.end, self.measure or "", self.offense or "")
        return (*figure, self.when, self.who, self.action, self.field or "")

    @cached_property
    def line(self) -> str:
        """The row as it is kept: JSON, its columns always in the same order, without a line break."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)

    @cached_property
    def id(self) -> str:
        """12 hex digits of SHA-256 over the row."""
        return sha256(self.line.encode()).hexdigest()[:12]


def check_value(name: str, value: Value) -> Value:
    """The value itself. Raises ValueError saying what is wrong with it or with the name."""
    if name not in _ADAPTERS:
        raise ValueError(f"{name}: there is no such field; known: {', '.join(FIELDS)}")
    try:
        _ADAPTERS[name].validate_python(value)
        if name in ("period_start", "period_end") and value is not None:
            latest_day(str(value))
    except ValidationError as error:
        raise ValueError(f"{name}: {error.errors()[0]['msg']}") from error
    except ValueError as error:
        raise ValueError(f"{name}: there is no such day") from error
    return value


def choices(name: str) -> tuple[str, ...]:
    """The values a field may take besides null, where they are a list; empty where they are not."""
    kinds = [FIELDS[name], *get_args(FIELDS[name])]
    listed = [get_args(kind) for kind in kinds if getattr(kind, "__origin__", None) is Literal]
    return tuple(listed[0]) if listed else ()


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Those whose place no standing one has taken, in the order they were made; undoings themselves left out."""
    known = {decision.id: decision for decision in decisions}
    takers: dict[str, list[str]] = {}
    for decision in known.values():
        for taken in decision.over:
            takers.setdefault(taken, []).append(decision.id)
    settled: dict[str, bool] = {}

    # An id is a hash of what it takes the place of, so no chain of them comes back to itself.
    def stands(one: str) -> bool:
        if one not in settled:
            settled[one] = not any(stands(taker) for taker in takers.get(one, ()))
        return settled[one]

    found = [decision for decision in known.values() if decision.action != "undo" and stands(decision.id)]
    return sorted(found, key=lambda decision: (decision.when, decision.id))
