"""A web archive beside a test site: the CDX interface and raw captures. What it captured is invented."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote_plus, urlsplit

from site_on_loopback import Answer, Asked, Site, post

FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


@dataclass
class Archive:
    """Captures as (address, moment) → page; `rows` is how many the interface gives at once at most."""

    site: Site
    captures: dict[tuple[str, str], Answer] = field(default_factory=dict)
    rows: int = 150_000

    def __post_init__(self) -> None:
        self.site.answers["/cdx/search/cdx"] = self.listing

    def capture(self, original: str, moment: str, number: int, said: str = "arrested", status: int = 200) -> str:
        """Have a release captured; its path in the archive."""
        told = post(number, said)
        body = f"<html><title>{told.title}</title><h1>{told.title}</h1>{told.html}</html>".encode()
        self.captures[original, moment] = Answer(status, body)
        path = f"/web/{moment}id_/{original}"
        self.site.answers[path] = self.captures[original, moment]
        return path

    def listing(self, asked: Asked) -> Answer:
        query = parse_qs(urlsplit(asked.path).query)
        wanted, prefix = urlkey(query["url"][0]), query.get("matchType") == ["prefix"]
        found = sorted(
            [
                urlkey(url),
                moment,
                url,
                "text/html",
                str(page.status),
                page.headers.get("X-Digest", f"D{hash(page.body)}"),
            ]
            for (url, moment), page in self.captures.items()
        )
        found = [row for row in found if row[0] == wanted or (prefix and row[0].startswith(wanted))]
        found = [row for row in found if row[1] >= query.get("from", [""])[0]]
        for name, pattern in (one.split(":", 1) for one in query.get("filter", [])):
            found = [row for row in found if re.fullmatch(pattern, row[FIELDS.index(name)])]
        if "collapse" in query:
            column = FIELDS.index(query["collapse"][0])
            found = [row for n, row in enumerate(found) if not n or found[n - 1][column] != row[column]]
        if "resumeKey" in query:
            found = [row for row in found if " ".join(row[:2]) > query["resumeKey"][0].removesuffix("!")]
        most = min(self.rows, int(query.get("limit", [self.rows])[0]))
        names = query["fl"][0].split(",") if "fl" in query else FIELDS
        rows = [[row[FIELDS.index(name)] for name in names] for row in found[:most]]
        more = [[], [quote_plus(" ".join(found[most - 1][:2]) + "!")]] if len(found) > most else []
        shown = [names, *rows, *more] if rows else []
        return Answer(body=json.dumps(shown).encode(), content_type="application/json")


def urlkey(url: str) -> str:
    """The address as the archive sorts it: host turned round, without scheme, www and port."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    return f"{host}){parts.path.lower()}{'?' + parts.query if parts.query else ''}"
