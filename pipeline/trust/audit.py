"""Looks for the people named in the stored texts in whatever was made of them.

Whole names are looked for everywhere, in any case and spelling of an address ("jordan-examplar",
"RuthSampleton"); a family name by itself in the rows of the release that names its bearer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from extractors.people.pairs import families_of, pairs_in, pairs_of, parts_of, parts_of_address, without_accents
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.parse import ParseError
from pipeline.parse.load import parsing_of
from pipeline.releases import release_id
from pipeline.store.snapshots import Store
from pipeline.trust.named import named_by_masker, named_by_pattern
from pipeline.trust.published_text import Cell, UnreadableError, cells_of, files_under
from pipeline.workspace import Workspace

LONG = 8  # letters; a shorter word that is a name run together may be any other word
Progress = Callable[[int, int], None]


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


@dataclass
class People:
    """Everybody named in the stored texts: neighbouring words of their names, and family names by release."""

    releases: int = 0
    names: int = 0
    pairs: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    joined: dict[str, tuple[str, str]] = field(default_factory=dict)
    families: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, release: str, text: str) -> None:
        """Take in a text and all who are named in it."""
        self.releases += 1
        own = self.families.setdefault(release, {})
        for name in dict.fromkeys((*named_by_pattern(text), *named_by_masker(text))):
            self.names += 1
            for pair in pairs_of(name):
                self.pairs.setdefault(pair, (release, name))
                self.joined.setdefault("".join(pair), (release, name))
            for family in families_of(name):
                own.setdefault(family, name)


def people_in(ws: Workspace, progress: Progress | None = None) -> People:
    """Everybody named in the last and all earlier texts of the store. Raises UserError where nothing is stored."""
    people = People()
    with Store(ws) as store:
        snapshots = list(store.snapshots())
        for done, snapshot in enumerate(snapshots, 1):
            try:
                text = parsing_of(store, snapshot, None).result().text
            except ParseError:
                continue
            people.add(release_id(snapshot.source_id, snapshot.key), text)
            if progress:
                progress(done, len(snapshots))
    if not people.releases:
        raise UserError(f"No text is stored in {ws.home}.", "Give the home whose releases the files were made of.")
    return people


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
