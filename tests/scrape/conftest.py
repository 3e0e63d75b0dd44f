"""Crawls in one reactor that runs in a thread of its own: a reactor cannot be started twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_on_loopback import Site, serving

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


@pytest.fixture(scope="session")
def reactor_loop() -> Iterator[asyncio.AbstractEventLoop]:
    from scrapy.utils.reactor import install_reactor

    loops: list[asyncio.AbstractEventLoop] = []
    ready = threading.Event()

    def run() -> None:
        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
        reactor: Any = import_module("twisted.internet.reactor")
        loops.append(reactor._asyncioEventloop)
        reactor.callWhenRunning(ready.set)
        reactor.run(installSignalHandlers=False)

    threading.Thread(target=run, daemon=True).start()
    assert ready.wait(20)
    yield loops[0]
    reactor: Any = import_module("twisted.internet.reactor")
    reactor.callFromThread(reactor.stop)


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

    def __call__(self, *ids: str, window: Window = Window()) -> Job:  # noqa: B008
        (self.home / "tally.yml").write_text(yaml.safe_dump(self.settings))
        ws = open_workspace(self.home, must_write=True)
        sources = [s for s in load_sources(ws).values() if (s.id in ids if ids else s.platform)]
        job = Job(ws, sources, "tests@example.org", window, allow_private=self.allow_private)
        asyncio.run_coroutine_threadsafe(crawl_all(job), self._loop).result(60)
        return job


@pytest.fixture
def scraping(tmp_path: Path, reactor_loop: asyncio.AbstractEventLoop) -> Scraping:
    return Scraping(tmp_path, reactor_loop)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running
