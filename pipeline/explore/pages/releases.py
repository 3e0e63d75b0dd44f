"""One release with its figures marked, and the list of all."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from pipeline.errors import UserError
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page, Query, UnknownError, paging
from pipeline.explore.texts import Line, Mark

OF_RELEASE = "WHERE release_id = ? AND revision = ?"
SAME_OPERATION = """
SELECT operations.operation_id, operations.name, releases.release_id, releases.title,
    releases.publisher, releases.published
FROM operation_releases AS own JOIN operations USING (operation_id) JOIN operation_releases AS told USING (operation_id)
    JOIN releases ON releases.release_id = told.release_id AND releases.latest
WHERE own.release_id = ? ORDER BY operations.name, releases.published LIMIT 200
"""
DOUBLES = """
SELECT release_id, title, publisher, published FROM releases
WHERE latest AND release_id IN (SELECT ? UNION SELECT release_id FROM double WHERE duplicate_of = ?) LIMIT 50
"""
LISTED = """
SELECT releases.release_id, title, publisher, releases.published, figures
FROM (SELECT * FROM listed_release WHERE {which} ORDER BY published DESC, release_id DESC LIMIT ? OFFSET ?) AS listed
JOIN releases ON releases.rowid = at ORDER BY releases.published DESC, releases.release_id DESC
"""
WHICH = {
    "": ("All releases", "1"),
    "topic": ("On trafficking and related", "on_topic = 1"),
    "figures": ("With figures", "(figures > 0) = 1"),
}


def releases(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    chosen = query.get("with", "")
    if chosen not in WHICH:
        raise UnknownError("There is no such list of releases.")
    which = WHICH[chosen][1]
    total = desk.served.number(f"SELECT count(*) FROM listed_release WHERE {which}")
    at = paging(query, total, f"{_address(chosen)}{'&' if chosen else '?'}")
    said = {
        "rows": desk.served.rows(LISTED.format(which=which), at.limit),
        "paging": at,
        "which": [
            (name, f"/releases?with={key}" if key else "/releases", key == chosen) for key, (name, _) in WHICH.items()
        ],
    }
    return Page("releases.html", "Releases", said)


def _address(which: str) -> str:
    return f"/releases?with={which}" if which else "/releases"


def release(desk: Desk, parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    known = desk.served.rows("SELECT * FROM releases WHERE release_id = ? ORDER BY revision", [parts["id"]])
    wanted = query.get("revision")
    shown = [row for row in known if (str(row["revision"]) == wanted if wanted else row["latest"])]
    if not shown:
        raise UnknownError(
            "No release of that id is in the dataset." if not known else "The release has no such revision."
        )
    row = shown[0]
    key = (row["release_id"], row["revision"])
    counts = desk.served.rows(f"SELECT * FROM counts {OF_RELEASE} ORDER BY start, measure, count_id", key)
    agencies = desk.served.rows(f"SELECT * FROM agencies {OF_RELEASE} ORDER BY start", key)
    dates = desk.served.rows(f"SELECT * FROM dates {OF_RELEASE} ORDER BY start", key)
    lines, trouble = _lines(desk, row, _marks(counts, agencies, dates))
    said = {
        "release": row,
        "counts": counts,
        "numbers": {count["count_id"]: number for number, count in enumerate(counts, 1)},
        "agencies": agencies,
        "dates": {(date["start"], date["end"]): date for date in dates},
        "lines": lines,
        "trouble": trouble,
        "revisions": known,
        "changes": _changes(desk, known, row),
        "operations": _operations(desk, row["release_id"]),
        "doubles": _doubles(desk, row),
        "area": desk.label(row["jurisdiction_id"]),
    }
    return Page("release.html", row["title"] or f"Release {row['release_id']}", said)


def _marks(counts: list[dict[str, Any]], agencies: list[dict[str, Any]], dates: list[dict[str, Any]]) -> list[Mark]:
    spans: dict[tuple[int, int], list[str]] = {}
    for count in counts:
        spans.setdefault((count["start"], count["end"]), []).append(count["count_id"])
    marks = [Mark(start, end, "figure", tuple(ids)) for (start, end), ids in spans.items()]
    marks += [Mark(date["start"], date["end"], "date", (f"{date['first']} {date['role']}",)) for date in dates]
    return marks + [Mark(a["start"], a["end"], "agency", (a["agency_id"],)) for a in agencies if a["start"] >= 0]


def _lines(desk: Desk, row: Mapping[str, Any], marks: list[Mark]) -> tuple[list[Line], str | None]:
    """The text in pieces, or why there is none."""
    if row["status"] != "read":
        return [], "The stored bytes gave no text."
    try:
        return desk.texts.lines(row, marks), None
    except UserError as error:
        return [], error.problem


def _changes(desk: Desk, known: list[dict[str, Any]], row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The lines that a revision took from the one before it ("del"), and those it brought ("ins")."""
    before = [one for one in known if one["revision"] == row["revision"] - 1]
    if not before:
        return []
    old, new = (
        ["".join(piece.text for piece in line) for line in _lines(desk, one, [])[0]] for one in (before[0], row)
    )
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [("del", line) for line in old[a:b]] + [("ins", line) for line in new[c:d]]
    return found


def _operations(desk: Desk, release_id: str) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Each operation the release tells of, with the other releases that do."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in desk.served.rows(SAME_OPERATION, [release_id]):
        others = told.setdefault((row["operation_id"], row["name"]), [])
        if row["release_id"] != release_id:
            others.append(row)
    return [(known_as, name, others) for (known_as, name), others in told.items()]


def _doubles(desk: Desk, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The releases with the same text under another address."""
    return [
        double
        for double in desk.served.rows(DOUBLES, [row["duplicate_of"], row["release_id"]])
        if double["release_id"] != row["release_id"]
    ]
