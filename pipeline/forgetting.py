"""Forgetting a release everywhere the workspace keeps something of it: store, decisions, cache, builds."""

from __future__ import annotations

import shutil

from pipeline.build import build
from pipeline.dataset import find_dataset
from pipeline.errors import UserError
from pipeline.extract import Progress
from pipeline.releases import release_id
from pipeline.review.files import drop
from pipeline.show import find_release
from pipeline.store.forget import ForgettingStore, Forgotten
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace


def known_as(ws: Workspace, wanted: str) -> str:
    """The id of the release that an id, its beginning, a key or an address means. Raises UserError where none does."""
    with Store(ws) as store:
        dataset = find_dataset(ws)
        if dataset:
            return str(find_release(dataset, store, wanted)["release_id"])
        ids = {release_id(one.source_id, one.key): {one.key, one.url} for one in store.snapshots()}
    found = [one for one, names in ids.items() if one.startswith(wanted) or wanted in names]
    if len(found) != 1:
        raise UserError(f"{wanted} stands for {len(found)} stored releases.", "Give more of its id, or its address.")
    return found[0]


def forget(ws: Workspace, release: str, progress: Progress | None = None) -> Forgotten:
    """Overwrite what is stored, drop what was made of it, and build anew. Raises UserError as `build` does."""
    with ForgettingStore(ws) as store:
        gone = store.forget(release)
    drop(ws, release)
    for made in ws.cache.parent.glob(f"{ws.cache.name}*"):
        made.unlink()
    build(ws, progress=progress)
    for folder in ws.builds.iterdir():
        if folder != ws.dataset.resolve():
            shutil.rmtree(folder)
    return gone
