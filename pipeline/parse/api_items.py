"""Releases as the programming interfaces of their publishers give them: JSON around a fragment of HTML."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

from pipeline.parse.html import parse_html
from pipeline.parse.model import Parsed, ParseError
from pipeline.releases import permalink

WORDPRESS = "application/vnd.wordpress.post+json"
DOJ = "application/vnd.justice-gov.press-release+json"


def parse_item(data: bytes, content_type: str) -> Parsed:
    """The text of an item, headline first, and its metadata. Raises ParseError (bad_json, bad_record, empty)."""
    try:
        item = json.loads(data)
        if not isinstance(item, dict):
            raise ValueError("it is no object")
    except (ValueError, RecursionError) as error:
        raise ParseError("bad_json", f"This is no JSON object: {error}. Fetch it anew.") from error
    title, body, published, updated = _wordpress(item) if content_type == WORDPRESS else _doj(item)
    if not isinstance(title, str) or not isinstance(body, str):
        raise ParseError("bad_record", "It holds no headline or no text. Fetch it anew.")
    if not body.strip():
        raise ParseError("empty", "It holds no text. Fetch it anew.")
    page = f"<html><head><meta charset=utf-8></head><body><article><h1>{title}</h1>\n{body}</article></body></html>"
    parsed = parse_html(page.encode(), "utf-8")
    address = permalink(str(item.get("link") or item.get("url") or ""))
    told = {"title": title, "text": body, "published": published, "updated": updated}
    basis = {field: "api" for field, value in told.items() if value}
    name = "wordpress" if content_type == WORDPRESS else "doj"
    return replace(
        parsed, url=address, published=published, updated=updated, parser=f"{name}:{parsed.parser}", basis=basis
    )


def _wordpress(item: dict[str, Any]) -> tuple[Any, Any, str | None, str | None]:
    """`title` and `content` are HTML; `date` is the site's own time, and what its readers see."""
    title, content = item.get("title"), item.get("content")
    return (
        title.get("rendered") if isinstance(title, dict) else None,
        content.get("rendered") if isinstance(content, dict) else None,
        _iso_day(item.get("date")),
        _iso_day(item.get("modified")),
    )


def _doj(item: dict[str, Any]) -> tuple[Any, Any, str | None, str | None]:
    """`title` is text and `body` HTML; `date` and `changed` are seconds since 1970."""
    title = item.get("title")
    return (
        escape(title) if isinstance(title, str) else None,
        item.get("body"),
        _epoch_day(item.get("date")),
        _epoch_day(item.get("changed")),
    )


def _iso_day(value: object) -> str | None:
    try:
        return datetime.fromisoformat(value).date().isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _epoch_day(value: object) -> str | None:
    try:
        return datetime.fromtimestamp(int(str(value)), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
