"""Search over the sentences of figures and the titles of releases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Download, Link, Page, Query, UnknownError, paging
from pipeline.explore.words import FOUND

FIGURES = """
SELECT counts.*, releases.publisher, releases.title, highlight(counts_fts, 0, ?, ?) AS shown
FROM counts_fts JOIN counts ON counts.rowid = counts_fts.rowid
    JOIN releases ON releases.release_id = counts.release_id AND releases.revision = counts.revision
WHERE counts_fts MATCH ? AND counts.latest LIMIT ? OFFSET ?
"""
TITLES = """
SELECT releases.release_id, releases.publisher, releases.published, highlight(releases_fts, 0, ?, ?) AS shown
FROM releases_fts JOIN releases ON releases.rowid = releases_fts.rowid
WHERE releases_fts MATCH ? AND releases.latest AND releases.title IS NOT NULL LIMIT 50
"""
OF_YEAR = "coalesce(substr(published, 1, 4), 'undated')"
YEARS = f"""
SELECT {OF_YEAR} AS year FROM counts WHERE latest UNION
SELECT {OF_YEAR} FROM releases WHERE latest AND title IS NOT NULL
"""
FIGURES_OF = f"""
SELECT count_id, value, measure, place, evidence FROM counts WHERE latest AND {OF_YEAR} = ?
ORDER BY published DESC, count_id
"""
TITLES_OF = f"""
SELECT release_id, title, publisher, published FROM releases WHERE latest AND title IS NOT NULL AND {OF_YEAR} = ?
ORDER BY published DESC, release_id
"""
LONGEST = 200
MOST_COUNTED = 1000


def search(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    words = query.get("q", "").strip()[:LONGEST]
    wanted = _match(words)
    if not wanted:
        return Page(
            "search.html", "Search", {"words": words, "figures": [], "titles": [], "paging": None, "asked": bool(words)}
        )
    counted = f"SELECT count(*) FROM (SELECT 1 FROM counts_fts WHERE counts_fts MATCH ? LIMIT {MOST_COUNTED})"
    total = desk.served.number(counted, [wanted])
    at = paging(query, total, f"/search?{_again(words)}&", 50)
    said = {
        "words": words,
        "asked": True,
        "figures": desk.served.rows(FIGURES, (*FOUND, wanted, *at.limit)),
        "titles": desk.served.rows(TITLES, (*FOUND, wanted)) if at.number == 1 else [],
        "paging": at,
        "more": total == MOST_COUNTED,
    }
    return Page("search.html", f"Search: {words}" if words else "Search", said)


def index(desk: Desk, _parts: Mapping[str, str], _query: Query, link: Link) -> Download:
    """For a site without a server: the years of publication, newest first, each with the file of what can be found."""
    years = sorted(
        (row["year"] for row in desk.served.rows(YEARS)), key=lambda one: (one != "undated", one), reverse=True
    )
    return _json("search.json", [[year, link(f"/search/{year}.json")] for year in years])


def year(desk: Desk, parts: Mapping[str, str], _query: Query, link: Link) -> Download:
    """What can be found of one year: address, what it is, and its words."""
    figures = desk.served.rows(FIGURES_OF, [parts["year"]])
    titles = desk.served.rows(TITLES_OF, [parts["year"]])
    if not figures and not titles:
        raise UnknownError("Nothing was published in that year.")
    entries = [
        [
            link(f"/figure/{row['count_id']}"),
            f"{row['value']} {row['measure'].replace('_', ' ')}, {row['place'] or 'place not stated'}",
            row["evidence"],
        ]
        for row in figures
    ]
    entries += [
        [link(f"/release/{row['release_id']}"), f"{row['publisher'] or ''} {row['published'] or ''}", row["title"]]
        for row in titles
    ]
    return _json(f"{parts['year']}.json", entries)


def _json(name: str, value: Any) -> Download:
    return Download(name, "application/json", json.dumps(value, ensure_ascii=False).encode())


def _match(words: str) -> str:
    """Every word must be there, the last perhaps only begun; nothing of it is syntax."""
    found = re.findall(r"\w+", words)
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _again(words: str) -> str:
    return urlencode({"q": words})
