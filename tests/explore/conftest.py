"""The bundled releases built once, and the pages over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.explore.app import make_app
from pipeline.explore.desk import Desk
from pipeline.importing import import_paths
from pipeline.run import samples
from pipeline.workspace import Workspace, open_workspace


@pytest.fixture(scope="session")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    found = open_workspace(tmp_path_factory.mktemp("explored"), must_write=True)
    import_paths(found, samples())
    build(found)
    return found


@pytest.fixture(scope="session")
def desk(ws: Workspace) -> Desk:
    return Desk(ws, open_dataset(ws))


@pytest.fixture(scope="session")
def client(ws: Workspace) -> Iterator[TestClient]:
    with TestClient(make_app(ws), base_url="http://127.0.0.1") as asked:
        yield asked


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    """Pages over a home where nothing was built."""
    return TestClient(make_app(open_workspace(tmp_path)), base_url="http://127.0.0.1")
