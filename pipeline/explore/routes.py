"""Which address is which page; the same for the server and for the site."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.explore.pages import compare, coverage, figures, files, home, places, releases, search, shipped
from pipeline.explore.pages.model import Handler

ROUTES: dict[str, Handler] = {
    "/": home.home,
    "/about": home.about,
    "/compare": compare.compare,
    "/compare.{form}": compare.take_along,
    "/compare/{measure}-{basis}.json": shipped.shipped,
    "/cell": compare.cell,
    "/releases": releases.releases,
    "/release/{id}": releases.release,
    "/figure/{id}": figures.figure,
    "/agencies": places.agencies,
    "/agency/{id}": places.agency,
    "/jurisdictions": places.jurisdictions,
    "/jurisdiction/{id}": places.jurisdiction,
    "/operations": places.operations,
    "/operation/{id}": places.operation,
    "/coverage": coverage.coverage,
    "/source/{id}": coverage.source,
    "/search": search.search,
    "/search.json": search.index,
    "/search/{year}.json": search.year,
    "/dataset/{name}": files.dataset_file,
}


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path)))


_PATTERNS = [(_pattern(path), handler) for path, handler in ROUTES.items()]


def find(path: str) -> tuple[Handler, Mapping[str, str]] | None:
    """Who makes the page of a path, and the parts of it that vary; null where there is none."""
    trimmed = path.rstrip("/") or "/"
    for pattern, handler in _PATTERNS:
        match = pattern.fullmatch(trimmed)
        if match:
            return handler, match.groupdict()
    return None
