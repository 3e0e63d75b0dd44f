"""Files of records to import, and what of them is in the store."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.importing import ImportSummary
from pipeline.issues import Issue
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace


def record(number: int, text: str | None = None, **more: object) -> dict[str, object]:
    address = f"https://example.org/{number}"
    return {"doc_id": f"d{number}", "url": address, "publisher": "example_da", "text": text or f"{number} held."} | more


def write_records(path: Path, *lines: dict[str, object] | str) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def stored(ws: Workspace) -> dict[tuple[str, str], list[bytes]]:
    found: dict[tuple[str, str], list[bytes]] = {}
    with Store(ws) as store:
        for snapshot in store.snapshots():
            found.setdefault((snapshot.source_id, snapshot.key), []).append(store.read(snapshot))
    return found


def stored_issues(ws: Workspace) -> list[Issue]:
    with Store(ws) as store:
        return store.issues()


def gone(ws: Workspace) -> list[str]:
    with Store(ws) as store:
        return [s.key for s in store.snapshots() if store.is_gone(s.source_id, s.key)]


def counts(summary: ImportSummary) -> tuple[int, int, int, int, int]:
    return summary.new, summary.same, summary.revised, summary.gone, summary.failed
