"""Pages a server gives in place of a release."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def is_error_page(text: str) -> bool:
    """Whether a text is a wall against robots or a page saying that there is none (see `error_pages.yml`)."""
    rules, first_line = _rules()
    if len(text) >= rules["max_characters"]:
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return any(first_line.fullmatch(line) for line in lines[: rules["lines"]])


@cache
def _rules() -> tuple[dict[str, Any], re.Pattern[str]]:
    path = files("pipeline.parse").joinpath("error_pages.yml")
    rules: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return rules, re.compile("|".join(f"(?:{pattern})" for pattern in rules["first_lines"]), re.IGNORECASE)
