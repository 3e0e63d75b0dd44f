"""A name that one release tells to be a person's is shown by none; every name is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import stored
from starlette.testclient import TestClient

from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.explore.app import make_app
from pipeline.explore.desk import Desk
from pipeline.explore.site import _Writer
from pipeline.explore.texts import Texts
from pipeline.trust.audit import audit
from pipeline.trust.people import people_in
from pipeline.workspace import Workspace

TELLING = """Sheriff tells of an invented case
March 7, 2015
Zorbax Quillony, 33, of Sacramento is held.
"""
SILENT = """ZORBAX QUILLONY TRIAL ENDS
March 9, 2015
La familia de zorbax quillony vive en Sacramento, en la calle Broadway.
In all, 12 men were arrested with zorbax quillony in a sting in Sacramento County.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    ws = stored(tmp_path_factory.mktemp("told") / "home", {"telling": TELLING, "silent": SILENT})
    build(ws, workers=1)
    return ws


def test_pages_hide_whom_another_release_names(told: Workspace) -> None:
    (silent,) = open_dataset(told).table("counts").to_pylist()
    with TestClient(make_app(told), base_url="http://127.0.0.1") as asked:
        page = asked.get(f"/release/{silent['release_id']}").text
        found = asked.get("/search?q=arrested").text
        titles = asked.get("/releases").text
    for shown in (page, found, titles):
        assert "quillony" not in shown.casefold()
    assert "La familia de [name] vive en Sacramento, en la calle Broadway." in page
    assert "[name] TRIAL ENDS" in page
    assert "arrested</mark> with [name] in a sting in Sacramento County" in found


def test_a_site_hides_them_too(told: Workspace, tmp_path: Path) -> None:
    site = _Writer(Desk(told, open_dataset(told)), tmp_path)
    (silent,) = open_dataset(told).table("counts")["release_id"].to_pylist()
    for address in (f"/release/{silent}", "/releases", "/search/2015.json"):
        site._file_of(address)
        site._write(address)
    assert "arrested with [name] in a sting" in (tmp_path / "search" / "2015.json").read_text()
    assert audit(people_in(told), [tmp_path, told.dataset]) == []


def test_without_what_other_releases_tell_the_name_would_be_shown(told: Workspace) -> None:
    """What the tests above hold is not the masker's doing."""
    dataset = open_dataset(told)
    (silent,) = set(dataset.table("counts")["release_id"].to_pylist())
    (row,) = [row for row in dataset.table("releases").to_pylist() if row["release_id"] == silent]
    texts = Texts(told, dataset.manifest)
    texts._known = frozenset()
    assert "zorbax quillony" in "".join(piece.text for line in texts.lines(row, []) for piece in line)
