"""What `prove_review` looks at, line by line."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import uvicorn
from browser import CHROMIUM, FLAGS
from playwright.sync_api import Browser, sync_playwright
from review_typist import Typist

from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.explore.app import make_app
from pipeline.explore.review import Reviewer
from pipeline.importing import import_paths
from pipeline.manifest import hash_file
from pipeline.parse import parse
from pipeline.review.decisions import FIELDS, Key
from pipeline.review.desk import Reviewing
from pipeline.review.files import load_reviews
from pipeline.review.reading import key_of
from pipeline.review.verdicts import Verdict, judge
from pipeline.workspace import Workspace

CHANGED = 10
TOKEN = "made-up-token"
MORE = b" This invented sentence was added."
LINKS = ("part_of", "operation_id", "agency")  # fields that lie elsewhere than in the figure's own columns


@dataclass(frozen=True)
class Line:
    """What was looked at; `wanted` is what it must be."""

    what: str
    found: Any
    wanted: Any

    @property
    def right(self) -> bool:
        return bool(self.found == self.wanted)


@contextmanager
def served(ws: Workspace) -> Iterator[str]:
    """The review pages on a free port of loopback."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(ws, reviewer=Reviewer(TOKEN, "first")), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/review?token={TOKEN}"
    server.should_exit = True
    thread.join()


def prove(ws: Workspace, folder: Path, decisions: int) -> Iterator[Line]:
    """Every line in turn."""
    _import(ws, folder)
    build(ws)
    with served(ws) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield from _decide(ws, browser, address, decisions)
        yield from _click(ws, browser, address)
        yield from _two_browsers(ws, browser, address)
        browser.close()
    yield from _rebuilt(ws)
    yield from _changed(ws, folder)


def _import(ws: Workspace, folder: Path) -> None:
    import_paths(ws, [source for source in sorted(folder.iterdir()) if source.is_dir()])


def _decide(ws: Workspace, browser: Browser, address: str, decisions: int) -> Iterator[Line]:
    typist = Typist(browser, f"{address}&who=first", ws)
    typist.decide_all(decisions)
    made = load_reviews(ws).decisions
    kinds = {f"{one.action} {one.field or ''}".strip() for one in made}
    wanted = {"confirm", "reject", "add", "undo", "note", "whole"} | {
        f"correct {name}" for name in typist.fields if name in FIELDS
    }
    yield Line("decisions by keyboard, each kept", len(made), typist.sent)
    yield Line(f"at least {decisions}", len(made) >= decisions, True)
    yield Line("kinds of decision", sorted(wanted - kinds), [])
    yield Line("fields that the issue names and the page cannot correct", sorted(NAMED - typist.fields), [])
    for kind, most in (("confirm", 2), ("correct", 6)):
        keys = typist.keys[kind]
        yield Line(
            f"{kind}: median of {median(keys)} keys in {len(keys)}, longest {max(keys)}", median(keys) <= most, True
        )


NAMED = {
    *("value", "measure", "offense", "age_group", "gender", "period_start", "period_end", "place", "part_of"),
    *("scope", "operation", "operation_id", "agency"),
}


def _click(ws: Workspace, browser: Browser, address: str) -> Iterator[Line]:
    """The same with the mouse: confirm, reject, and correct what has a list."""
    typist = Typist(browser, f"{address}&who=first", ws)
    clicks = {"confirm": typist.click("c"), "correct": typist.click("g", 0), "reject": typist.click("x")}
    yield Line("clicks to confirm, to correct and to reject", clicks, {"confirm": 1, "correct": 2, "reject": 1})


def _two_browsers(ws: Workspace, browser: Browser, address: str) -> Iterator[Line]:
    one, other = (Typist(browser, f"{address}&who={who}", ws) for who in ("second", "third"))
    before = len(load_reviews(ws).decisions)
    same = one.figure == other.figure
    one.types("correct", "v41\n")
    other.types("correct", "v42\n")
    shown = other.page.locator("h3", has_text="People differ in value").count()
    told = other.page.locator("#decisions").inner_text().splitlines()
    yield Line("two browsers show one figure", same, True)
    yield Line("their decisions, both kept", len(load_reviews(ws).decisions) - before, 2)
    yield Line("the conflict is shown", shown, 1)
    yield Line("with both", sorted(told), ["second: correct value 41", "third: correct value 42"])


