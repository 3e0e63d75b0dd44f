"""A home with sources, and looks at them."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from pipeline.cli import main
from pipeline.scrape import command, sources_command
from pipeline.scrape.model import Window
from pipeline.scrape.spider import Job, crawl_all
from pipeline.sources import Source, load_sources
from pipeline.workspace import Workspace, open_workspace

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
        return self._run(ws, sources, "tests@example.org", window, allow_private=self.allow_private)

    def _run(self, *arguments: Any, make: Any = None, **options: Any) -> Job:
        job = Job(*arguments, **options)
        job.make = make or job.make
        asyncio.run_coroutine_threadsafe(crawl_all(job), self._loop).result(60)
        return job

    def _run_at_once(self, ws: Workspace, sources: Sequence[Source], *arguments: Any, **options: Any) -> Job:
        hasty = [one.limits.model_copy(update={"delay_seconds": 0}) for one in sources]
        asked = [one.model_copy(update={"limits": limits}) for one, limits in zip(sources, hasty, strict=True)]
        return self._run(ws, asked, *arguments, **options)

    def tally(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command line, in this process and its one reactor: exit code and what was printed."""
        (self.home / "tally.yml").write_text(yaml.safe_dump(self.settings))
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with ExitStack() as changed:
            changed.enter_context(patch.object(sys, "argv", ["tally", *arguments, "--home", str(self.home)]))
            for module in (command, sources_command):
                changed.enter_context(patch.object(module, "run", self._run_at_once))
            changed.enter_context(redirect_stdout(out))
            changed.enter_context(redirect_stderr(err))
            with pytest.raises(SystemExit) as ended:
                main()
        code = int(ended.value.code or 0)
        for stream in (out, err):
            stream.seek(0)
        return subprocess.CompletedProcess(arguments, code, out.read(), err.read())
