"""The rows that one release gives, from what was read of it. What only several releases can say comes later."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from extractors.model import Agency, Count, DateMention, Span, earliest_day, latest_day
from extractors.people.masking import holds_name, holds_person
from extractors.people.things import plain_words
from extractors.people.words import is_ordinary, is_place
from pipeline.extract import Read
from pipeline.issues import Issue
from pipeline.releases import Release, Status
from pipeline.resolve.agencies import LinkedAgency
from pipeline.sources import Source

Row = dict[str, Any]
MASK = "[name]"
WORD = re.compile(r"\w+")
MONTHS = frozenset(name.lower() for name in (*month_name, *month_abbr))
PRECISIONS = {4: "year", 7: "month", 10: "day"}
ROLES = ("issuing", "leading", "prosecuting", "partnering")  # the stronger first


@dataclass(frozen=True, slots=True)
class Told:
    """One revision of a release, what was read of it, and whose it is.

    `home` is the issuer's own area as a place's name, `jurisdiction_id` the same as an id.
    """

    release: Release
    read: Read
    status: Status
    source: Source | None
    jurisdiction_id: str | None
    home: str | None
    names: frozenset[str]
    private: frozenset[str]
    agency_id: str | None = None

    @property
    def home_state(self) -> str | None:
        """The two letters that every place of a state ends in."""
        return self.home[-2:] if self.home and self.home != "US" else None

    @property
    def published(self) -> str | None:
        found = self.read.reading.published
        return found.value if found else self.release.published_hint

    def headed(self, words: str | None) -> str | None:
        """A title or an address, or null where it holds a private person's name or what may be one."""
        plain = plain_words(self.release.text)
        return None if words is None or holds_name(words, self.names, plain) else words

    def shown(self, words: str | None) -> str | None:
        """Words that a rule took for a thing, or null where they hold a whole name, or a private person's."""
        if words is None:
            return None
        plain = _plain(words)
        return None if holds_person(words) or any(way in plain for way in self.private) else words

    def masked(self, words: str) -> str:
        """The same with a mask in the place of null."""
        return MASK if self.shown(words) is None else words

    def identify(self) -> Row:
        return {"release_id": self.release.release_id, "revision": self.release.revision}


