"""What several decisions on one figure come to: agreement, or a conflict that stays until it is settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.review.decisions import Decision, Value, Values, standing

State = Literal["kept", "added", "rejected", "conflict"]


@dataclass(frozen=True)
class Verdict:
    """`says` are the fields as people decided them; `decisions` those that stand, notes among them.

    `state` is null where nobody decided; `disputed` names the fields people differ in ("figure": whether it is one).
    """

    state: State | None
    says: Values
    decisions: tuple[Decision, ...]
    disputed: tuple[str, ...] = ()

    @property
    def rulings(self) -> tuple[Decision, ...]:
        """Without the notes."""
        return tuple(decision for decision in self.decisions if decision.action != "note")


def judge(decisions: Iterable[Decision]) -> Verdict:
    """The verdict of all decisions ever made on one figure."""
    listed = tuple(standing(decisions))
    rulings = [decision for decision in listed if decision.action != "note"]
    if not rulings:
        return Verdict(None, {}, listed)
    against = [decision for decision in rulings if decision.action == "reject"]
    said: dict[str, set[Value]] = {}
    for decision in rulings:
        for name, value in decision.says.items():
            said.setdefault(name, set()).add(value)
    disputed = [name for name, values in said.items() if len(values) > 1]
    if against and len(against) < len(rulings):
        disputed = ["figure", *disputed]
    if disputed:
        return Verdict("conflict", {}, listed, tuple(disputed))
    if against:
        return Verdict("rejected", {}, listed)
    state: State = "added" if any(decision.action == "add" for decision in rulings) else "kept"
    return Verdict(state, {name: value for name, (value,) in said.items()}, listed)


def contradicts(one: Decision, other: Decision) -> bool:
    """Whether both cannot hold: one throws out what the other keeps, or they name different values of a field."""
    if "note" in (one.action, other.action):
        return False
    if (one.action == "reject") != (other.action == "reject"):
        return True
    return any(other.says[name] != value for name, value in one.says.items() if name in other.says)
