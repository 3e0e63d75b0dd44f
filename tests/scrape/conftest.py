"""Crawls in one reactor that runs in a thread of its own: a reactor cannot be started twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from homes import Scraping
from site_on_loopback import Site, serving


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


@pytest.fixture
def scraping(tmp_path: Path, reactor_loop: asyncio.AbstractEventLoop) -> Scraping:
    return Scraping(tmp_path, reactor_loop)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running
