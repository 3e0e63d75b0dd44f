"""Which platform a page betrays, and what a source file says of it: see `platforms.yml`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser

from pipeline.scrape.pages import joined

Fields = dict[str, Any]  # keys of a source file
_LEAST_LINKS = 3
_NEXT = ("a[rel=next]", ".pager__item--next a", ".pager-next a", "a.next", ".nav-previous a")
_HEADLINE = re.compile(r"(?:[^/-]{1,60}-){2}")  # the last part of an address that is made of a headline
_NUMBERS = re.compile(r"(?:/\d{1,4}){1,3}/$")


def detect(address: str, source: str) -> Fields:
    """Platform, addresses and selectors for the page or feed at `address`; empty where nothing tells.

    A page that is of no known platform is a listing where at least three of its links, with addresses made of
    headlines, lead to one section of its site; else its feed is read, where it names one.
    """
    for platform, where, pattern, begin in _rules():
        if pattern.search(address if where == "address" else source):
            start = {"page": address, "site": urljoin(address, "/")}.get(begin, begin)
            return {"platform": platform, "addresses": [start]}
    tree = LexborHTMLParser(source)
    return _listing(tree, address) or _feed(tree, address)


def _listing(tree: LexborHTMLParser, address: str) -> Fields:
    host = urlsplit(address).netloc
    links = {joined(address, node.attributes.get("href") or "") for node in tree.css("a[href]")}
    paths = {urlsplit(link).path for link in links if _host(link) == host}
    sections = Counter(_section(path) for path in paths if _HEADLINE.match(path.rstrip("/").rpartition("/")[2]))
    section, number = max(sections.items(), key=lambda found: (found[1], found[0]), default=("", 0))
    if number < _LEAST_LINKS or section == "/" or '"' in section:
        return {}
    selectors = {"links": f'a[href*="{section}"]'}
    following = next((selector for selector in _NEXT if tree.css_first(selector)), None)
    if following:
        selectors["next"] = following
    return {
        "platform": "listing",
        "addresses": [address],
        "selectors": selectors,
        "releases": {"sections": [section]},
    }


def _host(link: str) -> str:
    try:
        return urlsplit(link).netloc
    except ValueError:
        return ""


def _section(path: str) -> str:
    """The folder a release's address lies in, without those that only tell its day."""
    return _NUMBERS.sub("/", path.rstrip("/").rpartition("/")[0] + "/")


def _feed(tree: LexborHTMLParser, address: str) -> Fields:
    node = tree.css_first("link[rel=alternate][type='application/rss+xml'], link[type='application/atom+xml']")
    href = node.attributes.get("href") if node else None
    return {"platform": "feed", "addresses": [joined(address, href)]} if href else {}


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    path = files("pipeline.scrape").joinpath("platforms.yml")
    rules: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple((rule["platform"], rule["in"], re.compile(rule["pattern"]), rule["begin"]) for rule in rules)
