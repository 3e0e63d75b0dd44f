"""Texts as the masker shows them, and [brackets] that say what it must hide."""

from __future__ import annotations

import re

from extractors.page.layout import lay_out
from extractors.people.masking import find_private_names, mask


def masked(text: str) -> str:
    return mask(text, 0, len(text), find_private_names(lay_out(text), (), ()))[0]


def assert_hidden(marked: str) -> None:
    """Of a text all that stands in brackets is hidden, and nothing else."""
    assert masked(re.sub(r"[\[\]]", "", marked)) == re.sub(r"\[[^\]]+\]", "[name]", marked)
