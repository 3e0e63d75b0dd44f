"""Looks for the people named in the stored texts in whatever was made of them.

Whole names are looked for everywhere, in any case and spelling of an address ("jordan-examplar",
"RuthSampleton"); a family name by itself in the rows of the release that names its bearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from extractors.people.pairs import pairs_in, parts_of, parts_of_address, without_accents
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.trust.people import People
from pipeline.trust.published_text import Cell, UnreadableError, cells_of, files_under
from pipeline.workspace import Workspace

LONG = 8  # letters; a shorter word that is a name run together may be any other word


@dataclass(frozen=True, order=True)
class Exposure:
    """A name, or a file nobody could look into, and where. `named_in` is the release that names the person."""

    where: str
    what: str
    named_in: str | None = None
    name: str | None = None

    def told(self, names: bool) -> str:
        """One line; without the name, unless wanted: what is printed is published too."""
        said = f": {self.name}" if names and self.name else ""
        return f"{self.where}: {self.what}{f' (release {self.named_in})' if self.named_in else ''}{said}"


def audit(people: People, paths: Sequence[Path]) -> list[Exposure]:
    """Every name that stands in the files, sorted, and every file that could not be looked into."""
    found: list[Exposure] = []
    for path in paths:
        if not path.exists():
            raise UserError(f"There is no {path}.", "Give a dataset, an export, a page or a chart.")
        files = files_under(path)
        if not files:
            raise UserError(f"{path} holds no file.", "Give a dataset, an export, a page or a chart.")
        inside = sorted({folder.name for file in files for folder in file.parents if path.resolve() in folder.parents})
        found += [
            exposure
            for name in inside
            for exposure in exposures(people, Cell(f"name of folder {name}", name, name=True))
        ]
        for file in files:
            try:
                for cell in cells_of(file):  # what was found before a file turned out to be damaged stays found
                    found += exposures(people, cell)
            except UnreadableError as error:
                found.append(Exposure(str(file), f"not audited: {error}"))
    return sorted({replace(one, where=hidden(people, one.where), what=hidden(people, one.what)) for one in found})


def hidden(people: People, where: str) -> str:
    """A place without the names in it, since what is printed is published too: "name of …-….html"."""
    parts = parts_of_address(where)
    named = {word for pair in pairs_in(parts) if pair in people.pairs for word in pair}
    words = sorted(named | {part for part in parts if part in people.joined}, key=len, reverse=True)
    if not words:
        return where
    return re.sub("|".join(words), "…", without_accents(unquote(where)), flags=re.IGNORECASE)


def exposures(people: People, cell: Cell) -> Iterator[Exposure]:
    """The names in one text."""
    address = cell.name or "://" in cell.text[:12]
    parts = parts_of_address(cell.text) if address else parts_of(cell.text)
    own = people.families.get(cell.release_id or "", {})
    for pair in pairs_in(parts):
        if pair in people.pairs:
            release, name = people.pairs[pair]
            yield Exposure(cell.where, "holds the name of a person", release, name)
    for word in dict.fromkeys(parts):
        if word in own:
            yield Exposure(cell.where, "holds a family name", cell.release_id, own[word])
        if address and len(word) >= LONG and word in people.joined:
            yield Exposure(cell.where, "holds a name written as one word", *people.joined[word])


def made_of(ws: Workspace) -> list[Path]:
    """The dataset in force, the files beside it and people's decisions. Raises UserError where none was built."""
    beside = sorted(path for path in ws.outputs.glob("*") if path.is_file() and not path.name.startswith("."))
    return [open_dataset(ws).folder, *beside, *sorted(ws.reviews.glob("*.jsonl"))]
