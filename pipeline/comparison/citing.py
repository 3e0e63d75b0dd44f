"""One line that says what a cell says, on what it rests, and which build to look it up in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.manifest import Manifest

VIEWS = {"period": "happening in", "publication": "published in"}


def citation(cell: Mapping[str, Any] | pd.Series[Any], manifest: Manifest) -> str:
    """`cell` is a row of a comparison with `jurisdiction`; digits of two hashes tell the corpus and the code."""
    kind = " ".join(str(cell[name]) for name in ("age_group", "offense") if not pd.isna(cell[name]))
    what = f"{cell['measure'].replace('_', ' ')}{f' ({kind})' if kind else ''}"
    when = "at no stated time" if cell["period"] == "undated" else f"{VIEWS[cell['basis']]} {cell['period']}"
    build = f"corpus {manifest.corpus_sha256[:12]}, code {manifest.code_sha256[:12]}"
    rests = f"{cell['releases']} release{'' if cell['releases'] == 1 else 's'}"
    sure = f" (figures of confidence {cell['confidence']:g} or more)" if cell["confidence"] else ""
    return (
        f"{cell['jurisdiction']}, {what} {when}: {_bounds(cell['at_least'], cell['at_most_local'])}, as {rests} "
        f"jointly report{sure}. Taskforce Tally {manifest.version}, {build}."
    )


def _bounds(least: Any, most: Any) -> str:
    proven = "none proven" if pd.isna(least) else f"at least {least}"
    return f"{proven}, no upper limit" if pd.isna(most) else f"{proven}, at most {most}"
