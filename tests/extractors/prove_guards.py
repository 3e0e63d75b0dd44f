"""Takes one guard of the readers away at a time and says which of them no test misses.

Every test is run once, watched for the guards it uses (`guards.py`); a test that fails then proves nothing and is
left out. Then each guard is taken away in a process of its own, which runs the tests that use it until one fails:
first those that bear its name, then the quickest. Sentences are parsed once for all of them. At last the tests that
failed are run with every guard in its place: they must pass, or nothing is proved.
`python tests/extractors/prove_guards.py people dates` proves those areas alone.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar, cast

import guards
import pytest
from _pytest.runner import runtestprotocol
from guards import Guard
from spacy.language import Language
from spacy.tokens import Doc

from extractors.reader import model, read
from pipeline import extract
from pipeline.parse import parse
from pipeline.run import samples

HERE = Path(__file__).parent
TESTS = (HERE, HERE.parent / "pipeline" / "test_diff.py")
UNTOUCHED = Guard("", "nothing")
T = TypeVar("T")
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Verdict:
    """The test that failed without the guard, and how; `test` is null where none did."""

    guard: str
    test: str | None
    error: str | None = None


@dataclass
class Proving:
    """A pytest plugin that in place of the tests' own run proves each guard, and keeps what was found."""

    wanted: list[Guard]
    form: str
    found: list[Verdict] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    idle: Verdict = Verdict("", None)
    tests: list[tuple[pytest.Item, float, set[str]]] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._watch(session.items)
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            self.found.extend(_told(pool.map(self._prove_apart, self.wanted), self.form))
        self.idle = self._prove_apart(UNTOUCHED)
        return True

    def _watch(self, items: Sequence[pytest.Item]) -> None:
        """Run every test once; note how long it takes (seconds) and what it uses."""
        watch = guards.Watch()
        watch.start({item.module for item in items if isinstance(item, pytest.Function)})

        def watched(item: pytest.Item, after: pytest.Item | None) -> tuple[bool, float, set[str]]:
            watch.frames[:] = [set()]
            started = time.perf_counter()
            return _failure(item, after) is None, time.perf_counter() - started, watch.frames[0]

        ours = [item for item in items if HERE in item.path.parents]
        seen = [(item, watched(item, after)) for item, after in zip_longest(ours, ours[1:])]
        # The tables of a build are written by threads, which no process survives that is forked after them.
        seen += [(item, _apart(watched, item, None)) for item in items if item not in ours]
        watch.stop()
        self.left_out = [item.nodeid for item, (passed, _, _) in seen if not passed]
        self.tests = [(item, seconds, used) for item, (passed, seconds, used) in seen if passed]

    def _prove_apart(self, guard: Guard) -> Verdict:
        try:
            return Verdict(str(guard), *_apart(self._prove, guard))
        except EOFError:
            return Verdict(str(guard), None, "the process died, which proves nothing")

    def _prove(self, guard: Guard) -> tuple[str | None, str | None]:
        """The test that failed first of those that use the guard, without it, and how."""
        decided = {verdict.test for verdict in self.found} if guard is UNTOUCHED else set()
        tests = [test for test in self.tests if _name(test[0]) in decided or guard.used in test[2]]
        items = [item for item, _, _ in sorted(tests, key=lambda test: (guard.name not in test[0].name, test[1]))]
        guards.take_away(guard)
        for item, after in zip_longest(items, items[1:]):
            if error := _failure(item, after):
                return _name(item), error
        return None, None


def _apart(work: Callable[..., T], *given: Any) -> T:
    """What the work answers, done in a process of its own. Raises EOFError where that dies."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_answer, args=(theirs, work, given))
    process.start()
    theirs.close()
    try:
        return cast(T, ours.recv())
    finally:
        process.join()


def _answer(asked: Connection, work: Callable[..., object], given: Sequence[Any]) -> None:
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the process ends)
    asked.send(work(*given))


def _name(item: pytest.Item) -> str:
    return item.nodeid.split("::", 1)[-1]


def _failure(item: pytest.Item, after: pytest.Item | None) -> str | None:
    failed = [report for report in runtestprotocol(item, nextitem=after, log=False) if report.failed]
    return str(failed[0].longrepr).rsplit("\n", 1)[-1].rsplit(": ", 1)[-1] if failed else None


def parse_once() -> None:
    """Let the readers' model keep every sentence it has parsed, for the processes forked from this one as well.

    Those of the bundled releases are parsed here, for only such processes build them.
    """
    plain, parsed, ours = Language.__call__, dict[str, Doc](), model()

    def call(self: Language, text: Any, **named: Any) -> Doc:
        if self is not ours:
            return plain(self, text, **named)
        if text not in parsed:
            parsed[text] = plain(self, text, **named)
        return parsed[text]

    Language.__call__ = call  # type: ignore[method-assign]
    Language.pipe = lambda self, texts, **_: map(self, texts)  # type: ignore[method-assign]
    for page in [page for folder in samples() for page in folder.glob("*.html")]:
        read(parse(page.read_bytes(), "text/html", None).text)


def read_here() -> None:
    """Let builds read in this process, whose readers lack the guard, and not in new ones."""

    def run(parts: Iterable[Any], _workers: int, _at_once: int, reader: extract.Reader) -> Iterator[Any]:
        return ((part, reader([item for _, item in part])) for part in parts)

    extract._run = run  # type: ignore[assignment]


def _told(found: Iterable[Verdict], form: str) -> Iterator[Verdict]:
    for verdict in found:
        if form == "table":
            print(f"{verdict.guard:60} {(verdict.test or 'NO TEST MISSES IT')[:70]} {verdict.error or ''}", flush=True)
        yield verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("areas", nargs="*", help="rule files and folders of readers; all unless given")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    asked = parser.parse_args()
    wanted = guards.guards(asked.areas)
    if not wanted:
        parser.error("no such area")
    parse_once()
    read_here()
    proving = Proving(wanted, asked.format)
    options = ["-o", "addopts=", "-s", "-p", "no:terminal", "-p", "no:cacheprovider"]
    pytest.main([*options, *map(str, TESTS)], plugins=[proving])
    if proving.idle.test:
        sys.exit(f"{proving.idle.test} fails with every guard in its place: {proving.idle.error}")
    missed = [verdict.guard for verdict in proving.found if verdict.test is None]
    if asked.format == "json":
        rows = [asdict(verdict) for verdict in proving.found]
        print(json.dumps({"guards": len(rows), "survivors": missed, "left_out": proving.left_out, "found": rows}))
    else:
        print(*(f"Left out, for it fails when watched: {name}" for name in proving.left_out), sep="\n")
        print(f"{len(proving.found)} guards taken away one at a time; {len(missed)} missed by no test.")
    sys.exit(bool(missed) or not proving.found)


if __name__ == "__main__":
    main()
