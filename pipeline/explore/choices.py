"""What a reader of the comparison chose, as it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import urlencode

from extractors.model import AgeGroup, Offense
from pipeline.comparison.areas import REGION
from pipeline.comparison.asking import Asked
from pipeline.comparison.table import VICTIMS

EVERY = ("year", "fiscal-year", "quarter", "month", "all")
LONGEST = 200  # characters of one value in an address


@dataclass(frozen=True)
class Choice:
    """One comparison; strings as they stand in the address, empty where nothing is chosen.

    `place` holds names or ids of areas with semicolons between them; `confirmed` is "yes" for the figures alone that a
    person confirmed, corrected or added.
    """

    measure: str = "arrests"
    by: str = "jurisdiction"
    every: str = "year"
    basis: str = "period"
    offense: str = ""
    age: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    confirmed: str = ""

    @property
    def told(self) -> str:
        """Of whom alone, in brackets; empty where of all."""
        of = [self.age.replace("_", " "), self.offense.replace("_", " "), self.confirmed and "confirmed by a person"]
        return f" ({', '.join(filter(None, of))})" if any(of) else ""

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(name for part in self.place.split(";") if (name := part.strip()))

    @property
    def in_table(self) -> bool:
        """Whether the dataset's own comparison table holds the answer."""
        kinds = (
            [("", ""), ("", "minor")] if self.measure in VICTIMS else [("", ""), *((o, "") for o in get_args(Offense))]
        )
        years = all(not day or (len(day) == 4 and day.isdecimal()) for day in (self.since, self.until))
        plain = self.every == "year" and self.by != REGION and not self.confirmed
        return plain and (self.offense, self.age) in kinds and years

    def asked(self) -> Asked:
        """The same in the words of the command line."""
        kind: dict[str, Any] = {"measure": self.measure, "every": self.every, "basis": self.basis}
        kind |= {"offense": self.offense or None, "age": self.age or None, "confirmed": bool(self.confirmed)}
        return Asked(by=self.by, since=self.since or None, until=self.until or None, places=self.places, **kind)

    def query(self, **more: str) -> str:
        """What stands behind the question mark: what differs from the default, and `more`."""
        return f"{_query(self)}&{urlencode(more)}" if more else _query(self)

    def but(self, **other: str) -> Choice:
        return replace(self, **other)

    def command(self) -> str:
        """The same as a command of the terminal."""
        plain = Choice()
        words = [f"tally compare --measure {self.measure}"]
        for name in ("by", "every", "basis", "offense", "age", "since", "until"):
            value = getattr(self, name)
            if value != getattr(plain, name):
                words.append(f"--{name} {value}")
        if self.confirmed:
            words.append("--confirmed")
        return " ".join([*words, *(f'--place "{place}"' for place in self.places)])


def choice_of(query: Mapping[str, str]) -> Choice:
    """The choice an address makes; what it does not say is as by default, what it says too much is passed over."""
    known = {name: query[name].strip()[:LONGEST] for name in vars(Choice()) if query.get(name)}
    return Choice(**known)


@lru_cache(maxsize=64)
def _query(choice: Choice) -> str:
    plain = vars(Choice())
    chosen = {name: value for name, value in vars(choice).items() if value != plain[name]}
    return urlencode({"measure": choice.measure} | chosen)


AGES: tuple[str, ...] = get_args(AgeGroup)
