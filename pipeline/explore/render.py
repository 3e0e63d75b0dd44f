"""Pages to HTML, from the templates of this package. Whatever a template is given is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.comparison.question import THRESHOLD
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page
from pipeline.explore.words import FILTERS

MENU = (
    ("/", "Home"),
    ("/compare", "Compare"),
    ("/jurisdictions", "Places"),
    ("/agencies", "Agencies"),
    ("/operations", "Operations"),
    ("/releases", "Releases"),
    ("/coverage", "Coverage"),
    ("/search", "Search"),
    ("/about", "About"),
)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("pipeline.explore"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(FILTERS)
    found.globals["threshold"] = THRESHOLD
    return found


def render(page: Page, desk: Desk | None, link: Link, *, path: str, live: bool) -> str:
    """`live`: a server stands behind the page, which can answer forms. `desk` is null where there is no dataset."""
    version = desk.dataset.manifest.version if desk else None
    corpus = desk.dataset.manifest.corpus_sha256[:12] if desk else None
    here = {
        "link": link,
        "live": live,
        "path": path,
        "menu": MENU,
        "title": page.title,
        "version": version,
        "corpus": corpus,
    }
    return _templates().get_template(page.template).render({**page.said, **here})
