"""A home with sources, and looks at them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.scrape.model import Window
from pipeline.scrape.spider import Job, crawl_all
from pipeline.sources import load_sources
from pipeline.workspace import open_workspace

DESCRIBED = {
    "publisher": "Example County Sheriff's Office",
    "jurisdiction": "06081",
    "place": "San Mateo County, CA",
    "agency_kind": "sheriff",
    "history": "Invented for tests.",
}
QUICK = {"backoff_seconds": 0.01, "timeout_seconds": 20, "retries": 2, "max_wait_seconds": 2, "failures_in_a_row": 5}


class Scraping:
    """A home with sources, and a look at them."""

    def __init__(self, home: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.home, self._loop = home, loop
        self.settings: dict[str, Any] = {"scrape": dict(QUICK)}
        self.allow_private = True

    def describe(self, source_id: str, **fields: Any) -> None:
        folder = self.home / "corpus" / "sources"
        folder.mkdir(parents=True, exist_ok=True)
        limits = {"delay_seconds": 0} | fields.pop("limits", {})
        entry = DESCRIBED | {"id": source_id, "limits": limits} | fields
        (folder / f"{source_id}.yml").write_text(yaml.safe_dump(entry))

    def hurry(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ask without the delays that platforms have of their own."""
        monkeypatch.setattr("pipeline.scrape.spider.LEAST_DELAYS", {})

    def __call__(self, *ids: str, window: Window = Window()) -> Job:  # noqa: B008
        (self.home / "tally.yml").write_text(yaml.safe_dump(self.settings))
        ws = open_workspace(self.home, must_write=True)
        own = {path.stem for path in ws.source_dirs[0].glob("*.yml")}  # never those of the package: they are real sites
        sources = [s for s in load_sources(ws).values() if s.id in (ids or own)]
        job = Job(ws, sources, "tests@example.org", window, allow_private=self.allow_private)
        asyncio.run_coroutine_threadsafe(crawl_all(job), self._loop).result(60)
        return job
