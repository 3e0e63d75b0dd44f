"""What a look at one source is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.scrape.fetcher import Fetcher
from pipeline.scrape.model import Reader, Window
from pipeline.scrape.outcome import Outcome
from pipeline.sources import Source
from pipeline.store.fetches import FetchStore, Run
from pipeline.workspace import ParseSettings


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at one source. `reader` lists it and `fetcher` asks its site; `run` is the look as the store knows it.

    `limits` hold for reading one document; `progress` is told releases done and releases listed so far.
    """

    source: Source
    reader: Reader
    fetcher: Fetcher
    store: FetchStore
    run: Run
    window: Window
    limits: ParseSettings
    progress: Callable[[int, int], None] | None = None

    def outcome(self) -> Outcome:
        """What came of it so far: nothing."""
        return Outcome(self.source.id, self.progress)
