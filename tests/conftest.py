"""A home that is empty, a folder to import, and a dataset of the bundled releases, built once for all who read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.dataset import Dataset, open_dataset
from pipeline.importing import import_paths
from pipeline.workspace import Workspace, open_workspace

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


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A home that holds nothing."""
    return Workspace(tmp_path / "home")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of files to import, which its source is called after."""
    folder = tmp_path / "example_pd"
    folder.mkdir()
    return folder