def names_in(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """The names at the spans, white space made one blank."""
    return frozenset(" ".join(span.of(text).split()) for span in spans)


def ways_to_write(names: Iterable[str]) -> frozenset[str]:
    """The names and their last words in the usual ways of writing, as `_plain` makes words comparable.

    Ordinary words, places and months are passed over: "Dallas" in an organisation's name or "April" in a date shows
    nobody of that name.
    """
    telling = {words for name in names for words in (name, name.rpartition(" ")[2]) if not _common(words)}
    return frozenset(_plain(way) for words in telling for way in (words, words.lower(), words.title(), words.upper()))


def _plain(words: str) -> str:
    return f" {' '.join(WORD.findall(words))} "


def _common(words: str) -> bool:
    plain = _plain(words.lower()).split()
    return all(len(word) < 3 or word in MONTHS or is_ordinary(word) or is_place(word) for word in plain)


def release_row(told: Told) -> Row:
    release, reading = told.release, told.read.reading
    published = told.published
    basis = reading.published.basis if reading.published else "page"
    return told.identify() | {
        "latest": release.latest,
        "source_id": release.source_id,
        "state": state_of(told.jurisdiction_id),
        "jurisdiction_id": told.jurisdiction_id,
        "site": release.site,
        "url": told.headed(release.url),
        "url_sha256": sha256(release.url.encode()).hexdigest() if release.url else None,
        "title": told.headed(told.read.title or release.title),
        "publisher": told.shown(reading.publisher or (told.source.publisher if told.source else release.publisher)),
        "agency_id": told.agency_id,
        "published": published,
        "published_precision": PRECISIONS[len(published)] if published else None,
        "published_basis": basis if published else None,
        "updated": reading.updated or release.updated_hint,
        "fetched_at": release.fetched_at,
        "snapshot_sha256": release.snapshot_sha256,
        "text_sha256": release.text_sha256,
        "topic": reading.topic.value,
        "topic_words": list(reading.topic.words),
        "duplicate_of": None,
        "gone": release.gone,
        "parser": release.parser,
        "status": told.status,
        "review": None,
        "read_as": [],
    }


def identify_count(release_id: str, revision: int, start: int, end: int, measure: str, offense: str | None) -> str:
    """16 hex digits of SHA-256 over what tells a count from all others."""
    parts = (release_id, revision, start, end, measure, offense or "")
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


def _count_id(told: Told, count: Count) -> str:
    release, span = told.release, count.number.span
    return identify_count(release.release_id, release.revision, span.start, span.end, count.measure, count.offense)


def count_row(told: Told, count: Count, place_ids: tuple[str, ...], candidates: tuple[str, ...] = ()) -> Row:
    """`candidates` are the areas an undecided place may be."""
    number, period = count.number, count.period
    total = None if count.part_of is None else _count_id(told, told.read.reading.counts[count.part_of])
    return told.identify() | {
        "count_id": _count_id(told, count),
        "latest": told.release.latest,
        "source_id": told.release.source_id,
        "state": state_of(place_ids[0] if place_ids else None),
        "topic": told.read.reading.topic.value,
        "published": told.published,
        "measure": count.measure,
        "value": number.value,
        "value_max": number.value_max,
        "precision": number.precision,
        "as_said": told.masked(count.as_said),
        "offense": count.offense,
        "age_group": count.age_group,
        "gender": count.gender,
        "period_start": period.first,
        "period_end": period.last,
        "period_earliest": earliest_day(period.first) if period.first else None,
        "period_latest": latest_day(period.last) if period.last else None,
        "period_basis": period.basis,
        "scope": period.scope,
        "place": count.place,
        "place_ids": list(place_ids),
        "place_candidates": list(candidates),
        "operation": told.shown(count.operation),
        "operation_id": None,
        "part_of": total,
        "breakdown": count.breakdown,
        "exhaustive": count.exhaustive,
        "evidence": count.evidence,
        "evidence_start": count.evidence_number.start,
        "evidence_end": count.evidence_number.end,
        "start": number.span.start,
        "end": number.span.end,
        "rule": count.rule,
        "confidence": round(count.confidence, 2),
        "repeated": False,
        "distinct_from": [],
        "review": None,
        "read_as": [],
    }


def agency_rows(told: Told, linked: list[tuple[Agency, LinkedAgency]]) -> Iterator[Row | Issue]:
    """One row an organisation, with its first mention and its strongest role; an issue for one named after a person."""
    by_id: dict[str, list[tuple[Agency, LinkedAgency]]] = {}
    for agency, link in linked:
        by_id.setdefault(link.agency_id, []).append((agency, link))
    for agency_id, mentions in by_id.items():
        in_text = [agency for agency, _ in mentions if agency.span.start >= 0]
        first = min(in_text or [mentions[0][0]], key=lambda agency: agency.span)
        link = mentions[0][1]
        if link.ori is None and told.shown(link.name) is None:
            message = "An organisation's name holds a private person's; it is left out of the agencies."
            yield Issue("resolve", "agency_withheld", told.release.source_id, told.release.release_id, message)
            continue
        yield told.identify() | {
            "agency_id": agency_id,
            "ori": link.ori,
            "name": link.name,
            "as_said": told.masked(first.name),
            "type": link.type,
            "level": link.level or first.level,
            "agency_jurisdiction_id": link.jurisdiction_id,
            "role": min((agency.role for agency, _ in mentions), key=ROLES.index),
            "start": first.span.start,
            "end": first.span.end,
            "review": None,
        }


def date_row(told: Told, mention: DateMention) -> Row:
    single = mention.first == mention.last
    return told.identify() | {
        "as_said": told.masked(mention.span.of(told.release.text)),
        "first": mention.first,
        "last": mention.last,
        "earliest": earliest_day(mention.first),
        "latest": latest_day(mention.last),
        "precision": PRECISIONS[len(mention.first)] if single else "range",
        "role": mention.role,
        "start": mention.span.start,
        "end": mention.span.end,
    }


def state_of(jurisdiction_id: str | None) -> str | None:
    """The state's two digits, with which every id but the nation's begins; "US" for the nation."""
    return jurisdiction_id[:2] if jurisdiction_id else None
