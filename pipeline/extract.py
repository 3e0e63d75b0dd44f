"""Runs the readers over releases: in processes of their own, and only over what was not read before.

The readers and their statistical model are loaded in the workers alone. A text that makes a reader raise,
or kills its worker, becomes an issue, and the rest goes on.
"""

from __future__ import annotations

import json
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

from extractors.model import Context, Reading
from extractors.page.layout import lay_out
from extractors.reading_json import from_json, to_json
from pipeline.cache import Cache
from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.releases import Release
from pipeline.sources import Source

KIND = "reading"
PARTITION = 50
AHEAD = 2  # partitions handed out per worker, so that none waits for the next
SHORTEST_BODY = 200  # characters; shorter ones are the same by chance
DIED = "its process ended"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

Progress = Callable[[str, int, int], None]  # stage, done, of how many
Item = tuple[str, Context]
Task = tuple[str, Item]  # key, what to read
Outcome = tuple[str | None, str]  # what is kept, or null and the kind of error
Reader = Callable[[Sequence[Item]], list[Outcome]]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Read:
    """A reading, and what the layout of the page says besides.

    `title` is the headline as written, not masked. `body_sha256` stands for the release's own lines, so that the same
    release is known on another page; null where they are too short to know it by.
    """

    reading: Reading
    title: str | None = None
    body_sha256: str | None = None


def read_partition(items: Sequence[Item]) -> list[Outcome]:
    """Read texts in a worker. Where one raises, all are read again one by one, to know which."""
    from extractors.reader import read_many  # the statistical model: in the worker only

    try:
        return [(kept(text, reading), "") for (text, _), reading in zip(items, read_many(items), strict=True)]
    except Exception as error:
        if len(items) == 1:
            return [(None, type(error).__name__)]
        return [read_partition([item])[0] for item in items]


def kept(text: str, reading: Reading) -> str:
    """What the cache keeps of a text: title and hash of the body on one line, the reading on the next."""
    page = lay_out(text)
    title = " ".join(page.title.of(text).split()) if page.title else None
    body = " ".join(" ".join(span.of(text) for span in page.body).casefold().split())
    known_by = sha256(body.encode()).hexdigest() if len(body) >= SHORTEST_BODY else None
    return f"{json.dumps([title, known_by])}\n{to_json(reading)}"


def _unpacked(value: bytes) -> Read:
    layout, reading = value.split(b"\n", 1)
    return Read(from_json(reading), *json.loads(layout))


def read_releases(
    releases: Sequence[Release],
    sources: Mapping[str, Source],
    reader_sha256: str,
    cache: Cache,
    workers: int,
    progress: Progress | None = None,
    reader: Reader = read_partition,
) -> Iterator[tuple[Release, Read | Issue]]:
    """Each release with its reading, in order; an issue in place of a reading that failed.

    What is not in the cache, by text, context and `reader_sha256`, is read by `workers` processes before the first is
    yielded. A release without text has an empty reading. The cache then forgets all other readings.
    """
    contexts = [context_of(release, sources.get(release.source_id)) for release in releases]
    pairs = zip(releases, contexts, strict=True)
    keys = [reading_key(release.text_sha256, context, reader_sha256) for release, context in pairs]
    wanted = {
        key: (release.text, context)
        for key, release, context in zip(keys, releases, contexts, strict=True)
        if release.status == "read"
    }
    tasks = [(key, wanted[key]) for key in sorted(wanted.keys() - cache.known(KIND))]
    failed = _read_all(tasks, cache, workers, progress, reader)
    if wanted and wanted.keys() == failed.keys():
        errors = ", ".join(sorted(set(failed.values())))
        raise UserError(f"No text could be read: {errors}.", "Set the program up anew: its model may be missing.")
    cache.keep(KIND, wanted)
    for some in _batches(zip(releases, keys, strict=True), 10 * PARTITION):
        found = cache.get_many(KIND, [key for _, key in some])
        for release, key in some:
            if release.status != "read":
                yield release, Read(Reading())
            elif key in found:
                yield release, _unpacked(found[key])
            elif key in failed:
                yield release, _unread(release, failed[key])
            else:
                raise UserError("The cache is damaged.", "Delete the folder `cache` in outputs and build again.")


def context_of(release: Release, source: Source | None) -> Context:
    """What is known of a release besides its text."""
    publisher, place = (source.publisher, source.place) if source else (release.publisher, None)
    return Context(release.published_hint, publisher, place)


def kept_reading(cache: Cache, text_sha256: str, context: Context, reader_sha256: str) -> Reading | None:
    """What a build by those readers read of a text; null where it is no longer kept."""
    value = cache.get(KIND, reading_key(text_sha256, context, reader_sha256))
    return _unpacked(value).reading if value else None


def reading_key(text_sha256: str, context: Context, reader_sha256: str) -> str:
    """Under what the cache keeps the reading of a text."""
    return sha256(repr((text_sha256, astuple(context), reader_sha256)).encode()).hexdigest()


def _unread(release: Release, error: str) -> Issue:
    # The error's own message may quote the text, and with it a person's name: its kind is enough.
    message = f"The text could not be read: {error}. It has no figures until the reader is mended."
    return Issue("read", "unreadable", release.source_id, release.release_id, message)


def _read_all(
    tasks: list[Task], cache: Cache, workers: int, progress: Progress | None, reader: Reader
) -> dict[str, str]:
    """Read every task into the cache; return the kind of error by the key of those that failed."""
    failed: dict[str, str] = {}
    deserted: list[Task] = []
    done = 0

    def take(part: list[Task], outcomes: list[Outcome]) -> None:
        nonlocal done
        pairs = [(key, *outcome) for (key, _), outcome in zip(part, outcomes, strict=True)]
        cache.put_many(KIND, {key: text.encode() for key, text, _ in pairs if text is not None})
        failed.update({key: error for key, text, error in pairs if text is None})
        done += len(part)
        if progress:
            progress("read", done, len(tasks))

    for part, outcomes in _run(list(_batches(tasks, PARTITION)), workers, AHEAD * workers, reader):
        if outcomes is None:
            deserted += part
        else:
            take(part, outcomes)
    for part, outcomes in _run([[task] for task in deserted], 1, 1, reader):
        take(part, [(None, DIED)] if outcomes is None else outcomes)
    return failed


def _run(
    parts: Iterable[list[Task]], workers: int, at_once: int, reader: Reader
) -> Iterator[tuple[list[Task], list[Outcome] | None]]:
    """Each part with its outcomes, as they come; null for the parts that were out when a worker died."""
    waiting = deque(parts)
    while waiting:
        running: dict[Future[list[Outcome]], list[Task]] = {}
        with _pool(min(workers, len(waiting))) as pool:
            try:
                while waiting or running:
                    while waiting and len(running) < at_once:
                        future = pool.submit(reader, [item for _, item in waiting[0]])
                        running[future] = waiting.popleft()
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        outcomes = future.result()
                        yield running.pop(future), outcomes
            except BrokenProcessPool:
                yield from ((part, None) for part in running.values())


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes, one thread of linear algebra each: two times two threads on two cores are slower."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker) as pool:
            yield pool
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _start_worker() -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End this worker when the process that started it is gone, however it went."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
