"""A joint release that several publishers post, each with small edits of its own.

Of every text the smallest hashes of its runs of eight words are kept (a bottom-k sketch: A. Broder, On the
resemblance and containment of documents, 1997); two texts share of them what they share of their words. Hashes that
many texts hold are boilerplate and propose nobody, so that the work grows with the number of texts, and not with its
square.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, combinations
from typing import NamedTuple
from zlib import crc32

import numpy as np

RUN = 8  # words
KEPT = 48  # hashes of a text
LEAST_RUNS = 16  # of a text that can be told from another
LIKENESS = 0.6  # share of both texts' runs that both have
HOLDERS = 40  # texts that hold a hash; more of them, and it is boilerplate
LEAST_SHARED = 6  # hashes, before two texts are compared at all
DAYS = 31  # between the publications of one release
_WORD = re.compile(rb"[\w\x80-\xff]+")


class Sketched(NamedTuple):
    """The last known text of one release. `figures`: what is claimed in it, without place in the text."""

    release_id: str
    source_id: str
    published: str | None
    sketch: array[int]
    figures: frozenset[tuple[object, ...]]


class Near(NamedTuple):
    """A release that repeats another publisher's with small edits; `same_figures`: both claim the same."""

    release_id: str
    first: str
    same_figures: bool


def sketch_of(text: str) -> array[int]:
    """The smallest hashes of the runs of eight words of a text, in order; none of a text that is too short."""
    words = _WORD.findall(text.casefold().encode())
    line, starts = b" ".join(words), [0, *accumulate(len(word) + 1 for word in words)]
    runs = {crc32(line[start : end - 1]) for start, end in zip(starts, starts[RUN:], strict=False)}
    return array("I", sorted(runs)[:KEPT] if len(runs) >= LEAST_RUNS else ())


def find_near(texts: Sequence[Sketched], firsts: Mapping[str, str]) -> Iterator[Near]:
    """Releases that repeat one of another source, published about the same time, with small edits.

    The earliest published is the first of them, undated ones last, then the lowest id. `firsts` names the releases
    already known to repeat another's very text, which are left out.
    """
    ordered = sorted(
        (text for text in texts if text.release_id not in firsts),
        key=lambda text: (text.published is None, text.published or "", text.release_id),
    )
    taken: set[int] = set()
    for earlier, later in sorted(_candidates(ordered)):
        one, other = ordered[earlier], ordered[later]
        if later in taken or earlier in taken or not _may_be_one(one, other):
            continue
        if likeness(one.sketch, other.sketch) >= LIKENESS:
            taken.add(later)
            yield Near(other.release_id, one.release_id, one.figures == other.figures)


def likeness(one: array[int], other: array[int]) -> float:
    """The estimated share of their runs that two texts have in common, from 0 to 1."""
    smallest = sorted({*one, *other})[:KEPT]
    both = set(one) & set(other)
    return sum(run in both for run in smallest) / len(smallest) if smallest else 0.0


def _may_be_one(one: Sketched, other: Sketched) -> bool:
    if one.source_id == other.source_id:  # a publisher's own releases repeat its phrases
        return False
    if not one.published or not other.published or len(one.published) < 10 or len(other.published) < 10:
        return True
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days) <= DAYS


def _candidates(texts: Sequence[Sketched]) -> set[tuple[int, int]]:
    """Pairs, by place in `texts`, that share enough hashes that few others hold."""
    hashes = np.fromiter((run for text in texts for run in text.sketch), np.uint32)
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(text.sketch) for text in texts])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.array([], int)
    sizes = np.diff(np.r_[starts, len(hashes)])
    shared: Counter[tuple[int, int]] = Counter()
    for at in np.flatnonzero((sizes > 1) & (sizes <= HOLDERS)):
        holders = owners[starts[at] : starts[at] + sizes[at]].tolist()
        if len({texts[holder].source_id for holder in holders}) > 1:
            shared.update(combinations(sorted(holders), 2))
    return {pair for pair, number in shared.items() if number >= LEAST_SHARED}
