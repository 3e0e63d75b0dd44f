"""What a page is made from: one dataset, opened for looking at, and the one in force from moment to moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

from pipeline.comparison.areas import Areas
from pipeline.dataset import Dataset, open_dataset
from pipeline.errors import UserError
from pipeline.explore.answers import Answers
from pipeline.explore.served import Served, serve_from
from pipeline.explore.texts import Texts
from pipeline.export.sqlite import Progress
from pipeline.sources import Source, load_sources
from pipeline.workspace import Workspace


class Desk:
    """One dataset with everything pages ask of it."""

    def __init__(self, ws: Workspace, dataset: Dataset, progress: Progress | None = None) -> None:
        """`progress` of what is made of a dataset once. Raises UserError where the dataset is damaged."""
        self.ws, self.dataset = ws, dataset
        self.served = Served(serve_from(ws, dataset, progress))
        self.areas = Areas(dataset.table("jurisdictions"))
        self.answers = Answers(dataset, self.served, self.areas)
        self.texts = Texts(ws, dataset.manifest)
        with suppress(UserError):  # where the stored texts are not to be had, no page shows one, and says why
            self.texts.known(progress)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return dict(load_sources(self.ws))

    def label(self, area: str | None) -> str:
        """An area's name as releases write it; its id where the dataset does not know it."""
        return "" if area is None else self.areas.label(area) if area in self.areas.name else area


class Desks:
    """The desk of the dataset in force: opened anew when another one is put in its place."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self._lock = threading.Lock()
        self._desk: Desk | None = None
        self._on_change: Callable[[Desk], None] = lambda _: None

    def watched_by(self, on_change: Callable[[Desk], None]) -> None:
        """Tell somebody of the desk there is, and of every other one that takes its place."""
        with self._lock:
            self._on_change = on_change
            if self._desk:
                on_change(self._desk)

    def current(self, progress: Progress | None = None) -> Desk:
        """Raises UserError where no dataset was built, or it is damaged or of another version."""
        with self._lock:
            folder = self.ws.dataset.resolve()
            if self._desk is None or self._desk.dataset.folder != folder or not folder.is_dir():
                self._desk = None
                self._desk = Desk(self.ws, open_dataset(self.ws), progress)
                self._on_change(self._desk)
            return self._desk
