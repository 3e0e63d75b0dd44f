"""A release: one text of one publisher, known by its source and its permanent address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

Status = Literal["read", "empty", "unreadable", "forgotten"]

# Query parameters that tell who sent the reader, not what the page is.
_TRACKING = re.compile(r"utm_\w*|(?:fb|g|d)clid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)", re.I)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Release:
    """One revision of one release.

    `revision` numbers the distinct texts of a release from 1 in order of first arrival; `latest`
    marks the text its source last had. `published_hint` and `updated_hint` are what the page's
    metadata say, ISO 8601. `text` is empty unless `status` is "read". `snapshot_sha256` is of the first
    stored bytes that gave the text, `text_sha256` of the text in UTF-8.
    """

    release_id: str
    revision: int
    latest: bool
    source_id: str
    key: str
    url: str | None
    site: str | None
    title: str | None
    publisher: str | None
    published_hint: str | None
    updated_hint: str | None
    text: str
    text_sha256: str
    snapshot_sha256: str
    fetched_at: datetime | None
    gone: bool
    parser: str
    status: Status


def release_id(source_id: str, key: str) -> str:
    """16 hex digits that stand for a source and the permalink, record id or relative path within it."""
    return sha256(f"{source_id}\n{key}".encode()).hexdigest()[:16]


@lru_cache(maxsize=10_000)
def permalink(url: str) -> str | None:
    """The address without what does not change the page; null where it is no web address.

    Scheme and host in lower case, default port, fragment, tracking parameters and trailing slash gone;
    other parameters stay in their order. Idempotent.
    """
    try:
        parts = urlsplit(url.strip())
        host, port, scheme = parts.hostname, parts.port, parts.scheme.lower()
    except ValueError:
        return None
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name)]
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._").rstrip("/")
    return urlunsplit((scheme, netloc, path, urlencode(query), ""))


def site_of(url: str | None) -> str | None:
    """The host of an address, without a leading "www."."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def slug(name: str) -> str:
    """A name as a source id: lower case letters, digits and hyphens, joined by underscores."""
    return re.sub(r"[^a-z0-9-]+", "_", name.lower()).strip("_-")
