"""A home with four invented releases, read by a stand-in for the readers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from unittest.mock import patch

import fake_readers
from made import NEWS, stored

from pipeline import build as build_module
from pipeline.build import build
from pipeline.extract import read_releases
from pipeline.workspace import Workspace

STORY = NEWS["story"].replace(" during Operation Paper Lantern", "")
TEXTS = {
    "story": STORY + " The invented human trafficking sting ended.",
    "large": "A trafficking sting\nMay 2, 2016\nThe invented human trafficking unit arrested 450 men and more.",
    "small": "A trafficking watch\nMay 9, 2016\nThe invented human trafficking unit arrested 3 men and 4 women.",
    "range": "A trafficking week\nMay 19, 2016\nThe invented human trafficking unit arrested between 5 and 7 men.",
}


def rebuilt(ws: Workspace) -> None:
    with patch.object(build_module, "read_releases", partial(read_releases, reader=fake_readers.read_sure_arrests)):
        build(ws, workers=1)


def built(home: Path, texts: dict[str, str] = TEXTS) -> Workspace:
    ws = stored(home, texts)
    rebuilt(ws)
    return ws