def _figures(ws: Workspace) -> dict[Key, Verdict]:
    """Every figure and release that somebody ruled on, with the verdict."""
    keys: dict[Key, list[Any]] = {}
    for decision in load_reviews(ws).decisions:
        keys.setdefault(decision.key, []).append(decision)
    judged = {key: judge(own) for key, own in keys.items()}
    return {key: verdict for key, verdict in judged.items() if verdict.rulings}


def _rebuilt(ws: Workspace) -> Iterator[Line]:
    build(ws)
    dataset = open_dataset(ws)
    texts = {row["release_id"]: row for row in dataset.table("releases").to_pylist()}
    counts = dataset.table("counts").to_pylist()
    rows = {key_of(row, texts[row["release_id"]]["text_sha256"]): row for row in counts}
    refs = {row["count_id"]: key.ref for key, row in rows.items()}
    figures = _figures(ws)
    lost = [key.ref for key, verdict in figures.items() if not _is_laid(key, verdict, rows, refs, texts)]
    codes = Counter(row["code"] for row in dataset.table("issues").to_pylist() if row["stage"] == "review")
    yield Line(f"of {len(figures)} figures decided, not in the rebuilt tables as decided", lost, [])
    yield Line("issues of the review", dict(codes), {"review_conflict": 1})


def _is_laid(key: Key, verdict: Verdict, rows: dict[Key, Any], refs: dict[str, str], texts: dict[str, Any]) -> bool:
    """Whether the tables say of a figure what was decided."""
    release = texts[key.release_id]
    if key.is_whole:
        return release["review"] in ("whole", "some")
    row = rows.get(key)
    if row is None:
        return False
    if verdict.state in ("rejected", "conflict"):
        return bool(row["review"] == verdict.state)
    own = {name: value for name, value in verdict.says.items() if name not in LINKS}
    linked = {"part_of": refs.get(row["part_of"]), "operation_id": row["operation_id"], "agency": release["publisher"]}
    said = {name: value for name, value in verdict.says.items() if name in LINKS}
    return all(row[name] == value for name, value in own.items()) and said.items() <= linked.items()


def _changed(ws: Workspace, folder: Path) -> Iterator[Line]:
    """Ten releases whose figures were decided get a further sentence."""
    figures = _figures(ws)
    decided = {key.release_id for key in figures}
    releases = [row for row in open_dataset(ws).table("releases").to_pylist() if row["release_id"] in decided]
    stored = {row["snapshot_sha256"]: row["release_id"] for row in releases}
    changed: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        known = stored.get(hash_file(path))
        if known and len(changed) < CHANGED and _say_more(path):
            changed.add(known)
    _import(ws, folder)
    build(ws)
    stale = [row for row in open_dataset(ws).table("issues").to_pylist() if row["code"] == "review_stale"]
    again = [item for item in Reviewing(ws, "first").items() if item.asks == "again"]
    yield Line("decided releases whose text was changed", len(changed), CHANGED)
    yield Line("figures that ask again", len(stale), sum(key.release_id in changed for key in figures))
    yield Line("of these releases alone, in the issues", {row["release_id"] for row in stale} == changed, True)
    yield Line("and in the queue", {item.key.release_id for item in again} == changed, True)


def _say_more(path: Path) -> bool:
    """Add a sentence; whether the text that is read of the page is another for it."""
    before = path.read_bytes()
    end = before.rfind(b"</p>")
    while end >= 0:
        after = before[:end] + MORE + before[end:]
        if parse(after, "text/html", None).text != parse(before, "text/html", None).text:
            path.write_bytes(after)
            return True
        end = before.rfind(b"</p>", 0, end)
    return False
