"""A dataset built of the bundled releases, once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.dataset import Dataset, open_dataset
from pipeline.importing import import_paths
from pipeline.workspace import open_workspace

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


@pytest.fixture(scope="session")
def bundled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bundled")
    ws = open_workspace(home, must_write=True)
    import_paths(ws, [SAMPLES])
    build(ws)
    return home


@pytest.fixture(scope="session")
def bundled(bundled_home: Path) -> Dataset:
    return open_dataset(open_workspace(bundled_home))
