"""The pages as a site: plain files that any web host serves, from the same templates, with the dataset beside them."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections import deque
from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from pipeline.errors import UserError
from pipeline.explore import drawing
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Download, Page, UnknownError
from pipeline.explore.render import render
from pipeline.explore.routes import find

MARK = "taskforce-tally-site.txt"  # tells a folder that may be written anew from one that may not
MARKED = "Written by `tally export --site`, which replaces all that is in this folder when it is run again.\n"
LONGEST = 80
Progress = Callable[[int, int], None]


def write_site(desk: Desk, folder: Path, progress: Progress | None = None) -> int:
    """Write every page that can be reached from the first, and return how many files there are.

    A site written there before is replaced. Raises UserError where the folder holds anything else, or cannot be
    written.
    """
    try:
        _make_room(folder)
        writer = _Writer(desk, folder)
        writer.write_all(progress)
        (folder / MARK).write_text(MARKED)
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror}.", "Give another folder.") from error
    return len(writer.known)


def _make_room(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists())):
        raise UserError(f"{folder} holds other things.", "Give an empty folder, or one that a site was written to.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_text(MARKED)


class _Writer:
    """Follows links from the first page; `known` are the addresses met so far."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self.known: dict[str, str] = {}
        self._waiting: deque[str] = deque()

    def write_all(self, progress: Progress | None) -> None:
        self._file_of("/")
        done = 0
        while self._waiting:
            self._write(self._waiting.popleft())
            done += 1
            if progress and done % 20 == 0:
                progress(done, len(self.known))

    def _file_of(self, address: str) -> str:
        if address not in self.known:
            self.known[address] = file_of(address)
            self._waiting.append(address)
        return self.known[address]

    def _write(self, address: str) -> None:
        name = self.known[address]
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._bytes(address, posixpath.dirname(name)))

    def _bytes(self, address: str, within: str) -> bytes:
        parts = urlsplit(address)
        if parts.path.startswith("/static/"):
            return _static(parts.path.removeprefix("/static/"))

        def link(to: str) -> str:
            return posixpath.relpath(self._file_of(to), within or ".")

        page: Page | Download
        try:
            found = find(parts.path)
            if found is None:
                raise UnknownError("There is no such page.")
            page = found[0](self._desk, found[1], dict(parse_qsl(parts.query)), link)
        except UnknownError as error:
            page = Page("error.html", "Not found", {"problem": str(error), "remedy": None}, 404)
        if isinstance(page, Download):
            return page.data
        return render(page, self._desk, link, path=parts.path, live=False).encode()


def file_of(address: str) -> str:
    """The file that stands for an address: /release/ab as release/ab.html, a query as part of the name."""
    parts = urlsplit(address)
    path = parts.path.strip("/") or "index"
    stem, ending = posixpath.splitext(path)
    if not ending or parts.path.startswith(("/release/", "/figure/", "/agency/", "/operation/", "/source/")):
        stem, ending = path, ".html"
    if not parts.query:
        return f"{stem}{ending}"
    told = "_".join(value for _, value in parse_qsl(parts.query))
    plain = re.sub(r"[^\w.-]+", "-", told)[:LONGEST]
    return f"{stem}/{plain}-{sha256(parts.query.encode()).hexdigest()[:8]}{ending}"


def _static(name: str) -> bytes:
    if name == drawing.NAME:
        return drawing.library()
    return files("pipeline.explore").joinpath("static", name).read_bytes()
