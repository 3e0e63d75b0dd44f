"""The rules of `html.yml`, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from selectolax.lexbor import LexborNode


@dataclass(frozen=True)
class Markup:
    """See `html.yml`. `containers`: (share, selectors), most telling first."""

    containers: tuple[tuple[float, tuple[str, ...]], ...]
    furniture: str
    header: str
    header_homes: frozenset[str]
    endings: re.Pattern[str]
    furniture_names: re.Pattern[str]
    furniture_headings: re.Pattern[str]
    published: tuple[tuple[str, str], ...]
    updated: tuple[tuple[str, str], ...]
    blocks: frozenset[str]
    unnested: frozenset[str]


def _load() -> Markup:
    data: dict[str, Any] = yaml.safe_load(files("pipeline.parse").joinpath("html.yml").read_text(encoding="utf-8"))
    return Markup(
        containers=tuple((entry["share"], tuple(entry["selectors"])) for entry in data["containers"]),
        furniture=", ".join(data["furniture"]),
        header=data["headers"]["selector"],
        header_homes=frozenset(data["headers"]["unless_within"]),
        endings=_any_of([data["endings"]]),
        furniture_names=_any_of(data["furniture_names"]),
        furniture_headings=_any_of(data["furniture_headings"]),
        published=tuple((selector, name) for selector, name in data["published"]),
        updated=tuple((selector, name) for selector, name in data["updated"]),
        blocks=frozenset(data["blocks"]),
        unnested=frozenset(data["unnested"]),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


RULES = _load()


def characters(node: LexborNode) -> int:
    """How many characters a node holds, white space left out."""
    return len("".join(node.text().split()))


def own_characters(node: LexborNode) -> int:
    """The same outside links."""
    return characters(node) - sum(characters(link) for link in node.css("a"))
